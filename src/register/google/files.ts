/** Files beside the spreadsheet, by the advanced Drive service: with `drive.file` it sees only what this script made. */
import type { FilePlace, Files, MadeFile, StoredFile } from '../app/ports.ts';
import { createPdfs } from './pdfs.ts';

/** Name of the app property that holds a tag; Drive keeps 124 bytes of name and value together. */
const TAG = 'tag';
/** And the one that holds the set of a file. */
const SET = 'set';
const FACTS = 'id,size,sha256Checksum,trashed';
const MADE = 'id,webViewLink,createdTime,modifiedTime,appProperties';
const FOLDER = 'application/vnd.google-apps.folder';
const GOOGLE = {
  document: 'application/vnd.google-apps.document',
  sheet: 'application/vnd.google-apps.spreadsheet',
} as const;
const PAGE = 1000;

/** The types want content where Google wants none, as for a folder. */
const NO_CONTENT = undefined as unknown as GoogleAppsScript.Base.Blob;

/** The types do not know that content comes back as text, or as a blob. */
type Content = string | GoogleAppsScript.Base.Blob;

export function filesOf(): Files {
  return {
    madeIn(set) {
      const q = `appProperties has { key='${SET}' and value='${quoted(set)}' } and trashed = false`;
      const found: MadeFile[] = [];
      let pageToken: string | undefined;
      do {
        const fields = `nextPageToken,files(${MADE})`;
        const page = files().list({ q, fields, pageSize: PAGE, ...(pageToken && { pageToken }) });
        found.push(...(page.files ?? []).map(madeOf));
        pageToken = page.nextPageToken;
      } while (pageToken);
      return found;
    },
    createFolder: (place) =>
      madeOf(files().create({ ...resourceOf(place), mimeType: FOLDER }, NO_CONTENT, { fields: MADE })),
    createFile(place, type, bytes, as) {
      // Google's bytes go from -128 to 127.
      const blob = Utilities.newBlob(
        bytes.map((byte) => (byte > 127 ? byte - 256 : byte)),
        type,
        place.name,
      );
      const mimeType = as ? GOOGLE[as] : type;
      return madeOf(files().create({ ...resourceOf(place), mimeType }, blob, { fields: MADE }));
    },
    copy: (id, place) => madeOf(files().copy(resourceOf(place), id, { fields: MADE })),
    createPdfs: (orders) => createPdfs(orders, { fields: MADE, resourceOf, madeOf }),
    rename: (id, name) => ifOurs(() => files().update({ name }, id)),
    discard: (id) => ifOurs(() => files().update({ trashed: true }, id)),
    share(id, role) {
      const domain = Session.getEffectiveUser().getEmail().split('@')[1] ?? '';
      try {
        Drive!.Permissions.create({ type: 'domain', role, domain }, id);
        return true;
      } catch (error) {
        // An account of no organisation has nobody to share with, and an organisation may forbid it.
        console.warn(error instanceof Error ? error.message : error);
        return false;
      }
    },
    create({ name, type, text, tag }) {
      const blob = Utilities.newBlob('', type, name).setDataFromString(text, 'UTF-8');
      const made = files().create({ name, mimeType: type, appProperties: { [TAG]: tag } }, blob, {
        fields: 'id',
      });
      return made.id!;
    },
    find(tag) {
      const q = `appProperties has { key='${TAG}' and value='${tag}' } and trashed = false`;
      const found = files().list({ q, fields: `files(${FACTS})` });
      return (found.files ?? []).map(factsOf);
    },
    facts(id) {
      try {
        const file = files().get(id, { fields: FACTS }) as GoogleAppsScript.Drive_v3.Drive.V3.Schema.File;
        return file.trashed ? null : factsOf(file);
      } catch (error) {
        if (error instanceof Error && /not found/i.test(error.message)) return null;
        throw error;
      }
    },
    text(id) {
      const content = files().get(id, { alt: 'media' }) as unknown as Content;
      return typeof content === 'string' ? content : content.getDataAsString('UTF-8');
    },
    sha256(text) {
      const { DigestAlgorithm, Charset } = Utilities;
      const bytes = Utilities.computeDigest(DigestAlgorithm.SHA_256, text, Charset.UTF_8);
      return bytes.map((byte) => ((byte + 256) % 256).toString(16).padStart(2, '0')).join('');
    },
  };
}

function files(): GoogleAppsScript.Drive_v3.Drive.V3.Collection.FilesCollection {
  // The types take into account that a manifest may not enable the service; ours does.
  return Drive!.Files;
}

function resourceOf({ name, folder, tag, set }: FilePlace): GoogleAppsScript.Drive_v3.Drive.V3.Schema.File {
  const parents = folder === null ? {} : { parents: [folder] };
  return { name, ...parents, appProperties: { [TAG]: tag, [SET]: set } };
}

function madeOf(file: GoogleAppsScript.Drive_v3.Drive.V3.Schema.File): MadeFile {
  const properties = (file.appProperties ?? {}) as Readonly<Record<string, string>>;
  return {
    id: file.id!,
    tag: properties[TAG] ?? '',
    url: file.webViewLink ?? '',
    created: Date.parse(file.createdTime!),
    modified: Date.parse(file.modifiedTime!),
  };
}

/** Another person's file, or one that is gone for good, cannot be changed; that is as it should be. */
function ifOurs(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Error && /not found|permission/i.test(error.message))) throw error;
  }
}

/** Text within quotes in the search language of Drive. */
function quoted(text: string): string {
  return text.replace(/[\\']/g, '\\$&');
}

function factsOf(file: GoogleAppsScript.Drive_v3.Drive.V3.Schema.File): StoredFile {
  return { id: file.id!, size: Number(file.size ?? 0), sha256: file.sha256Checksum ?? '' };
}
