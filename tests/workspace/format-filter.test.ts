/** Formatting and filtering by people: what comes of it, within their rights, with the events that it fires. */

import type { FilterChange } from '../../src/workspace/services/spreadsheet/filter-acts.ts';
import { filterValues } from '../../src/workspace/services/spreadsheet/filter-acts.ts';
import type { FormatChange } from '../../src/workspace/services/spreadsheet/format-acts.ts';
import { EVA, JAN, stage } from './support.ts';

const TAB = 'Blad1';
const HEARD = 'function heard(e) { console.log(e.changeType); } function onEdit() { console.log("edit"); }';

function desk() {
  const { driver, file, value, world } = stage(HEARD);
  value(`ScriptApp.newTrigger('heard').forSpreadsheet(SpreadsheetApp.getActive()).onChange().create()`);
  return {
    driver,
    file,
    world,
    sheet: file.model.sheets[0]!,
    set: (code: string) => value(`const s = SpreadsheetApp.getActive().getSheets()[0]; ${code}`),
    format: (a1: string, change: FormatChange, email = JAN.email) =>
      driver.format(email, file.id, TAB, a1, change),
    filter: (change: FilterChange, email = JAN.email) => driver.filter(email, file.id, TAB, change),
    hidden: () => [...file.model.hiddenByFilter(file.model.sheets[0]!)].map((row) => row + 1),
  };
}

describe('formatting', () => {
  test('sets looks, takes them away again, and fires a change of format alone', () => {
    const { format, set } = desk();
    const act = format('A1:B2', {
      kind: 'style',
      style: { bold: true, background: '#ffff00', horizontal: 'center', numberFormat: '0.00' },
    });
    expect(act.executions.flatMap((each) => each.log.map((line) => line.text))).toEqual(['FORMAT']);
    const look = `const r = s.getRange('B2'); return [r.getFontWeight(), r.getBackground(), r.getHorizontalAlignment(), r.getNumberFormat()]`;
    expect(set(look)).toEqual(['bold', '#ffff00', 'center', '0.00']);
    format('B2', { kind: 'style', style: { bold: null, background: null } });
    expect(set(look)).toEqual(['normal', '#ffffff', 'center', '0.00']);
    format('A1:B2', { kind: 'clear' });
    expect(set(look)).toEqual(['normal', '#ffffff', 'general', '0.###############']);
  });

  test('draws borders around, between and away', () => {
    const { format, sheet } = desk();
    const line = { style: 'SOLID', color: '#000000' } as const;
    const all = { top: true, left: true, bottom: true, right: true, verticals: null, horizontals: null };
    format('B2:C3', { kind: 'borders', sides: all, line });
    expect(sheet.styles.get(1, 1)).toEqual({ top: line, left: line });
    expect(sheet.styles.get(2, 2)).toEqual({ bottom: line, right: line });
    const none = {
      top: false,
      left: false,
      bottom: false,
      right: false,
      verticals: false,
      horizontals: false,
    };
    format('A1:D4', { kind: 'borders', sides: none, line });
    expect(sheet.styles.get(1, 1)).toBeUndefined();
  });

  test('merges and splits, but never part of a merge', () => {
    const { format, sheet, set } = desk();
    set(`s.getRange('A1:B2').setValues([[1, 2], [3, 4]])`);
    format('A1:B2', { kind: 'merge', way: 'all' });
    expect(set(`return s.getRange('A1:B2').getValues()`)).toEqual([
      [1, ''],
      ['', ''],
    ]);
    expect(format('A1', { kind: 'split' }).rejected[0]?.reason).toBe(
      'Kies alle cellen van een samengevoegde cel om die te veranderen.',
    );
    format('A1:B2', { kind: 'split' });
    expect(sheet.merges).toEqual([]);
    format('A1:B2', { kind: 'merge', way: 'rows' });
    expect(sheet.merges).toHaveLength(2);
  });

  test('is refused where cells are protected, and to readers', () => {
    const { format, file, set } = desk();
    set(`const p = s.getRange('A1').protect(); p.removeEditors(p.getEditors())`);
    const bold: FormatChange = { kind: 'style', style: { bold: true } };
    expect(format('A1:B1', bold, EVA.email).rejected[0]?.reason).toMatch('beveiligd');
    expect(format('B1', bold, EVA.email).rejected).toEqual([]);
    file.editors.length = 0;
    file.viewers.push(EVA.email);
    expect(format('B1', bold, EVA.email).rejected[0]?.reason).toMatch('alleen bekijken');
  });
});

describe('filtering', () => {
  const LIST = `s.getRange('A1:C5').setValues([['Naam', 'Soort', 'Getal'], ['b', 'Haven', 3], ['a', 'Kantoor', 1.5],
    ['c', 'Haven', 2], ['d', '', new Date(2026, 0, 5)]]); s.getRange('E1').setValue('los');`;
  const A1 = { top: 0, left: 0, bottom: 1, right: 1 };

  test('a single cell stands for the list around it, and one tab has one filter', () => {
    const { filter, sheet, set } = desk();
    expect(filter({ kind: 'create', area: A1 }).rejected[0]?.reason).toMatch('geen gegevens');
    set(LIST);
    expect(filter({ kind: 'create', area: { top: 2, left: 1, bottom: 3, right: 2 } }).rejected).toEqual([]);
    expect(sheet.filter?.area).toEqual({ top: 0, left: 0, bottom: 5, right: 3 });
    expect(filter({ kind: 'create', area: A1 }).rejected[0]?.reason).toMatch('al een filter');
    filter({ kind: 'remove' });
    expect(sheet.filter).toBeNull();
    expect(filter({ kind: 'remove' }).rejected[0]?.reason).toMatch('geen filter');
  });

  test('columns hide values and ask conditions, together', () => {
    const { filter, hidden, set, file, sheet } = desk();
    set(LIST);
    filter({ kind: 'create', area: A1 });
    filter({ kind: 'column', column: 1, hiddenValues: ['Kantoor'], condition: null });
    expect(hidden()).toEqual([3]);
    filter({
      kind: 'column',
      column: 2,
      hiddenValues: [],
      condition: { type: 'NUMBER_LESS_THAN', texts: ['2,5'] },
    });
    expect(hidden()).toEqual([3, 2, 5]);
    expect(filterValues(file.model, sheet, 1)).toEqual([
      { text: 'Haven', count: 1, shown: true },
      { text: 'Kantoor', count: 1, shown: false },
    ]);
    expect(set(`return s.getFilter().getColumnFilterCriteria(2).getHiddenValues()`)).toEqual(['Kantoor']);
    filter({ kind: 'column', column: 2, hiddenValues: [], condition: null });
    expect(hidden()).toEqual([3]);
    filter({
      kind: 'column',
      column: 2,
      hiddenValues: [],
      condition: { type: 'DATE_AFTER', texts: ['4-1-2026'] },
    });
    expect(hidden()).toEqual([3, 2, 4]);
  });

  test('says what is wrong with a condition', () => {
    const { filter, set } = desk();
    set(LIST);
    filter({ kind: 'create', area: A1 });
    const ask = (type: string, ...texts: string[]) =>
      filter({ kind: 'column', column: 2, hiddenValues: [], condition: { type, texts } }).rejected[0]?.reason;
    expect(ask('NUMBER_LESS_THAN', 'veel')).toBe('‘veel’ is geen getal.');
    expect(ask('DATE_BEFORE', '12')).toBe('‘12’ is geen datum. Schrijf die als 31-1-2026.');
    expect(ask('NUMBER_BETWEEN', '1')).toBe('Vul een waarde in bij de voorwaarde.');
    expect(ask('toString', '1')).toBe('Deze voorwaarde bestaat niet.');
  });

  test('values come in order, numbers as numbers', () => {
    const { filter, set, file, sheet } = desk();
    set(`s.getRange('A1:A5').setValues([['n'], [10], [9], ['x'], [10]])`);
    filter({ kind: 'create', area: A1 });
    expect(filterValues(file.model, sheet, 0).map(({ text, count }) => [text, count])).toEqual([
      ['9', 1],
      ['10', 2],
      ['x', 1],
    ]);
  });

  test('is refused on a protected tab', () => {
    const { filter, set } = desk();
    set(`${LIST} const p = s.protect(); p.removeEditors(p.getEditors())`);
    expect(filter({ kind: 'create', area: A1 }, EVA.email).rejected[0]?.reason).toMatch('beveiligd');
  });
});
