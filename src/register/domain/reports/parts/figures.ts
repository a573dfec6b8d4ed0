/** Figures as tables in documents: each with its unit, its value, its change since the period before and its definition. */
import { heading, note } from '../../documents/layout.ts';
import { FIGURES, type FigureId, INDICATORS } from '../../monitoring/figures.ts';
import type { Given } from './given.ts';
import { fixed, type Item, item, list, type Part } from './part.ts';
import { DASH, euro, number } from './words.ts';

const UNITS: Readonly<Record<string, string>> = { aandeel: 'procent', niveau: 'niveau', kg: 'kg' };

/** A figure as it stands in a document: a share as a percentage, an amount in whole euros, a dash for unknown. */
export function figureText(id: FigureId, value: number | null, cents = false): string {
  return value === null ? DASH : written(id, asShown(id, value, cents), cents);
}

/** `+3`, `-2`, `0`; of a share in percentage points. It is that of the two figures as they are shown. */
export function changeText(
  id: FigureId,
  now: number | null,
  before: number | null | undefined,
  cents = false,
): string {
  if (now === null || before === null || before === undefined) return DASH;
  const change = asShown(id, now, cents) - asShown(id, before, cents);
  const text = written(id, change, cents).replace('%', ' %-punt');
  return change > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

function decimalsOf(id: FigureId, cents: boolean): number {
  const { unit, decimals } = FIGURES[id];
  return unit === 'euro' ? (cents ? 2 : 0) : decimals;
}

/** The number that stands in the document: a percentage for a share, rounded. */
function asShown(id: FigureId, value: number, cents: boolean): number {
  const scaled = FIGURES[id].unit === 'aandeel' ? value * 100 : value;
  return Number(scaled.toFixed(decimalsOf(id, cents)));
}

function written(id: FigureId, shown: number, cents: boolean): string {
  const { unit } = FIGURES[id];
  const decimals = decimalsOf(id, cents);
  if (unit === 'euro') return euro(shown, decimals);
  return `${number(shown, decimals)}${unit === 'aandeel' ? '%' : ''}`;
}

interface Row {
  readonly id: FigureId;
  readonly now: number | null;
  readonly before: number | null | undefined;
  readonly cents: boolean;
}

interface FigureOptions {
  /** Leave out figures of which nothing is known in both periods, for documents in which most do not apply. */
  readonly known?: boolean;
  /** Over the whole term there is no period before to compare with. */
  readonly alone?: boolean;
  /** Leave out rows that only say that there is nothing, such as the source of an effect of 0. */
  readonly keep?: (id: FigureId, value: number | null) => boolean;
  /** Names that suit the document better than those of the programme's figures. */
  readonly names?: Partial<Record<FigureId, string>>;
  /** Amounts to the cent, where they have to add up; in whole euros otherwise. */
  readonly cents?: boolean;
}

/** Names for documents in which figures of several indicators stand in one table. */
export const NAMES_AMONG_OTHERS: Partial<Record<FigureId, string>> = {
  I9: 'Sprintsubsidie: verleend in de periode',
  'I9.cumulatief': 'Sprintsubsidie: verleend tot en met de laatste dag',
  I13: 'Uitkering: besteed in de periode',
  'I13.cumulatief': 'Uitkering: besteed tot en met de laatste dag',
  I12: 'Train-de-trainer: opgeleid tot en met de laatste dag',
  'I12.eerste_terrein': 'Train-de-trainer: met een eerste eigen terrein',
  I14: 'Volledigheid van de gegevens per bedrijventerrein',
};

/** What was spent without a leg has a row only when there is something: a mistake to be mended. */
const WITHOUT_LEG = /^I13\.onbekend/;

const CODE = item<Row>('code', 'Code van het kengetal', ({ id }) => FIGURES[id].indicator, {
  head: 'Code',
  width: 0.2,
});
const UNIT = item<Row>('eenheid', 'Eenheid', ({ id }) => unitOf(id), { width: 0.2 });
const VALUE = item<Row>('nu', 'Waarde in deze periode', ({ id, now, cents }) => figureText(id, now, cents), {
  head: 'Nu',
  width: 0.3,
  least: 10,
  end: true,
});
const COMPARED: readonly Item<Row>[] = [
  item<Row>(
    'vorige',
    'Waarde in de vorige periode',
    ({ id, before, cents }) => figureText(id, before ?? null, cents),
    {
      head: 'Vorige',
      width: 0.3,
      least: 10,
      end: true,
    },
  ),
  item<Row>(
    'verschil',
    'Verschil met de vorige periode',
    ({ id, now, before, cents }) => changeText(id, now, before, cents),
    {
      head: 'Verschil',
      width: 1,
      end: true,
    },
  ),
];

/** A table of these figures under a name that a template can repeat. */
export function figures(name: string, ids: readonly FigureId[], options: FigureOptions = {}): Part<Given> {
  const { known = false, alone = false, names = {}, cents = false, keep = () => true } = options;
  const title = item<Row>(
    'naam',
    'Naam van het kengetal',
    ({ id }) => named(names[id] ?? FIGURES[id].label, alone),
    {
      head: 'Kengetal',
      width: 6,
    },
  );
  return list<Given, Row>(
    name,
    'Kengetallen',
    ({ facts, before }) =>
      ids
        .map((id) => ({ id, now: facts.figures[id], before: before?.figures[id], cents }))
        .filter(({ now, before: earlier }) => !known || now !== null || (earlier ?? null) !== null)
        .filter(({ id, now }) => keep(id, now))
        .filter(({ id, now, before: earlier }) => !WITHOUT_LEG.test(id) || now || earlier),
    [CODE, title, UNIT, alone ? { ...VALUE, head: 'Waarde' } : VALUE, ...(alone ? [] : COMPARED)],
    'Er zijn geen kengetallen.',
  );
}

/** Over the whole term there is no other period: nothing is told of where it ends. */
function named(label: string, alone: boolean): string {
  return alone ? label.replace(/,? (tot en met de laatste dag|in de periode)/, '') : label;
}

function unitOf(id: FigureId): string {
  const { unit } = FIGURES[id];
  return UNITS[unit] ?? unit;
}

/** Below a table of figures without comparison. */
export const READING_ALONE = note(
  'Een streepje betekent dat het getal niet bekend is of niet van toepassing is. De codes staan uitgelegd onder Begrippen en bronnen.',
);

/** Below a first table of figures: how to read it. */
export const READING = note(
  'Nu is deze periode, Vorige die ervoor. Een streepje betekent dat het getal niet bekend is of niet van toepassing is. De codes staan uitgelegd onder Begrippen en bronnen.',
);

/** What the indicators of these figures mean and where that is written down. */
export function definitions(ids: readonly FigureId[]): readonly Part<Given>[] {
  const used = new Set(ids.map((id) => FIGURES[id].indicator));
  return [
    fixed(heading(1, 'Begrippen en bronnen')),
    list<Given, (typeof INDICATORS)[number]>(
      'begrippen',
      'Uitleg van de kengetallen',
      () => INDICATORS.filter(({ id }) => used.has(id)),
      [
        item('code', 'Code van het kengetal', ({ id }) => id, { head: 'Code', width: 0.2 }),
        item('naam', 'Naam van het kengetal', ({ label }) => label, { head: 'Kengetal', width: 3 }),
        item('uitleg', 'Hoe het kengetal is berekend', ({ formula }) => formula, {
          head: 'Hoe we tellen',
          width: 8,
        }),
      ],
      'Dit document gebruikt geen kengetallen.',
    ),
    fixed(
      note(
        'De bron van alle cijfers is het Terreinregister van de provincie. De definities zijn een eigen voorstel, want die van RVO zijn nog niet bekend. De schaal van de organisatiegraad (0 tot en met 4) is ook een eigen schaal. Oppervlaktes komen uit IBIS; het peiljaar staat erbij. Een cluster is een bedrijventerrein met al zijn fasen.',
      ),
    ),
  ];
}
