/** Who may edit what, as data that follows from the declarations; the edge makes protections of it. */
import { ROLES, type Role, type Table } from '../schema/table.ts';
import { type RegisterRow, TABLES } from '../schema/tables/index.ts';

/** Roles that are let into the file to edit; a lezer is given it to read. */
export const EDITING: readonly Role[] = ROLES.filter((role) => role !== 'lezer');

/** A part of a tab that only some may edit. */
export interface Protection {
  readonly table: string;
  /** The column, or null for the whole tab. */
  readonly field: string | null;
  /** In order of rights; the coordinator is always among them. */
  readonly roles: readonly Role[];
}

/** Who may edit the rows of a table, or one of its columns: what both the table and the column allow. */
export function editorsOf(table: Table, field: string | null = null): readonly Role[] {
  const column = field === null ? undefined : table.columns[field];
  const own = column?.system ? [] : (column?.editors ?? table.editors);
  // The coordinator can repair everything, also what the register fills.
  return ROLES.filter(
    (role) => role === 'coordinator' || (own.includes(role) && table.editors.includes(role)),
  );
}

export function mayEdit(role: Role, table: Table, field: string | null = null): boolean {
  return editorsOf(table, field).includes(role);
}

/**
 * The protections that the register wants: a tab that not all editors of the file may edit, and a column that
 * not all editors of its tab may edit. Where both apply Google asks for both, as `editorsOf` does.
 */
export function wantedProtections(): readonly Protection[] {
  return TABLES.flatMap((table): readonly Protection[] => {
    const rows = editorsOf(table);
    const tab = rows.length < EDITING.length ? [{ table: table.id, field: null, roles: rows }] : [];
    const columns = table.fields
      .map((field) => ({ table: table.id, field, roles: editorsOf(table, field) }))
      .filter(({ roles }) => roles.length < rows.length);
    return [...tab, ...columns];
  });
}

/** The role in the register that goes with a code of the list contactrol; null for people outside it. */
export function roleOf(contactRole: string | null): Role | null {
  return EDITING.find((role) => role === contactRole) ?? null;
}

/**
 * The accounts that have each role: the mail addresses of contacts whose role is one of the register, in the
 * order of the tab. A contact without an address has no account.
 */
export function accountsByRole(
  contacts: readonly Pick<RegisterRow<'contact'>, 'role' | 'email'>[],
): ReadonlyMap<Role, readonly string[]> {
  const accounts = new Map<Role, string[]>(EDITING.map((role) => [role, []]));
  for (const { role, email } of contacts) {
    const known = accounts.get(roleOf(role) ?? 'lezer');
    if (known && email !== null && !known.includes(email)) known.push(email);
  }
  return accounts;
}

/** The accounts that may edit a protected part. */
export function accountsFor(
  { roles }: Pick<Protection, 'roles'>,
  accounts: ReadonlyMap<Role, readonly string[]>,
): readonly string[] {
  return [...new Set(roles.flatMap((role) => accounts.get(role) ?? []))];
}
