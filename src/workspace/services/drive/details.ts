/** What Drive knows of a file beside its name, owner and readers. */

/** Who may do what by the link alone; `anyone` on the internet, or only people of the owner's own domain. */
export interface LinkSharing {
  readonly type: 'anyone' | 'domain';
  readonly role: 'reader' | 'commenter' | 'writer';
}

export interface DriveDetails {
  description: string;
  starred: boolean;
  /** People who may read and comment, but not edit. */
  readonly commenters: string[];
  link: LinkSharing | null;
  /** Key-value pairs that every app sees. */
  readonly properties: Record<string, string>;
  /** Key-value pairs by script project: each sees its own alone. */
  readonly appProperties: Record<string, Record<string, string>>;
  /** Script projects that made the file; `drive.file` lets them at these files and no others. */
  readonly apps: string[];
}

export function newDriveDetails(): DriveDetails {
  return {
    description: '',
    starred: false,
    commenters: [],
    link: null,
    properties: {},
    appProperties: {},
    apps: [],
  };
}
