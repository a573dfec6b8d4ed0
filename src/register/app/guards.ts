/** The protections: who may edit which part of a tab, as the roles say, in the file and kept so. */
import { accountsByRole, accountsFor, EDITING, editorsOf } from '../domain/rules/roles.ts';
import type { Role, Table } from '../domain/schema/table.ts';
import { contact, TABLES } from '../domain/schema/tables/index.ts';
import { fingerprint } from '../domain/text/fingerprint.ts';
import { TEXT } from '../domain/text/messages.ts';
import type { Ports } from './ports.ts';
import { GUARDED } from './properties.ts';
import type { Register } from './register.ts';
import type { Area, Guard } from './structure.ts';

const SAYS = TEXT.guards;

/** A tab as far as its protections need it: set-up's own, or that of the book. */
export interface GuardedTab {
  readonly id: number;
  readonly headerRow: number;
  readonly rows: number;
  /** Position by field, of the columns that are there. */
  readonly columns: Readonly<Record<string, number>>;
}

/** A protection that must be there. */
export interface WantedGuard {
  readonly table: Table;
  readonly sheet: number;
  /** Null for the whole tab. */
  readonly area: Area | null;
  /** In order of rights; the coordinator is always among them. */
  readonly roles: readonly Role[];
  /** By this it is recognised; it tells what is protected for whom. */
  readonly description: string;
}

/**
 * The protections of one tab: the tab where not all who edit the file may edit its rows, the headers, and each
 * run of columns side by side that the same people may edit. A cell is open to whom all over it let through.
 */
export function wantedGuards(table: Table, tab: GuardedTab): readonly WantedGuard[] {
  const rows = editorsOf(table);
  const own = table.fields.filter((field) => tab.columns[field] !== undefined);
  const guard = (area: Area | null, what: string, roles: readonly Role[]): WantedGuard => ({
    ...{ table, sheet: tab.id, area, roles },
    description: SAYS.description(table.tab, what, roles),
  });
  const whole = rows.length < EDITING.length ? [guard(null, SAYS.tab, rows)] : [];
  if (rows.length === 1 || !own.length) return whole;

  const positions = own.map((field) => tab.columns[field]!);
  const first = Math.min(...positions);
  const headers = { row: tab.headerRow, column: first, rows: 1, columns: Math.max(...positions) - first + 1 };
  const below = { row: tab.headerRow + 1, rows: tab.rows - tab.headerRow };
  const runs: { column: number; columns: number; roles: readonly Role[] }[] = [];
  for (const field of own.sort((a, b) => tab.columns[a]! - tab.columns[b]!)) {
    const column = tab.columns[field]!;
    const roles = editorsOf(table, field);
    if (roles.length === rows.length) continue;
    const last = runs[runs.length - 1];
    if (last && last.column + last.columns === column && String(last.roles) === String(roles)) last.columns++;
    else runs.push({ column, columns: 1, roles });
  }
  return [
    ...whole,
    guard(headers, SAYS.headers, ['coordinator']),
    ...runs.map(({ column, columns, roles }) => guard({ ...below, column, columns }, SAYS.columns, roles)),
  ];
}

/** Who may edit what a guard protects. */
export interface Access {
  /** Mail addresses; the owner and who runs this come on top. */
  editorsOf(guard: WantedGuard): readonly string[];
  /** Changes whenever anybody's rights do. */
  print(): string;
}

/**
 * The rights as Contacten tells them, read when first asked for. Only who may edit the file at all is let in: a
 * protection must not be what gives somebody the file. As long as Contacten names nobody with a role, all who
 * edit the file count as medewerker, but for tabs with people. `register` is null while Contacten is to be made.
 */
export function accessOf(ports: Ports, register: Register | null): Access {
  let known: ReadonlyMap<Role, readonly string[]> | null = null;
  const accounts = (): ReadonlyMap<Role, readonly string[]> => {
    known ??= accountsByRole(register?.read(contact).entries.map(({ values }) => values) ?? []);
    return known;
  };
  return {
    editorsOf({ table, roles }) {
      const { editors } = ports.structure.people();
      if (![...accounts().values()].some((emails) => emails.length > 0))
        return roles.length > 1 && !table.personal ? editors : [];
      const allowed = accountsFor({ roles }, accounts());
      return editors.filter((email) => allowed.includes(email.toLowerCase()));
    },
    print: () =>
      fingerprint(JSON.stringify([...accounts()].map(([role, emails]) => [role, [...emails].sort()]))),
  };
}

/** True when a guard that is there does what is wanted; who it lets in is another matter. */
export function fulfils(guard: Guard, wanted: WantedGuard): boolean {
  if (guard.sheet !== wanted.sheet || guard.description !== wanted.description || guard.warningOnly)
    return false;
  if (guard.area === null || wanted.area === null) return guard.area === wanted.area;
  const { row, rows, column, columns } = guard.area;
  // Of the rows only the first is compared: rows that people add at the bottom are protected once they have a key.
  const inRows = row <= wanted.area.row && wanted.area.row < row + rows;
  return (
    inRows && column <= wanted.area.column && wanted.area.column + wanted.area.columns <= column + columns
  );
}

/** What is to be done about the protections of a tab. */
export interface GuardPlan {
  readonly missing: readonly WantedGuard[];
  /** Ids of guards that nothing asks for any more. */
  readonly superfluous: readonly number[];
  readonly kept: readonly { readonly guard: Guard; readonly wanted: WantedGuard }[];
}

/** Compares the guards that are on a tab with those that are wanted. */
export function planGuards(wanted: readonly WantedGuard[], present: readonly Guard[]): GuardPlan {
  const pairs = wanted.map((each) => ({
    wanted: each,
    guard: present.find((guard) => fulfils(guard, each)),
  }));
  const used = new Set(pairs.map(({ guard }) => guard));
  return {
    missing: pairs.filter(({ guard }) => !guard).map((pair) => pair.wanted),
    superfluous: present.filter((guard) => !used.has(guard)).map(({ id }) => id),
    kept: pairs.flatMap(({ guard, wanted: each }) => (guard ? [{ guard, wanted: each }] : [])),
  };
}

/** What was wrong with the protections, and is not any more. */
export interface GuardRepair {
  /** Descriptions of protections that were gone, or had become a mere warning. */
  readonly remade: readonly string[];
  /** Descriptions of protections that let in others than the roles say. */
  readonly corrected: readonly string[];
}

/**
 * Compares every protection with what is wanted, with whom it lets in, and repairs it. Two reads for each that
 * is there. Only what was wrong is told.
 */
export function repairGuards(ports: Ports, register: Register): GuardRepair {
  const { structure, book } = ports;
  const access = accessOf(ports, register);
  const present = structure.guards();
  const remade: string[] = [];
  const corrected: string[] = [];
  const plans = TABLES.flatMap((table) => {
    const tab = book.tabs().get(table.id);
    return tab
      ? [
          planGuards(
            wantedGuards(table, tab),
            present.filter((guard) => guard.sheet === tab.id),
          ),
        ]
      : [];
  });
  for (const { missing } of plans)
    for (const wanted of missing) {
      structure.protect(wanted.sheet, wanted.area, wanted.description, access.editorsOf(wanted));
      remade.push(wanted.description);
    }
  for (const { kept } of plans)
    for (const { guard, wanted } of kept)
      if (structure.admit(guard.id, access.editorsOf(wanted))) corrected.push(wanted.description);
  structure.unprotect(plans.flatMap(({ superfluous }) => superfluous));
  rememberRights(ports, access);
  return { remade, corrected };
}

/** Notes for which rights all protections were made. */
export function rememberRights({ props }: Ports, access: Access): void {
  const print = access.print();
  if (props.all()[GUARDED] !== print) props.set({ [GUARDED]: print });
}

/** Whether Contacten says something else about rights than what was last applied. */
export function rightsAreStale(ports: Ports, register: Register): boolean {
  return ports.props.all()[GUARDED] !== accessOf(ports, register).print();
}
