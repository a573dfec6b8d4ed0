/** The program that makes a document per row, unchanged: template, copies with their own text, PDF, links back. */
import { textOf } from '../../../src/workspace/services/docs/units.ts';
import type { BlobFile, DocumentFile, WorkspaceFile } from '../../../src/workspace/world.ts';
import { CHIEF, type Programme, programme, succeeded } from './support.ts';

const ROWS = [
  ['Naam', 'Bedrijf', 'Terrein', 'Bedrag', 'Gemaakt op', 'Brief', 'PDF'],
  ['Sam', 'De "Hamer" & Zn', 'Hessenpoort', '€ 1.250,50', '', '', ''],
  ['', 'Zonder naam', 'Marslanden', '€ 10,00', '', '', ''],
  ['Kim', 'Kim BV ($1)', 'Marslanden', '€ 700,00', '', '', ''],
];

function withTemplate(): Programme {
  const stage = programme('brieven');
  const { driver, file } = stage;
  succeeded(...driver.open(CHIEF.email, file.id));
  driver.paste(CHIEF.email, file.id, 'Blad1', 'A1', ROWS);
  succeeded(driver.menu(CHIEF.email, file.id, ['Brieven', 'Sjabloon maken']));
  return stage;
}

function make({ driver, file }: Programme) {
  const result = driver.menu(CHIEF.email, file.id, ['Brieven', 'Brieven maken']);
  succeeded(result);
  return result;
}

function named<F extends WorkspaceFile>({ world }: Programme, name: string): F {
  return [...world.files.values()].find((file) => file.name === name) as F;
}

test('the template stands in its folder with all its parts', () => {
  const stage = withTemplate();
  const template = named<DocumentFile>(stage, 'Sjabloon brief');
  expect(template.parentId).toBe(named(stage, 'Brieven').id);
  const text = textOf(template.model.body.units);
  for (const part of ['Subsidie voor {{terrein}}', 'Beste {{naam}},', 'Bedrag', 'Bewaar deze brief.'])
    expect(text).toContain(part);
});

test('each row with a name gets a letter and a PDF in the folder, with links in the row', () => {
  const stage = withTemplate();
  expect(make(stage).value).toBe(2);
  const letter = named<DocumentFile>(stage, 'Brief De "Hamer" & Zn');
  const text = textOf(letter.model.body.units);
  expect(text).toContain('Subsidie voor Hessenpoort');
  expect(text).toContain('Beste Sam,');
  expect(text).toContain('De "Hamer" & Zn krijgt € € 1.250,50 voor Hessenpoort.');
  expect(text).not.toContain('{{');
  // The template itself keeps its places.
  expect(textOf(named<DocumentFile>(stage, 'Sjabloon brief').model.body.units)).toContain('{{naam}}');

  const pdf = named<BlobFile>(stage, 'Brief De "Hamer" & Zn.pdf');
  expect(pdf.parentId).toBe(letter.parentId);
  const bytes = Buffer.from(pdf.model.bytes);
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');

  const shown = stage.shown('Blad1');
  expect(shown[1]!.slice(4)).toEqual(['4-2-2026', 'Brief De "Hamer" & Zn', 'PDF']);
  expect(shown[2]!.slice(4)).toEqual(['', '', '']);
  const formula = stage.file.model.sheetByName('Blad1')!.formulas.get(1, 5)!;
  expect(formula).toContain(letter.id);
  expect(stage.notices.at(-1)).toMatchObject({ kind: 'toast', text: '2 brieven gemaakt' });
});

test('a dollar in a value stays a dollar', () => {
  const stage = withTemplate();
  make(stage);
  const letter = named<DocumentFile>(stage, 'Brief Kim BV ($1)');
  expect(textOf(letter.model.body.units)).toContain('Kim BV ($1) krijgt');
});

test('the footer carries the number of the row', () => {
  const stage = withTemplate();
  make(stage);
  const letter = named<DocumentFile>(stage, 'Brief Kim BV ($1)');
  const saved = JSON.stringify(letter.model.toJSON());
  expect(saved).not.toContain('{{kenmerk}}');
  expect(saved).toContain('Kenmerk B-4');
});

test('a second run makes only what is missing', () => {
  const stage = withTemplate();
  make(stage);
  const files = stage.world.files.size;
  expect(make(stage).value).toBe(0);
  stage.driver.edit(CHIEF.email, stage.file.id, 'Blad1', 'A3', 'Noor');
  expect(make(stage).value).toBe(1);
  expect(stage.world.files.size).toBe(files + 2);
});
