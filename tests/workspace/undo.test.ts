/** Taking back and doing again: what people did, with its events, within their rights, and never over others' work. */
import fc from 'fast-check';
import { EVENT_BEHAVIOUR } from '../../src/workspace/behaviour.ts';
import type { Act } from '../../src/workspace/sheet-driver.ts';
import { EVA, JAN, type Stage, stage } from './support.ts';

const TAB = 'Blad1';
const LOG = `
  function onEdit(e) {
    const seen = [e.range.getA1Notation(), 'value' in e, 'oldValue' in e];
    console.log(JSON.stringify(seen));
  }`;

function desk(source = '') {
  const staged = stage(source);
  const { driver, file, value } = staged;
  driver.open(JAN.email, file.id);
  return {
    ...staged,
    edit: (a1: string, text: string) => driver.edit(JAN.email, file.id, TAB, a1, text),
    undo: (email = JAN.email) => driver.undo(email, file.id),
    redo: (email = JAN.email) => driver.redo(email, file.id),
    cell: (a1: string) =>
      value(`return SpreadsheetApp.getActive().getSheets()[0].getRange('${a1}').getDisplayValue()`),
    formula: (a1: string) =>
      value(`return SpreadsheetApp.getActive().getSheets()[0].getRange('${a1}').getFormula()`),
    set: (code: string) => value(`const s = SpreadsheetApp.getActive().getSheets()[0]; ${code}`),
  };
}

const reasons = (act: Act) => act.rejected.map(({ a1, reason }) => `${a1} ${reason}`);

/** All that can be seen of a file, to compare with. Which numbers were given out does not matter. */
function picture({ file }: Stage): unknown {
  const { sheets, namedRanges, metadata } = file.model.toJSON();
  return JSON.parse(
    JSON.stringify({
      namedRanges,
      metadata,
      sheets: sheets.map((sheet) => ({
        ...sheet,
        values: file.model.readValues(file.model.sheetById(sheet.id)!, {
          top: 0,
          left: 0,
          bottom: 12,
          right: 8,
        }),
        styles: seen(sheet.styles, 12),
        validations: seen(sheet.validations, 12),
      })),
    }),
  );
}

/** Layers as looks per cell, since the same looks may be kept in other runs. */
function seen(
  layer: {
    table: readonly unknown[];
    columns: readonly (readonly [number, readonly (readonly [number, number])[]])[];
  },
  rows: number,
) {
  return layer.columns.flatMap(([column, runs]) =>
    Array.from({ length: rows }, (_, row) => {
      const run = runs.findLast(([start]) => start <= row);
      const look = run && run[1] >= 0 ? layer.table[run[1]] : null;
      return look ? [[column, row, look]] : [];
    }).flat(),
  );
}

describe('taking back', () => {
  test('goes step by step, and forward again until something else is done', () => {
    const { edit, undo, redo, cell } = desk();
    edit('A1', 'een');
    edit('A1', 'twee');
    undo();
    expect(cell('A1')).toBe('een');
    undo();
    expect(cell('A1')).toBe('');
    expect(reasons(undo())).toEqual([' Er is niets om ongedaan te maken.']);
    redo();
    redo();
    expect(cell('A1')).toBe('twee');
    expect(reasons(redo())).toEqual([' Er is niets om opnieuw te doen.']);
    undo();
    edit('B1', 'anders');
    expect(reasons(redo())).toEqual([' Er is niets om opnieuw te doen.']);
  });

  test('concerns what one did oneself, not what others did', () => {
    const { edit, undo, cell, driver, file } = desk();
    edit('A1', 'van Jan');
    driver.edit(EVA.email, file.id, TAB, 'A2', 'van Eva');
    undo();
    expect([cell('A1'), cell('A2')]).toEqual(['', 'van Eva']);
    expect(reasons(undo())).toEqual([' Er is niets om ongedaan te maken.']);
  });

  test('leaves cells alone that a script or somebody else changed since, and says which', () => {
    const { driver, file, undo, set, cell } = desk();
    driver.paste(JAN.email, file.id, TAB, 'A1', [
      ['1', '2'],
      ['3', '4'],
    ]);
    set(`s.getRange('B1').setValue('script')`);
    const act = undo();
    expect(reasons(act)).toEqual([
      'B1 Deze cel is intussen door iets anders veranderd en blijft zoals hij is.',
    ]);
    expect([cell('A1'), cell('B1'), cell('A2'), cell('B2')]).toEqual(['', 'script', '', '']);
  });

  test('ends when the file is closed', () => {
    const { edit, undo, driver, file } = desk();
    edit('A1', 'x');
    driver.close(JAN.email, file.id);
    expect(reasons(undo())).toEqual([' Er is niets om ongedaan te maken.']);
  });

  test('is refused to whoever may not change the cells any more', () => {
    const { driver, file, undo, set, cell } = desk();
    driver.edit(EVA.email, file.id, TAB, 'A1', 'van Eva');
    set(`const p = s.getRange('A1').protect(); p.removeEditors(p.getEditors())`);
    expect(reasons(undo(EVA.email))).toEqual([
      'A1 Deze cellen zijn beveiligd. Vraag de eigenaar van het bestand om toegang.',
    ]);
    expect(cell('A1')).toBe('van Eva');
  });
});

describe('its events', () => {
  const log = (act: Act) => act.executions.flatMap((each) => each.log.map((line) => JSON.parse(line.text)));

  test('an edit that is taken back is an edit, without values unless that is switched on', () => {
    const { edit, undo, redo } = desk(LOG);
    edit('B2', 'x');
    expect(log(undo())).toEqual([['B2', false, false]]);
    EVENT_BEHAVIOUR.undoTellsTheValue = true;
    EVENT_BEHAVIOUR.undoFiresEdit = false;
    try {
      expect(log(redo())).toEqual([]);
      EVENT_BEHAVIOUR.undoFiresEdit = true;
      expect(log(undo())).toEqual([['B2', false, true]]);
    } finally {
      EVENT_BEHAVIOUR.undoTellsTheValue = false;
      EVENT_BEHAVIOUR.undoFiresEdit = true;
    }
  });

  test('change triggers hear the opposite of what was done', () => {
    const { driver, file, value, undo } = desk(
      'function heard(e) { console.log(JSON.stringify(e.changeType)); }',
    );
    value(`ScriptApp.newTrigger('heard').forSpreadsheet(SpreadsheetApp.getActive()).onChange().create()`);
    driver.insertRows(JAN.email, file.id, TAB, 1);
    expect(log(undo())).toEqual(['REMOVE_ROW']);
    driver.format(JAN.email, file.id, TAB, 'A1', { kind: 'style', style: { bold: true } });
    expect(log(undo())).toEqual(['FORMAT']);
  });
});

describe('rows, columns and tabs', () => {
  test('deleted rows come back with what stood in them and with what pointed at them', () => {
    const staged = desk();
    const { driver, file, undo, redo, set, formula } = staged;
    set(`s.getRange('A1:B4').setValues([[1, 'a'], [2, 'b'], [3, 'c'], [4, 'd']]);
      s.getRange('D1').setFormula('=SUM(A1:A4)'); s.getRange('D2').setFormula('=A3');
      s.getRange('A3').setBackground('#ff0000').setNote('hoi'); SpreadsheetApp.getActive().setNamedRange('drie', s.getRange('A3'))`);
    const before = picture(staged);
    driver.deleteRows(JAN.email, file.id, TAB, 3);
    expect(formula('D2')).toBe('=#REF!');
    undo();
    expect(picture(staged)).toEqual(before);
    redo();
    expect(formula('D2')).toBe('=#REF!');
    undo();
    expect(picture(staged)).toEqual(before);
  });

  test('an earlier edit is found at the place where its row went', () => {
    const { edit, undo, set, cell } = desk();
    edit('A5', 'x');
    set('s.insertRowsBefore(2, 3)');
    expect(cell('A8')).toBe('x');
    undo();
    expect(cell('A8')).toBe('');
  });

  test('inserted rows do not go with what came into them later', () => {
    const { driver, file, undo, set, cell } = desk();
    driver.insertRows(JAN.email, file.id, TAB, 2);
    set(`s.getRange('C2').setValue('van het script')`);
    expect(reasons(undo())).toEqual([
      ' In de ingevoegde rijen of kolommen staat intussen iets. Haal dat eerst weg.',
    ]);
    set(`s.getRange('C2').clearContent()`);
    expect(undo().rejected).toEqual([]);
    expect(cell('C2')).toBe('');
  });

  test('rows that others moved since are not moved back blindly', () => {
    const { driver, file, undo, set } = desk();
    driver.moveRows(JAN.email, file.id, TAB, 1, 1, 5);
    set('s.deleteRow(2)');
    expect(reasons(undo())).toEqual([
      ' De rijen of kolommen van dit tabblad zijn daarna nog veranderd. Deze stap kan niet meer terug.',
    ]);
  });

  test('tabs come and go, with the formulas that look at them', () => {
    const staged = desk();
    const { driver, file, undo, redo, set } = staged;
    set(
      `SpreadsheetApp.getActive().insertSheet('Bron').getRange('A1').setValue(7); s.getRange('A1').setFormula('=Bron!A1')`,
    );
    const before = picture(staged);
    driver.deleteSheet(JAN.email, file.id, 'Bron');
    undo();
    expect(picture(staged)).toEqual(before);
    driver.addSheet(JAN.email, file.id);
    expect(file.model.sheets).toHaveLength(3);
    undo();
    expect(picture(staged)).toEqual(before);
    redo();
    expect(file.model.sheets).toHaveLength(3);
    undo();
    driver.renameSheet(JAN.email, file.id, 'Bron', 'Nieuw');
    undo();
    expect(picture(staged)).toEqual(before);
  });
});

test('whatever a person does, taking all of it back gives what was, and doing it again gives what became', () => {
  const row = fc.integer({ min: 1, max: 8 });
  const cell = fc.tuple(fc.constantFrom('A', 'B', 'C', 'D'), row).map(([c, r]) => `${c}${r}`);
  const text = fc.constantFrom('1', 'tekst', '=A1+1', '=SUM(A1:B3)', '');
  const step = fc.oneof(
    fc.record({ kind: fc.constant('edit'), cell, text }),
    fc.record({ kind: fc.constant('insert'), row }),
    fc.record({ kind: fc.constant('delete'), row }),
    fc.record({ kind: fc.constant('move'), row, to: row }),
    fc.record({ kind: fc.constant('format'), cell, bold: fc.boolean() }),
    fc.record({ kind: fc.constant('merge'), row }),
    fc.record({ kind: fc.constant('sort'), row }),
    fc.record({ kind: fc.constant('cut'), cell, to: cell }),
    fc.record({ kind: fc.constant('hide'), row }),
    fc.record({ kind: fc.constant('column'), row }),
    fc.record({ kind: fc.constant('filter'), row }),
  );
  type Step = Record<string, never> & { kind: string };
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      const staged = stage();
      const { driver, file } = staged;
      const at = [JAN.email, file.id, TAB] as const;
      driver.paste(...at, 'A1', [
        ['1', 'b', '=A2'],
        ['2', 'a', '=SUM(A1:A3)'],
        ['3', 'c', 'x'],
      ]);
      driver.close(JAN.email, file.id);
      const before = picture(staged);
      const acts: Readonly<Record<string, (step: Step) => Act>> = {
        edit: (s) => driver.edit(...at, s.cell!, s.text!),
        insert: (s) => driver.insertRows(...at, s.row!, 2),
        delete: (s) => driver.deleteRows(...at, s.row!, 1),
        move: (s) => driver.moveRows(...at, s.row!, 1, s.to!),
        format: (s) =>
          driver.format(...at, `${s.cell}:D9`, { kind: 'style', style: { bold: s.bold ?? null } }),
        merge: (s) => driver.format(...at, `A${s.row}:B${s.row}`, { kind: 'merge', way: 'all' }),
        sort: (s) => driver.sort(...at, `A${s.row}:C9`, [{ column: 0, ascending: false }]),
        cut: (s) => driver.pasteCells(JAN.email, file.id, { sheet: TAB, a1: s.cell!, cut: true }, TAB, s.to!),
        hide: (s) => driver.layout(...at, { kind: 'hide', axis: 'rows', at: s.row!, count: 1 }),
        column: (s) => driver.insertColumns(...at, s.row!),
        filter: (s) =>
          driver.filter(...at, { kind: 'create', area: { top: s.row!, left: 0, bottom: 9, right: 3 } }),
      };
      for (const each of steps) acts[each.kind]!(each as never);
      const after = picture(staged);
      const all = (step: () => Act, end: string) => {
        for (let rejected = step().rejected; ; rejected = step().rejected) {
          if (rejected[0]?.reason === end) return;
          expect(rejected).toEqual([]);
        }
      };
      all(() => driver.undo(JAN.email, file.id), 'Er is niets om ongedaan te maken.');
      expect(picture(staged)).toEqual(before);
      all(() => driver.redo(JAN.email, file.id), 'Er is niets om opnieuw te doen.');
      expect(picture(staged)).toEqual(after);
    }),
    { numRuns: 150 },
  );
});
