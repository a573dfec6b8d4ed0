/** What an import does or would do, as plain data with Dutch texts: for the dialog and for the command line. */

import { encodeValue } from '../change/change.ts';
import { terrain } from '../schema/tables/terrain.ts';
import { formatDutchNumber } from '../text/numbers.ts';
import type { NamedTerrain } from './plan.ts';
import type { PreparedImport } from './prepare.ts';
import type { Remark } from './records.ts';

export interface ReportedTerrain {
  readonly name: string;
  readonly municipality: string;
  /** Key in the register; empty for a terrain that is not in it yet. */
  readonly key: string;
}

export interface ReportedChange {
  readonly key: string;
  readonly name: string;
  /** Texts as people read them. */
  readonly fields: readonly { readonly label: string; readonly from: string; readonly to: string }[];
}

/** Crosses to the dialog's page, so nothing but texts, numbers and lists. */
export interface ImportReport {
  /** One phrase: `IBIS-lijst`. */
  readonly source: string;
  /** How messages call a place in the list: `regel`. */
  readonly unit: string;
  readonly counts: {
    readonly added: number;
    readonly changed: number;
    readonly unchanged: number;
    readonly rejected: number;
    readonly suspected: number;
    readonly elsewhere: number;
  };
  /** `350 nieuw, 0 gewijzigd, 0 ongewijzigd, 0 afgewezen`. */
  readonly summary: string;
  readonly added: readonly (ReportedTerrain & { readonly line: number; readonly planName: string })[];
  readonly changed: readonly ReportedChange[];
  readonly rejected: readonly Remark[];
  readonly remarks: readonly Remark[];
  readonly suspected: readonly {
    readonly terrain: ReportedTerrain;
    readonly other: ReportedTerrain;
    readonly reason: string;
  }[];
  readonly gone: readonly ReportedTerrain[];
  /** Sentences on the list as a whole. */
  readonly notes: readonly string[];
}

const SOURCES = { IBIS: 'IBIS-lijst', MOB: 'MOB-lijst', lijst: 'lijst' } as const;

/** Puts a plan into words. */
export function reportOf(plan: PreparedImport): ImportReport {
  const elsewhere = [...plan.elsewhere.values()].reduce((sum, count) => sum + count, 0);
  const counts = {
    added: plan.added.length,
    changed: plan.changed.length,
    unchanged: plan.unchanged,
    rejected: plan.rejected.length,
    suspected: plan.suspected.length,
    elsewhere,
  };
  const tell = ({ key, name, municipality }: NamedTerrain): ReportedTerrain => ({
    key: key.startsWith('+') ? '' : key,
    name,
    municipality: plan.municipalityName(municipality),
  });
  const notes: string[] = [];
  if (elsewhere)
    notes.push(
      `${count(elsewhere, 'rij ligt', 'rijen liggen')} buiten de gemeenten van het register en ${elsewhere === 1 ? 'is' : 'zijn'} overgeslagen (${some([...plan.elsewhere.keys()])}).`,
    );
  if (plan.unused.length) notes.push(`Niet gebruikte kolommen: ${some(plan.unused)}.`);
  if (plan.gone.length)
    notes.push(
      `${count(plan.gone.length, 'terrein met een RIN-nummer staat', 'terreinen met een RIN-nummer staan')} niet in deze lijst. Er is niets verwijderd: kijk zelf of ze vervallen zijn.`,
    );
  return {
    source: SOURCES[plan.format],
    unit: plan.unit,
    counts,
    summary: `${number(counts.added)} nieuw, ${number(counts.changed)} gewijzigd, ${number(counts.unchanged)} ongewijzigd, ${number(counts.rejected)} afgewezen`,
    added: plan.added.map((entry) => ({ ...tell(entry), line: entry.line, planName: entry.planName })),
    changed: plan.changed.map(({ key, name, fields }) => ({
      key,
      name,
      fields: fields.map(({ field, from, to }) => ({
        label: terrain.columns[field as keyof typeof terrain.columns].label,
        from: shown(field, from),
        to: shown(field, to),
      })),
    })),
    rejected: plan.rejected,
    remarks: plan.remarks,
    suspected: plan.suspected.map((pair) => ({
      terrain: tell(pair.terrain),
      other: tell(pair.other),
      reason: pair.reason,
    })),
    gone: plan.gone.map(tell),
    notes,
  };
}

function shown(field: string, value: unknown): string {
  if (typeof value === 'number' && field.endsWith('_area')) return formatDutchNumber(value, 2);
  return encodeValue(terrain.columns[field as keyof typeof terrain.columns], value);
}

function number(value: number): string {
  return formatDutchNumber(value);
}

function count(value: number, one: string, more: string): string {
  return `${number(value)} ${value === 1 ? one : more}`;
}

/** The first of many texts. */
function some(texts: readonly string[]): string {
  const most = 8;
  return texts.length <= most
    ? texts.join(', ')
    : `${texts.slice(0, most).join(', ')} en nog ${number(texts.length - most)}`;
}
