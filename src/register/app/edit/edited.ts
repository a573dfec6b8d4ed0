/** Use case: somebody edited cells. What stands there is read again, taken over, checked and shown; never undone. */
import { heldIn } from '../../domain/rules/fields.ts';
import { checkTouched, coverage, rulesWithin } from '../../domain/rules/index.ts';
import type { Finding } from '../../domain/rules/rule.ts';
import { openView, type RegisterView } from '../../domain/rules/view.ts';
import { isBlank } from '../../domain/schema/cell.ts';
import { CODES } from '../../domain/schema/codelists.ts';
import type { Lookup } from '../../domain/schema/kind.ts';
import type { Table } from '../../domain/schema/table.ts';
import { track } from '../../domain/schema/tables/index.ts';
import { TEXT } from '../../domain/text/messages.ts';
import { rowIn } from '../a1.ts';
import { shadowOf } from '../plan.ts';
import type { Ports, Tab } from '../ports.ts';
import { REVIVED } from '../properties.ts';
import { type Entry, type Problem, parseTable, type TableData, tableOf } from '../reader.ts';
import { openRegister, type Register } from '../register.ts';
import { finishOpenBatch } from '../writer.ts';
import { settleFindings, showFlags } from './findings.ts';
import type { Pass } from './record.ts';
import { takeSteps } from './steps.ts';
import { journalled, takeOver } from './take-over.ts';

/** The cells that an edit covered, as Google tells; rows and columns count from 1. */
export interface Edit {
  readonly sheet: number;
  readonly row: number;
  readonly rows: number;
}

/** How long an edit waits for another execution; what it then leaves, the night finds. */
const PATIENCE = 20_000;

/**
 * Takes over the rows of an edit. An edit of one cell with nothing to report costs six calls. The lock is not
 * given back: it ends with the execution, when all is written.
 */
export function sheetEdited(ports: Ports, edit: Edit): void {
  const tab = [...ports.book.tabs().values()].find(({ id }) => id === edit.sheet);
  if (!tab || !tableOf(tab.table).tracked || edit.row + edit.rows - 1 <= tab.headerRow) return;
  if (!ports.lock.acquire(PATIENCE)) return;
  // What stands blank in a column that is being filled again was not emptied by anybody.
  if (ports.props.all()[REVIVED] !== undefined) return;
  const register = openRegister(ports);
  finishOpenBatch(ports, register);

  const table = tableOf(tab.table);
  const touched = new Set(Array.from({ length: edit.rows }, (_, index) => edit.row + index));
  const { read, look } = readWith(ports, register, table, tab, touched);
  const pass: Pass = {
    actor: ports.actor.code(),
    at: ports.clock.now(),
    via: 'blad',
    reason: TEXT.edit.reason,
    together: true,
  };
  const { data, restored } = takeOver(ports, register, read, touched, pass, journalled(register));
  check(ports, register, data, look, touched, restored, pass);
}

/** The tab with the built-in code lists, or where those do not suffice for the touched rows with those of the file. */
function readWith(
  ports: Ports,
  register: Register,
  table: Table,
  tab: Tab,
  touched: ReadonlySet<number>,
): { readonly read: TableData; readonly look: Lookup } {
  const cells = ports.book.read(tab);
  const builtIn: Lookup = { codes: CODES.codes, choice: register.look.choice };
  const first = parseTable(table, tab, cells, builtIn);
  const look = knowsCodes(first, touched) ? builtIn : register.look;
  const read = look === builtIn ? first : parseTable(table, tab, cells, look);
  register.know(read);
  return { read, look };
}

function knowsCodes({ table, entries, problems }: TableData, touched: ReadonlySet<number>): boolean {
  const coded = Object.entries(table.columns).filter(([, { kind }]) => kind.codeList);
  const isUnread = ({ field, a1 }: Problem): boolean =>
    table.columns[field]!.kind.codeList !== undefined && touched.has(rowIn(a1));
  if (problems.some(isUnread)) return false;
  // A code that the register knows of the row already, though it is built in nowhere, says nothing new.
  return entries.every((entry) => {
    if (!touched.has(entry.row)) return true;
    const shadow = shadowOf(entry);
    return coded.every(([field, { kind }]) => {
      const held = (entry.values as Readonly<Record<string, unknown>>)[field];
      if (held === shadow?.known[field]) return true;
      return heldIn(held).every((code) => CODES.codes(kind.codeList!).some((known) => known.code === code));
    });
  });
}

function check(
  ports: Ports,
  register: Register,
  before: TableData,
  look: Lookup,
  touched: ReadonlySet<number>,
  restored: readonly Finding[],
  pass: Pass,
): void {
  const { table } = before;
  const today = pass.at.slice(0, 10);
  const view = (): RegisterView => openView({ read: register.read, look, today });
  const stepped = table.id === track.id ? takeSteps(ports, register, view, touched, pass) : [];
  const data = register.read(table);
  const rows = data.entries.filter(({ row }) => touched.has(row));
  const keys = new Set(rows.map(({ row, key }) => key ?? `rij ${row}`));
  const scope = new Map([[table.id, keys]]);
  const rules = rulesWithin(table, new Set([table.id]));
  const seen = view();
  const broken = checkTouched(seen, scope, rules).filter(
    ({ key, field }) => !isStillToCome(data.byKey.get(key), field, today),
  );
  const fresh = [...broken, ...restored];
  const flagged = rows.some(({ values }) => (values as { attention?: unknown }).attention != null);
  if (!fresh.length && !stepped.length && !flagged) return;

  const flags = settleFindings(register, fresh, coverage(scope, rules), pass.at, pass.via);
  const stale = [...stepped, ...fresh.map(({ key }) => key)];
  showFlags(ports, register.read(table), flags, keys, stale);
}

/** True for a blank cell of a row that somebody is only just filling in: what is missing there waits for the night. */
function isStillToCome(entry: Entry | undefined, field: string | null, today: string): boolean {
  if (!entry || field === null || !isBlank(entry.raw[field] ?? '')) return false;
  const { created_on } = entry.values as { readonly created_on?: string | null };
  return created_on?.slice(0, 10) === today;
}
