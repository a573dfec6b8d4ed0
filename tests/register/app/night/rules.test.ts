/** Every rule in the sheet: broken past the events it is found at night, shown on its cell, and gone once repaired. */
import { a1 } from '../../../../src/register/app/a1.ts';
import type { Change } from '../../../../src/register/domain/change/change.ts';
import { flagLabel } from '../../../../src/register/domain/rules/attention.ts';
import { RULES } from '../../../../src/register/domain/rules/index.ts';
import { type Cell, cellText, isMoment } from '../../../../src/register/domain/schema/cell.ts';
import { CODES } from '../../../../src/register/domain/schema/codelists.ts';
import { STAMPS } from '../../../../src/register/domain/schema/table.ts';
import { type TableId, tableById } from '../../../../src/register/domain/schema/tables/index.ts';
import {
  COORDINATOR,
  copyOf,
  freshRegister,
  type Kept,
  keep,
  type TestRegister,
} from '../../../support/register.ts';
import { CASES, type Case } from '../../domain/rules/cases.ts';
import { event, type Patch, Raw, type Rows, TODAY, type Values, WHOLE } from '../../domain/rules/support.ts';
import { night, note } from '../edit/support.ts';

/** The register that all cases start from. */
let whole: Kept;

beforeAll(() => {
  const register = freshRegister();
  load(register, WHOLE);
  register.world.moveClock(Date.parse(`${TODAY}T01:30:00Z`));
  night(register);
  expect(open(register)).toEqual([]);
  whole = keep(register);
});

function again(): TestRegister {
  const register = copyOf(whole);
  register.world.moveClock(Date.parse(`${TODAY}T02:30:00Z`));
  register.driver.open(COORDINATOR, register.fileId);
  return register;
}

function open(register: TestRegister): readonly Values[] {
  return (register.read('finding').rows as readonly Values[]).filter(({ status }) => status === 'open');
}

/** Rows as an import brings them in; those that stand there already get these values. */
function load(register: TestRegister, rows: Rows | Patch): void {
  const changes = Object.entries(rows).flatMap(([id, byKey]) => {
    const table = tableById(id);
    const present = new Set(register.read(id).rows.map((row) => row[table.key.field]));
    return Object.entries(byKey as Rows[string]).map(([key, values]): Change => {
      if (values === null) return { type: 'remove', table: id, key, values: {} };
      const own = Object.entries(values).filter(([field]) => !(table.audit && STAMPS.includes(field)));
      return { type: present.has(key) ? 'update' : 'add', table: id, key, values: Object.fromEntries(own) };
    });
  });
  const result = register.write({ via: 'import', reason: 'Proef', changes });
  if (!result.ok) throw new Error(result.conflicts.map(({ message }) => message).join(' '));
}

/** Types a patch into the sheet while no trigger listens. Steps of tracks are judged, so those come by import. */
function breakIn(register: TestRegister, patch: Patch): void {
  const triggers = [...register.world.triggers];
  register.world.triggers.clear();
  const { track, ...others } = patch;
  if (track) load(register, { track });
  for (const [id, rows] of Object.entries(others))
    for (const [name, values] of Object.entries(rows as Readonly<Record<string, Values | null>>)) {
      const [key] = name.split('#') as [string];
      const at = name.includes('#') ? 0 : rowOf(register, id, key);
      if (values === null)
        register.driver.deleteRows(COORDINATOR, register.fileId, register.tab(id).id, at, 1);
      else
        fillIn(
          register,
          id as TableId,
          at || freeRow(register, id),
          at ? values : { ...keyed(id, key), ...values },
        );
    }
  for (const [id, trigger] of triggers) register.world.triggers.set(id, trigger);
}

function keyed(id: string, key: string): Values {
  return key ? { [tableById(id).key.field]: key } : {};
}

function fillIn(register: TestRegister, id: TableId, row: number, values: Values): void {
  for (const [field, value] of Object.entries(values)) {
    const cell = a1(row, register.column(id, field));
    const tab = register.tab(id).id;
    const text = typed(id, field, value);
    if (text === '') register.driver.clear(COORDINATOR, register.fileId, tab, cell);
    else register.driver.edit(COORDINATOR, register.fileId, tab, cell, text);
  }
}

/** What a person types for a value. */
function typed(id: string, field: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  const { kind } = tableById(id).columns[field]!;
  const cell: Cell = value instanceof Raw ? value.cell : kind.write(value, CODES);
  if (isMoment(cell)) {
    const [date, time] = cell.civil.split('T') as [string, string?];
    const [year, month, day] = date.split('-').map(Number);
    return `${day}-${month}-${year}${time ? ` ${time}` : ''}`;
  }
  if (typeof cell === 'number')
    return kind.format.includes('%') ? `${cell * 100}%` : String(cell).replace('.', ',');
  return cellText(cell);
}

function rowOf(register: TestRegister, id: string, key: string): number {
  const column = register.column(id, tableById(id).key.field) - 1;
  const tab = register.tab(id);
  for (let row = 1; row < 400; row++) if (register.model.valueAt(tab, row, column) === key) return row + 1;
  return 0;
}

function freeRow(register: TestRegister, id: string): number {
  return register.read(id).rows.length + 2;
}

/** What a sheet asks for otherwise than a register in memory: the register repairs some of it by itself. */
interface SheetCase {
  readonly wrong?: Patch;
  readonly at?: Case['at'];
  /** What a person does to repair it. */
  readonly repair?: (register: TestRegister) => void;
}

const started = (day: string): Patch => ({
  ...CASES.nulmeting_nodig!.wrong,
  stage_event: { 'FG-00090': event('1', null, 'intake', day, 'TR-0002') },
});

const SHEET_CASES: Readonly<Record<string, SheetCase>> = {
  // A row that the register numbers gets its key; a period is named by a person.
  sleutel_ontbreekt: {
    wrong: { period: { '#1': { name: 'Proef', from: '2027-01-01', until: '2027-06-30' } } },
    at: ['period', 'rij 3', 'period_id'],
    repair: (register) => fillIn(register, 'period', 3, { period_id: '2027-H1' }),
  },
  sleutel_dubbel: {
    repair: (register) =>
      void register.driver.deleteRows(COORDINATOR, register.fileId, register.tab('idea').id, 3, 1),
  },
  // The start follows from the events.
  nulmeting_nodig: {
    wrong: started('2026-10-25'),
    repair: (register) => breakIn(register, CASES.nulmeting_te_laat!.wrong),
  },
  nulmeting_te_laat: {
    wrong: { ...started('2026-10-24'), org_assessment: CASES.nulmeting_te_laat!.wrong.org_assessment! },
    repair: (register) => breakIn(register, { org_assessment: { 'OG-0003': { assessed_on: '2026-11-23' } } }),
  },
  // Who changes an assessment on a later day gives the reason where it is reported.
  beoordeling_gewijzigd: {
    wrong: { org_assessment: { 'OG-0001': { notes: 'Toch anders' } } },
    repair: accept,
  },
  collega_zonder_adres: {
    repair: (register) => breakIn(register, { contact: { 'CT-0002': { email: 'twee@example.nl' } } }),
  },
  geaccepteerd_zonder_reden: {
    wrong: {
      ...CASES.netto_groter_dan_bruto!.wrong,
      finding: { 'BV-0001': { status: 'geaccepteerd', accepted_reason: null } },
    },
    repair: (register) => breakIn(register, { finding: { 'BV-0001': { accepted_reason: 'Klopt zo' } } }),
  },
};

/** Accepts every open finding, with a reason. */
function accept(register: TestRegister): void {
  const rows = register.read('finding').rows as readonly Values[];
  rows.forEach(({ status }, index) => {
    if (status === 'open')
      fillIn(register, 'finding', index + 2, {
        accepted_reason: 'Het mag zo blijven',
        status: 'geaccepteerd',
      });
  });
}

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('is found in the sheet, shown on the cell, and gone once it is repaired', () => {
    const { wrong, right, at, repair }: Case & SheetCase = { ...CASES[id]!, ...SHEET_CASES[id] };
    const [table, key, field] = at;
    const register = again();
    breakIn(register, wrong);
    night(register);
    const found = open(register).filter(({ rule_id }) => rule_id === id);
    expect(found.map((one) => [one.table, one.key, one.field])).toContainEqual([table, key, field]);
    const shown = found.find((one) => one.key === key && one.field === field)!;
    expect(shown.severity).toBe(rule.severity);

    const row = rowOf(register, table, key.split('#')[0]!);
    const own = tableById(table);
    if (row && own.tracked) {
      expect(String(register.value(table, row, 'attention'))).toContain(flagLabel(own, field));
      expect(note(register, table, row, field ?? own.key.field)).toContain(String(shown.message));
    }

    if (repair) repair(register);
    else breakIn(register, right);
    night(register);
    expect(
      open(register).filter((one) => one.rule_id === id && one.key === key && one.field === field),
    ).toEqual([]);
    const after = rowOf(register, table, key.split('#')[0]!);
    if (after && own.tracked)
      expect(note(register, table, after, field ?? own.key.field)).not.toContain(String(shown.message));
  });
});
