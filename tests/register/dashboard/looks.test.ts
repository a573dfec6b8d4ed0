/** How the boards look: every text has room in its cell, nothing lies below a chart, and colours can be told apart. */
import { loadExample } from '../../../scripts/example/load.ts';
import { boards } from '../../../src/register/domain/dashboard/index.ts';
import { GREEN, RED, STAGES, STRIPE, YELLOW } from '../../../src/register/domain/dashboard/tones.ts';
import { run } from '../../../src/workspace/index.ts';
import { chartViews, sheetView } from '../../../src/workspace/page/snapshot.ts';
import type { SheetModel } from '../../../src/workspace/services/spreadsheet/model.ts';
import { contrast } from '../../support/contrast.ts';
import { freshRegister, type TestRegister } from '../../support/register.ts';
import { boardOf, TODAY } from './support.ts';

/** What a character takes in a wide font of 10 points, and the height of a line, in pixels. */
const CHARACTER = 7;
const LINE = 17;
/** Between the text and the lines of its cell, on both sides together. */
const ROOM = 4;
/** Width of a small laptop without the page's own columns. */
const SCREEN = 1140;

const VISIBLE = boards().filter(({ hidden }) => !hidden);

let register: TestRegister;

beforeAll(() => {
  register = freshRegister();
  const call = (name: string, ...args: readonly unknown[]) =>
    run(register.world, register.project, name, args);
  loadExample({ call }, TODAY);
});

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}

/** Lines that a text takes when it wraps between words; a word that is wider than the cell is no line at all. */
function lines(text: string, characters: number): number {
  let count = 1;
  let used = 0;
  for (const word of text.split(' ')) {
    if (word.length > characters) return Number.POSITIVE_INFINITY;
    if (used > 0 && used + 1 + word.length > characters) {
      count++;
      used = word.length;
    } else used += (used > 0 ? 1 : 0) + word.length;
  }
  return count;
}

/** Texts that are cut off, each with its place. */
function cutOff(sheet: SheetModel): string[] {
  const { cells } = sheetView(register.model, sheet);
  const filled = new Set(cells.filter(([, , { text }]) => text !== '').map(([r, c]) => `${r} ${c}`));
  return cells.flatMap(([row, column, { text }]) => {
    if (text === '' || sheet.columns.hidden.get(column)) return [];
    const merge = sheet.merges.find(
      ({ top, left, bottom, right }) => row >= top && row < bottom && column >= left && column < right,
    );
    const style = sheet.styles.get(row, column);
    const size = ((style?.fontSize ?? 10) / 10) * (style?.bold ? 1.05 : 1);
    let right = merge?.right ?? column + 1;
    // Without wrapping a text goes on over empty cells beside it.
    if (style?.wrap !== 'WRAP' && style?.horizontal !== 'right')
      while (right < sheet.columns.count && !filled.has(`${row} ${right}`)) right++;
    const width = sum(range(column, right).map((at) => sheet.columns.size(at)));
    const height = sum(range(row, merge?.bottom ?? row + 1).map((at) => sheet.rows.size(at)));
    const needed = lines(text, (width - ROOM) / (CHARACTER * size));
    const fits =
      style?.wrap === 'WRAP'
        ? needed * LINE * size <= height + 1
        : text.length * CHARACTER * size <= width - ROOM && LINE * size <= height;
    return fits ? [] : [`${sheet.name} ${row + 1},${column + 1}: ${text}`];
  });
}

test.each(VISIBLE.map(({ id }) => id))('no text of %s is cut off', (id) => {
  const sheet = boardOf(register, id);
  expect(sheetView(register.model, sheet).cells.length).toBeGreaterThan(20);
  expect(cutOff(sheet)).toEqual([]);
});

test.each(VISIBLE.map(({ id }) => id))('%s fits on a small laptop', (id) => {
  const { columns } = boardOf(register, id);
  const seen = range(0, columns.count).filter((at) => !columns.hidden.get(at));
  expect(sum(seen.map((at) => columns.size(at)))).toBeLessThanOrEqual(SCREEN);
});

test('a long action ends with where the rest stands, within its cell', () => {
  const [first] = register.read('track').rows.filter(({ wagon }) => wagon === '2');
  const action = 'Overleggen met de netbeheerder, de gemeente en de ondernemers over meten '.repeat(4).trim();
  const written = register.write({
    via: 'blad',
    reason: 'Proef',
    changes: [
      { type: 'update', table: 'track', key: String(first!.track_id), values: { next_action: action } },
    ],
  });
  expect(written.ok).toBe(true);
  const sheet = boardOf(register, 'wagon2');
  const shown = sheetView(register.model, sheet).cells.map(([, , { text }]) => text);
  const cut = shown.find((text) => text.startsWith('Overleggen met de netbeheerder'))!;
  expect(cut).toMatch(/^.{70,80}… \(verder in Trajecten\)$/);
  expect(cutOff(sheet)).toEqual([]);
});

test('no chart lies over a text or over another chart', () => {
  const sheet = boardOf(register, 'dashboard');
  const left = (column: number) => sum(range(0, column).map((at) => sheet.columns.size(at)));
  const top = (row: number) => sum(range(0, row).map((at) => sheet.rows.size(at)));
  const boxes = chartViews(register.model, sheet).map((chart) => ({
    left: left(chart.column) + chart.offsetX,
    top: top(chart.row) + chart.offsetY,
    right: left(chart.column) + chart.offsetX + chart.width,
    bottom: top(chart.row) + chart.offsetY + chart.height,
  }));
  expect(boxes).toHaveLength(2);
  const texts = sheetView(register.model, sheet)
    .cells.filter(([, , { text }]) => text !== '')
    .map(([row, column, { text }]) => ({
      text,
      left: left(column),
      top: top(row),
      right: left(column + 1),
      bottom: top(row + 1),
    }));
  const meet = (a: (typeof boxes)[number], b: (typeof boxes)[number]): boolean =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  expect(texts.filter((text) => boxes.some((box) => meet(box, text)))).toEqual([]);
  expect(meet(boxes[0]!, boxes[1]!)).toBe(false);
  expect(Math.max(...boxes.map(({ right }) => right))).toBeLessThanOrEqual(left(sheet.columns.count));
});

test('what stands in one column of a list stands at one side', () => {
  for (const id of ['wagon1', 'wagon2', 'wagon3']) {
    const sheet = boardOf(register, id);
    const sides = sheetView(register.model, sheet)
      .cells.filter(([row, , { text }]) => row >= 3 && text !== '')
      .map(([row, column]) => sheet.styles.get(row, column)?.horizontal);
    expect(new Set(sides)).toEqual(new Set(['left']));
  }
});

test.each([RED, YELLOW, GREEN, STRIPE, ...STAGES])(
  '$color reads well on $background',
  ({ color, background }) => {
    expect(contrast(color, background)).toBeGreaterThanOrEqual(4.5);
  },
);
