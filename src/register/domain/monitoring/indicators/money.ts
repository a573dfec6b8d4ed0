/** I9 and I13: the sprint subsidies, and what was spent of the grant. */
import type { RegisterRow } from '../../schema/tables/index.ts';
import { calendarYearOf, within } from '../span.ts';
import { count, figure, indicator, sum } from './indicator.ts';

/** Where a grant stood at the end of a day. */
export type GrantStanding =
  | 'concept'
  | 'ingediend'
  | 'afgewezen'
  | 'ingetrokken'
  | 'verleend'
  | 'vastgesteld';

/**
 * The standing of a grant at the end of a day, from its dates: settled, decided (granted_on), applied for. A grant
 * that was refused or withdrawn stands so from the day of the decision, or else of the application, since its row
 * has no other day; in uitvoering and verantwoord count as granted, teruggevorderd as settled.
 */
export function grantOn(row: RegisterRow<'grant'>, day: string): GrantStanding {
  const by = (date: string | null): boolean => date !== null && date <= day;
  if (row.status === 'afgewezen' || row.status === 'ingetrokken') {
    if (by(row.granted_on ?? row.application_date)) return row.status;
    return by(row.application_date) ? 'ingediend' : 'concept';
  }
  if (by(row.settled_on)) return 'vastgesteld';
  if (by(row.granted_on)) return 'verleend';
  return by(row.application_date) ? 'ingediend' : 'concept';
}

/**
 * I9 = Σ granted and Σ settled by the day of the decision in the span, and the number of grants by standing at the
 * end of it (§8.5). Amounts of grants that were refused or withdrawn do not count.
 */
export const I9 = indicator({
  id: 'I9',
  label: 'Sprintsubsidie',
  formula:
    'Som van de verleende en van de vastgestelde bedragen met een besluit in de periode, en het aantal aanvragen naar stand op de laatste dag. Afgewezen en ingetrokken aanvragen tellen niet mee in de bedragen.',
  figures: {
    I9: figure('Verleend in de periode', 'euro'),
    'I9.vastgesteld': figure('Vastgesteld in de periode', 'euro'),
    'I9.cumulatief': figure('Verleend tot en met de laatste dag', 'euro'),
    'I9.vastgesteld.cumulatief': figure('Vastgesteld tot en met de laatste dag', 'euro'),
    'I9.aangevraagd': figure('Aanvragen in de periode'),
    'I9.aantal.ingediend': figure('Aanvragen die nog lopen'),
    'I9.aantal.verleend': figure('Verleende aanvragen'),
    'I9.aantal.vastgesteld': figure('Vastgestelde aanvragen'),
    'I9.aantal.afgewezen': figure('Afgewezen aanvragen'),
    'I9.aantal.ingetrokken': figure('Ingetrokken aanvragen'),
  },
  compute: ({ rows, span }) => {
    const all = rows('grant').map(({ row }) => row);
    const paid = all.filter(({ status }) => status !== 'afgewezen' && status !== 'ingetrokken');
    const ever = { from: '', until: span.until };
    const standing = (wanted: GrantStanding): number =>
      count(all, (row) => grantOn(row, span.until) === wanted);
    const granted = (over: typeof ever): number =>
      sum(paid.map((row) => (within(row.granted_on, over) ? row.granted : 0)));
    const settled = (over: typeof ever): number =>
      sum(paid.map((row) => (within(row.settled_on, over) ? row.settled : 0)));
    return {
      I9: granted(span),
      'I9.vastgesteld': settled(span),
      'I9.cumulatief': granted(ever),
      'I9.vastgesteld.cumulatief': settled(ever),
      'I9.aangevraagd': count(all, (row) => within(row.application_date, span)),
      'I9.aantal.ingediend': standing('ingediend'),
      'I9.aantal.verleend': standing('verleend'),
      'I9.aantal.vastgesteld': standing('vastgesteld'),
      'I9.aantal.afgewezen': standing('afgewezen'),
      'I9.aantal.ingetrokken': standing('ingetrokken'),
    };
  },
});

/**
 * I13 = Σ charged to the grant by day of performance and leg; cumulative; remaining = amount of the decision (a
 * setting) - cumulative (§8.5). A line of which the leg is still blank counts, under a figure of its own. By year of performance as SiSa asks (§5); the years by themselves are in
 * `ProgrammeFacts.spending`. What remains is only told of the whole programme.
 */
export const I13 = indicator({
  id: 'I13',
  label: 'Besteding',
  formula:
    'Som van de kolom “Ten laste van SPUK”, naar de dag van de prestatie en deel van de uitkering. Een kostenregel waarvan het deel nog niet is ingevuld, telt mee in het totaal en staat apart. Nog te besteden is het bedrag van de beschikking, min alles wat tot en met de laatste dag is besteed.',
  figures: {
    I13: figure('Besteed in de periode', 'euro'),
    'I13.bt': figure('Besteed in de periode, bedrijventerreinen', 'euro'),
    'I13.mkb': figure('Besteed in de periode, klein en micro mkb', 'euro'),
    'I13.onbekend': figure('Besteed in de periode, deel nog niet ingevuld', 'euro'),
    'I13.boekjaar': figure('Besteed in het boekjaar, tot en met de laatste dag', 'euro'),
    'I13.cumulatief': figure('Besteed tot en met de laatste dag', 'euro'),
    'I13.bt.cumulatief': figure('Besteed tot en met de laatste dag, bedrijventerreinen', 'euro'),
    'I13.mkb.cumulatief': figure('Besteed tot en met de laatste dag, klein en micro mkb', 'euro'),
    'I13.onbekend.cumulatief': figure('Besteed tot en met de laatste dag, deel nog niet ingevuld', 'euro'),
    'I13.bt.resterend': figure('Nog te besteden, bedrijventerreinen', 'euro'),
    'I13.mkb.resterend': figure('Nog te besteden, klein en micro mkb', 'euro'),
    'I13.zonder_bewijs': figure('Kostenregels zonder bewijs tot en met de laatste dag'),
  },
  compute: ({ view, rows, span, keys }) => {
    const lines = rows('cost_line')
      .map(({ row }) => row)
      .filter((row) => row.spuk_leg !== 'geen' && row.performance_date !== null);
    const spent = (over: { from: string; until: string }, leg?: string | null): number =>
      sum(
        lines.map((row) =>
          within(row.performance_date, over) && (leg === undefined || row.spuk_leg === leg)
            ? row.charged_to_spuk
            : 0,
        ),
      );
    const ever = { from: '', until: span.until };
    const left = (amount: number | null, leg: string): number | null =>
      keys !== null || amount === null ? null : sum([amount, -spent(ever, leg)]);
    return {
      I13: spent(span),
      'I13.bt': spent(span, 'bt'),
      'I13.mkb': spent(span, 'mkb'),
      'I13.onbekend': spent(span, null),
      'I13.boekjaar': spent({ from: calendarYearOf(span.until).from, until: span.until }),
      'I13.cumulatief': spent(ever),
      'I13.bt.cumulatief': spent(ever, 'bt'),
      'I13.mkb.cumulatief': spent(ever, 'mkb'),
      'I13.onbekend.cumulatief': spent(ever, null),
      'I13.bt.resterend': left(view.setting('spuk_amount_bt'), 'bt'),
      'I13.mkb.resterend': left(view.setting('spuk_amount_mkb'), 'mkb'),
      'I13.zonder_bewijs': count(
        lines,
        (row) => row.performance_date! <= span.until && row.evidence_url === null,
      ),
    };
  },
});
