/** Any acts in the sheet, and then taking back every batch from the last to the first, give the first register back. */
import fc from 'fast-check';
import { takeBack } from '../../../../src/register/app/history/take-back.ts';
import { standing } from '../../../../src/register/app/plan.ts';
import { openRegister } from '../../../../src/register/app/register.ts';
import { knownOf } from '../../../../src/register/domain/change/shadow.ts';
import type { Cell } from '../../../../src/register/domain/schema/cell.ts';
import { CODES } from '../../../../src/register/domain/schema/codelists.ts';
import type { Table } from '../../../../src/register/domain/schema/table.ts';
import { cluster, stageEvent } from '../../../../src/register/domain/schema/tables/index.ts';
import type { Memory } from '../memory-ports.ts';
import {
  deleteRow,
  disagreements,
  edited,
  lines,
  night,
  put,
  register,
  removed,
  terrain,
  track,
} from './at-the-sheet.ts';

const TABLES = [terrain, cluster, track, stageEvent] as const;

const texts = fc.constantFrom<Cell>(
  '',
  'Zwolle',
  '12,5',
  'veel',
  7,
  -3,
  true,
  'Ja',
  'GM0193 · Zwolle',
  'CL-0001 · Hessenpoort',
  'CL-0099',
  'Benaderd',
  'Wacht',
  'Verslag gereed',
  'Gestart',
  { civil: '2026-11-20' },
  '=1+1',
  'é 🌿 "aanhaling"',
);

/** What a person may do: type in a cell, paste a block, delete a row, or do so unseen until the night. */
type Deed =
  | {
      readonly kind: 'cell';
      readonly table: number;
      readonly row: number;
      readonly field: number;
      readonly cell: Cell;
    }
  | {
      readonly kind: 'block';
      readonly table: number;
      readonly row: number;
      readonly cells: readonly Cell[][];
    }
  | { readonly kind: 'delete'; readonly table: number; readonly row: number }
  | { readonly kind: 'unseen'; readonly row: number; readonly cell: Cell };

const where = { table: fc.nat(2), row: fc.integer({ min: 2, max: 6 }) };
const deeds = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ kind: fc.constant('cell' as const), ...where, field: fc.nat(30), cell: texts }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('block' as const),
        ...where,
        cells: fc.array(fc.array(texts, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), ...where }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('unseen' as const), row: where.row, cell: texts }),
    },
  ),
  { maxLength: 8 },
);

/** The columns that people fill, since the others are protected. */
function own(table: Table): readonly string[] {
  return table.fields.filter((field) => !table.columns[field]!.system);
}

/** Something that is no state stays where it was typed until it is repaired, so nothing is there to take back. */
function fill(held: Memory, table: Table, row: number, field: string, cell: Cell): void {
  const { kind } = table.columns[field]!;
  const stays = field.startsWith('state_w') && cell !== '' && !kind.read(cell, CODES).ok;
  put(held, table, row, field, stays ? '' : cell);
}

const DO: { readonly [K in Deed['kind']]: (held: Memory, deed: Extract<Deed, { kind: K }>) => void } = {
  cell(held, { table: at, row, field, cell }) {
    const table = TABLES[at]!;
    const fields = own(table);
    fill(held, table, row, fields[field % fields.length]!, cell);
    edited(held, table, row);
  },
  block(held, { table: at, row, cells }) {
    const table = TABLES[at]!;
    const fields = own(table);
    cells.forEach((line, down) => {
      line.forEach((cell, right) => {
        fill(held, table, row + down, fields[right]!, cell);
      });
    });
    edited(held, table, row, cells.length);
  },
  delete(held, { table: at, row }) {
    const table = TABLES[at]!;
    if (row > held.sheet(table).cells.length - 1) return;
    deleteRow(held, table, row);
    removed(held, table);
  },
  unseen(held, { row, cell }) {
    put(held, terrain, row, 'town_name', cell);
    night(held);
  },
};

function contents(held: Memory): Record<string, unknown> {
  const opened = openRegister(held.ports());
  return Object.fromEntries(
    TABLES.map((table) => [
      table.id,
      Object.fromEntries(
        opened
          .read(table)
          .entries.map((entry) => [entry.key, knownOf(table, standing(table, entry))] as const)
          .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
      ),
    ]),
  );
}

test('register, journal and shadow agree, and taking all back gives the first register', () => {
  fc.assert(
    fc.property(deeds, (list) => {
      const held = register();
      const before = contents(held);
      const known = new Set(lines(held).map(({ batch }) => batch));
      for (const deed of list) (DO[deed.kind] as (held: Memory, deed: Deed) => void)(held, deed);
      night(held);
      expect(disagreements(held)).toEqual([]);
      const batches = [...new Set(lines(held).map(({ batch }) => batch))].filter((id) => !known.has(id));
      for (const id of batches.reverse()) {
        const result = takeBack(openRegister(held.ports()), id, '');
        if (!result.ok) throw new Error(`${id}: ${result.reason}`);
        expect([id, result.value]).toEqual([id, expect.objectContaining({ done: true })]);
      }
      expect(contents(held)).toEqual(before);
    }),
    { numRuns: 60 },
  );
});
