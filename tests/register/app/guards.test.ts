/** Who may edit what, by the real bundle in the Workspace: as Contacten says, through the protections, and kept so. */
import { columnLetters } from '../../../src/register/app/a1.ts';
import { wantedGuards } from '../../../src/register/app/guards.ts';
import { EDITING, mayEdit, roleOf } from '../../../src/register/domain/rules/roles.ts';
import type { Role } from '../../../src/register/domain/schema/table.ts';
import { TABLES, tableById } from '../../../src/register/domain/schema/tables/index.ts';
import { canEditCells } from '../../../src/workspace/services/spreadsheet/context.ts';
import type { SpreadsheetFile } from '../../../src/workspace/world.ts';
import { COLLEAGUE, COORDINATOR, freshRegister, type TestRegister } from '../../support/register.ts';

const DRIVER = 'aanjager@bureau.example';
const TEAM = 'versnellingsteam@bureau.example';
const OUTSIDER = 'iemand@elders.example';
const SECOND = 'tweede@provincie.example';
const ACCOUNTS: Readonly<Record<string, Role | null>> = {
  [SECOND]: 'coordinator',
  [COLLEAGUE]: 'medewerker',
  [DRIVER]: 'aanjager',
  [TEAM]: 'versnellingsteam',
  [OUTSIDER]: null,
};

/** A register in which each role has an account, and the rights are applied. */
function staffed(): TestRegister {
  const register = freshRegister();
  const people = Object.entries(ACCOUNTS);
  const file = register.world.files.get(register.fileId) as SpreadsheetFile;
  for (const [email] of people) if (!file.editors.includes(email)) file.editors.push(email);
  assign(register, people);
  register.fire('onNight');
  return register;
}

function assign(register: TestRegister, people: readonly (readonly [string, Role | null])[]): void {
  const result = register.write({
    via: 'menu',
    reason: 'Proef',
    changes: people.map(([email, role], index) => ({
      type: 'add',
      table: 'contact',
      key: `+${index}`,
      values: { designation: `iemand ${index}`, role: role ?? 'gemeente', email, source: 'proef' },
    })),
  });
  expect(result.ok).toBe(true);
}

function report(register: TestRegister): { ok: boolean; says: string | null } {
  const [, store] = [...register.world.properties].find(([, entries]) => entries.has('triggers'))!;
  return JSON.parse(store.get('night')!).results.protections;
}

/** Lets a night of its own pass. */
function night(register: TestRegister): { ok: boolean; says: string | null } {
  register.world.moveClock(register.world.now + 24 * 3_600_000);
  register.fire('onNight');
  return report(register);
}

/** Types in the first row below the header of a column; tells whether Google let it through. */
function types(register: TestRegister, email: string, table: string, field: string, row = 2): boolean {
  const sheet = register.tab(table);
  const letters = columnLetters(register.column(table, field));
  return register.driver.edit(email, register.fileId, sheet.name, `${letters}${row}`, 'x').changed !== null;
}

test('every cell of every tab is open to exactly the roles that may edit it', () => {
  const register = staffed();
  for (const table of TABLES) {
    const fields = table.fields.filter(
      (field, index) => index < 3 || table.columns[field]!.system || index % 4 === 0,
    );
    for (const field of fields)
      for (const [email, role] of Object.entries(ACCOUNTS)) {
        const sheet = register.tab(table.id);
        const cell = {
          top: 1,
          bottom: 2,
          left: register.column(table.id, field) - 1,
          right: register.column(table.id, field),
        };
        const open = canEditCells(
          register.world,
          register.world.files.get(register.fileId) as SpreadsheetFile,
          sheet,
          cell,
          email,
        );
        const everybody = EDITING.every((each) => mayEdit(each, table, field));
        expect([table.id, field, email, open]).toEqual([
          table.id,
          field,
          email,
          everybody || (role !== null && mayEdit(role, table, field)),
        ]);
      }
  }
});

test('an aanjager types in a track, but not where the coordinator or the register decides, nor in a header', () => {
  const register = staffed();
  expect(types(register, DRIVER, 'track', 'next_action')).toBe(true);
  expect(types(register, DRIVER, 'track', 'wagon')).toBe(false);
  expect(types(register, DRIVER, 'track', 'track_id')).toBe(false);
  expect(types(register, DRIVER, 'track', 'accel_member_id')).toBe(false);
  expect(types(register, TEAM, 'track', 'accel_member_id')).toBe(true);
  expect(types(register, DRIVER, 'track', 'next_action', 1)).toBe(false);
  expect(types(register, DRIVER, 'cost_line', 'description')).toBe(false);
  expect(types(register, COLLEAGUE, 'cost_line', 'description')).toBe(true);
  expect(types(register, COLLEAGUE, 'terrain', 'rin_number')).toBe(false);
  expect(types(register, SECOND, 'terrain', 'rin_number')).toBe(true);
  expect(types(register, DRIVER, 'contact', 'name')).toBe(false);
  expect(types(register, OUTSIDER, 'terrain', 'display_name')).toBe(false);
});

test('before Contacten names anybody, colleagues work as medewerker, but not in tabs with people', () => {
  const register = freshRegister();
  expect(types(register, COLLEAGUE, 'terrain', 'display_name')).toBe(true);
  expect(types(register, COLLEAGUE, 'terrain', 'rin_number')).toBe(false);
  expect(types(register, COLLEAGUE, 'contact', 'name')).toBe(false);
});

test('who loses a role in Contacten loses the rights by the next night, and the report says so', () => {
  const register = staffed();
  const medewerker = register.read('contact').rows.find(({ email }) => email === COLLEAGUE)!;
  register.write({
    via: 'menu',
    reason: 'Proef',
    changes: [
      {
        type: 'update',
        table: 'contact',
        key: medewerker.contact_id as string,
        values: { role: 'aanjager' },
      },
    ],
  });
  expect(types(register, COLLEAGUE, 'terrain', 'display_name')).toBe(true);
  expect(night(register).says).toMatch(
    /beveiligingen lieten andere mensen toe dan Contacten zegt; die zijn hersteld \(Terreinen, tabblad/,
  );
  expect(types(register, COLLEAGUE, 'terrain', 'display_name')).toBe(false);
  expect(types(register, COLLEAGUE, 'track', 'next_action')).toBe(true);
  expect(night(register)).toEqual({ ok: true, says: null });
});

test('a protection does not give anybody the file', () => {
  const register = staffed();
  assign(register, [['nieuw@provincie.example', 'coordinator']]);
  night(register);
  const file = register.world.files.get(register.fileId) as SpreadsheetFile;
  expect(file.editors).not.toContain('nieuw@provincie.example');
});

describe('what people did to protections is found at night and repaired', () => {
  const guard = (register: TestRegister) =>
    register.tab('track').protections.find(({ description }) => description.includes('koppen'))!;
  const cases: readonly [string, (register: TestRegister) => void, RegExp][] = [
    [
      'taken away',
      (register) => {
        const sheet = register.tab('track');
        sheet.protections = sheet.protections.filter((each) => each !== guard(register));
      },
      /^Een beveiliging ontbrak en is opnieuw aangebracht \(Trajecten, koppen: alleen coördinator\)\.$/,
    ],
    [
      'made a mere warning',
      (register) => {
        const sheet = register.tab('track');
        sheet.protections = sheet.protections.map((each) =>
          each === guard(register) ? { ...each, warningOnly: true } : each,
        );
      },
      /ontbrak en is opnieuw aangebracht \(Trajecten, koppen/,
    ],
    [
      'opened to somebody',
      (register) => {
        const sheet = register.tab('track');
        sheet.protections = sheet.protections.map((each) =>
          each === guard(register) ? { ...each, editors: [...each.editors, DRIVER] } : each,
        );
      },
      /^Een beveiliging liet andere mensen toe dan Contacten zegt; die is hersteld \(Trajecten, koppen/,
    ],
    [
      'opened to the whole organisation',
      (register) => {
        const sheet = register.tab('track');
        sheet.protections = sheet.protections.map((each) =>
          each === guard(register) ? { ...each, domainEdit: true } : each,
        );
      },
      /liet andere mensen toe/,
    ],
  ];

  test.each(cases)('%s', (_, spoil, says) => {
    const register = staffed();
    spoil(register);
    expect(night(register).says).toMatch(says);
    expect(types(register, DRIVER, 'track', 'next_action', 1)).toBe(false);
    expect(
      register.tab('track').protections.filter(({ description }) => description.includes('koppen')),
    ).toHaveLength(1);
    expect(night(register)).toEqual({ ok: true, says: null });
  });

  test('a protection of a person stays as it is', () => {
    const register = staffed();
    const sheet = register.tab('track');
    const own = { ...guard(register), id: 987_654, description: 'van mij', editors: [COORDINATOR] };
    sheet.protections = [...sheet.protections, own];
    expect(night(register).says).toBeNull();
    expect(sheet.protections).toContainEqual(own);
  });
});

test('a night that dies anywhere in this is put right by the next', () => {
  const spoiled = (): TestRegister => {
    const register = staffed();
    const sheet = register.tab('track');
    sheet.protections = sheet.protections.filter(({ area }) => area !== null && area.top > 0).slice(1);
    return register;
  };
  const portrait = (register: TestRegister) =>
    register
      .tab('track')
      .protections.filter(({ description }) => description !== '')
      .map(({ area, description, editors }) => JSON.stringify([area, description, [...editors].sort()]))
      .sort();
  const whole = spoiled();
  night(whole);
  const calls = whole.world.executions.at(-1)!;
  const methods = ['Range.protect', 'Protection.setDescription', 'Protection.removeEditors'];
  expect(Object.keys(calls.calls)).toEqual(expect.arrayContaining(methods));
  for (const method of methods) {
    const register = spoiled();
    register.world.faults.push({ kind: 'error', method, times: 1 });
    expect(night(register).ok).toBe(false);
    expect(night(register).ok).toBe(true);
    expect([method, portrait(register)]).toEqual([method, portrait(whole)]);
    expect(night(register)).toEqual({ ok: true, says: null });
  }
});

describe('the fewest protections', () => {
  const tab = (id: string, move: (columns: Record<string, number>) => void = () => {}) => {
    const table = tableById(id)!;
    const columns = Object.fromEntries(table.fields.map((field, index) => [field, index + 1]));
    move(columns);
    return wantedGuards(table, { id: 7, headerRow: 1, rows: 200, columns });
  };

  test('a tab of the coordinator has one, whatever its columns', () => {
    expect(tab('journal')).toMatchObject([{ area: null, roles: ['coordinator'] }]);
    expect(tab('setting')).toHaveLength(1);
  });

  test('columns side by side for the same roles share one, also when they were moved together', () => {
    const before = tab('track').length;
    const moved = tab('track', (columns) => {
      const place = columns.wagon!;
      // The wagon goes beside the key, which is for the coordinator as well.
      for (const field of Object.keys(columns))
        if (columns[field]! > 1 && columns[field]! < place) columns[field]!++;
      columns.wagon = 2;
    });
    expect(moved.length).toBeLessThan(before);
  });

  test('columns that are gone ask for none', () => {
    expect(() => tab('track', (columns) => delete columns.wagon)).not.toThrow();
  });

  test('all together stay few', () => {
    const all = TABLES.flatMap((table) => tab(table.id));
    expect(all.length).toBeLessThan(150);
    expect(new Set(all.map(({ roles }) => String(roles))).size).toBeLessThanOrEqual(EDITING.length);
    for (const { roles } of all) expect(roleOf(roles[0]!)).toBe('coordinator');
  });
});
