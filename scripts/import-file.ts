/** Imports a file into an open register, and tells of it in lines for people; apart from the command, for whoever starts with a list. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { decodeBytes } from '../src/register/domain/import/decode.ts';
import type { Outcome } from '../src/register/domain/import/outcome.ts';
import type { ImportReport } from '../src/register/domain/import/report.ts';
import type { LocalRegister } from './world.ts';

/** How many rows of a list are printed; the dialog shows them all. */
const SHOWN = 20;

/** What a run of the command prints and with which code it ends. */
export interface CommandResult {
  readonly code: 0 | 1 | 2;
  readonly text: string;
}

/** Imports a file into an open register, or tells what that would do; the text is for people. */
export function importFile(
  register: Pick<LocalRegister, 'call'>,
  file: string,
  apply: boolean,
): CommandResult {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch {
    return failed(`Het bestand "${file}" kan niet worden gelezen.`, 'Controleer de naam en de map.');
  }
  const decoded = decodeBytes(bytes);
  if (!decoded.ok) return failed(decoded.reason, decoded.tip);

  const name = basename(file);
  const { text, encoding } = decoded.value;
  const result = apply ? register.call('applyImport', text, name) : register.call('previewImport', text);
  const outcome = result.value as Outcome<ImportReport>;
  if (!outcome.ok) return failed(outcome.reason, outcome.tip);
  const report = outcome.value;
  const head = `${name}: ${report.source}, gelezen als ${encoding}.`;
  const todo = report.counts.added + report.counts.changed;
  const done = apply ? 'Overgenomen.' : 'Er is nog niets veranderd. Met --apply wordt de lijst overgenomen.';
  const end = todo ? done : 'Er is niets over te nemen.';
  return { code: report.counts.rejected ? 1 : 0, text: [head, ...reportLines(report), end, ''].join('\n') };
}

/** What a report tells, in lines for people. */
export function reportLines(report: ImportReport): string[] {
  const { unit, counts } = report;
  const text = [`${report.summary}.`];
  if (counts.suspected) text[0] = `${report.summary}, ${counts.suspected} mogelijk dubbel.`;
  const list = (title: string, rows: readonly string[]): void => {
    if (rows.length === 0) return;
    text.push('', `${title}:`, ...rows.slice(0, SHOWN).map((row) => `  ${row}`));
    if (rows.length > SHOWN) text.push(`  … en nog ${rows.length - SHOWN}`);
  };
  const remark = ({ line, name, reason, tip }: ImportReport['rejected'][number]): string =>
    [`${unit} ${line}`, name ? ` (${name})` : '', `: ${reason}`, tip && ` ${tip}`].join('');
  list('Afgewezen', report.rejected.map(remark));
  list(
    'Mogelijk dubbel',
    report.suspected.map(
      ({ terrain, other, reason }) =>
        `${terrain.name} (${terrain.municipality}) en ${[other.key, other.name].filter(Boolean).join(' ')} (${other.municipality}). ${reason}`,
    ),
  );
  list('Opmerkingen', report.remarks.map(remark));
  list(
    'Gewijzigd',
    report.changed.map(
      ({ key, name, fields }) =>
        `${key} ${name}: ${fields.map(({ label, from, to }) => `${label} "${from}" wordt "${to}"`).join('; ')}`,
    ),
  );
  list(
    'Niet in deze lijst',
    report.gone.map(({ key, name, municipality }) => `${key} ${name} (${municipality})`),
  );
  list('Verder', report.notes);
  if (text.length > 1) text.push('');
  return text;
}

/** The result of a run that did nothing. */
export function failed(reason: string, tip: string): CommandResult {
  return { code: 2, text: `Niet gelukt. ${reason}${tip ? `\n${tip}` : ''}\n` };
}
