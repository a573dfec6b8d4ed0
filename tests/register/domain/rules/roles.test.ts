/** Who may edit what: it follows from the declarations, and what Google would allow agrees with it. */
import {
  accountsByRole,
  accountsFor,
  EDITING,
  editorsOf,
  mayEdit,
  roleOf,
  wantedProtections,
} from '../../../../src/register/domain/rules/roles.ts';
import { CODES } from '../../../../src/register/domain/schema/codelists.ts';
import { ROLES } from '../../../../src/register/domain/schema/table.ts';
import {
  contact,
  costLine,
  journal,
  sprintSession,
  TABLES,
  terrain,
  track,
} from '../../../../src/register/domain/schema/tables/index.ts';

const PROTECTIONS = wantedProtections();

test('a lezer edits nothing, the coordinator everything', () => {
  for (const table of TABLES)
    for (const field of [null, ...table.fields]) {
      expect(mayEdit('lezer', table, field)).toBe(false);
      expect(mayEdit('coordinator', table, field)).toBe(true);
    }
});

test('only the coordinator touches what the register fills', () => {
  for (const table of TABLES)
    for (const field of table.fields)
      if (table.columns[field]!.system) expect(editorsOf(table, field)).toEqual(['coordinator']);
  expect(editorsOf(journal)).toEqual(['coordinator']);
});

test.each([
  [sprintSession, null, ['coordinator', 'medewerker', 'aanjager', 'versnellingsteam']],
  [costLine, null, ['coordinator', 'medewerker']],
  [contact, 'email', ['coordinator', 'medewerker']],
  [contact, 'user_code', ['coordinator']],
  [terrain, 'rin_number', ['coordinator']],
  [track, 'accel_member_id', ['coordinator', 'medewerker', 'versnellingsteam']],
  [track, 'wagon', ['coordinator']],
])('%#: the declared editors are those who may', (table, field, roles) => {
  expect(editorsOf(table, field)).toEqual(roles);
});

test('a cell may be edited by exactly those whom all protections over it let through', () => {
  for (const table of TABLES)
    for (const field of table.fields) {
      const over = PROTECTIONS.filter(
        (part) => part.table === table.id && (part.field === null || part.field === field),
      );
      const let_through = EDITING.filter((role) => over.every(({ roles }) => roles.includes(role)));
      expect(let_through).toEqual(editorsOf(table, field));
    }
});

test('there is no protection without effect, and none twice', () => {
  for (const { roles } of PROTECTIONS) {
    expect(roles[0]).toBe('coordinator');
    expect(roles.length).toBeLessThan(EDITING.length);
  }
  const parts = PROTECTIONS.map(({ table, field }) => `${table}.${field}`);
  expect(new Set(parts).size).toBe(parts.length);
  expect(PROTECTIONS).toContainEqual({ table: 'journal', field: null, roles: ['coordinator'] });
  expect(PROTECTIONS.filter(({ table }) => table === 'journal')).toHaveLength(1);
});

test('every role that edits is a role that a contact can have', () => {
  const codes = CODES.codes('contactrol').map(({ code }) => code);
  for (const role of EDITING) expect(codes).toContain(role);
  expect(roleOf('gemeente')).toBeNull();
  expect(roleOf('lezer')).toBeNull();
  expect(roleOf(null)).toBeNull();
});

test('accounts come from the contacts with a role in the register', () => {
  const accounts = accountsByRole([
    { role: 'coordinator', email: 'a@example.nl' },
    { role: 'aanjager', email: 'b@example.nl' },
    { role: 'aanjager', email: 'b@example.nl' },
    { role: 'aanjager', email: null },
    { role: 'gemeente', email: 'c@example.nl' },
    { role: null, email: 'd@example.nl' },
  ]);
  expect([...accounts]).toEqual([
    ['coordinator', ['a@example.nl']],
    ['medewerker', []],
    ['aanjager', ['b@example.nl']],
    ['versnellingsteam', []],
  ]);
  const roles = ['coordinator', 'aanjager'] as const;
  expect(accountsFor({ roles }, accounts)).toEqual(['a@example.nl', 'b@example.nl']);
  expect(ROLES).toContain('lezer');
});
