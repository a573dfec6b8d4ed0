/** Installeren of herstellen: makes the file what the declarations say, and touches nothing else. */
import { BusyError } from '../../domain/errors.ts';
import { CODES } from '../../domain/schema/codelists.ts';
import type { Lookup } from '../../domain/schema/kind.ts';
import { codeList, contact, journal } from '../../domain/schema/tables/index.ts';
import { BOARDS } from '../../domain/text/dashboard.ts';
import { TEXT } from '../../domain/text/messages.ts';
import { planTab } from '../blueprint.ts';
import { settleBoards } from '../boards/settle.ts';
import { accessOf, rememberRights } from '../guards.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { complete, pending } from '../migrations/migration.ts';
import type { Ports } from '../ports.ts';
import { GUARDED, SEEDED, TABS, TEXT_HABITS } from '../properties.ts';
import { openRegister, type Register } from '../register.ts';
import { plant } from '../seeds.ts';
import { settleTriggers } from '../triggers.ts';
import { finishOpenBatch } from '../writer.ts';
import { settleColumns } from './columns.ts';
import { settleGuards } from './guards.ts';
import { settleLook, settleNames } from './looks.ts';
import { revive } from './revive.ts';
import { did, type Lot, type Site } from './site.ts';
import { settleTabs } from './tabs.ts';

const SAYS = TEXT.setUp;
const PATIENCE = 30_000;

/** Google ends an execution after six minutes; what is not done by then is done the next time. */
const TIME_BUDGET = 270_000;

/** The language of the file. */
export const LOCALE = 'nl_NL';

export interface SetUpReport {
  /** Dutch sentences, in order. */
  readonly says: readonly string[];
  readonly changed: boolean;
  /** False when time ran out; running it again goes on where it stopped. */
  readonly finished: boolean;
}

/**
 * Compares the file with the declarations and repairs the difference. `again` applies every format, check
 * and protection anew. When nothing has to be done it writes nothing, and reads each tab's header and ten
 * things more. Throws BusyError, NewerFileError.
 */
export function setUp(ports: Ports, options: { readonly again?: boolean } = {}): SetUpReport {
  if (!ports.lock.acquire(PATIENCE)) throw new BusyError();
  try {
    return settle(ports, options.again === true);
  } finally {
    ports.lock.release();
  }
}

function settle(ports: Ports, again: boolean): SetUpReport {
  const props = ports.props.refresh();
  const migrations = pending(ports, MIGRATIONS);
  for (const migration of migrations) migration.prepare?.(ports);
  const site: Site = { ports, survey: ports.structure.survey(), lots: [], says: [], changed: false };

  settleLanguage(site);
  settleTabs(site, props[TABS] ? JSON.parse(props[TABS]) : {});
  const tabs = JSON.stringify(Object.fromEntries(site.lots.map((lot) => [lot.table.id, lot.id])));
  if (props[TABS] !== tabs) {
    ports.props.set({ [TABS]: tabs });
    site.changed = true;
  }
  for (const lot of site.lots) settleColumns(site, lot);
  if (site.changed) {
    ports.book.forget();
    site.survey = ports.structure.survey();
  }

  const register = openRegister(ports);
  if (!settleTabLooks(site, register, again)) {
    did(site, SAYS.unfinished);
    return { says: site.says, changed: true, finished: false };
  }
  settleTextHabits(site);
  if (finishOpenBatch(ports, register)) did(site, SAYS.batchFinished);
  revive(site, register);
  for (const sentence of complete(ports, register, migrations)) did(site, sentence);
  const added = plant(ports, register);
  if (added) did(site, SAYS.seedsAdded(added));
  const triggers = settleTriggers(ports);
  if (triggers) did(site, triggers);
  const boards = settleBoards(ports, site.survey, false);
  if (!boards.finished) did(site, BOARDS.setUp.later);
  else if (boards.drawn.length) did(site, BOARDS.setUp.made(boards.drawn));
  if (migrations.length) site.changed = true;
  if (!site.changed) site.says.push(SAYS.fine);
  return { says: site.says, changed: site.changed, finished: true };
}

/** Formulas, numbers and dates of the register count on Dutch notation and on the zone of the script. */
function settleLanguage(site: Site): void {
  const { structure } = site.ports;
  const { locale, zone, scriptZone } = site.survey;
  if (locale !== LOCALE) {
    structure.setLocale(LOCALE);
    did(site, SAYS.locale);
  }
  if (zone !== scriptZone) {
    structure.setZone(scriptZone);
    did(site, SAYS.zone(scriptZone));
  }
}

/** False when there was no time for all tabs. */
function settleTabLooks(site: Site, register: Register, again: boolean): boolean {
  const lotOf = (id: string): Lot | undefined => site.lots.find((lot) => lot.table.id === id);
  // Before the built-in rows are there, the built-in lists are what the tab will hold.
  const planted = site.ports.props.all()[SEEDED + codeList.id] !== undefined;
  const look: Lookup = planted && !lotOf(codeList.id)?.isNew ? register.look : CODES;
  const access = accessOf(site.ports, lotOf(contact.id)?.isNew ? null : register);
  const done = { names: 0, guards: 0, looks: 0 };
  for (const lot of site.lots) {
    if (site.ports.clock.elapsed() > TIME_BUDGET) return false;
    const plan = planTab(lot.table, look);
    done.names += settleNames(site, lot, plan);
    done.guards += settleGuards(site, lot, access, again);
    if (settleLook(site, site.lots, lot, plan, again)) done.looks++;
  }
  if (again || site.ports.props.all()[GUARDED] === undefined) rememberRights(site.ports, access);
  if (done.names) site.says.push(SAYS.names(done.names));
  if (done.guards) site.says.push(SAYS.guards(done.guards));
  if (done.looks) site.says.push(SAYS.looks(done.looks));
  return true;
}

/** Tries out once in this file what plain text columns do with written text; see `TextHabits`. */
function settleTextHabits(site: Site): void {
  const { props, structure, book } = site.ports;
  if (props.all()[TEXT_HABITS] !== undefined) return;
  const lot = site.lots.find(({ table }) => table.id === journal.id)!;
  // The last row is blank, and so are those that are put before it.
  structure.addRows(lot.id, lot.rows, 2);
  const habits = structure.tryText(lot.id, lot.rows, lot.columns.new!);
  props.set({ [TEXT_HABITS]: JSON.stringify(habits) });
  book.forget();
  site.changed = true;
}
