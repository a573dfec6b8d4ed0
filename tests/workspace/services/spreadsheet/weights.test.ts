/** What a call costs: walking and building is free, contents are read, changes are written. */
import type { Service } from '../../../../src/workspace/services/service.ts';
import { openTestSpreadsheet } from './support.ts';

const weightsOf = (object: unknown) => (object as Service)._weights;

test('of a range, a sheet and a file', () => {
  const { app, spreadsheet, sheet } = openTestSpreadsheet();
  const range = weightsOf(sheet.getRange('A1'));
  expect([
    range.getRow,
    range.offset,
    range.getValues,
    range.isBlank,
    range.setValues,
    range.sort,
    range.copyTo,
  ]).toEqual(['local', 'local', 'read', 'read', 'write', 'write', 'write']);
  const tab = weightsOf(sheet);
  expect([
    tab.getRange,
    tab.getName,
    tab.getMaxRows,
    tab.getLastRow,
    tab.getDataRange,
    tab.appendRow,
    tab.protect,
  ]).toEqual(['local', 'local', 'local', 'read', 'read', 'write', 'write']);
  const file = weightsOf(spreadsheet);
  expect([file.getSheets, file.getSheetByName, file.getNamedRanges, file.insertSheet]).toEqual([
    'local',
    'local',
    'read',
    'write',
  ]);
  expect([weightsOf(app).getActive, weightsOf(app).openById, weightsOf(app).create]).toEqual([
    'local',
    'read',
    'write',
  ]);
});

test('every public method of every class has one', () => {
  const { app, spreadsheet, sheet } = openTestSpreadsheet();
  for (const object of [app, spreadsheet, sheet, sheet.getRange('A1'), sheet.getRangeList(['A1'])]) {
    const weights = weightsOf(object);
    for (
      let level = Object.getPrototypeOf(object);
      level !== Object.prototype;
      level = Object.getPrototypeOf(level)
    ) {
      for (const name of Object.getOwnPropertyNames(level)) {
        if (name === 'constructor' || name === 'toString' || name.startsWith('_')) continue;
        expect([name, weights[name]]).toEqual([name, expect.stringMatching(/^(local|read|write)$/)]);
      }
    }
  }
});
