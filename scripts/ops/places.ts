/** The files of a register in Drive, known by a mark that only this client sees: found again, or made. */
import type { drive_v3 } from 'googleapis/build/src/apis/drive';
import { EXIT, OpsFault, statusOf } from './fault.ts';
import { ensure, type Google, NEW, orNull, type Patience } from './google.ts';
import { TARGETS, type Target } from './target.ts';

export type DriveFile = drive_v3.Schema$File;

const FOLDER = 'application/vnd.google-apps.folder';
const SPREADSHEET = 'application/vnd.google-apps.spreadsheet';
export const FORM_TYPE = 'application/vnd.google-apps.form';
const FIELDS = 'id,name,mimeType,webViewLink,appProperties,createdTime';

/** What a register consists of in Drive. */
export const PARTS = {
  map: { type: FOLDER, name: (target: Target) => TARGETS[target].title as string },
  register: { type: SPREADSHEET, name: (target: Target) => TARGETS[target].title as string },
  kopieen: { type: FOLDER, name: () => 'Reservekopieën' },
} as const;
export type Part = keyof typeof PARTS;

/** Key of the mark that says which part a file is. */
const MARK = 'terreinregister';
/** Keys beside it: of which target, and on the spreadsheet the id of its script. */
const TARGET = 'doel';
export const SCRIPT = 'script';

/** The value of the mark on a backup in Drive. */
const COPY = 'kopie';

/** The oldest file with this mark that was not thrown away; null when there is none. */
export async function findPart(google: Google, target: Target, part: Part): Promise<DriveFile | null> {
  return (await marked(google, target, part))[0] ?? null;
}

/** The backups of a target in Drive that were not thrown away, the oldest first. */
export function copiesThere(google: Google, target: Target): Promise<readonly DriveFile[]> {
  return marked(google, target, COPY);
}

/** What marks a backup of a target in Drive. */
export function copyMark(target: Target): Readonly<Record<string, string>> {
  return { [MARK]: COPY, [TARGET]: target };
}

async function marked(google: Google, target: Target, mark: string): Promise<readonly DriveFile[]> {
  const has = (key: string, value: string) => `appProperties has { key='${key}' and value='${value}' }`;
  const { data } = await google.drive.files.list({
    q: `${has(MARK, mark)} and ${has(TARGET, target)} and trashed=false`,
    orderBy: 'createdTime',
    spaces: 'drive',
    pageSize: 1000,
    fields: `files(${FIELDS})`,
  });
  return data.files ?? [];
}

/** Finds a part or makes it, marked from its first moment on. */
export async function ensurePart(
  google: Google,
  target: Target,
  part: Part,
  parent: string | null,
  patience: Patience,
): Promise<{ readonly value: DriveFile; readonly made: boolean }> {
  return ensure(
    () => findPart(google, target, part),
    async () => {
      const requestBody: DriveFile = {
        name: PARTS[part].name(target),
        mimeType: PARTS[part].type,
        appProperties: { [MARK]: part, [TARGET]: target },
        ...(parent !== null && { parents: [parent] }),
      };
      return (await google.drive.files.create({ requestBody, fields: FIELDS })).data;
    },
    patience,
  );
}

/** Stands in the place of the script's id from before it is asked for until it is there. */
const BUSY = 'bezig';

/** What is known of the script of a spreadsheet. */
export type Script =
  | { readonly state: 'there'; readonly id: string }
  | { readonly state: 'none' }
  /** It was asked for and no answer came: it may exist, and Google has no way to ask. */
  | { readonly state: 'unsure' };

/** Looks at the mark on the spreadsheet, and whether that script is still there. */
export async function findScript(google: Google, register: DriveFile): Promise<Script> {
  const id = register.appProperties?.[SCRIPT];
  if (!id) return { state: 'none' };
  if (id === BUSY) return { state: 'unsure' };
  const found = await orNull(google.script.projects.get({ scriptId: id }));
  return found ? { state: 'there', id } : { state: 'none' };
}

/** Makes the bound script; written down before and after, so that an answer that is lost is noticed. */
export async function makeScript(google: Google, register: DriveFile, target: Target): Promise<string> {
  await noteScript(google, register.id!, BUSY);
  const { data } = await google.script.projects.create({
    requestBody: { title: 'Terreinregister', parentId: register.id! },
  });
  if (!data.scriptId)
    throw new OpsFault(EXIT.partial, `Google gaf geen script-ID voor ${TARGETS[target].title}.`);
  await noteScript(google, register.id!, data.scriptId);
  return data.scriptId;
}

/** Notes on the spreadsheet which script is bound to it. */
export async function noteScript(google: Google, registerId: string, scriptId: string): Promise<void> {
  const requestBody = { appProperties: { [SCRIPT]: scriptId } };
  await google.drive.files.update({ fileId: registerId, requestBody, fields: 'id' });
}

/** True for a spreadsheet in which nothing was ever done, so that it can make room for a new one. */
export async function isPristine(google: Google, registerId: string): Promise<boolean> {
  if (registerId === NEW) return true;
  const { data } = await google.sheets.spreadsheets.get({
    spreadsheetId: registerId,
    fields: 'sheets(properties(title),data(rowData(values(userEnteredValue)))),developerMetadata,namedRanges',
  });
  const [first, ...others] = data.sheets ?? [];
  const cells = (first?.data ?? [])
    .flatMap(({ rowData }) => rowData ?? [])
    .flatMap(({ values }) => values ?? []);
  return others.length === 0 && cells.length === 0 && !data.namedRanges && !data.developerMetadata;
}

/** The files of a type that this sign-in sees, the oldest first; none where it may not look. */
export async function visibleFiles(
  google: Google,
  mimeType: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  try {
    const { data } = await google.drive.files.list({
      q: `mimeType='${mimeType}' and trashed=false`,
      fields: 'files(id,name)',
      orderBy: 'createdTime',
      pageSize: 1000,
    });
    return (data.files ?? []).map(({ id, name }) => ({ id: id ?? '', name: name ?? '' }));
  } catch (error) {
    if (statusOf(error) === 403) return [];
    throw error;
  }
}
