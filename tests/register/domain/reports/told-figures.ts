/** The rows of figures in documents, by the names that figures have there. */
import { FIGURES, type FigureId } from '../../../../src/register/domain/monitoring/figures.ts';
import { euros, figureOf, plain, type Told } from './told.ts';

/** Names of figures in documents in which they are called other than in the declaration. */
const CALLED: Readonly<Record<string, FigureId>> = {
  'Sprintsubsidie: verleend in de periode': 'I9',
  'Sprintsubsidie: verleend tot en met de laatste dag': 'I9.cumulatief',
  'Uitkering: besteed in de periode': 'I13',
  'Uitkering: besteed tot en met de laatste dag': 'I13.cumulatief',
  'Train-de-trainer: opgeleid tot en met de laatste dag': 'I12',
  'Train-de-trainer: met een eerste eigen terrein': 'I12.eerste_terrein',
  'Verandering van de organisatiegraad sinds de start': 'I3.gemiddeld',
  'Ondernemers bij de sprintsessies in de periode': 'I8.ondernemers',
  'Gehouden sprintsessies in de periode': 'I8',
  'Volledigheid van de gegevens': 'I14',
  'Volledigheid van de gegevens per bedrijventerrein': 'I14',
  ...Object.fromEntries(Object.entries(FIGURES).map(([id, { label }]) => [label, id as FigureId])),
};

/** Over the whole term figures have a short name, and those of the period are those up to the last day. */
const CALLED_ALONE: Readonly<Record<string, FigureId>> = Object.fromEntries(
  ['in de periode', 'tot en met de laatste dag'].flatMap((end) =>
    Object.entries(CALLED).map(([label, id]) => [label.replace(new RegExp(`,? ${end}`), ''), id]),
  ),
);

/** The row of a figure: its value, that of the period before, and the difference of both as they are printed. */
export function figureRow(told: Told, row: Readonly<Record<string, string>>): boolean {
  const id = ('Waarde' in row ? CALLED_ALONE : CALLED)[row.Kengetal!];
  if (!id) return false;
  const { unit, decimals, indicator } = FIGURES[id];
  const now = figureOf(told.facts, id);
  const then = told.before && figureOf(told.before, id);
  const printed = `${row.Waarde ?? row.Nu}`;
  const places = unit === 'euro' ? (/,\d\d$/.test(printed) ? 2 : 0) : decimals;
  const scaled = (value: number): number => Number((value * (unit === 'aandeel' ? 100 : 1)).toFixed(places));
  const text = (value: number | null): string => {
    if (value === null) return '–';
    return unit === 'euro' ? euros(value, places) : `${plain(value, places)}${unit === 'aandeel' ? '%' : ''}`;
  };
  const shown = (value: number | null): string => text(value === null ? null : scaled(value));
  const difference = now === null || then === null ? null : scaled(now) - scaled(then);
  const signed = text(difference).replace('%', ' %-punt');
  const change = (difference ?? 0) > 0 && /[1-9]/.test(signed) ? `+${signed}` : signed;
  if (row.Code !== indicator) return false;
  if ('Waarde' in row) return row.Waarde === shown(now);
  return row.Nu === shown(now) && row.Vorige === shown(then) && row.Verschil === change;
}
