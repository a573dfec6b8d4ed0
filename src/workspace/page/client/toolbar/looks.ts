/** What can be chosen for the look of cells, with the words that people see. */
import type { FormatChange } from '../../../services/spreadsheet/format-acts.ts';
import type { BorderSides } from '../../../services/spreadsheet/model/borders.ts';
import type { CellStyle } from '../../../services/spreadsheet/model/style.ts';

export interface Choice {
  readonly label: string;
  readonly change: FormatChange;
}

function style(label: string, look: { readonly [K in keyof CellStyle]?: CellStyle[K] | null }): Choice {
  return { label, change: { kind: 'style', style: look } };
}

/** Number formats; the euro sign stands in front, as in Dutch. */
export const NUMBER_FORMATS = {
  automatic: style('Automatisch', { numberFormat: null }),
  text: style('Tekst', { numberFormat: '@' }),
  number: style('Getal (1.000,12)', { numberFormat: '#,##0.00' }),
  whole: style('Geheel getal (1.000)', { numberFormat: '#,##0' }),
  percent: style('Procent (10,12%)', { numberFormat: '0.00%' }),
  currency: style('Bedrag (€ 1.000,12)', { numberFormat: '€ #,##0.00' }),
  date: style('Datum (26-9-2026)', { numberFormat: 'd-m-yyyy' }),
  time: style('Tijd (15:59:00)', { numberFormat: 'H:mm:ss' }),
  moment: style('Datum en tijd', { numberFormat: 'd-m-yyyy H:mm:ss' }),
  science: style('Wetenschappelijk (1,01E+03)', { numberFormat: '0.00E+00' }),
};

export const HORIZONTAL = {
  left: style('Links', { horizontal: 'left' }),
  center: style('Midden', { horizontal: 'center' }),
  right: style('Rechts', { horizontal: 'right' }),
  automatic: style('Vanzelf: tekst links, getallen rechts', { horizontal: null }),
};

export const VERTICAL: readonly Choice[] = [
  style('Boven', { vertical: 'top' }),
  style('Midden', { vertical: 'middle' }),
  style('Onder', { vertical: 'bottom' }),
];

export const WRAPPING: readonly Choice[] = [
  style('Doorlopen in lege cellen', { wrap: 'OVERFLOW' }),
  style('Terugloop: meer regels in de cel', { wrap: 'WRAP' }),
  style('Afkappen', { wrap: 'CLIP' }),
];

export const MERGING: readonly Choice[] = [
  { label: 'Alles samenvoegen', change: { kind: 'merge', way: 'all' } },
  { label: 'Per rij samenvoegen', change: { kind: 'merge', way: 'rows' } },
  { label: 'Per kolom samenvoegen', change: { kind: 'merge', way: 'columns' } },
  { label: 'Samenvoegen ongedaan maken', change: { kind: 'split' } },
];

const KEEP: BorderSides = {
  top: null,
  left: null,
  bottom: null,
  right: null,
  verticals: null,
  horizontals: null,
};
const AROUND: BorderSides = { ...KEEP, top: true, left: true, bottom: true, right: true };

function borders(label: string, sides: BorderSides): Choice {
  return { label, change: { kind: 'borders', sides, line: { style: 'SOLID', color: '#000000' } } };
}

export const BORDERS = {
  all: borders('Alle randen', { ...AROUND, verticals: true, horizontals: true }),
  around: borders('Buitenrand', AROUND),
  between: borders('Binnenranden', { ...KEEP, verticals: true, horizontals: true }),
  top: borders('Bovenrand', { ...KEEP, top: true }),
  bottom: borders('Onderrand', { ...KEEP, bottom: true }),
  left: borders('Linkerrand', { ...KEEP, left: true }),
  right: borders('Rechterrand', { ...KEEP, right: true }),
  none: borders('Geen randen', {
    top: false,
    left: false,
    bottom: false,
    right: false,
    verticals: false,
    horizontals: false,
  }),
};

export const CLEAR: FormatChange = { kind: 'clear' };

/** The colours of Sheets that have a name of their own, light and dark. */
export const COLOURS: readonly (readonly [name: string, color: string])[] = [
  ['Zwart', '#000000'],
  ['Donkergrijs', '#666666'],
  ['Grijs', '#cccccc'],
  ['Lichtgrijs', '#efefef'],
  ['Wit', '#ffffff'],
  ['Rood', '#ff0000'],
  ['Donkerrood', '#990000'],
  ['Lichtrood', '#f4cccc'],
  ['Oranje', '#ff9900'],
  ['Lichtoranje', '#fce5cd'],
  ['Geel', '#ffff00'],
  ['Lichtgeel', '#fff2cc'],
  ['Groen', '#38761d'],
  ['Lichtgroen', '#d9ead3'],
  ['Blauw', '#1155cc'],
  ['Lichtblauw', '#cfe2f3'],
  ['Paars', '#674ea7'],
  ['Lichtpaars', '#d9d2e9'],
];

/** A number format with one decimal more or fewer; undefined when it has no place for decimals. */
export function withDecimals(format: string | undefined, more: boolean): string | undefined {
  const base = format ?? '0';
  if (base === '@' || /[dmyHhs]/.test(base.replace(/"[^"]*"/g, ''))) return undefined;
  const change = (part: string) => {
    if (more) return /\.0+/.test(part) ? part.replace(/\.0+/, '$&0') : part.replace(/0(?!.*0)/, '0.0');
    return part.replace(/\.0$|\.0(?=\D)/, '').replace(/(\.0+)0/, '$1');
  };
  return base.split(';').map(change).join(';');
}
