import fc from 'fast-check';
import { SheetStore } from '../../../src/workspace/page/client/store.ts';
import { Live } from '../../../src/workspace/page/live.ts';
import type { PageEvent } from '../../../src/workspace/page/protocol.ts';
import { sheetView } from '../../../src/workspace/page/snapshot.ts';
import type { SheetModel, SpreadsheetModel } from '../../../src/workspace/services/spreadsheet/model.ts';
import { JAN, stage } from '../support.ts';

const BUILD = `
  function maak() {
    const sheet = SpreadsheetApp.getActiveSheet();
    sheet.getRange('A1:C3').setValues([['a', 1, 2], ['b', 3, 4], ['c', 5, 6]]);
    sheet.getRange('E1').setFormula('=SUM(B1:C3)');
    const rule = SpreadsheetApp.newConditionalFormatRule().whenNumberGreaterThan(4).setBackground('#ff0000');
    sheet.setConditionalFormatRules([rule.setRanges([sheet.getRange('A1:F8')]).build()]);
  }`;

/** A page that follows the first tab, and what it would see if it came anew. */
function follow(live: Live, model: SpreadsheetModel, sheet: SheetModel) {
  const arrive = () => {
    const view = sheetView(model, sheet);
    live.shown(view);
    return new SheetStore(view);
  };
  let store = arrive();
  return {
    hear(event: PageEvent): void {
      if (event.kind === 'cells') store.apply(event.patch);
      else if (event.kind !== 'charts') store = arrive();
    },
    seen: () => seenIn(store),
    fresh: () => seenIn(new SheetStore(sheetView(model, sheet))),
  };
}

/** All that is drawn of the corner that the tests work in. */
function seenIn(store: SheetStore) {
  const cells: unknown[] = [];
  for (let row = 0; row < 12; row += 1) {
    for (let column = 0; column < 8; column += 1) {
      cells.push([
        `${row} ${column}`,
        store.cell(row, column) ?? null,
        store.style(row, column) ?? null,
        store.note(row, column) ?? null,
        store.validation(row, column)?.kind ?? null,
      ]);
    }
  }
  return cells;
}

test('charts are told anew when what they show changed, also on another tab, and only then', () => {
  const { file, value } = stage(BUILD);
  value(`maak(); const other = SpreadsheetApp.getActive().insertSheet('Bron');
    other.getRange('A1:B2').setValues([['x', 1], ['y', 2]]);
    const sheet = SpreadsheetApp.getActive().getSheets()[0];
    sheet.insertChart(sheet.newChart().addRange(other.getRange('A1:B2')).setPosition(1, 1, 0, 0).build());`);
  const live = new Live(file);
  live.shown(sheetView(file.model, file.model.sheets[0]!));
  live.changes(new Set([0]));
  value(`SpreadsheetApp.getActive().getSheetByName('Bron').getRange('B2').setValue(7)`);
  expect(live.changes(new Set([0])).sheets).toMatchObject([
    { kind: 'charts', sheetId: 0, charts: [{ data: { series: [{ values: [1, 7] }] } }] },
  ]);
  value(`SpreadsheetApp.getActive().getSheetByName('Bron').getRange('D9').setValue(7)`);
  expect(live.changes(new Set([0])).sheets).toEqual([]);
  value(`const sheet = SpreadsheetApp.getActive().getSheets()[0]; sheet.removeChart(sheet.getCharts()[0])`);
  expect(live.changes(new Set([0])).sheets).toMatchObject([{ kind: 'charts', charts: [] }]);
});

describe('what changed', () => {
  test('is nothing when nothing did', () => {
    const { file, value } = stage(BUILD);
    value('maak()');
    sheetView(file.model, file.model.sheets[0]!);
    const live = new Live(file);
    expect(live.changes(new Set([0]))).toEqual({ book: null, sheets: [] });
  });

  test('is told of tabs that are looked at, and of the file to all', () => {
    const { file, driver } = stage(BUILD);
    const live = new Live(file);
    driver.edit(JAN.email, file.id, 0, 'A1', 'x');
    expect(live.changes(new Set()).sheets).toEqual([]);
    driver.edit(JAN.email, file.id, 0, 'A1', 'y');
    expect(live.changes(new Set([0])).sheets).toMatchObject([{ kind: 'cells', patch: { sheetId: 0 } }]);
    driver.renameSheet(JAN.email, file.id, 0, 'Anders');
    expect(live.changes(new Set()).book).toMatchObject({
      kind: 'book',
      book: { tabs: [{ name: 'Anders' }] },
    });
  });

  test('takes formulas along that look at what was typed', () => {
    const { file, value, driver } = stage(BUILD);
    value('maak()');
    const [sheet] = file.model.sheets;
    const live = new Live(file);
    const page = follow(live, file.model, sheet!);
    driver.edit(JAN.email, file.id, 0, 'B1', '100');
    for (const event of live.changes(new Set([0])).sheets) page.hear(event);
    expect(page.seen()).toEqual(page.fresh());
    expect(page.seen()[4]).toEqual([
      '0 4',
      expect.objectContaining({ text: '120', edit: '=SUM(B1:C3)' }),
      expect.anything(),
      null,
      null,
    ]);
  });

  test('leaves a page as if it came anew, whatever people and scripts did', () => {
    const cell = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 5 }));
    const a1 = ([row, column]: readonly [number, number]) => `${'ABCDEF'[column]}${row + 1}`;
    const text = fc.constantFrom('7', '3', '', 'tekst', '31-12-2025', '5%', '=B1*2', 'WAAR');
    const act = fc.oneof(
      fc.record({ kind: fc.constant('edit' as const), at: cell, text }),
      fc.record({ kind: fc.constant('paste' as const), at: cell, text }),
      fc.record({ kind: fc.constant('clear' as const), at: cell, text }),
      fc.record({ kind: fc.constant('script' as const), at: cell, text: fc.constantFrom(...SCRIPTS) }),
      fc.record({ kind: fc.constant('insert' as const), at: cell, text }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(act, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        (rounds) => {
          const { file, value, driver } = stage(BUILD);
          value('maak()');
          const live = new Live(file);
          const page = follow(live, file.model, file.model.sheets[0]!);
          const acts = {
            edit: (at: string, typed: string) => driver.edit(JAN.email, file.id, 0, at, typed),
            paste: (at: string, typed: string) =>
              driver.paste(JAN.email, file.id, 0, at, [
                [typed, '1'],
                ['2', typed],
              ]),
            clear: (at: string) => driver.clear(JAN.email, file.id, 0, at),
            insert: (at: string) => driver.insertRows(JAN.email, file.id, 0, Number(at.slice(1))),
            script: (at: string, code: string) =>
              value(`SpreadsheetApp.getActiveSheet().getRange('${at}').${code}`),
          };
          for (const round of rounds) {
            for (const { kind, at, text: given } of round) acts[kind](a1(at), given);
            for (const event of live.changes(new Set([0])).sheets) page.hear(event);
            expect(page.seen()).toEqual(page.fresh());
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

const SCRIPTS = [
  "setBackground('#00ff00')",
  "setNote('let op')",
  'clearNote()',
  "setNumberFormat('0.00')",
  'clear()',
  'setValue(9)',
  'insertCheckboxes()',
];
