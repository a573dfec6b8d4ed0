/** Writes docs/veldkoppelingen.md, what the tab Veldkoppelingen may name, from the fields, figures and notations there are. */

import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { FIGURES } from '../src/register/domain/monitoring/figures.ts';
import { MAPPABLE } from '../src/register/domain/reports/mapping.ts';
import { tableById } from '../src/register/domain/schema/tables/index.ts';

/** Where the list stands in the project. */
export const MAPPINGS_DOC = fileURLToPath(new URL('../docs/veldkoppelingen.md', import.meta.url));

/** What a name means that is no column of a table. */
const OWN: Readonly<Record<string, string>> = {
  'I13.bt.jaar': 'Ten laste van de uitkering in het jaar van de regel, deel bedrijventerreinen',
  'I13.mkb.jaar': 'Ten laste van de uitkering in het jaar van de regel, deel klein en micro mkb',
  'I13.bt.cumulatief': 'Ten laste van de uitkering tot en met het jaar van de regel, deel bedrijventerreinen',
  'I13.mkb.cumulatief':
    'Ten laste van de uitkering tot en met het jaar van de regel, deel klein en micro mkb',
  eindverantwoording: 'Ja vanaf het jaar waarin de uitkering afloopt',
};

/** The whole list as Markdown; the same declarations give the same text. */
export function mappingsDoc(): string {
  return [
    '# Wat een veldkoppeling kan noemen',
    '',
    'Dit bestand is gemaakt met `npm run docs` uit de declaraties. Verander het niet met de hand.',
    '',
    'In het tabblad *Veldkoppelingen* staat per kolom van RVO en per SiSa-indicator welk veld of kengetal van ons erin komt. Vul de namen hieronder in bij *Ons veld of kengetal*. Wat vertrouwelijk is of over personen gaat, kan niet.',
    '',
    '## Velden voor de RVO-tabel',
    '',
    ...fields(MAPPABLE.rvo),
    '## Velden voor SiSa',
    '',
    ...fields(MAPPABLE.sisa),
    '## Kengetallen',
    '',
    'Deze kunnen in beide rapporten. In de RVO-tabel gaan zij over het bedrijventerrein van de rij.',
    '',
    ...grid(
      ['Naam', 'Betekenis', 'Eenheid'],
      Object.entries(FIGURES).map(([id, { label, unit }]) => [`\`${id}\``, label, unit]),
    ),
    '## Notaties',
    '',
    'Laat *Notatie* leeg voor de gewone notatie. Past een notatie niet bij de waarde, dan staat de waarde er gewoon en zegt het blad *Toelichting* dat.',
    '',
    ...MAPPABLE.notations.map((notation) => `- ${notation}`),
    '',
  ].join('\n');
}

function fields(names: readonly string[]): string[] {
  return grid(
    ['Naam', 'Betekenis'],
    names.map((name) => [`\`${name}\``, OWN[name] ?? meaning(name)]),
  );
}

/** Tab and label of the column that a name stands for. */
function meaning(name: string): string {
  const [table = '', field = ''] = name.split('.');
  const { tab, columns } = tableById(table);
  return `${tab}: ${columns[field]!.label}`;
}

function grid(headers: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(headers), line(headers.map(() => '---')), ...rows.map(line), ''];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(MAPPINGS_DOC, mappingsDoc());
  console.log(`docs/veldkoppelingen.md: ${MAPPABLE.rvo.length + MAPPABLE.sisa.length} velden`);
}
