/** What a script changed in a world: a picture of all that people can see, and the difference of two of them. */
import { textOf } from '../../src/workspace/services/docs/units.ts';
import { columnLetters } from '../../src/workspace/services/spreadsheet/a1.ts';
import { displayValues } from '../../src/workspace/services/spreadsheet/cells.ts';
import { rect } from '../../src/workspace/services/spreadsheet/model/rect.ts';
import type { FileKind, TriggerRecord, WorkspaceFile, World } from '../../src/workspace/world.ts';

/** Texts by what they are the text of, such as `Blad1!A1`. */
type Facts = ReadonlyMap<string, string>;

interface FilePicture {
  readonly title: string;
  readonly facts: Facts;
  /** Moves with any change, also of what the facts do not tell, such as colours. */
  readonly revision: number;
}

/** All that people can see in a world at one moment. */
export interface Picture {
  readonly files: ReadonlyMap<string, FilePicture>;
  readonly properties: Facts;
  readonly triggers: Facts;
  readonly mails: number;
}

const KINDS: Readonly<Partial<Record<FileKind, string>>> = {
  spreadsheet: 'Spreadsheet',
  document: 'Document',
  folder: 'Map',
  form: 'Formulier',
};

type FileOf<K extends FileKind> = Extract<WorkspaceFile, { kind: K }>;

/** What the contents of a file say; of kinds without an entry only the revision tells that they changed. */
const CONTENTS: { readonly [K in FileKind]?: (file: FileOf<K>) => Iterable<readonly [string, string]> } = {
  spreadsheet: cells,
  document: ({ model }) =>
    textOf(model.body.units)
      .split('\n')
      .map((text, index) => [`alinea ${index + 1}`, text] as const),
  form: ({ model: { items, responses, settings } }) => [
    ['gepubliceerd', settings.published ? 'ja' : 'nee'],
    ...items.map(({ title }, index) => [`onderdeel ${index + 1}`, title] as const),
    ...(responses.length ? [['reacties', String(responses.length)] as const] : []),
  ],
};

export function pictureOf(world: World): Picture {
  return {
    files: new Map([...world.files].map(([id, file]) => [id, filePicture(world, file)])),
    properties: new Map(
      [...world.properties].flatMap(([store, values]) =>
        [...values].map(([key, value]) => [`${store.slice(0, store.indexOf(':'))} ${key}`, value] as const),
      ),
    ),
    triggers: new Map(
      [...world.triggers.values()].map((trigger) => [trigger.id, triggerText(world, trigger)]),
    ),
    mails: world.mail.length,
  };
}

function filePicture(world: World, file: WorkspaceFile): FilePicture {
  const contents = CONTENTS[file.kind] as
    | ((file: WorkspaceFile) => Iterable<readonly [string, string]>)
    | undefined;
  const facts: (readonly [string, string])[] = [
    ['naam', file.name],
    ['map', file.parentId === null ? '' : (world.files.get(file.parentId)?.name ?? file.parentId)],
    ['eigenaar', file.ownerEmail],
    ['bewerkers', file.editors.join(', ')],
    ['lezers', file.viewers.join(', ')],
    ['prullenbak', file.trashed ? 'ja' : ''],
    ...(contents?.(file) ?? []),
  ];
  return {
    title: `${KINDS[file.kind] ?? 'Bestand'} "${file.name}"`,
    facts: new Map(facts.filter(([, text]) => text !== '')),
    revision: file.model?.revision ?? 0,
  };
}

function* cells({ model }: FileOf<'spreadsheet'>): Generator<readonly [string, string]> {
  for (const [index, sheet] of model.sheets.entries()) {
    yield [`tab ${index + 1}`, sheet.name];
    const { rows, columns } = sheet.extent();
    for (const [row, shown] of displayValues(model, sheet, rect(0, 0, rows, columns)).entries()) {
      for (const [column, text] of shown.entries()) {
        const formula = sheet.formulas.get(row, column);
        yield [`${sheet.name}!${columnLetters(column)}${row + 1}`, formula ? `${text} (${formula})` : text];
      }
    }
  }
}

function triggerText(world: World, { handler, event, sourceId, nextAt, ownerEmail }: TriggerRecord): string {
  const source = sourceId === null ? '' : ` van "${world.files.get(sourceId)?.name ?? sourceId}"`;
  const next = nextAt === null ? '' : `, de volgende keer op ${moment(nextAt)}`;
  return `${handler} bij ${event}${source}${next} (${ownerEmail})`;
}

/** The latest mails are told by the world itself; the other differences by the two pictures. Lines for people. */
export function changesSince(before: Picture, world: World): readonly string[] {
  const after = pictureOf(world);
  return [
    ...[...after.files].flatMap(([id, file]) => fileChanges(before.files.get(id), file)),
    ...[...before.files].flatMap(([id, { title }]) =>
      after.files.has(id) ? [] : [`${title} is verwijderd`],
    ),
    ...differences(before.properties, after.properties).map((line) => `Eigenschap ${line}`),
    ...differences(before.triggers, after.triggers, () => '').map((line) => `Trigger${line}`),
    ...world.mail
      .slice(before.mails)
      .map(({ to, cc, bcc, subject }) => `Mail aan ${[...to, ...cc, ...bcc].join(', ')}: ${quoted(subject)}`),
  ];
}

/** How many changes of one file are told. */
const SHOWN = 40;

function fileChanges(before: FilePicture | undefined, after: FilePicture): readonly string[] {
  if (before && before.revision === after.revision && sameFacts(before.facts, after.facts)) return [];
  const lines = differences(before?.facts ?? new Map(), after.facts);
  const head = `${after.title}${before ? '' : ' is nieuw'}`;
  if (lines.length === 0) return [`${head}: opmaak, regels of instellingen gewijzigd`];
  const more = lines.length > SHOWN ? [`  … en nog ${lines.length - SHOWN}`] : [];
  return [`${head}:`, ...lines.slice(0, SHOWN).map((line) => `  ${line}`), ...more];
}

function sameFacts(a: Facts, b: Facts): boolean {
  return a.size === b.size && [...a].every(([name, text]) => b.get(name) === text);
}

function differences(before: Facts, after: Facts, label = (name: string): string => name): string[] {
  const lines: string[] = [];
  for (const [name, text] of after) {
    const old = before.get(name);
    if (old === undefined) lines.push(`${label(name)}: ${quoted(text)}`);
    else if (old !== text) lines.push(`${label(name)}: ${quoted(old)} wordt ${quoted(text)}`);
  }
  for (const [name, text] of before)
    if (!after.has(name)) lines.push(`${label(name)}: ${quoted(text)} is weg`);
  return lines;
}

const LONGEST = 120;

function quoted(text: string): string {
  const line = text.replaceAll('\n', '⏎');
  return `"${line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line}"`;
}

/** A moment by the clock of the script, whose time zone the process has. */
export function moment(instant: number): string {
  return new Date(instant).toLocaleString('nl-NL', { dateStyle: 'short', timeStyle: 'short' });
}
