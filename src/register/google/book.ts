/** The rows of the register in the open spreadsheet. */
import { locate } from '../app/marks.ts';
import type { Book, Props, Tab } from '../app/ports.ts';
import { TABS, TEXT_HABITS } from '../app/properties.ts';
import { NoRightsError } from '../domain/errors.ts';
import type { Cell } from '../domain/schema/cell.ts';
import { tableById } from '../domain/schema/tables/index.ts';
import { LITERAL, type TextHabits } from '../domain/text/inert.ts';
import { fromGoogle, type GoogleCell, toGoogle } from './cells.ts';
import type { File } from './file.ts';

export function bookOf(file: File, props: Props): Book {
  let tabs: Map<string, Tab> | null = null;

  /** Grid sizes change by our own hand; the rest of a tab stays as it was found. */
  const resize = (tab: Tab, by: number): void => {
    const known = tabs?.get(tab.table);
    if (known) tabs?.set(tab.table, { ...known, rows: known.rows + by });
  };

  return {
    tabs() {
      tabs ??= new Map(locate(file.sheets(), file.marks(), () => remembered(props)));
      return tabs;
    },
    forget() {
      tabs = null;
      file.forget();
    },
    read(tab) {
      const count = tab.rows - tab.headerRow;
      if (count < 1) return [];
      const values = file
        .sheet(tab.id)
        .getRange(tab.headerRow + 1, 1, count, tab.width)
        .getValues() as GoogleCell[][];
      return values.map((line) => line.map((value): Cell => fromGoogle(value, file.zone)));
    },
    firstFreeRow: (tab) => Math.max(file.sheet(tab.id).getLastRow(), tab.headerRow) + 1,
    append(tab, cells) {
      const habits = plainTextColumns(tab, habitsOf(props));
      const line = Array.from({ length: Math.max(...cells.keys()) }, (_, index) =>
        toGoogle(cells.get(index + 1) ?? '', habits.get(index + 1) ?? null, file.zone),
      );
      permitted(() => file.sheet(tab.id).appendRow(line));
    },
    notes: (tab, { row, column, rows, columns }) =>
      file.sheet(tab.id).getRange(row, column, rows, columns).getNotes(),
    setNotes(tab, { row, column, rows, columns }, notes) {
      const range = file.sheet(tab.id).getRange(row, column, rows, columns);
      permitted(() => range.setNotes(notes.map((line) => [...line])));
    },
    write(tab, { row, column, cells }) {
      const habits = plainTextColumns(tab, habitsOf(props));
      const values = cells.map((line) =>
        line.map((cell, index) => toGoogle(cell, habits.get(column + index) ?? null, file.zone)),
      );
      permitted(() =>
        file.sheet(tab.id).getRange(row, column, values.length, values[0]!.length).setValues(values),
      );
    },
    grow(tab, count, behind) {
      const sheet = file.sheet(tab.id);
      permitted(() =>
        behind ? sheet.insertRowsAfter(tab.rows, count) : sheet.insertRowsBefore(tab.rows, count),
      );
      resize(tab, count);
    },
    removeRows(tab, row, count) {
      permitted(() => file.sheet(tab.id).deleteRows(row, count));
      resize(tab, -count);
    },
    flush: () => permitted(() => SpreadsheetApp.flush()),
  };
}

/** Google words a refusal in the language of the person; these are what it says in English and Dutch. */
const REFUSAL = /protected|beveiligd|permission|toestemming|machtiging/i;

/** Does what writes to the sheet; a refusal by Google becomes a fault that people understand. */
export function permitted<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && REFUSAL.test(error.message)) throw new NoRightsError();
    throw error;
  }
}

function remembered(props: Props): Readonly<Record<string, number>> {
  const text = props.all()[TABS];
  return text ? JSON.parse(text) : {};
}

function habitsOf(props: Props): TextHabits {
  const text = props.all()[TEXT_HABITS];
  return text ? JSON.parse(text) : LITERAL;
}

/** The columns of a tab that are declared as plain text, by position. */
function plainTextColumns(tab: Tab, habits: TextHabits): ReadonlyMap<number, TextHabits> {
  const columns = tableById(tab.table)?.columns ?? {};
  return new Map(
    Object.entries(tab.columns)
      .filter(([field]) => columns[field]?.kind.format === '@')
      .map(([, position]) => [position, habits]),
  );
}
