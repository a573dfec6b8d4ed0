/** How values are written in a document: in Dutch, by the kind of the field and by what a template asks. */
import { formatDay, formatLongDay, parts } from '../text/dates.ts';
import { formatDutchNumber } from '../text/numbers.ts';
import type { Field, Figure, Link, Picture, TemplateData, TemplateValue } from './fields.ts';

/** What stands where there is no value. */
export const UNKNOWN = '–';
const NBSP = '\u00a0';
const MINUS = '\u2212';

export type Written = { readonly text: string; readonly url: string | null };

type Known = Exclude<TemplateValue, null>;

interface Format {
  /** For the page with fields: what it does, with an example. */
  readonly says: string;
  write(value: Known, parameter: string, field: Field | undefined): string | null;
}

/** The formats that may stand behind a bar, as in `{{bedrag|euro}}` or `{{aandeel|procent:1}}`. */
export const FORMATS: Readonly<Record<string, Format>> = {
  getal: {
    says: 'een getal, met zoveel decimalen als achter de dubbele punt staat: {{n|getal:1}} geeft 1.234,5',
    write: (value, decimals, field) => numeric(value, (n) => number(n, decimalsOf(decimals, field, 0))),
  },
  euro: {
    says: 'een bedrag: {{n|euro}} geeft € 1.234,50 en {{n|euro:0}} geeft € 1.235',
    write: (value, decimals, field) => numeric(value, (n) => euro(n, decimalsOf(decimals, field, 2))),
  },
  procent: {
    says: 'een percentage: {{n|procent}} geeft 45% en {{n|procent:1}} geeft 45,3%',
    write: (value, decimals, field) => numeric(value, (n) => percent(n, decimalsOf(decimals, field, 0))),
  },
  datum: { says: 'een datum: 1 maart 2026', write: (value) => dated(value, formatLongDay) },
  kort: { says: 'een datum in cijfers: 1-3-2026', write: (value) => dated(value, formatDay) },
  maand: {
    says: 'alleen de maand: maart 2026',
    write: (value) => dated(value, (day) => formatLongDay(day).replace(/^\d+ /, '')),
  },
  jaar: { says: 'alleen het jaar: 2026', write: (value) => dated(value, (day) => String(parts(day)[0])) },
  janee: {
    says: 'ja of nee',
    write: (value) => (typeof value === 'boolean' ? (value ? 'ja' : 'nee') : null),
  },
  verschil: {
    says: 'het verschil met de vorige periode: +3, −2 of gelijk',
    write: (value, _, field) => (isFigure(value) ? change(value, field) : null),
  },
  vorige: {
    says: 'de waarde van de vorige periode',
    write: (value, _, field) =>
      isFigure(value) ? (value.before === null ? UNKNOWN : byKind(value.before, field)) : null,
  },
  opsomming: {
    says: 'een lijst van teksten achter elkaar: a, b en c',
    write: (value) => (isTexts(value) ? enumeration(value) : null),
  },
  aantal: {
    says: 'hoeveel er in een lijst staan: 3',
    write: (value) => (Array.isArray(value) ? number(value.length, 0) : null),
  },
  hoofdletter: {
    says: 'begint met een hoofdletter',
    write: (value, _, field) => {
      const text = byKind(value, field);
      return text.charAt(0).toUpperCase() + text.slice(1);
    },
  },
  of: {
    says: 'wat er staat als er niets is ingevuld: {{naam|of:nog niet bekend}}',
    write: (value, _, field) => byKind(value, field),
  },
};

/** Name and parameter of a format as a tag has it: `procent:1`. */
export function formatParts(format: string): [name: string, parameter: string] {
  const at = format.indexOf(':');
  if (at < 0) return [format.toLowerCase(), ''];
  return [format.slice(0, at).trim().toLowerCase(), format.slice(at + 1).trim()];
}

export function formatNamed(name: string): Format | null {
  return Object.keys(FORMATS).includes(name) ? FORMATS[name]! : null;
}

/** A value as text, with the address when it is a link. A format that does not fit the value is passed over. */
export function writeValue(
  value: TemplateValue | undefined,
  field: Field | undefined,
  formats: readonly string[],
): Written {
  const asked = formats.map(formatParts);
  if (isNothing(value)) {
    const instead = asked.find(([name]) => name === 'of')?.[1];
    return { text: instead ?? (field?.kind === 'text' ? '' : UNKNOWN), url: null };
  }
  const url = isLink(value) ? value.url : null;
  for (const [name, parameter] of asked) {
    if (name === 'of') continue;
    const text = formatNamed(name)?.write(value, parameter, field) ?? null;
    if (text !== null) return { text, url };
  }
  return { text: byKind(value, field), url };
}

/** As the kind of the field has it. */
function byKind(value: Known, field: Field | undefined): string {
  if (isFigure(value)) return value.now === null ? UNKNOWN : byKind(value.now, field);
  if (isLink(value)) return value.text || value.url;
  if (isPicture(value)) return value.alt;
  if (isTexts(value)) return enumeration(value);
  if (typeof value === 'boolean') return value ? 'ja' : 'nee';
  if (typeof value === 'number') {
    if (field?.kind === 'euro') return euro(value, field.decimals ?? 2);
    if (field?.kind === 'percent') return percent(value, field.decimals ?? 0);
    return number(value, field?.decimals ?? decimalsIn(value));
  }
  if (typeof value !== 'string') return UNKNOWN;
  return field?.kind === 'date' ? (dated(value, formatLongDay) ?? value) : value;
}

function isNothing(value: TemplateValue | undefined): value is null | undefined | '' {
  if (value === null || value === undefined || value === '') return true;
  return Array.isArray(value) && value.length === 0;
}

/** Whether a section on this value is shown: no for nothing, nee, nought and an empty list. */
export function isThere(value: TemplateValue | undefined): boolean {
  if (isNothing(value) || value === false || value === 0) return false;
  if (isFigure(value!)) return value.now !== null && value.now !== 0;
  return true;
}

export function isFigure(value: TemplateValue): value is Figure {
  return typeof value === 'object' && value !== null && 'now' in value && 'before' in value;
}

export function isLink(value: TemplateValue): value is Link {
  return typeof value === 'object' && value !== null && 'url' in value && 'text' in value;
}

export function isPicture(value: TemplateValue): value is Picture {
  return typeof value === 'object' && value !== null && 'alt' in value && 'table' in value;
}

export function isTexts(value: TemplateValue): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** The items of a list as what stands in them may be named; of a text by a point. */
export function itemsOf(value: readonly string[] | readonly TemplateData[]): readonly TemplateData[] {
  return (value as readonly (string | TemplateData)[]).map((item) =>
    typeof item === 'string' ? { '.': item } : item,
  );
}

function numeric(value: Known, write: (n: number) => string): string | null {
  if (isFigure(value)) return value.now === null ? UNKNOWN : write(value.now);
  return typeof value === 'number' ? write(value) : null;
}

function dated(value: Known, write: (day: string) => string): string | null {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? write(value) : null;
}

function decimalsOf(parameter: string, field: Field | undefined, usual: number): number {
  return /^\d$/.test(parameter) ? Number(parameter) : (field?.decimals ?? usual);
}

/** As many decimals as the number has, two at most. */
function decimalsIn(value: number): number {
  return [0, 1].find((decimals) => Number(value.toFixed(decimals)) === value) ?? 2;
}

function number(value: number, decimals: number): string {
  return formatDutchNumber(value, decimals).replace('-', MINUS);
}

function euro(value: number, decimals: number): string {
  const text = number(Math.abs(value), decimals);
  return `${value < 0 && /[1-9]/.test(text) ? MINUS : ''}€${NBSP}${text}`;
}

function percent(value: number, decimals: number): string {
  return `${number(value * 100, decimals)}%`;
}

/** With its sign, so that nobody has to see a colour or an arrow; a share changes by points. */
function change({ now, before }: Figure, field: Field | undefined): string {
  if (now === null || before === null) return UNKNOWN;
  const by = now - before;
  const size = Math.abs(by);
  const decimals =
    field?.decimals ?? (field?.kind === 'euro' ? 2 : Math.max(decimalsIn(now), decimalsIn(before)));
  const text =
    field?.kind === 'percent'
      ? `${number(size * 100, field.decimals ?? 0)} procentpunt`
      : field?.kind === 'euro'
        ? euro(size, decimals)
        : number(size, decimals);
  if (!/[1-9]/.test(text)) return 'gelijk';
  return `${by < 0 ? MINUS : '+'}${text}`;
}

/** Texts as a person says them: `a, b en c`. */
export function enumeration(texts: readonly string[]): string {
  if (texts.length === 0) return UNKNOWN;
  if (texts.length === 1) return texts[0]!;
  return `${texts.slice(0, -1).join(', ')} en ${texts[texts.length - 1]}`;
}

const TAKEN_OUT = /[^\P{Cc}\v]|[\ue000-\uf8ff]/gu;

/** The text as Docs keeps it: a line break within the paragraph, and nothing that Docs takes out itself. */
export function inDocument(text: string): string {
  return text
    .replace(/\r\n?|\n/g, '\v')
    .replace(/\t/g, ' ')
    .replace(TAKEN_OUT, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}
