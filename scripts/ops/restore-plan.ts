/** What putting a backup back would change: tabs that come back cell by cell, and rows by the register's own rules. */

import { standing } from '../../src/register/app/plan.ts';
import { tableOf } from '../../src/register/app/reader.ts';
import type { Register } from '../../src/register/app/register.ts';
import { type Change, encodeValue } from '../../src/register/domain/change/change.ts';
import { readShadow, shadowText } from '../../src/register/domain/change/shadow.ts';
import { BOOKKEEPING, STAMPS, type Table } from '../../src/register/domain/schema/table.ts';
import { journal, outbox, TABLES } from '../../src/register/domain/schema/tables/index.ts';
import { EXIT, OpsFault } from './fault.ts';
import { type BookImage, type CellData, type TabImage, tableIn, titleOf } from './image.ts';
import { registerOver } from './image-book.ts';
import { tabFor, tabRequests } from './raw-restore.ts';

export interface RestoreOptions {
  /** Id of one table; null for all. */
  readonly table: string | null;
  /** Key of one row of it. */
  readonly key: string | null;
  /** Name of one tab, to come back cell by cell. */
  readonly tab: string | null;
  /** Rows that came after the backup go. */
  readonly precise: boolean;
  /** Rows with personal data that are gone by now come back too. */
  readonly people: boolean;
}

export interface RestorePlan {
  readonly raw: readonly TabImage[];
  readonly changes: readonly Change[];
  /** Dutch sentences on what stays as it is. */
  readonly notes: readonly string[];
}

/** Reading costs a moment that nobody sees. */
const READING = { now: '2000-01-01T00:00:00', name: 'lezen' };

/** The table with this id or with this tab name. Throws `OpsFault` for what is neither. */
export function tableNamed(name: string): Table {
  const found = TABLES.find(({ id, tab }) => id === name || tab.toLowerCase() === name.toLowerCase());
  if (found) return found;
  throw new OpsFault(
    EXIT.unclear,
    `Er is geen tabel "${name}".`,
    `Deze zijn er: ${TABLES.map(({ tab }) => tab).join(', ')}.`,
  );
}

export function planRestore(kept: BookImage, now: BookImage, options: RestoreOptions): RestorePlan {
  if (options.tab !== null) return { raw: rawTab(kept, now, options.tab), changes: [], notes: [] };
  const [old, current] = [registerOver(kept, READING), registerOver(now, READING)];
  const wanted = options.table === null ? null : tableOf(options.table);
  const notes: string[] = [];
  const raw = kept.tabs.filter((tab) => {
    const id = tableIn(tab);
    if (wanted && id !== wanted.id) return false;
    // A tab of the register that is not whole comes back; of others only those that are gone.
    return id !== null && TABLES.some((table) => table.id === id)
      ? !current.tabs.has(id)
      : tabFor(now, tab) === null;
  });
  const rawIds = new Set(raw.map(tableIn));
  for (const id of rawIds)
    if (id !== null && TABLES.find((table) => table.id === id)?.personal)
      notes.push(
        `${tableOf(id).tab}: wie na de kopie op verzoek is verwijderd, staat hier weer in. Kijk dat na.`,
      );
  if (wanted && options.key !== null && rawIds.has(wanted.id))
    throw new OpsFault(
      EXIT.refused,
      `Het tabblad van "${wanted.tab}" is er niet, of mist kolommen; één rij terugzetten kan dan niet.`,
      `Zet eerst de tabel terug, zonder --rij.`,
    );
  const changes: Change[] = [];
  for (const table of wanted ? [wanted] : TABLES) {
    if (rawIds.has(table.id)) continue;
    if (!old.tabs.has(table.id)) {
      if (wanted)
        throw new OpsFault(EXIT.unclear, `In deze reservekopie staat de tabel "${table.tab}" niet.`);
      continue;
    }
    if (!table.tracked || table.quiet) {
      if (wanted)
        throw new OpsFault(
          EXIT.refused,
          `"${table.tab}" houdt het register zelf bij; rijen daarvan gaan niet terug.`,
          'Als het tabblad weg is, komt het wel terug.',
        );
      continue;
    }
    const own = tableChanges(table, old.register, current.register, options, notes);
    changes.push(...own.filter(({ key }) => options.key === null || key === options.key));
  }
  return { raw, changes, notes };
}

function rawTab(kept: BookImage, now: BookImage, name: string): TabImage[] {
  const tab = kept.tabs.find((each) => titleOf(each).toLowerCase() === name.toLowerCase());
  if (!tab)
    throw new OpsFault(
      EXIT.unclear,
      `In deze reservekopie staat geen tabblad "${name}".`,
      `Deze staan erin: ${kept.tabs.map(titleOf).join(', ')}.`,
    );
  const { frame, contents } = tabRequests(now, kept, tab);
  return frame.length + contents.length > 0 ? [tab] : [];
}

/** The fields that people or rules fill; the books of the register follow by themselves. */
function fieldsOf(table: Table): readonly string[] {
  return table.fields.filter(
    (field) => !BOOKKEEPING.includes(field) && !(table.audit && STAMPS.includes(field)),
  );
}

function tableChanges(
  table: Table,
  old: Register,
  now: Register,
  { key: one, precise, people }: RestoreOptions,
  notes: string[],
): Change[] {
  const [before, current] = [old.read(table), now.read(table)];
  if (one !== null && !before.byKey.has(one) && !(precise && current.byKey.has(one)))
    throw new OpsFault(
      EXIT.unclear,
      `In deze reservekopie staat geen rij "${one}" in "${table.tab}".`,
      'Controleer de sleutel: die staat in de eerste kolommen van het tabblad.',
    );
  const fields = fieldsOf(table);
  const changes: Change[] = [];
  let erased = 0;
  const emptied = new Set<string>();
  let newer = 0;
  for (const [key, entry] of before.byKey) {
    const values = standing(table, entry);
    const there = current.byKey.get(key);
    if (!there) {
      // Who was removed on request would come back unseen.
      if (table.personal && !people && one === null) erased += 1;
      else changes.push({ type: 'add', table: table.id, key, values: pick(values, fields) });
      continue;
    }
    const present = standing(table, there);
    const text = (row: typeof values, field: string) => encodeValue(table.columns[field]!, row[field]);
    const differing = fields.filter((field) => {
      const [kept, stands] = [text(values, field), text(present, field)];
      if (kept === stands) return false;
      // What was emptied about a person may have been emptied on request.
      if (!table.columns[field]!.personal || people || one !== null || stands !== '') return true;
      emptied.add(key);
      return false;
    });
    if (differing.length === 0 || table.frozen) continue;
    const expected = pick(present, differing);
    changes.push({ type: 'update', table: table.id, key, values: pick(values, differing), expected });
  }
  for (const [key, entry] of current.byKey) {
    if (before.byKey.has(key)) continue;
    if (precise && !table.frozen)
      changes.push({ type: 'remove', table: table.id, key, values: pick(standing(table, entry), fields) });
    else newer += 1;
  }
  if (erased > 0)
    notes.push(
      `${table.tab}: ${erased} rijen over personen die weg zijn, blijven weg. Met --met-personen komen zij terug.`,
    );
  if (emptied.size > 0)
    notes.push(
      `${table.tab}: in ${emptied.size} rijen zijn gegevens van een persoon leeggemaakt; dat blijft zo. Met --met-personen komen zij terug.`,
    );
  if (newer > 0 && one === null)
    notes.push(
      table.frozen
        ? `${table.tab}: ${newer} rijen van na de kopie blijven; dit tabblad groeit alleen.`
        : `${table.tab}: ${newer} rijen van na de kopie blijven. Met --precies gaan zij weg.`,
    );
  return changes;
}

function pick(values: Readonly<Record<string, unknown>>, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field, values[field] ?? null]));
}

/** A change in one Dutch line; without what concerns people. */
export function tellChange(change: Change): string {
  const table = tableOf(change.table);
  const name = `${table.tab} ${change.key}`;
  if (change.type === 'add') return `${name}: komt terug`;
  if (change.type === 'remove') return `${name}: gaat weg`;
  const fields = Object.keys(change.values).map((field) => {
    const column = table.columns[field]!;
    if (column.personal) return `${column.label} (afgeschermd)`;
    return `${column.label} "${encodeValue(column, change.expected?.[field])}" wordt "${encodeValue(column, change.values[field])}"`;
  });
  return `${name}: ${fields.join('; ')}`;
}

/**
 * The tab as it may come back beside a journal that went on. The journal names an edit after how often the register
 * took note of the row, so that number never goes back; and mail that still waited in the backup may have gone since.
 */
export function madeSafe(image: TabImage, now: BookImage): TabImage {
  const id = tableIn(image);
  const table = id === null ? undefined : TABLES.find((each) => each.id === id);
  if (!table) return image;
  const at = (field: string): number =>
    image.metadata.find(({ metadataValue }) => metadataValue === `${table.id}.${field}`)?.location
      ?.dimensionRange?.startIndex ?? -1;
  if (table.id === outbox.id)
    return replaced(image, at('status'), (text) =>
      /^(Wacht|Wordt verstuurd)$/.test(text) ? 'Vervallen' : text,
    );
  if (!table.tracked) return image;
  const counts = countsIn(now, table.id);
  return replaced(image, at('shadow'), (text) => {
    const shadow = readShadow(text);
    const count = shadow ? (counts.get(shadow.key) ?? 0) : 0;
    return shadow && count > shadow.count ? shadowText({ ...shadow, count }) : text;
  });
}

function replaced(image: TabImage, column: number, change: (text: string) => string): TabImage {
  const cells = image.cells.map((row) => {
    const cell = row[column];
    const text = cell?.userEnteredValue?.stringValue;
    if (text == null || change(text) === text) return row;
    return row.map(
      (each, at): CellData =>
        at === column ? { ...each, userEnteredValue: { stringValue: change(text) } } : each,
    );
  });
  return { ...image, cells };
}

/** How often the register took note of each row of a table, as its journal tells. */
function countsIn(now: BookImage, table: string): ReadonlyMap<string, number> {
  const { register, tabs } = registerOver(now, READING);
  const counts = new Map<string, number>();
  if (!tabs.has(journal.id)) return counts;
  for (const { values } of register.read(journal).entries) {
    const key = values.key ?? '';
    const prefix = `JE-${table}-${key}-`.replace(/\s/g, '_');
    if (values.table !== tableOf(table).tab && values.table !== table) continue;
    if (!values.entry_id?.startsWith(prefix)) continue;
    const count = Number(values.entry_id.slice(prefix.length).split('-')[0]);
    counts.set(key, Math.max(counts.get(key) ?? 0, count));
  }
  return counts;
}
