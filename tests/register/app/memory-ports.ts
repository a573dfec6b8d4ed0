/** Ports in memory: the rows of tabs as arrays, with a failure at any call, for the many runs of property tests. */
import { createHash } from 'node:crypto';
import { RefusedUpdate } from '../../../src/register/app/documents/refused-update.ts';
import { locate, MARKS, type Mark, type SheetFacts } from '../../../src/register/app/marks.ts';
import type {
  Book,
  Documents,
  FilePlace,
  Files,
  MadeFile,
  Ports,
  SharedRole,
  StoredFile,
  Tab,
} from '../../../src/register/app/ports.ts';
import type { Structure } from '../../../src/register/app/structure.ts';
import type { DocsDocument } from '../../../src/register/domain/documents/document.ts';
import { BLANK, type Cell } from '../../../src/register/domain/schema/cell.ts';
import type { Table } from '../../../src/register/domain/schema/table.ts';
import { batchUpdate } from '../../../src/workspace/services/docs/batch-update.ts';
import type { FetchedImage } from '../../../src/workspace/services/docs/editor.ts';
import { DocumentModel } from '../../../src/workspace/services/docs/model.ts';
import { renderDocument } from '../../../src/workspace/services/docs/render.ts';
import { wordModel } from '../../../src/workspace/services/drive/convert-document.ts';

/** A tab as it lies in the file: the header and everything below it. */
export interface MemorySheet {
  readonly id: number;
  name: string;
  readonly table: string;
  /** The field of each column; null is a column of a person. */
  fields: (string | null)[];
  cells: Cell[][];
  /** By row and column. */
  readonly notes: Map<string, string>;
}

export interface MemoryFile {
  name: string;
  text: string;
  readonly tag: string;
  /** Of files for people. */
  readonly set?: string;
  readonly folder?: string | null;
  shared?: SharedRole;
  readonly created?: number;
  modified?: number;
  /** In the bin. */
  gone?: boolean;
}

export class Crash extends Error {}

export interface Memory {
  readonly sheets: MemorySheet[];
  readonly props: Record<string, string>;
  /** Calls that cost something, in order. */
  readonly calls: string[];
  now: string;
  actor: string;
  lockIsFree: boolean;
  cursor: { sheet: number; row: number; to?: number } | null;
  /** What the row under the cursor shows. */
  texts: readonly string[];
  /** Files in Drive by id. */
  readonly files: Map<string, MemoryFile>;
  /** What Google can fetch for a document, by address. */
  readonly pictures: Map<string, FetchedImage>;
  /** Strikes at the call with this number, counted from 1; 0 never. */
  crashAt: number;
  /** No call after that one succeeds either, as when Google ends an execution. */
  fatal: boolean;
  /** Milliseconds that were waited. */
  slept: number;
  /** Fresh ports, as every execution has its own. */
  ports(): Ports;
  sheet(table: Table): MemorySheet;
}

/** A file with a tab for each of the tables, blank, with room for `rows` rows. */
export function memory(tables: readonly Table[], rows = 20): Memory {
  const sheets = tables.map(
    (table, index): MemorySheet => ({
      id: index + 1,
      name: table.tab,
      table: table.id,
      fields: [...table.fields],
      cells: Array.from({ length: rows + 1 }, () => table.fields.map(() => BLANK)),
      notes: new Map(),
    }),
  );
  const held: Memory = {
    sheets,
    props: {},
    calls: [],
    now: '2026-11-23T10:00:00',
    actor: 'g-abc123',
    lockIsFree: true,
    cursor: null,
    texts: [],
    files: new Map(),
    pictures: new Map(),
    crashAt: 0,
    fatal: false,
    slept: 0,
    ports: () => portsOf(held),
    sheet: (table) => sheets.find((sheet) => sheet.table === table.id)!,
  };
  return held;
}

function portsOf(held: Memory): Ports {
  const call = (name: string): void => {
    held.calls.push(name);
    const late = held.fatal && held.crashAt > 0 && held.calls.length > held.crashAt;
    if (held.calls.length === held.crashAt || late) throw new Crash(name);
  };
  return {
    book: bookOf(held, call),
    structure: {} as Structure,
    lock: {
      acquire() {
        call('lock');
        return held.lockIsFree;
      },
      release: () => {},
    },
    props: {
      all: () => held.props,
      refresh() {
        call('props.refresh');
        return held.props;
      },
      set(values) {
        call('props.set');
        for (const [name, value] of Object.entries(values)) {
          if (value === null) delete held.props[name];
          else held.props[name] = value;
        }
      },
    },
    clock: {
      now: () => held.now,
      instant: () => Date.parse(`${held.now}Z`),
      elapsed: () => 0,
      sleep: (milliseconds) => {
        held.slept += milliseconds;
      },
    },
    forms: {} as Ports['forms'],
    talk: { alert: () => {}, toast: () => {}, dialog: () => {}, sidebar: () => {} },
    responses: { inEvent: () => null, since: () => [], get: () => null },
    actor: { code: () => held.actor, codeOf: (email) => `g-${email}`, isVisitor: () => false },
    triggers: {} as Ports['triggers'],
    consent: { missing: () => [], address: () => null },
    mailer: {} as Ports['mailer'],
    cursor: {
      place: () => held.cursor,
      texts: () => held.texts,
      rows: () =>
        held.cursor && {
          sheet: held.cursor.sheet,
          parts: [{ from: held.cursor.row, to: held.cursor.to ?? held.cursor.row }],
        },
    },
    files: filesOf(held, call),
    documents: documentsOf(held, call),
    pictures: {
      put(pictures, { name, tag, set }) {
        for (const _ of pictures) call('pictures.draw');
        call('pictures.put');
        const now = Date.parse(`${held.now}Z`);
        const id = `file-${held.files.size + 1}`;
        held.files.set(id, { name, text: '', tag, set, created: now });
        call('pictures.read');
        return { id, urls: pictures.map(({ chart }) => `https://pictures.example/${chart.title}`) };
      },
      clear(id) {
        call('pictures.clear');
        held.files.delete(id);
      },
    },
    cache: { get: () => ({}), put: () => call('cache.put') },
    addresses: { sheet: () => 'https://docs.google.com/spreadsheets/d/proef/edit', web: () => null },
    secrets: { random: () => '0'.repeat(32), sign: () => '0'.repeat(64) },
    log: { error: () => {} },
  };
}

/** Documents are files whose text is a document of the Workspace. */
function documentsOf(held: Memory, call: (name: string) => void): Documents {
  const there = (id: string): MemoryFile => {
    const file = held.files.get(id);
    if (!file || file.gone) throw new Error('Requested entity was not found.');
    return file;
  };
  const modelOf = (id: string): DocumentModel => DocumentModel.fromJSON(JSON.parse(there(id).text));
  return {
    read(id) {
      call('documents.read');
      return renderDocument(modelOf(id), {
        documentId: id,
        title: there(id).name,
      }) as unknown as DocsDocument;
    },
    update(id, requests) {
      if (!requests.length) return;
      call('documents.update');
      const model = modelOf(id);
      const host = { fetchImage: (uri: string) => held.pictures.get(uri) ?? null };
      try {
        batchUpdate(model, id, { requests: requests as never }, host);
      } catch (error) {
        throw new RefusedUpdate((error as Error).message);
      }
      there(id).text = JSON.stringify(model);
    },
  };
}

function filesOf(held: Memory, call: (name: string) => void): Files {
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  const stored = (id: string, { text }: { text: string }): StoredFile => ({
    id,
    size: Buffer.byteLength(text),
    sha256: sha256(text),
  });
  const there = (id: string): MemoryFile => {
    const file = held.files.get(id);
    if (!file || file.gone) throw new Error(`File not found: ${id}.`);
    return file;
  };
  const made = (id: string): MadeFile => {
    const { tag, created = 0, modified = 0 } = held.files.get(id)!;
    return { id, tag, url: `https://drive.example/${id}`, created, modified };
  };
  const add = (text: string, { name, folder, tag, set }: FilePlace): MadeFile => {
    if (folder !== null) there(folder);
    const id = `file-${held.files.size + 1}`;
    const now = Date.parse(`${held.now}Z`);
    held.files.set(id, { name, text, tag, set, folder, created: now, modified: now });
    return made(id);
  };
  return {
    madeIn(set) {
      call('files.madeIn');
      return [...held.files].filter(([, file]) => file.set === set && !file.gone).map(([id]) => made(id));
    },
    createFolder(place) {
      call('files.createFolder');
      return add('', place);
    },
    createFile(place, type, bytes, as) {
      call('files.createFile');
      if (as === 'document') return add(JSON.stringify(wordModel(Uint8Array.from(bytes))), place);
      return add(as === 'sheet' ? `blad van ${bytes.length} bytes` : `${type} ${bytes.length}`, place);
    },
    copy(id, place) {
      call('files.copy');
      return add(there(id).text, place);
    },
    createPdfs(orders) {
      call('files.exportPdfs');
      const texts = orders.map(({ document }) => there(document).text);
      call('files.createPdfs');
      return orders.map(({ place }, at) => add(`%PDF ${texts[at]}`, place));
    },
    rename(id, name) {
      call('files.rename');
      there(id).name = name;
    },
    discard(id) {
      call('files.discard');
      const file = held.files.get(id);
      if (file) file.gone = true;
    },
    share(id, role) {
      call('files.share');
      there(id).shared = role;
      return true;
    },
    create({ name, text, tag }) {
      call('files.create');
      const id = `file-${held.files.size + 1}`;
      held.files.set(id, { name, text, tag });
      return id;
    },
    find(tag) {
      call('files.find');
      return [...held.files].filter(([, file]) => file.tag === tag).map(([id, file]) => stored(id, file));
    },
    facts(id) {
      call('files.facts');
      const file = held.files.get(id);
      return file ? stored(id, file) : null;
    },
    text(id) {
      call('files.text');
      return held.files.get(id)!.text;
    },
    sha256(text) {
      call('files.sha256');
      return sha256(text);
    },
  };
}

function bookOf(held: Memory, call: (name: string) => void): Book {
  let tabs: ReadonlyMap<string, Tab> | null = null;
  const of = (tab: Tab): MemorySheet => held.sheets.find((sheet) => sheet.id === tab.id)!;
  return {
    tabs() {
      if (!tabs) call('tabs');
      tabs ??= locate(held.sheets.map(facts), held.sheets.flatMap(marks), () => ({}));
      return tabs;
    },
    forget() {
      tabs = null;
    },
    read(tab) {
      call(`read ${tab.table}`);
      return of(tab)
        .cells.slice(1)
        .map((line) => [...line]);
    },
    firstFreeRow(tab) {
      call(`end ${tab.table}`);
      const { cells } = of(tab);
      let row = cells.length;
      while (row > 1 && cells[row - 1]!.every((cell) => cell === BLANK)) row--;
      return row + 1;
    },
    append(tab, cells) {
      call(`append ${tab.table}`);
      const sheet = of(tab);
      let row = sheet.cells.length;
      while (row > 1 && sheet.cells[row - 1]!.every((cell) => cell === BLANK)) row--;
      sheet.cells[row] = sheet.fields.map((_, index) => cells.get(index + 1) ?? BLANK);
    },
    notes(tab, area) {
      call(`notes ${tab.table}`);
      const known = of(tab).notes;
      return Array.from({ length: area.rows }, (_, down) =>
        Array.from(
          { length: area.columns },
          (_, right) => known.get(`${area.row + down},${area.column + right}`) ?? '',
        ),
      );
    },
    setNotes(tab, area, notes) {
      call(`set notes ${tab.table}`);
      notes.forEach((line, down) => {
        line.forEach((note, right) => {
          of(tab).notes.set(`${area.row + down},${area.column + right}`, note);
        });
      });
    },
    write(tab, { row, column, cells }) {
      call(`write ${tab.table} ${row},${column} ${cells.length}x${cells[0]!.length}`);
      const sheet = of(tab);
      if (row + cells.length - 1 > sheet.cells.length) throw new Error('Outside the grid.');
      cells.forEach((line, down) => {
        if (line.length !== cells[0]!.length) throw new Error('Wrong shape.');
        line.forEach((cell, right) => {
          sheet.cells[row - 1 + down]![column - 1 + right] = cell;
        });
      });
    },
    grow(tab, count, behind) {
      call(`grow ${tab.table}`);
      const sheet = of(tab);
      const blank = Array.from({ length: count }, () => sheet.fields.map(() => BLANK));
      sheet.cells.splice(sheet.cells.length - (behind ? 0 : 1), 0, ...blank);
      tabs = null;
    },
    removeRows(tab, row, count) {
      call(`remove ${tab.table} ${row}+${count}`);
      of(tab).cells.splice(row - 1, count);
      tabs = null;
    },
    flush: () => call('flush'),
  };
}

function facts(sheet: MemorySheet): SheetFacts {
  return { id: sheet.id, name: sheet.name, rows: sheet.cells.length, width: sheet.fields.length };
}

function marks(sheet: MemorySheet): Mark[] {
  const mark = { id: 0, sheet: sheet.id };
  return [
    { ...mark, key: MARKS.table, value: sheet.table, position: 0 },
    { ...mark, key: MARKS.header, value: sheet.table, position: 1 },
    ...sheet.fields.flatMap((field, index) =>
      field === null
        ? []
        : [{ ...mark, key: MARKS.column, value: `${sheet.table}.${field}`, position: index + 1 }],
    ),
  ];
}
