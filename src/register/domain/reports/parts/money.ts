/** The grant of the ministry in documents: what was spent by leg and year, what is left, what is not known. */
import type { CostFacts, ProgrammeFacts, SpendingFacts } from '../../monitoring/facts.ts';
import { formatDay } from '../../text/dates.ts';
import type { Given } from './given.ts';
import { briefly } from './lists.ts';
import { type Item, item, list, type Part, sheet } from './part.ts';
import { DASH, euro, unknownSetting } from './words.ts';

type Programme = Given<ProgrammeFacts>;

/** What the decision of the ministry says, or which setting still has to tell it. */
export const DECISION: Part<Programme> = sheet<Programme>([
  item('regeling', 'Regeling', ({ facts }) => facts.basis.regulation ?? unknownSetting('spuk_regulation')),
  item(
    'beschikking',
    'Kenmerk van de beschikking',
    ({ facts }) => facts.basis.decision ?? unknownSetting('spuk_decision'),
  ),
  item('sisa_code', 'SiSa-code', ({ facts }) => facts.basis.sisaCode ?? unknownSetting('sisa_code')),
  item('bedrag_bt', 'Bedrag bedrijventerreinen', ({ facts }) =>
    facts.basis.amountBt === null ? unknownSetting('spuk_amount_bt') : euro(facts.basis.amountBt, 2),
  ),
  item('bedrag_mkb', 'Bedrag klein en micro mkb', ({ facts }) =>
    facts.basis.amountMkb === null ? unknownSetting('spuk_amount_mkb') : euro(facts.basis.amountMkb, 2),
  ),
  item(
    'looptijd',
    'Looptijd',
    ({
      facts: {
        basis: { term },
      },
    }) =>
      term === null
        ? unknownSetting('spuk_end')
        : `${formatDay(term.from)} tot en met ${formatDay(term.until)}`,
  ),
]);

interface Leg {
  readonly name: string;
  readonly amount: string;
  readonly spent: number | null;
  readonly left: string;
}

/** The legs that the ministry pays for, and what was spent of another or of none yet, so that all add up. */
function legs({ facts: { basis, figures, spending } }: Programme): readonly Leg[] {
  const leg = (
    name: string,
    known: number | null,
    id: 'bt' | 'mkb',
    setting: 'spuk_amount_bt' | 'spuk_amount_mkb',
  ): Leg => {
    const left = figures[`I13.${id}.resterend`];
    return {
      name,
      amount: known === null ? unknownSetting(setting) : euro(known, 2),
      spent: figures[`I13.${id}.cumulatief`],
      left:
        known === null || left === null ? 'niet te bepalen zolang het bedrag niet bekend is' : euro(left, 2),
    };
  };
  return [
    leg('Bedrijventerreinen', basis.amountBt, 'bt', 'spuk_amount_bt'),
    leg('Klein en micro mkb', basis.amountMkb, 'mkb', 'spuk_amount_mkb'),
    // The last line of a leg holds all that was spent of it.
    ...spending
      .filter(
        (one, index) =>
          one.leg !== 'bt' &&
          one.leg !== 'mkb' &&
          !spending.slice(index + 1).some(({ leg }) => leg === one.leg),
      )
      .map(({ legLabel, cumulative }) => ({ name: legLabel, amount: DASH, spent: cumulative, left: DASH })),
  ];
}

/** What the grant still allows, by leg. */
export const REMAINING: Part<Programme> = list<Programme, Leg>(
  'ruimte',
  'Wat de uitkering nog toelaat',
  legs,
  [
    item('deel', 'Deel van de uitkering', ({ name }) => name, {
      head: 'Deel',
      width: 0.2,
      least: 18,
    }),
    item('beschikking', 'Bedrag volgens de beschikking', ({ amount }) => amount, {
      head: 'Beschikking',
      width: 3,
      end: true,
    }),
    item('besteed', 'Besteed tot en met de laatste dag', ({ spent }) => spent, {
      kind: 'euro',
      head: 'Besteed',
      width: 0.2,
    }),
    item('over', 'Nog te besteden', ({ left }) => left, { width: 3, end: true }),
  ],
  'Er zijn geen delen van de uitkering.',
);

/** The part of VAT that the compensation fund does not pay back. */
const ownVat = ({ vat, vatRecoverable }: SpendingFacts): number =>
  Math.round((vat - vatRecoverable) * 100) / 100;

const SPENDING_ITEMS: readonly Item<SpendingFacts>[] = [
  item('jaar', 'Jaar van de prestatie', ({ year }) => String(year), { head: 'Jaar' }),
  item('deel', 'Deel van de uitkering', ({ legLabel }) => legLabel, {
    head: 'Deel',
    width: 2,
    least: 18,
  }),
  item('regels', 'Aantal kostenregels', ({ lines }) => lines, {
    kind: 'number',
    alone: true,
    head: 'Regels',
  }),
  item('zonder_btw', 'Bedrag zonder btw', ({ exVat }) => exVat, {
    kind: 'euro',
    head: 'Zonder btw',
    width: 2,
  }),
  item('btw_compensabel', 'Compensabele btw', ({ vatRecoverable }) => vatRecoverable, {
    kind: 'euro',
    alone: true,
    head: 'Btw, compensabel',
    width: 2,
  }),
  item('btw_eigen', 'Niet-compensabele btw', ownVat, {
    kind: 'euro',
    alone: true,
    head: 'Btw, niet compensabel',
    width: 2,
  }),
  item('ten_laste', 'Ten laste van de uitkering', ({ charged }) => charged, {
    kind: 'euro',
    head: 'Ten laste van uitkering',
    width: 2,
  }),
  item('cumulatief', 'Ten laste tot en met dit jaar', ({ cumulative }) => cumulative, {
    kind: 'euro',
    head: 'Tot en met dit jaar',
    width: 2,
  }),
  item('zonder_bewijs', 'Regels zonder bewijs', ({ withoutEvidence }) => withoutEvidence, {
    kind: 'number',
    alone: true,
    head: 'Zonder bewijs',
    width: 1.2,
  }),
];

const spending = (items: readonly Item<SpendingFacts>[]): Part<Programme> =>
  list(
    'besteding',
    'Besteding per jaar en deel',
    ({ facts }) => facts.spending,
    items,
    'Er zijn nog geen kosten ten laste van de uitkering.',
  );

/** Spending by year of performance and leg, with VAT apart; lies across the page. */
export const SPENDING = spending(SPENDING_ITEMS);

/** The same for an upright page. */
export const SPENDING_BRIEF = spending(briefly(SPENDING_ITEMS));

/** Cost lines that would not stand in an audit. */
export const WITHOUT_EVIDENCE: Part<Programme> = list<Programme, CostFacts>(
  'zonder_bewijs',
  'Kostenregels zonder bewijs',
  ({ facts }) => facts.costsWithoutEvidence,
  [
    item('regel', 'Sleutel van de kostenregel', ({ key }) => key, { head: 'Regel', width: 1.3 }),
    item('omschrijving', 'Omschrijving', ({ name }) => name, { width: 4 }),
    item('prestatie_op', 'Dag van de prestatie', ({ on }) => on, {
      kind: 'date',
      head: 'Prestatie op',
      width: 1.6,
    }),
    item('deel', 'Deel van de uitkering', ({ legLabel }) => legLabel, {
      head: 'Deel',
      width: 2,
      least: 18,
    }),
    item('bedrag', 'Ten laste van de uitkering', ({ charged }) => charged, {
      kind: 'euro',
      head: 'Bedrag',
      width: 1.8,
    }),
  ],
  'Bij alle kostenregels staat een bewijs.',
);
