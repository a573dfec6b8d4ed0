/** A form as plain data: saved, read back, copied, and found in Drive. */

import { loadWorld, worldParts } from '../../../../src/workspace/parts.ts';
import { FormModel } from '../../../../src/workspace/services/forms/model/model.ts';
import { formStage, linkedRows } from './support.ts';

const FORM = `
  form.addTextItem().setTitle('naam');
  form.addGridItem().setTitle('rooster').setRows(['r']).setColumns(['x']);
  form.addPageBreakItem();
  form.setDestination(FormApp.DestinationType.SPREADSHEET, sheet.getId());`;

function sent() {
  const s = formStage(FORM);
  s.driver.submitForm(s.form.id, { answers: { naam: 'Jan', rooster: ['x'] } });
  return s;
}

test('a form is the same after saving and reading back, and goes on where it was', () => {
  const s = sent();
  const saved = new Map(
    worldParts(s.world).map((part) => [part.name, JSON.parse(JSON.stringify(part.toJSON()))]),
  );
  const world = loadWorld((name) => saved.get(name));
  const form = world.form(s.form.id)!;
  expect(form.model.toJSON()).toEqual(s.form.model.toJSON());
  const item = form.model.add('TEXT');
  expect(form.model.items.filter(({ id }) => id === item.id)).toHaveLength(1);
  const sheets = world.spreadsheet(s.file.id)!.model.sheets;
  expect(sheets.find((sheet) => sheet.formUrl)!.formMarks.rows).toHaveLength(1);
});

test('each change of a form is saved again, and nothing else of it is', () => {
  const form = new FormModel();
  const revisions = new Set([form.revision]);
  const item = form.add('TEXT');
  const steps = [
    () => form.change(item, { title: 'naam' }),
    () => form.duplicate(item),
    () => form.move(0, 1),
    () => form.remove(item.id),
    () => form.set({ title: 'Opgave' }),
    () => form.store({ id: 'r', at: 0, respondent: '', email: '', answers: [] }),
    () => form.forget('r'),
    () => form.forgetAll(),
    () => form.setDestination(null),
  ];
  for (const step of steps) {
    step();
    expect(revisions.has(form.revision)).toBe(false);
    revisions.add(form.revision);
  }
  form.toJSON();
  expect(revisions.has(form.revision)).toBe(true);
});

test('a copy of the file keeps the items and their ids, and has no responses and no tab', () => {
  const s = sent();
  const copy = s.form.model.copy();
  expect(copy.items).toEqual(s.form.model.items);
  expect([copy.responses, copy.destination]).toEqual([[], null]);
  copy.add('TEXT');
  expect(s.form.model.items).toHaveLength(3);
  expect(linkedRows(s)).toHaveLength(2);
});
