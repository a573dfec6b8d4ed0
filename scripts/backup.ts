/** Keeps the whole register as one file: every tab, the script, the forms with their answers, the templates. */
import { resolve } from 'node:path';
import { strToU8 } from 'fflate';
import {
  backupName,
  dropFiles,
  KEEP,
  type KeepRule,
  type KeptFile,
  keepBackup,
  keptAmong,
  keptIn,
  type LeftOut,
  packBackup,
  type Reason,
  readBackup,
  sha256,
  superfluous,
} from './ops/archive.ts';
import { type Command, main, type Session } from './ops/command.ts';
import { EXIT, faultOf, OpsFault, statusOf } from './ops/fault.ts';
import type { Google } from './ops/google.ts';
import { type BookImage, type Reading, readSteadily } from './ops/image.ts';
import { copiesThere, copyMark, FORM_TYPE, findPart, visibleFiles } from './ops/places.ts';
import { remoteProgram } from './ops/program.ts';
import { readProject, versionIn } from './ops/target.ts';
import { uploadFile } from './ops/upload.ts';

const HELP = `
Bewaart het hele register in één bestand met controlesommen: alle tabbladen, het script, de formulieren met hun
reacties en de sjablonen. Er staan persoonsgegevens in; alleen u kunt het bestand lezen.

Gebruik: npm run backup -- [--target test|productie] [opties]

  --naar MAP          De map (standaard een map van uw eigen account, buiten dit project).
  --bewaar D,W,M      Van hoeveel dagen, weken en maanden de nieuwste kopie blijft (standaard 14,8,12), naast alle van de
                      laatste 24 uur. Wat niet hoeft, gaat weg.
  --bewaar alles      Gooi niets weg.
  --drive             Zet de kopie ook in de map Reservekopieën in Drive.
  --controleer FILE   Ga alleen na of een kopie gaaf is.
`;

const ZIP = 'application/zip';
const DOCUMENT = 'application/vnd.google-apps.document';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const BACKUP: Command = {
  name: 'backup',
  help: HELP,
  options: {
    naar: { type: 'string' },
    bewaar: { type: 'string' },
    drive: { type: 'boolean', default: false },
    controleer: { type: 'string' },
  },
  async run(session, values) {
    if (values.controleer !== undefined) return verify(resolve(String(values.controleer)));
    const rule = ruleIn(values.bewaar as string | undefined);
    const folder = values.naar === undefined ? session.places.backups : resolve(String(values.naar));
    const google = session.google();
    const made = await makeBackup(session, google, 'met de hand', folder);
    const driveId = values.drive === true ? await toDrive(session, google, made) : null;
    const dropped = rule ? superfluous(keptIn(folder), rule, Date.parse(made.madeAt)) : [];
    dropFiles(dropped);
    const droppedInDrive = rule && driveId ? await dropThere(session, google, made, rule) : [];
    const lines = [
      `Bewaard: ${made.path}`,
      `  ${made.book.tabs.length} tabbladen, ${made.rows} rijen, ${Math.ceil(made.bytes.length / 1024)} kB, controlesom ${sha256(made.bytes).slice(0, 16)}…`,
      ...(driveId ? ['  Ook in Drive, in de map Reservekopieën.'] : []),
      ...(dropped.length > 0
        ? [`  Weggedaan volgens de bewaarregel: ${dropped.map(({ name }) => name).join(', ')}`]
        : []),
      ...(droppedInDrive.length > 0
        ? [`  In Drive naar de prullenbak: ${droppedInDrive.map(({ name }) => name).join(', ')}`]
        : []),
      ...made.leftOut.map(({ what, why }) => `  Niet meegegaan: ${what} (${why})`),
      ...(made.steady === false
        ? ['Let op: er werd tijdens het lezen gewerkt. Maak op een rustig moment nog een kopie.']
        : []),
    ];
    const { path, leftOut, steady, rows } = made;
    const data = {
      path,
      sha256: sha256(made.bytes),
      rows,
      leftOut,
      steady,
      driveId,
      dropped: dropped.map(({ name }) => name),
      droppedInDrive: droppedInDrive.map(({ name }) => name),
    };
    return { code: steady === false ? EXIT.attention : EXIT.done, lines, data };
  },
};

export interface MadeBackup {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly book: BookImage;
  /** Drive's number of the spreadsheet as it was read; null where it does not tell. */
  readonly version: string | null;
  readonly steady: boolean | null;
  readonly madeAt: string;
  readonly rows: number;
  readonly leftOut: readonly LeftOut[];
}

/** Reads the spreadsheet of the target, and shows how far it is. */
export function readAll(session: Session, google: Google, looks = true): Promise<Reading> {
  const { spreadsheetId } = spreadsheetOf(session);
  const progress = (done: number, total: number) => session.voice.progress('Tabbladen lezen', done, total);
  return readSteadily(google, spreadsheetId, progress, looks);
}

/** The spreadsheet of the target. Throws `OpsFault` where nothing was provisioned. */
export function spreadsheetOf({ places, target, where }: Session): {
  readonly spreadsheetId: string;
  readonly scriptId: string;
} {
  const project = readProject(places.project);
  if (project?.parentId) return { spreadsheetId: project.parentId, scriptId: project.scriptId };
  throw new OpsFault(
    EXIT.refused,
    `Er is nog geen register voor het doel "${target}": ${places.project} wijst geen spreadsheet aan.`,
    `Maak het eerst: npm run provision -- ${where}.`,
  );
}

/** Makes a backup and keeps it in a folder; of what was read already when that is given. */
export async function makeBackup(
  session: Session,
  google: Google,
  reason: Reason,
  folder: string,
  read?: Reading,
): Promise<MadeBackup> {
  const { target } = session;
  const { scriptId } = spreadsheetOf(session);
  const { book, version, steady } = read ?? (await readAll(session, google));
  const leftOut: LeftOut[] = [
    {
      what: 'de documenteigenschappen van het script',
      why: 'Google geeft ze alleen aan het script zelf; Installeren of herstellen maakt ze opnieuw',
    },
    ...chartsIn(book),
  ];
  const extras: Record<string, Uint8Array> = {};
  await keepScript(google, session.serviceKey === null ? scriptId : null, extras, leftOut);
  await keepForms(google, extras, leftOut);
  await keepTemplates(google, extras, leftOut);
  const madeAt = new Date().toISOString();
  const program = versionIn(session.surroundings.root);
  const bytes = packBackup(book, extras, { madeAt, reason, target, program, scriptId, steady, leftOut });
  const path = keepBackup(folder, backupName(target, madeAt, reason), bytes);
  const rows = book.tabs.reduce((sum, { cells }) => sum + cells.length, 0);
  return { path, bytes, book, version, steady, madeAt, rows, leftOut };
}

function chartsIn({ tabs }: BookImage): LeftOut[] {
  const count = tabs.reduce((sum, { left }) => sum + left.charts + left.bandings, 0);
  if (count === 0) return [];
  return [
    {
      what: `${count} grafieken en gekleurde banden`,
      why: 'Installeren of herstellen maakt die van het register opnieuw',
    },
  ];
}

type Extras = Record<string, Uint8Array>;

async function keepScript(
  google: Google,
  scriptId: string | null,
  extras: Extras,
  leftOut: LeftOut[],
): Promise<void> {
  if (scriptId === null) {
    leftOut.push({
      what: 'het script',
      why: 'een serviceaccount mag het niet lezen; het staat in dit project',
    });
    return;
  }
  for (const { name, type, source } of await remoteProgram(google, scriptId))
    extras[`script/${name}.${{ SERVER_JS: 'js', HTML: 'html', JSON: 'json' }[type]}`] = strToU8(source);
}

/** The forms that this account can see, with their answers. */
async function keepForms(google: Google, extras: Extras, leftOut: LeftOut[]): Promise<void> {
  for (const { id, name } of await visibleFiles(google, FORM_TYPE)) {
    try {
      const { data: form } = await google.forms.forms.get({ formId: id });
      extras[`formulieren/${id}.json`] = pretty(form);
      const responses: unknown[] = [];
      let pageToken: string | undefined;
      do {
        const { data } = await google.forms.forms.responses.list({
          formId: id,
          ...(pageToken && { pageToken }),
        });
        responses.push(...(data.responses ?? []));
        pageToken = data.nextPageToken ?? undefined;
      } while (pageToken);
      extras[`formulieren/${id}.reacties.json`] = pretty(responses);
    } catch (error) {
      if (![403, 404].includes(statusOf(error) ?? 0)) throw error;
      leftOut.push({ what: `het formulier "${name}"`, why: 'dit account mag het niet lezen' });
    }
  }
  if (!Object.keys(extras).some((name) => name.startsWith('formulieren/')))
    leftOut.push({
      what: 'de formulieren',
      why: 'er zijn er geen die deze aanmelding ziet; het register maakt ze opnieuw uit zijn eigen vragen',
    });
}

/** The documents that this account can see, as Word files. */
async function keepTemplates(google: Google, extras: Extras, leftOut: LeftOut[]): Promise<void> {
  const found = await visibleFiles(google, DOCUMENT);
  if (found.length === 0)
    leftOut.push({
      what: 'de sjablonen',
      why: 'er zijn er geen die deze aanmelding ziet; zie docs/beheer.md',
    });
  for (const { id } of found) {
    const { data } = await google.drive.files.export(
      { fileId: id, mimeType: WORD },
      { responseType: 'arraybuffer' },
    );
    extras[`sjablonen/${id}.docx`] = new Uint8Array(data as ArrayBuffer);
  }
}

function pretty(value: unknown): Uint8Array {
  return strToU8(`${JSON.stringify(value, null, 1)}\n`);
}

async function toDrive(
  { target, patience, voice }: Session,
  google: Google,
  { path, bytes }: MadeBackup,
): Promise<string> {
  const folder = await findPart(google, target, 'kopieen');
  if (!folder?.id)
    throw new OpsFault(
      EXIT.partial,
      `De kopie staat in ${path}, maar de map Reservekopieën in Drive is er niet meer.`,
      'Geef npm run provision; dat maakt haar opnieuw.',
    );
  const name = path.slice(path.search(/[^\\/]+$/));
  const appProperties = copyMark(target);
  try {
    return await uploadFile(
      google,
      { name, type: ZIP, bytes, parent: folder.id, appProperties },
      patience,
      (done, total) => voice.progress('Naar Drive', Math.ceil(done / 1024), Math.ceil(total / 1024)),
    );
  } catch (error) {
    const fault = faultOf(error);
    if (!(fault instanceof OpsFault)) throw fault;
    throw new OpsFault(
      fault.exit,
      `De kopie staat in ${path}, maar is niet in Drive gekomen; daar staat er ook geen half. ${fault.message}`,
      fault.tip,
      { cause: error },
    );
  }
}

/** Throws away what may go in Drive, by the same rule; Google empties its bin after thirty days. */
async function dropThere(
  { target }: Session,
  google: Google,
  { path, madeAt }: MadeBackup,
  rule: KeepRule,
): Promise<readonly KeptFile[]> {
  try {
    const there = (await copiesThere(google, target)).map(({ id, name }) => ({ name: name!, path: id! }));
    const found = superfluous(keptAmong(there), rule, Date.parse(madeAt));
    for (const { path: fileId } of found)
      await google.drive.files.update({ fileId, requestBody: { trashed: true }, fields: 'id' });
    return found;
  } catch (error) {
    const fault = faultOf(error);
    if (!(fault instanceof OpsFault)) throw fault;
    throw new OpsFault(
      fault.exit,
      `De kopie staat in ${path} en in Drive, maar oude kopieën in Drive konden niet weg. ${fault.message}`,
      fault.tip,
      { cause: error },
    );
  }
}

function ruleIn(text: string | undefined): KeepRule | null {
  if (text === undefined) return KEEP;
  if (text === 'alles') return null;
  const [days, weeks, months] = /^\d+,\d+,\d+$/.test(text) ? text.split(',').map(Number) : [];
  if (days === undefined || weeks === undefined || months === undefined)
    throw new OpsFault(
      EXIT.unclear,
      `"${text}" is geen bewaarregel.`,
      'Geef dagen, weken en maanden, zoals --bewaar 14,8,12, of --bewaar alles.',
    );
  return { days, weeks, months };
}

function verify(path: string) {
  const { manifest, book } = readBackup(path);
  const lines = [
    `${path} is gaaf: ${book.tabs.length} tabbladen van "${manifest.title}", gemaakt op ${manifest.madeAt} (${manifest.reason}).`,
  ];
  return { code: EXIT.done, lines, data: { path, manifest } };
}

main(import.meta.url, BACKUP);
