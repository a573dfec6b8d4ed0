/** I10, I11 and I12: quarter-hour data, measures and who was trained. */
import type { RegisterRow } from '../../schema/tables/index.ts';
import { EFFECT_SOURCES } from '../../schema/tables/measure.ts';
import { within } from '../span.ts';
import { count, type FigureSpec, figure, indicator, share, sum } from './indicator.ts';

/**
 * I10 = campaigns analysed in the span; Σ companies with complete data; coverage = Σ complete / Σ invited (§8.5),
 * both over those campaigns.
 */
export const I10 = indicator({
  id: 'I10',
  label: 'Kwartierdata',
  formula:
    'Meetcampagnes met een analyse in de periode, het aantal bedrijven met complete data, en de dekking: complete data gedeeld door uitgenodigd.',
  figures: {
    I10: figure('Geanalyseerde meetcampagnes in de periode'),
    'I10.bedrijven': figure('Bedrijven met complete data'),
    'I10.uitgenodigd': figure('Uitgenodigde bedrijven'),
    'I10.dekking': figure('Dekking van de data', 'aandeel'),
    'I10.cumulatief': figure('Geanalyseerde meetcampagnes tot en met de laatste dag'),
    'I10.bedrijven.cumulatief': figure('Bedrijven met complete data tot en met de laatste dag'),
  },
  compute: ({ rows, span }) => {
    const ever = rows('metering_campaign')
      .map(({ row }) => row)
      .filter((row) => row.analysed_on !== null && row.analysed_on <= span.until);
    const now = ever.filter((row) => within(row.analysed_on, span));
    const [complete, invited] = [
      sum(now.map((row) => row.data_count)),
      sum(now.map((row) => row.invited_count)),
    ];
    return {
      I10: now.length,
      'I10.bedrijven': complete,
      'I10.uitgenodigd': invited,
      'I10.dekking': share(complete, invited),
      'I10.cumulatief': ever.length,
      'I10.bedrijven.cumulatief': sum(ever.map((row) => row.data_count)),
    };
  },
});

export type MeasureStanding = 'idee' | 'gepland' | 'in_uitvoering' | 'uitgevoerd' | 'gestopt';

/**
 * Where a measure stood at the end of a day. Only the day of completion is recorded, so a measure that is not
 * complete by then counts as it stands now, and one that was completed later as planned.
 */
export function measureOn({ status, realised_on }: RegisterRow<'measure'>, day: string): MeasureStanding {
  if (status === 'uitgevoerd') return realised_on !== null && realised_on <= day ? 'uitgevoerd' : 'gepland';
  return status ?? 'idee';
}

const EFFECTS = {
  kwh: { field: 'saving_kwh', label: 'Besparing stroom per jaar', unit: 'kWh' },
  m3: { field: 'saving_m3', label: 'Besparing gas per jaar', unit: 'm³' },
  kwp: { field: 'generation_kwp', label: 'Opwek', unit: 'kWp' },
  co2: { field: 'co2_kg', label: 'Minder CO2 per jaar', unit: 'kg' },
} as const;

const ORIGINS = [...EFFECT_SOURCES, { code: 'onbekend', label: 'Bron onbekend' }] as const;

type EffectId = keyof typeof EFFECTS;
type EffectFigure = `I11.${EffectId}` | `I11.${EffectId}.${(typeof ORIGINS)[number]['code']}`;
type CountFigure =
  | 'I11'
  | `I11.${MeasureStanding}`
  | 'I11.uitgevoerd.periode'
  | 'I11.investering'
  | 'I11.investering.periode';

/**
 * I11 = measures by standing at the end of the span; Σ investment and effects of those completed by then, the
 * effects also by where the figure comes from (§8.5).
 */
export const I11 = indicator<CountFigure | EffectFigure>({
  id: 'I11',
  label: 'Maatregelen',
  formula:
    'Aantal maatregelen naar stand op de laatste dag, zonder gestopte. Van wat is uitgevoerd ook de som van investering, kWh, m³, kWp en CO2, en de bron daarvan. Alleen de dag van uitvoering is vastgelegd: wat later is uitgevoerd, telt als gepland.',
  figures: {
    I11: figure('Maatregelen, zonder gestopte'),
    'I11.idee': figure('Maatregelen: idee'),
    'I11.gepland': figure('Maatregelen: gepland'),
    'I11.in_uitvoering': figure('Maatregelen: in uitvoering'),
    'I11.uitgevoerd': figure('Maatregelen: uitgevoerd'),
    'I11.gestopt': figure('Maatregelen: gestopt'),
    'I11.uitgevoerd.periode': figure('Maatregelen uitgevoerd in de periode'),
    'I11.investering': figure('Investering, uitgevoerde maatregelen', 'euro'),
    'I11.investering.periode': figure('Investering, uitgevoerd in de periode', 'euro'),
    ...(eachEffect((id, { label, unit }) => [
      [`I11.${id}`, figure(label, unit)],
      ...ORIGINS.map((origin): [string, FigureSpec] => [
        `I11.${id}.${origin.code}`,
        figure(`${label}: ${origin.label.toLowerCase()}`, unit),
      ]),
    ]) as Record<EffectFigure, FigureSpec>),
  },
  compute: ({ rows, span }) => {
    const all = rows('measure').map(({ row }) => row);
    const standing = (wanted: MeasureStanding): number =>
      count(all, (row) => measureOn(row, span.until) === wanted);
    const done = all.filter((row) => measureOn(row, span.until) === 'uitgevoerd');
    const now = done.filter((row) => within(row.realised_on, span));
    return {
      I11: all.length - standing('gestopt'),
      'I11.idee': standing('idee'),
      'I11.gepland': standing('gepland'),
      'I11.in_uitvoering': standing('in_uitvoering'),
      'I11.uitgevoerd': done.length,
      'I11.gestopt': standing('gestopt'),
      'I11.uitgevoerd.periode': now.length,
      'I11.investering': sum(done.map((row) => row.investment)),
      'I11.investering.periode': sum(now.map((row) => row.investment)),
      ...(eachEffect((id, { field }) => [
        [`I11.${id}`, sum(done.map((row) => row[field]))],
        ...ORIGINS.map(({ code }): [string, number] => [
          `I11.${id}.${code}`,
          sum(done.map((row) => ((row[`${field}_source`] ?? 'onbekend') === code ? row[field] : 0))),
        ]),
      ]) as Record<EffectFigure, number>),
    };
  },
});

function eachEffect<T>(
  make: (id: EffectId, effect: (typeof EFFECTS)[EffectId]) => readonly (readonly [string, T])[],
): Record<string, T> {
  return Object.fromEntries((Object.keys(EFFECTS) as EffectId[]).flatMap((id) => [...make(id, EFFECTS[id])]));
}

/** I12 = who was trained, and who began on a first terrain of their own, up to the end of the span (§8.5). */
export const I12 = indicator({
  id: 'I12',
  label: 'Train-de-trainer',
  formula:
    'Aantal mensen met een datum bij “Opgeleid op”, en met een datum bij “Eerste terrein op”, tot en met de laatste dag en in de periode.',
  figures: {
    I12: figure('Opgeleid tot en met de laatste dag'),
    'I12.periode': figure('Opgeleid in de periode'),
    'I12.eerste_terrein': figure('Met een eerste eigen terrein tot en met de laatste dag'),
    'I12.eerste_terrein.periode': figure('Met een eerste eigen terrein in de periode'),
  },
  compute: ({ rows, span }) => {
    const all = rows('trainee').map(({ row }) => row);
    const ever = { from: '', until: span.until };
    return {
      I12: count(all, (row) => within(row.trained_on, ever)),
      'I12.periode': count(all, (row) => within(row.trained_on, span)),
      'I12.eerste_terrein': count(all, (row) => within(row.first_terrain_on, ever)),
      'I12.eerste_terrein.periode': count(all, (row) => within(row.first_terrain_on, span)),
    };
  },
});
