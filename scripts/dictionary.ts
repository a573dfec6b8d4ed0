/** Writes docs/gegevenswoordenboek.md, the data dictionary, from the declarations of the tables. */

import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { CODE_ENTRIES, CODES } from '../src/register/domain/schema/codelists.ts';
import { SETTINGS } from '../src/register/domain/schema/settings.ts';
import {
  BOOKKEEPING,
  type Column,
  GROUPS,
  type Role,
  type Table,
} from '../src/register/domain/schema/table.ts';
import { TABLES, tableById } from '../src/register/domain/schema/tables/index.ts';
import { STANDINGS } from '../src/register/domain/schema/tables/setting.ts';

/** Where the dictionary stands in the project. */
export const DICTIONARY = fileURLToPath(new URL('../docs/gegevenswoordenboek.md', import.meta.url));

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  coordinator: 'coördinator',
  medewerker: 'medewerker',
  aanjager: 'aanjager',
  versnellingsteam: 'Versnellingsteam',
  lezer: 'lezer',
};

/** The whole dictionary as Markdown; the same declarations give the same text. */
export function dictionary(): string {
  const groups = Object.entries(GROUPS)
    .map(([id, { label }]) => ({ label, tables: TABLES.filter((table) => table.group === id) }))
    .filter(({ tables }) => tables.length > 0);
  return [
    '# Gegevenswoordenboek',
    '',
    'Dit bestand is gemaakt met `npm run docs` uit de declaraties van de tabellen. Verander het niet met de hand.',
    '',
    '- **Verplicht**: zonder dit veld is de rij niet compleet.',
    '- **Wie vult in**: alleen deze rollen mogen het veld wijzigen. *Register* is: het register vult het zelf.',
    '- **Openbaarheid**: openbaar, intern (blijft binnen de provincie) of vertrouwelijk (in vertrouwen gekregen).',
    '- **Persoon**: het veld bevat gegevens van een persoon.',
    '- Veel tabbladen eindigen met *Keuze*, *Let op*, *Aangemaakt op* en *door*, *Gewijzigd op* en *door*, *Versie* en *Laatst bekend*. Het register vult ze; ze staan hieronder niet.',
    '',
    ...groups.flatMap(({ label, tables }) => [
      `- ${label}: ${tables.map((table) => `[${table.tab}](#${anchor(table.tab)})`).join(', ')}`,
    ]),
    '- Verder: [Keuzes in de codelijsten](#keuzes-in-de-codelijsten), [Instellingen bij het begin](#instellingen-bij-het-begin)',
    '',
    ...TABLES.flatMap(tableChapter),
    ...codeChapter(),
    ...settingChapter(),
  ].join('\n');
}

function tableChapter(table: Table): string[] {
  const own = Object.entries(table.columns).filter(([field]) => !isShared(table, field));
  return [
    `## ${table.tab}`,
    '',
    `${table.help}${table.personal ? ' Dit tabblad is afgeschermd: het bevat gegevens van personen.' : ''}`,
    '',
    `Tabel \`${table.id}\`, sleutel \`${table.key.field}\`${keyExample(table)}. Rijen invullen: ${editors(table.editors)}.`,
    '',
    ...grid(
      ['Kolom', 'Veld', 'Wat het is', 'Soort', 'Verplicht', 'Wie vult in', 'Openbaarheid', 'Persoon'],
      own.map(([field, column]) => [
        column.label,
        `\`${field}\``,
        column.help,
        kindText(column),
        column.required ? 'ja' : '',
        column.system ? 'register' : column.editors ? editors(column.editors) : 'als de rij',
        column.openness,
        column.personal ? 'ja' : '',
      ]),
    ),
  ];
}

/** True for a column that defineTable adds, which means the same everywhere. */
function isShared(table: Table, field: string): boolean {
  const audit = ['created_on', 'created_by', 'changed_on', 'changed_by', 'version'];
  return BOOKKEEPING.includes(field) || (table.audit && audit.includes(field));
}

function keyExample({ key }: Table): string {
  return key.prefix ? `, zoals \`${key.prefix}-${'1'.padStart(key.digits ?? 4, '0')}\`` : '';
}

function editors(roles: readonly Role[]): string {
  return roles.length ? roles.map((role) => ROLE_NAMES[role]).join(', ') : 'register';
}

function kindText(column: Column): string {
  const { kind } = column;
  const source = kind.refersTo
    ? ` naar [${tableById(kind.refersTo).tab}](#${anchor(tableById(kind.refersTo).tab)})`
    : kind.codeList
      ? ` uit lijst \`${kind.codeList}\``
      : '';
  const choices = kind.codeList || kind.refersTo ? '' : ` – ${kind.describe(CODES)}`;
  const unit = column.unit ? ` Eenheid: ${column.unit}.` : '';
  return `${kind.name}${source}${choices}${unit}`;
}

function codeChapter(): string[] {
  const lists = [...new Set(CODE_ENTRIES.map((entry) => entry.list))];
  return [
    '## Keuzes in de codelijsten',
    '',
    'Zo begint het tabblad Codelijsten. De coördinator mag keuzes toevoegen en teksten aanpassen.',
    '',
    ...grid(
      ['Lijst', 'Keuzes (code)'],
      lists.map((list) => [
        `\`${list}\``,
        CODE_ENTRIES.filter((entry) => entry.list === list)
          .map((entry) => `${entry.label} (\`${entry.code}\`)`)
          .join(', '),
      ]),
    ),
  ];
}

function settingChapter(): string[] {
  return [
    '## Instellingen bij het begin',
    '',
    'Zo begint het tabblad Instellingen. Wat niemand zeker weet is leeg of een voorstel.',
    '',
    ...grid(
      ['Instelling', 'Sleutel', 'Waarde', 'Stand', 'Uitleg', 'Bron'],
      Object.entries(SETTINGS).map(([id, spec]) => [
        spec.label,
        `\`${id}\``,
        [spec.value, spec.value && spec.unit].filter(Boolean).join(' '),
        STANDINGS.find(({ code }) => code === spec.standing)?.label ?? '',
        spec.explanation,
        spec.source,
      ]),
    ),
  ];
}

function grid(headers: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
  return [line(headers), line(headers.map(() => '---')), ...rows.map(line), ''];
}

/** The anchor that Markdown viewers give a heading. */
function anchor(heading: string): string {
  return heading.toLowerCase().replace(/ /g, '-');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(DICTIONARY, dictionary());
  console.log(`docs/gegevenswoordenboek.md: ${TABLES.length} tabellen`);
}
