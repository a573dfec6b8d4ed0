/** The fields that a list of terrains may have, and under which names IBIS, MOB and people's own lists carry them. */

import { fold } from '../text/normalise.ts';

export type Format = 'IBIS' | 'MOB' | 'lijst';

interface FieldNames {
  /** How messages call it. */
  readonly label: string;
  readonly IBIS?: string;
  readonly MOB?: string;
  /** Other names, the best first. */
  readonly others: readonly string[];
}

/**
 * IBIS: the fields of RVO's WFS layer IBISbedrijventerreinen. MOB: the tables of the provincial register
 * (B3Partners/flamingo-mob). Compared without case, spaces and punctuation.
 */
export const FIELDS = {
  rin: {
    label: 'RIN-nummer',
    others: ['RIN_NUMMER', 'RIN_NR', 'RIN'],
  },
  name: {
    label: 'naam',
    others: [
      'PLAN_NAAM',
      'A_PLANNAAM',
      'NAAM_IN_IBIS',
      'NAAM_TERREIN',
      'TERREINNAAM',
      'NAAM_BEDRIJVENTERREIN',
      'BEDRIJVENTERREIN',
      'TERREIN',
      'WERKLOCATIE',
      'NAAM',
    ],
  },
  municipalityCode: {
    label: 'gemeentecode',
    IBIS: 'GEM_CODES',
    MOB: 'GEM_CODE_CBS',
    others: ['GEMEENTECODE', 'GEM_CODE', 'CBS_CODE', 'GM_CODE'],
  },
  municipality: { label: 'gemeente', others: ['GEMEENTE', 'GEMEENTE_NAAM', 'GEM_NAAM'] },
  province: { label: 'provincie', IBIS: 'PROV_NAMEN', others: ['PROVINCIE', 'PROV_NAAM'] },
  town: { label: 'kern', MOB: 'KERN_NAAM', others: ['A_KERNNAAM', 'KERN', 'WOONPLAATS', 'PLAATS'] },
  year: { label: 'peiljaar', IBIS: 'JAAR', MOB: 'PEILDATUM', others: ['PEILJAAR', 'PEILJAAR_BRON'] },
  gross: {
    label: 'bruto oppervlakte',
    IBIS: 'HA_BRUTO',
    MOB: 'BRUTO_OPP',
    others: ['BRUTO', 'BRUTO_HA', 'OPPERVLAKTE_BRUTO', 'BRUTO_OPPERVLAKTE'],
  },
  net: {
    label: 'netto oppervlakte',
    IBIS: 'HA_NETTO',
    MOB: 'NETTO_OPP',
    others: ['NETTO', 'NETTO_HA', 'OPPERVLAKTE_NETTO', 'NETTO_OPPERVLAKTE'],
  },
  type: {
    label: 'werklocatietype',
    IBIS: 'WLOC_TYPE',
    MOB: 'WERKLOCATIE_TYPE_CODE',
    others: ['WERKLOCATIETYPE', 'A_TYPE'],
  },
  phase: { label: 'planfase', MOB: 'PLAN_FASE_CODE', others: ['PLANFASE', 'A_PLANFASE'] },
  parkManagement: {
    label: 'parkmanagement',
    MOB: 'IND_PARK_MANAGEMENT',
    others: ['PARKMANAGEMENT', 'PARKMANAGEMENT_IBIS'],
  },
} as const satisfies Record<string, FieldNames>;

export type Field = keyof typeof FIELDS;

const NAMED = Object.entries(FIELDS) as readonly (readonly [Field, FieldNames])[];

/** What a row of headers says: where each field stands, which headers we do not use, and whose names they are. */
export interface Header {
  readonly format: Format;
  /** Position in the row, from 0, of each field that was found. */
  readonly at: ReadonlyMap<Field, number>;
  readonly unused: readonly string[];
}

/** Recognises the headers of a list. Of two headers for one field the better-known name wins. */
export function readHeader(headers: readonly string[]): Header {
  const folded = headers.map(bare);
  const at = new Map<Field, number>();
  const count = { IBIS: 0, MOB: 0 };
  for (const [field, { IBIS, MOB, others }] of NAMED) {
    const found = [IBIS, MOB, ...others]
      .map((name) => (name === undefined ? -1 : folded.indexOf(bare(name))))
      .find((position) => position >= 0);
    if (found === undefined) continue;
    at.set(field, found);
    if (folded[found] === (IBIS && bare(IBIS))) count.IBIS++;
    if (folded[found] === (MOB && bare(MOB))) count.MOB++;
  }
  const used = new Set(at.values());
  return {
    format: count.IBIS + count.MOB === 0 ? 'lijst' : count.IBIS >= count.MOB ? 'IBIS' : 'MOB',
    at,
    unused: headers.map((header) => header.trim()).filter((header, i) => header && !used.has(i)),
  };
}

/** The labels of fields without which no terrain can be recognised, as far as they are missing. */
export function missingFields(header: Header): readonly string[] {
  const missing: string[] = [];
  if (!header.at.has('name')) missing.push(FIELDS.name.label);
  if (!header.at.has('municipalityCode') && !header.at.has('municipality'))
    missing.push(`${FIELDS.municipalityCode.label} of ${FIELDS.municipality.label}`);
  return missing;
}

function bare(header: string): string {
  return fold(header).replace(/ /g, '');
}
