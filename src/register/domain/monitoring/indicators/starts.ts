/** I1 and I2: business parks that started, and how that stands to the goal. */
import { addDays } from '../../text/dates.ts';
import type { ClusterPast } from '../past.ts';
import { calendarYearOf, elapsed, grantYearOf, lengthOf, type Span, term, within } from '../span.ts';
import { type About, figure, indicator, rounded, share } from './indicator.ts';

/**
 * I1 = Σ telt_als over clusters whose start lies in the span (domain description §8.5). The start of a cluster is
 * the earliest of its tracks: the first step that reaches the setting start_state or a later state, or the
 * override of the coordinator. Both years are told up to the last day of the span.
 */
export const I1 = indicator({
  id: 'I1',
  label: 'Bedrijventerreinen gestart',
  formula:
    'Som van de kolom “Telt als” van de clusters met een startdatum in de periode. Een cluster start één keer: bij de eerste stap die volgens Instellingen als start telt, of op de afwijkende startdatum.',
  figures: {
    I1: figure('Gestart in de periode'),
    'I1.kalenderjaar': figure('Gestart in het kalenderjaar, tot en met de laatste dag'),
    'I1.uitkeringsjaar': figure('Gestart in het uitkeringsjaar, tot en met de laatste dag'),
    'I1.cumulatief': figure('Gestart tot en met de laatste dag'),
  },
  compute: ({ clusters, span }) => ({
    I1: starts(clusters, span),
    'I1.kalenderjaar': starts(clusters, calendarYearOf(span.until)),
    'I1.uitkeringsjaar': starts(clusters, grantYearOf(span.until)),
    'I1.cumulatief': starts(clusters, { from: '', until: span.until }),
  }),
});

/**
 * I2 = starts / goal (setting goal_starts_per_year) of the year in which the span ends, and what a linear course
 * would have given: goal × the share of the year that has passed at the end of the span (§8.5), of which the days
 * before and after the term do not count. Over the term the goal counts for each year of the term: goal × (days of
 * the term / 365.25). Only for the whole programme.
 */
export const I2 = indicator({
  id: 'I2',
  label: 'Voortgang naar het doel',
  formula:
    'Gestart in het kalenderjaar gedeeld door het doel per jaar. Verwacht is het doel maal het deel van het jaar dat voorbij is; dagen voor en na de looptijd tellen niet mee. Over de looptijd is het doel het jaardoel maal het aantal jaren van de uitkering (dagen gedeeld door 365,25).',
  figures: {
    I2: figure('Deel van het jaardoel, kalenderjaar', 'aandeel'),
    'I2.verwacht': figure('Verwachte starts in het kalenderjaar', 'aantal', 1),
    'I2.uitkeringsjaar': figure('Deel van het jaardoel, uitkeringsjaar', 'aandeel'),
    'I2.uitkeringsjaar.verwacht': figure('Verwachte starts in het uitkeringsjaar', 'aantal', 1),
    'I2.looptijd': figure('Deel van het doel over de looptijd', 'aandeel'),
    'I2.looptijd.doel': figure('Doel over de looptijd', 'aantal', 0),
    'I2.looptijd.verwacht': figure('Verwachte starts sinds het begin van de uitkering', 'aantal', 1),
  },
  compute: (about) => {
    const { view, span, keys, clusters } = about;
    const goal = keys === null ? view.setting('goal_starts_per_year') : null;
    const whole = term(view);
    const total = goal === null || whole === null ? null : goalOf(goal, whole);
    const [year, grant] = [calendarYearOf(span.until), grantYearOf(span.until)];
    const expected = (of: number | null, over: Span | null): number | null =>
      of === null || over === null ? null : rounded(of * elapsed(over, span.until, whole ?? over), 4);
    const part = (of: number | null, over: Span | null): number | null =>
      of === null || over === null ? null : share(starts(clusters, over), of);
    return {
      I2: part(goal, year),
      'I2.verwacht': expected(goal, year),
      'I2.uitkeringsjaar': part(goal, grant),
      'I2.uitkeringsjaar.verwacht': expected(goal, grant),
      'I2.looptijd': part(total, whole),
      'I2.looptijd.doel': total,
      'I2.looptijd.verwacht': expected(total, whole),
    };
  },
});

/** Σ telt_als of the clusters that started within a span. */
export function starts(clusters: readonly ClusterPast[], span: Span): number {
  return clusters.reduce(
    (total, { start, row }) => total + (within(start, span) ? (row.counts_as ?? 1) : 0),
    0,
  );
}

function goalOf(goal: number, whole: Span): number {
  return Math.round((goal * lengthOf(whole)) / 365.25);
}

/** The day on which the span before this one ended. */
export function dayBefore({ from }: About['span']): string {
  return addDays(from, -1);
}
