/** Figures as tables in documents: each with its unit, its value, its change since the period before and its definition. */
import { heading, note } from '../../documents/layout.ts';
import { FIGURES, type FigureId, type Figures, INDICATORS } from '../../monitoring/figures.ts';
import { formatDutchNumber } from '../../text/numbers.ts';
import type { Given } from './given.ts';
import { fixed, item, list, type Part } from './part.ts';
import { DASH } from './words.ts';

const UNITS: Readonly<Record<string, string>> = { aandeel: 'procent', niveau: 'niveau (0–4)', kg: 'kg' };

/** A figure as it stands in a document: a share as a percentage, an amount in whole euros, a dash for unknown. */
export function figureText(id: FigureId, value: number | null): string {
  if (value === null) return DASH;
  const { unit, decimals } = FIGURES[id];
  if (unit === 'aandeel') return `${formatDutchNumber(value * 100, decimals)}%`;
  if (unit === 'euro') return `€ ${formatDutchNumber(value, 0)}`;
  return formatDutchNumber(value, decimals);
}

/** `+3`, `-2`, `0`; of a share in percentage points. */
export function changeText(id: FigureId, now: number | null, before: number | null | undefined): string {
  if (now === null || before === null || before === undefined) return DASH;
  const text = figureText(id, now - before).replace('%', ' %-punt');
  return now > before && /[1-9]/.test(text) ? `+${text}` : text;
}

interface Row {
  readonly id: FigureId;
  readonly now: number | null;
  readonly before: number | null | undefined;
}

/**
 * A table of these figures under a name that a template can repeat. Figures that were unknown in both periods are
 * left out when `known` is set, for documents in which most figures do not apply.
 */
export function figures(name: string, ids: readonly FigureId[], known = false): Part<Given> {
  return list<Given, Row>(
    name,
    'Kengetallen',
    ({ facts, before }) =>
      ids
        .map((id) => ({ id, now: facts.figures[id], before: before?.figures[id] }))
        .filter(({ now, before: earlier }) => !known || now !== null || (earlier ?? null) !== null),
    [
      item('code', 'Code van het kengetal', ({ id }) => FIGURES[id].indicator, { head: 'Code', width: 1.2 }),
      item('naam', 'Naam van het kengetal', ({ id }) => FIGURES[id].label, { head: 'Kengetal', width: 5 }),
      item('eenheid', 'Eenheid', ({ id }) => unitOf(id), { width: 1.8 }),
      item('nu', 'Waarde in deze periode', ({ id, now }) => figureText(id, now), { head: 'Nu', width: 2 }),
      item('vorige', 'Waarde in de vorige periode', ({ id, before }) => figureText(id, before ?? null), {
        head: 'Vorige',
        width: 2,
      }),
      item(
        'verschil',
        'Verschil met de vorige periode',
        ({ id, now, before }) => changeText(id, now, before),
        { head: 'Verschil', width: 2 },
      ),
    ],
    'Er zijn geen kengetallen.',
  );
}

function unitOf(id: FigureId): string {
  const { unit } = FIGURES[id];
  return UNITS[unit] ?? unit;
}

/** Below a first table of figures: how to read it. */
export const READING = note(
  'Vorige is de periode hiervoor. Een streepje betekent dat het getal niet bekend is of niet van toepassing is. De codes staan uitgelegd onder Begrippen en bronnen.',
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
        item('code', 'Code van het kengetal', ({ id }) => id, { head: 'Code' }),
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
        'De bron van alle cijfers is het Terreinregister van de provincie. De definities zijn een eigen voorstel, want die van RVO zijn nog niet bekend. De schaal van de organisatiegraad (0 tot en met 4) is ook een eigen schaal. Oppervlaktes komen uit IBIS; het peiljaar staat erbij.',
      ),
    ),
  ];
}

/** The value of a figure for a sentence: the number alone; null when it is not known. */
export function figure(figures: Figures, id: FigureId): string | null {
  const value = figures[id];
  return value === null ? null : figureText(id, value);
}
