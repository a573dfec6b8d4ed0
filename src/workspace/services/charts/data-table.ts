/** The data of a chart that stands on no sheet, as a script builds it row by row. */
import type { ChartColumn, ChartData } from '../../charts/view.ts';
import { asOfficial, enumName, type Official, ScriptException, Service } from '../service.ts';
import { displayValue } from '../spreadsheet/display.ts';
import { instantToSerial } from '../spreadsheet/serial.ts';

type Builder = GoogleAppsScript.Charts.DataTableBuilder;
type Table = GoogleAppsScript.Charts.DataTable;
type ColumnType = GoogleAppsScript.Charts.ColumnType;

interface Column {
  readonly type: 'DATE' | 'NUMBER' | 'STRING';
  readonly label: string;
}

const KINDS = { DATE: 'date', NUMBER: 'number', STRING: 'text' } as const;

export class DataTable extends Service implements Official<Table> {
  readonly _official = 'Charts.DataTable';
  readonly _weights = {};
  readonly _columns: readonly Column[];
  readonly _rows: readonly (readonly unknown[])[];

  constructor(columns: readonly Column[], rows: readonly (readonly unknown[])[]) {
    super();
    this._columns = columns;
    this._rows = rows;
  }

  /** The first column along the axis, the others as series. */
  _data(locale: string, timeZone: string): ChartData {
    const [domain = null, ...series] = this._columns.map(({ type, label }, i): ChartColumn => {
      const format = type === 'DATE' ? 'd-m-yyyy' : undefined;
      const values = this._rows.map((row) => cellOf(row[i], timeZone));
      return {
        label,
        values,
        texts: values.map((value) => displayValue(value, format, locale)),
        kind: KINDS[type],
        ...(format && { format }),
      };
    });
    return { domain, series, length: this._rows.length };
  }
}

function cellOf(value: unknown, timeZone: string): number | string | null {
  if (value instanceof Date) return instantToSerial(value.getTime(), timeZone);
  if (value === null || value === undefined || value === '') return null;
  return typeof value === 'number' ? value : String(value);
}

export class DataTableBuilder extends Service implements Official<Builder> {
  readonly _official = 'Charts.DataTableBuilder';
  readonly _weights = {};
  readonly #columns: Column[] = [];
  readonly #rows: unknown[][] = [];

  addColumn(type: ColumnType, label: string): Builder {
    this.#columns.push({ type: enumName(type) as Column['type'], label: String(label) });
    return asOfficial<Builder>(this);
  }

  addRow(values: unknown[]): Builder {
    if (values.length !== this.#columns.length)
      throw new ScriptException(
        `Row given with size different than ${this.#columns.length} (the number of columns in the table).`,
      );
    this.#rows.push([...values]);
    return asOfficial<Builder>(this);
  }

  /** Counted from 0; rows that are not there yet are added. */
  setValue(row: number, column: number, value: unknown): Builder {
    while (this.#rows.length <= row) this.#rows.push(this.#columns.map(() => null));
    this.#rows[row]![column] = value;
    return asOfficial<Builder>(this);
  }

  build(): Table {
    return asOfficial<Table>(
      new DataTable(
        [...this.#columns],
        this.#rows.map((row) => [...row]),
      ),
    );
  }
}
