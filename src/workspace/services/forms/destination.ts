/** The tab of a spreadsheet that a form is linked to: a column per question, a row per response. */
import type { FormFile, SpreadsheetFile, World } from '../../world.ts';
import { displayValues, putEntries } from '../spreadsheet/cells.ts';
import { localeFacts } from '../spreadsheet/locale.ts';
import { type FormMarks, TIMESTAMP } from '../spreadsheet/model/form-marks.ts';
import { rect } from '../spreadsheet/model/rect.ts';
import type { SheetModel } from '../spreadsheet/model/sheet.ts';
import { shiftCells } from '../spreadsheet/model/structure.ts';
import type { SpreadsheetModel } from '../spreadsheet/model.ts';
import { instantToSerial } from '../spreadsheet/serial.ts';
import { type Entry, parseTyped } from '../spreadsheet/typed.ts';
import { FORM_BEHAVIOUR } from './behaviour.ts';
import { questionOf } from './kinds/index.ts';
import type { CellContent } from './kinds/kind.ts';
import type { FormResponseRecord } from './model/model.ts';
import { questionsIn } from './model/pages.ts';
import { linkedUrl } from './model/urls.ts';

const ROWS = 100;
const COLUMNS = 26;
const EMAIL = 'email';

const WORDS = {
  nl: { tab: 'Formulierreacties', timestamp: 'Tijdstempel', email: 'E-mailadres' },
  en: { tab: 'Form Responses', timestamp: 'Timestamp', email: 'Email Address' },
};

type Words = (typeof WORDS)['nl'];

/** A row that a response was written to; what the spreadsheet's event tells. */
export interface WrittenRow {
  readonly fileId: string;
  readonly sheetId: number;
  /** From 1, as scripts count. */
  readonly row: number;
  readonly column: number;
  readonly columns: number;
  /** What the cells show, from the first column of the form to the last. */
  readonly values: readonly string[];
  /** The same by header. */
  readonly namedValues: Readonly<Record<string, readonly string[]>>;
}

interface Linked {
  readonly file: SpreadsheetFile;
  readonly model: SpreadsheetModel;
  readonly sheet: SheetModel;
}

/** Makes a tab for the responses of a form, with those that are there already; an earlier link ends. */
export function linkDestination(world: World, form: FormFile, file: SpreadsheetFile): void {
  unlinkDestination(world, form);
  const { model } = file;
  const sheet = model.addSheet(freeTabName(model), ROWS, COLUMNS, 0);
  sheet.formUrl = linkedUrl(form.id);
  sheet.rows.frozen = 1;
  form.model.setDestination({ fileId: file.id, sheetId: sheet.id });
  syncDestination(world, form);
  for (const response of form.model.responses) writeResponse(world, form, response, null);
  touch(world, file);
}

/** Ends the link; the tab keeps what it holds. */
export function unlinkDestination(world: World, form: FormFile): void {
  const linked = linkedTab(world, form);
  form.model.setDestination(null);
  if (!linked) return;
  linked.sheet.formUrl = null;
  linked.sheet.touch('tabs');
  touch(world, linked.file);
}

/** Gives each question its column, and each column of a renamed question its new header. */
export function syncDestination(world: World, form: FormFile): void {
  const linked = linkedTab(world, form);
  if (!linked) return;
  for (const { key, title } of wantedColumns(form, wordsOf(linked.model))) putHeader(linked, key, title);
}

/**
 * Writes a response to the linked tab: a new one to the row after the latest, a changed one (`before` is how
 * it was) to the row where it stands. Null when the form has no tab.
 */
export function writeResponse(
  world: World,
  form: FormFile,
  response: FormResponseRecord,
  before: FormResponseRecord | null,
): WrittenRow | null {
  const linked = linkedTab(world, form);
  if (!linked) return null;
  syncDestination(world, form);
  const { file, model, sheet } = linked;
  const known = before && rowOf(linked, before.id);
  const row = known ?? newRow(linked, response.id);
  const old = known === null ? null : shownRow(linked, row);
  putRow(linked, row, contentsOf(linked, form, response));
  touch(world, file);
  const shown = shownRow(linked, row);
  const changed =
    old && FORM_BEHAVIOUR.editsTellOnlyChanges
      ? shown.map((text, index) => (text === old[index] ? '' : text))
      : shown;
  const [first, last] = columnRange(sheet);
  const headers = displayValues(model, sheet, rect(0, first, 1, last - first))[0]!;
  const named = new Map<string, string[]>();
  headers.forEach((header, index) => {
    if (header !== '') named.set(header, [...(named.get(header) ?? []), changed[index]!]);
  });
  return {
    fileId: file.id,
    sheetId: sheet.id,
    row: row + 1,
    column: first + 1,
    columns: last - first,
    values: changed,
    namedValues: Object.fromEntries(named),
  };
}

/** The linked tab, as long as it and its file are there. */
function linkedTab(world: World, form: FormFile): Linked | null {
  const { destination } = form.model;
  const file = destination && world.spreadsheet(destination.fileId);
  const sheet = file?.model.sheetById(destination!.sheetId);
  return file && sheet?.formUrl === linkedUrl(form.id) ? { file, model: file.model, sheet } : null;
}

function touch(world: World, file: SpreadsheetFile): void {
  file.updatedAt = world.now;
  world.touch('files');
}

function wordsOf(model: SpreadsheetModel): Words {
  return model.locale.startsWith('nl') ? WORDS.nl : WORDS.en;
}

function freeTabName(model: SpreadsheetModel): string {
  const { tab } = wordsOf(model);
  for (let number = 1; ; number += 1) if (!model.sheetByName(`${tab} ${number}`)) return `${tab} ${number}`;
}

function wantedColumns(form: FormFile, words: Words): readonly { key: string; title: string }[] {
  const { settings, items } = form.model;
  return [
    { key: TIMESTAMP, title: words.timestamp },
    ...(settings.collectEmail ? [{ key: EMAIL, title: words.email }] : []),
    ...questionsIn(items).flatMap((item) =>
      questionOf(item)
        .slots(item)
        .map(({ entry, title }) => ({ key: String(entry), title })),
    ),
  ];
}

function putHeader(linked: Linked, key: string, title: string): void {
  const { sheet } = linked;
  const mark = sheet.formMarks.columns.find((each) => each.key === key);
  if (mark?.title === title) return;
  const column = mark?.column ?? newColumn(linked);
  setMarks(sheet, {
    columns: [...sheet.formMarks.columns.filter((each) => each.key !== key), { key, title, column }],
  });
  putEntries(sheet, rect(0, column, 1, 1), [[{ value: title === '' ? null : title }]]);
}

/** A blank column after those of the form; what stands there already moves on. */
function newColumn({ model, sheet }: Linked): number {
  const column = Math.max(-1, ...sheet.formMarks.columns.map((mark) => mark.column)) + 1;
  const occupied = sheet.values.rows.some((cells) => (cells?.[column] ?? null) !== null);
  if (
    occupied ||
    sheet.formulas.touches(rect(0, column, sheet.rows.count, 1)) ||
    column >= sheet.columns.count
  )
    shiftCells(model, sheet, { kind: 'insert', axis: 'columns', at: column, count: 1 });
  return column;
}

/** A blank row after that of the latest response; what stands there already moves on. */
function newRow({ model, sheet }: Linked, responseId: string): number {
  const row = Math.max(0, ...sheet.formMarks.rows.map((mark) => mark.row)) + 1;
  const occupied = sheet.values.row(row)?.some((value) => value !== null);
  if (occupied || sheet.formulas.touches(rect(row, 0, 1, sheet.columns.count)) || row >= sheet.rows.count)
    shiftCells(model, sheet, { kind: 'insert', axis: 'rows', at: row, count: 1 });
  setMarks(sheet, { rows: [...sheet.formMarks.rows, { responseId, row }] });
  return row;
}

/** Where a response stands; null when its row is gone. */
function rowOf({ sheet }: Linked, responseId: string): number | null {
  return sheet.formMarks.rows.find((mark) => mark.responseId === responseId)?.row ?? null;
}

/** The contents of a row by the keys of its columns. */
function contentsOf(
  { model }: Linked,
  form: FormFile,
  response: FormResponseRecord,
): ReadonlyMap<string, CellContent> {
  const answers = new Map(response.answers);
  const contents = new Map<string, CellContent>([[EMAIL, response.email]]);
  for (const item of questionsIn(form.model.items)) {
    const answer = answers.get(item.id);
    const kind = questionOf(item);
    const cells = answer === undefined ? [] : kind.cells(item, answer);
    kind.slots(item).forEach(({ entry }, index) => {
      contents.set(String(entry), cells[index] ?? null);
    });
  }
  contents.set(TIMESTAMP, { serial: instantToSerial(response.at, model.timeZone), shown: 'datetime' });
  return contents;
}

function putRow({ model, sheet }: Linked, row: number, contents: ReadonlyMap<string, CellContent>): void {
  const marks = [...sheet.formMarks.columns].sort((a, b) => a.column - b.column);
  for (let from = 0; from < marks.length; ) {
    let to = from + 1;
    while (to < marks.length && marks[to]!.column === marks[to - 1]!.column + 1) to += 1;
    const area = rect(row, marks[from]!.column, 1, to - from);
    const formats = sheet.styles.read(area);
    const entries = marks.slice(from, to).map(({ key }, index) => {
      const numberFormat = formats[0]![index]?.numberFormat;
      return entryFor(model, contents.get(key) ?? null, numberFormat);
    });
    putEntries(sheet, area, [entries], formats);
    from = to;
  }
}

/** A form never writes a formula: what looks like one is text. */
function entryFor(model: SpreadsheetModel, content: CellContent, numberFormat: string | undefined): Entry {
  if (content === null || content === '') return { value: null };
  if (typeof content === 'string') {
    if (!FORM_BEHAVIOUR.answersAreReadAsTyped || content.startsWith("'")) return { value: content };
    const entry = parseTyped(content, model.locale, numberFormat);
    return entry.formula === undefined ? entry : { value: content };
  }
  if ('text' in content) return { value: content.text };
  const day = localeFacts(model.locale).dateFormat;
  const formats = { date: day, datetime: `${day} H:mm:ss`, time: 'H:mm:ss', duration: '[h]:mm:ss' };
  return { value: content.serial, numberFormat: formats[content.shown] };
}

function columnRange(sheet: SheetModel): readonly [number, number] {
  const columns = sheet.formMarks.columns.map((mark) => mark.column);
  return [Math.min(...columns), Math.max(...columns) + 1];
}

function shownRow({ model, sheet }: Linked, row: number): readonly string[] {
  const [first, last] = columnRange(sheet);
  return displayValues(model, sheet, rect(row, first, 1, last - first))[0]!;
}

function setMarks(sheet: SheetModel, marks: Partial<FormMarks>): void {
  sheet.formMarks = { ...sheet.formMarks, ...marks };
}
