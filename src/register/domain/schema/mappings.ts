/** The first rows of Veldkoppelingen: our proposal of what RVO and SiSa may ask, until the official forms are known. */

import type { RegisterRow } from './tables/index.ts';

type Mapping = Pick<
  RegisterRow<'field_mapping'>,
  'report' | 'order' | 'description' | 'source' | 'format' | 'standing'
>;

const RVO: readonly (readonly [description: string, source: string, format?: string])[] = [
  ['Bedrijventerrein', 'cluster.name'],
  ['Gemeente of gemeenten', 'cluster.municipality_codes'],
  ['Startdatum', 'track.start_date', 'd-m-jjjj'],
  ['Wagon op de peildatum', 'track.wagon'],
  ["Thema's", 'track.themes'],
  ['Organisatiegraad bij de start', 'track.baseline_level'],
  ['Organisatiegraad op de peildatum', 'org_assessment.level'],
  ['Georganiseerd op de peildatum', 'org_assessment.organised', 'ja of nee'],
  ['Gehouden sprintsessies in de periode', 'I8'],
  ['Maatregelen op de laatste dag', 'I11'],
];

const SISA: readonly (readonly [description: string, source: string, format?: string])[] = [
  ['Besteding in het jaar, bedrijventerreinen', 'I13.bt.jaar', 'hele euro’s'],
  ['Besteding in het jaar, klein en micro mkb', 'I13.mkb.jaar', 'hele euro’s'],
  ['Besteding tot en met het jaar, bedrijventerreinen', 'I13.bt.cumulatief', 'hele euro’s'],
  ['Besteding tot en met het jaar, klein en micro mkb', 'I13.mkb.cumulatief', 'hele euro’s'],
  ['Eindverantwoording', 'eindverantwoording', 'ja of nee'],
];

function proposals(report: 'rvo' | 'sisa', rows: typeof RVO): Mapping[] {
  return rows.map(([description, source, format], index) => ({
    report,
    order: index + 1,
    description,
    source,
    format: format ?? null,
    standing: 'voorstel',
  }));
}

/** Rows without target column or code: those come from the official form and from a person. */
export const MAPPINGS: readonly Mapping[] = [...proposals('rvo', RVO), ...proposals('sisa', SISA)];
