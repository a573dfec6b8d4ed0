/** Questions with a row for each part and a column for each choice. */
import { FORM_BEHAVIOUR } from '../behaviour.ts';
import { type Details, type FormAnswer, type GridItem, NEW_QUESTION } from '../model/items.ts';
import { columnObjection } from '../model/rules.ts';
import { fieldName, type ItemKind, type RawAnswer } from './kind.ts';

/** The chosen columns of each row, whether the grid takes one or several in a row. */
type Chosen = readonly (readonly string[])[];

function gridKind(looks: 'radio' | 'checkbox'): ItemKind<GridItem> {
  const many = looks === 'checkbox';
  /** Rows in which one can be chosen hold a text, empty where nothing was chosen. */
  const packed = (item: GridItem, chosen: Chosen): FormAnswer | null => {
    const rows = item.rows.map((_, index) => chosen[index] ?? []);
    if (rows.every((row) => row.length === 0)) return null;
    return many ? rows : rows.map((row) => row[0] ?? '');
  };
  return {
    fresh: (): Details<GridItem> => ({ ...NEW_QUESTION, rows: [], columns: [], rule: null }),
    renewed: (item, newId) => ({ ...item, rows: item.rows.map(({ text }) => ({ entry: newId(), text })) }),
    control: (item, answer) => ({
      kind: 'grid',
      looks,
      columns: item.columns,
      rows: item.rows.map(({ entry, text }, index) => ({
        name: fieldName(entry),
        text,
        options: item.columns.map((value) => ({
          value,
          chosen: answer !== null && (chosenIn(answer)[index] ?? []).includes(value),
        })),
      })),
    }),
    question: {
      slots: (item) => item.rows.map(({ entry, text }) => ({ entry, title: `${item.title} [${text}]` })),
      cells: (item, answer) => {
        const chosen = chosenIn(answer);
        return item.rows.map((_, index) => {
          const row = chosen[index] ?? [];
          return row.length === 0 ? null : row.join(', ');
        });
      },
      fields: (item, answer) =>
        chosenIn(answer).flatMap((row, index) => {
          const { entry } = item.rows[index] ?? {};
          return entry === undefined ? [] : row.map((value) => [fieldName(entry), value] as const);
        }),
      read: (item, fields) =>
        packed(
          item,
          item.rows.map(({ entry }) => {
            const posted = [...new Set(fields.getAll(fieldName(entry)).filter((value) => value !== ''))];
            return many ? posted : posted.slice(0, 1);
          }),
        ),
      normal: (item, raw) => packed(item, chosenIn(raw)),
      missing: (item, answer) => {
        const chosen = chosenIn(answer);
        return item.rows.some((_, index) => (chosen[index] ?? []).length === 0);
      },
      objection: (item, answer) => {
        const chosen = chosenIn(answer).flat();
        if (chosen.some((value) => !item.columns.includes(value)))
          return 'Kies in elke rij een van de gegeven kolommen';
        return columnObjection(item.rule, chosen);
      },
      told: (answer) =>
        (answer as Exclude<FormAnswer, string>).map((row) => (row.length === 0 ? openRow() : row)),
      unanswered: undefined,
    },
  };
}

function chosenIn(answer: RawAnswer | FormAnswer): Chosen {
  if (typeof answer === 'string') throw new TypeError('A grid is answered with a list, one entry per row.');
  return answer.map((row) => (typeof row === 'string' ? [row] : row).filter((value) => value !== ''));
}

/** How a row without an answer reads. */
function openRow(): '' | null {
  return FORM_BEHAVIOUR.unansweredGridRowsAreNull ? null : '';
}

export const GRID = gridKind('radio');
export const CHECKBOX_GRID = gridKind('checkbox');
