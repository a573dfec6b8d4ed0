/** Reads what outsiders typed: their text made harmless first, then their ways to write numbers, days and links. */

import type { Read } from '../schema/cell.ts';
import type { Kind, Lookup } from '../schema/kind.ts';
import { isDay, iso8601 } from '../text/dates.ts';
import { type Answer, readAnswer } from './answers.ts';

/**
 * Text from outside without what is not text: control characters, marks that turn the direction of reading, halves
 * of characters. Formulas and HTML stay as they were typed; what writes cells, pages and mails keeps them from
 * running.
 */
export function harmless(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Cc}/gu, (control) => (control === '\n' || control === '\t' ? control : ''))
    .replace(/\p{Bidi_Control}|\p{Cs}|[\ufff9-\ufffb]/gu, '');
}

/** The answer with its texts made harmless. */
export function harmlessAnswer(answer: Answer): Answer {
  return typeof answer === 'string' ? harmless(answer) : answer.map(harmless);
}

/**
 * Reads an answer by its kind, and where that fails as people also write it: `ca. 12,5 ha`, `1e maart '26`,
 * `www.voorbeeld.nl`. `unit` is the unit of the column; another unit is not read as this one. What cannot be read
 * comes back with the reason that the kind gives for the answer as it was typed.
 */
export function readLoosely<T>(
  kind: Kind<T>,
  answer: Answer,
  look: Lookup,
  unit: string | undefined,
): Read<T> {
  const straight = readAnswer(kind, answer, look);
  if (straight.ok || typeof answer !== 'string') return straight;
  for (const variant of variants(answer, kind.ask(look)?.type === 'date', unit)) {
    const read = readAnswer(kind, variant, look);
    if (read.ok && read.value !== null) return read;
  }
  return straight;
}

function variants(text: string, isDate: boolean, unit: string | undefined): readonly string[] {
  if (text.length > 300) return [];
  if (isDate) return [tidyDay(text)].filter((day) => day !== null);
  return [withoutUnit(text, unit), `https://${text.trim()}`].filter((variant) => variant !== null);
}

/** What people write for a unit of the register. */
const UNITS: Readonly<Record<string, string>> = {
  ha: 'ha|hectaren?|hectares',
  euro: "euro'?s?|eur|€",
  kwh: 'kwh',
  m3: 'm3|m³|kuub|kubieke meter',
  kwp: 'kwp',
  kg: 'kg|kilo',
  uur: 'uur|uren',
};

/** `ca. 12,5 ha` gives `12,5`, when hectares were asked; a count may have the name of what is counted behind it. */
function withoutUnit(text: string, unit: string | undefined): string | null {
  const bare = text
    .trim()
    .replace(/^(?:ca\.?|circa|ongeveer|ong\.?|plm\.?|pl\.?m\.?|±|~|bijna|ruim)\s*/i, '');
  const name = (unit ?? '').split(' ')[0]!.toLowerCase().replace('³', '3');
  const units = unit === undefined ? 'bedrijven|bedrijf|stuks|st\\.?' : UNITS[name];
  if (!units) return bare === text.trim() ? null : bare;
  const match = new RegExp(
    `^([-+€\\s]*[\\d.,\\s\\u00a0]*\\d(?:,-+)?)\\s*(?:${units})?(?:\\s*(?:per jaar|/\\s*jaar))?\\.?$`,
    'iu',
  ).exec(bare);
  return match ? match[1]!.replace(/,-+$/, '').trim() : null;
}

/** Days as people also write them: `1e maart 2026`, `1 maart, '26`, `01 03 2026`, `01032026`, `20260301`. */
function tidyDay(text: string): string | null {
  const bare = text
    .trim()
    .replace(/[‘’`´]/g, "'")
    .replace(/^(?:op|sinds|vanaf|per|ca\.?|circa|ongeveer)\s+/i, '');
  const run = /^(\d{4})(\d{2})(\d{2})$/.exec(bare);
  if (run && isDay(Number(run[1]), Number(run[2]), Number(run[3])))
    return iso8601(Number(run[1]), Number(run[2]), Number(run[3]));
  const dutchRun = /^(\d{2})(\d{2})(\d{4})$/.exec(bare);
  if (dutchRun) return `${dutchRun[1]}-${dutchRun[2]}-${dutchRun[3]}`;
  return bare
    .replace(/^((?:\p{L}+\.?,?\s+)?\d{1,2})(?:e|ste|de)(?=[\s-])/iu, '$1')
    .replace(/,/g, ' ')
    .replace(/(\d)(\p{L})/gu, '$1 $2')
    .replace(/(\p{L})(\d)/gu, '$1 $2')
    .replace(/'(\d{2})$/, '$1')
    .replace(/(\d)\s*([-/.])\s*(?=\d)/g, '$1$2')
    .replace(/^(\d{1,2})\s+(\d{1,2})\s+(\d{2,4})$/, '$1-$2-$3')
    .replace(/\s+/g, ' ');
}
