/** Writes the register as files for others: CSV, JSON lines and XLSX, with a data dictionary beside them. */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { csvOf } from '../src/register/domain/reports/files/csv.ts';
import type { FileTable } from '../src/register/domain/reports/files/table.ts';
import { xlsxOf } from '../src/register/domain/reports/files/xlsx.ts';
import { spreadsheetOf } from './backup.ts';
import { sha256 } from './ops/archive.ts';
import { type Command, main, type Values } from './ops/command.ts';
import {
  codeTable,
  dictionaryTable,
  fileTable,
  jsonLines,
  type Part,
  partsFor,
  type Reach,
  type Unread,
  unreadIn,
} from './ops/export-tables.ts';
import { EXIT, OpsFault } from './ops/fault.ts';
import { readBook } from './ops/image.ts';
import { registerOver } from './ops/image-book.ts';
import { writePrivate } from './ops/secrets.ts';

const HELP = `
Schrijft het register als bestanden voor anderen, met een gegevenswoordenboek ernaast. Zonder keuze gaan gegevens van
personen en wat vertrouwelijk is niet mee.

Gebruik: npm run export -- [--target test|productie] [opties]

  --vorm LIJST             csv, jsonl en xlsx, of een deel daarvan, met komma's (standaard alle drie).
  --woo                    Alleen wat openbaar is, om te publiceren.
  --met-persoonsgegevens   Ook gegevens van personen.
  --met-vertrouwelijk      Ook wat in vertrouwen is gegeven.
  --naar MAP               De map (standaard een nieuwe map in die van uw reservekopieën, buiten dit project).
`;

const FORMS = ['csv', 'jsonl', 'xlsx'] as const;
type Form = (typeof FORMS)[number];

export const EXPORT: Command = {
  name: 'export',
  help: HELP,
  options: {
    vorm: { type: 'string', default: FORMS.join(',') },
    woo: { type: 'boolean', default: false },
    'met-persoonsgegevens': { type: 'boolean', default: false },
    'met-vertrouwelijk': { type: 'boolean', default: false },
    naar: { type: 'string' },
  },
  async run(session, values) {
    const forms = formsIn(String(values.vorm));
    const reach = reachIn(values);
    const { spreadsheetId } = spreadsheetOf(session);
    const now = new Date().toISOString();
    const book = await readBook(
      session.google(),
      spreadsheetId,
      (done, total) => session.voice.progress('Tabbladen lezen', done, total),
      false,
    );
    const { register, tabs } = registerOver(book, { now: now.slice(0, 19), name: 'export' });
    const parts = partsFor(reach).filter(({ table }) => tabs.has(table.id));
    const missing = partsFor(reach).filter(({ table }) => !tabs.has(table.id));
    const unread = unreadIn(register, parts);
    const folder =
      values.naar === undefined
        ? join(session.places.backups, '..', 'export', now.slice(0, 19).replace(/:/g, ''))
        : resolve(String(values.naar));
    const tables = parts.map((part) => ({ part, table: fileTable(register, part) }));
    const aids = [dictionaryTable(parts), codeTable(register, parts)];
    const files: Record<string, string | Uint8Array> = {
      'gegevenswoordenboek.csv': csvOf(aids[0]!),
      'codelijsten.csv': csvOf(aids[1]!),
      ...(unread.length > 0 && !reach.woo && { 'niet-leesbaar.csv': csvOf(unreadTable(unread)) }),
    };
    for (const { part, table } of tables) {
      if (forms.includes('csv')) files[`csv/${part.table.id}.csv`] = csvOf(table);
      if (forms.includes('jsonl')) files[`jsonl/${part.table.id}.jsonl`] = jsonLines(register, part);
    }
    if (forms.includes('xlsx'))
      files['terreinregister.xlsx'] = new Uint8Array(
        xlsxOf([...tables.map(({ table }) => table), ...aids], 'Terreinregister'),
      );
    const rows = tables.reduce((sum, { table }) => sum + table.rows.length, 0);
    files['LEESMIJ.txt'] = readme(reach, now, parts, rows, unread.length);
    requireNoneBeside(folder, files);
    const bytes = Object.entries(files).map(([name, content]) => [name, Buffer.from(content)] as const);
    for (const [name, content] of bytes) writePrivate(join(folder, name), content);
    writePrivate(
      join(folder, 'SHA256SUMS'),
      bytes.map(([name, content]) => `${sha256(content)}  ${name}\n`).join(''),
    );

    const lines = [
      `Geschreven in ${folder}: ${tables.length} tabellen, ${rows} rijen.`,
      `  ${reachText(reach)}`,
      ...(unread.length > 0
        ? [
            `  ${unread.length} cellen zijn niet te lezen; ${reach.woo ? 'zij zijn leeg gelaten' : 'zij staan in niet-leesbaar.csv'}.`,
          ]
        : []),
      ...missing.map(
        ({ table }) =>
          `  Het tabblad "${table.tab}" is er niet, of mist kolommen. Installeren of herstellen maakt het weer compleet.`,
      ),
      ...(reach.woo ? ['  Lees vrije teksten na voordat u publiceert: ook daarin kan een naam staan.'] : []),
    ];
    const data = {
      folder,
      tables: tables.length,
      rows,
      unread: unread.length,
      missing: missing.map(({ table }) => table.id),
    };
    return { code: unread.length + missing.length > 0 ? EXIT.attention : EXIT.done, lines, data };
  },
};

/**
 * Throws `OpsFault` where tables of an earlier export lie that this one does not write: who hands the folder on would
 * hand on those as well.
 */
function requireNoneBeside(folder: string, files: Readonly<Record<string, unknown>>): void {
  const there = ['csv', 'jsonl'].flatMap((part) =>
    existsSync(join(folder, part)) ? readdirSync(join(folder, part)).map((name) => `${part}/${name}`) : [],
  );
  const loose = ['terreinregister.xlsx', 'niet-leesbaar.csv'].filter((name) =>
    existsSync(join(folder, name)),
  );
  const beside = [...there, ...loose].filter((name) => !(name in files));
  if (beside.length === 0) return;
  throw new OpsFault(
    EXIT.refused,
    `In ${folder} staat meer dan deze export schrijft, zoals ${beside[0]}. Er is niets geschreven.`,
    'Kies een lege map, of gooi weg wat er staat.',
  );
}

function formsIn(text: string): readonly Form[] {
  const asked = text.split(',').map((form) => form.trim());
  const wrong = asked.find((form) => !FORMS.includes(form as Form));
  if (wrong !== undefined)
    throw new OpsFault(EXIT.unclear, `"${wrong}" is geen vorm.`, `Kies uit ${FORMS.join(', ')}.`);
  return asked as Form[];
}

function reachIn(values: Values): Reach {
  const reach = {
    woo: values.woo === true,
    people: values['met-persoonsgegevens'] === true,
    confidential: values['met-vertrouwelijk'] === true,
  };
  if (reach.woo && (reach.people || reach.confidential))
    throw new OpsFault(
      EXIT.unclear,
      'Een Woo-export heeft nooit gegevens van personen of wat vertrouwelijk is.',
      'Kies het een of het ander.',
    );
  return reach;
}

function reachText({ woo, people, confidential }: Reach): string {
  if (woo) return 'Alleen kolommen die openbaar zijn.';
  return `${people ? 'Met' : 'Zonder'} gegevens van personen, ${confidential ? 'met' : 'zonder'} wat vertrouwelijk is.`;
}

function unreadTable(unread: readonly Unread[]): FileTable {
  return {
    name: 'Niet leesbaar',
    headers: ['Tabblad', 'Cel', 'Wat er staat', 'Waarom'],
    rows: unread.map(({ tab, cell, typed, reason }) => [tab, cell, typed, reason].map((text) => ({ text }))),
  };
}

function readme(reach: Reach, now: string, parts: readonly Part[], rows: number, unread: number): string {
  return [
    'Terreinregister: export',
    '',
    `Gemaakt op ${now}. ${reachText(reach)}`,
    `${parts.length} tabellen, ${rows} rijen${unread > 0 ? `, ${unread} cellen niet leesbaar` : ''}.`,
    '',
    'csv/                     voor Excel en Google Spreadsheets: puntkomma, decimale komma, UTF-8',
    'jsonl/                   voor programma’s: een rij per regel, codes en ISO-datums',
    'terreinregister.xlsx     alle tabellen in een werkmap',
    'gegevenswoordenboek.csv  wat elke kolom betekent',
    'codelijsten.csv          de teksten bij de codes',
    'SHA256SUMS               controlesommen: sha256sum -c SHA256SUMS',
    '',
    'Verwijzingen naar andere tabellen zijn sleutels, ook in de CSV en XLSX.',
    '',
  ].join('\r\n');
}

main(import.meta.url, EXPORT);
