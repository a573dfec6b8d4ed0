/** Templates of reports in Drive: made when missing, checked, filled in one call, whole whatever ends an execution. */
import {
  openTemplate,
  resetTemplate,
  type Templated,
  templateFile,
} from '../../../../src/register/app/documents/templates.ts';
import { facts, heading, tableOf, text, title } from '../../../../src/register/domain/documents/layout.ts';
import { factsheet } from '../../../../src/register/domain/reports/factsheet.ts';
import type { Report } from '../../../../src/register/domain/reports/report.ts';
import { DOCUMENT_BEHAVIOUR } from '../../../../src/workspace/services/docs/behaviour.ts';
import { DocumentModel } from '../../../../src/workspace/services/docs/model.ts';
import { textOf } from '../../../../src/workspace/services/docs/units.ts';
import { Crash, type Memory, memory } from '../memory-ports.ts';

const REPORT: Report & Templated = {
  ...factsheet,
  id: 'proef',
  title: 'Proefrapport',
  template: {
    fields: [
      { name: 'naam', label: 'Naam', kind: 'text' },
      {
        name: 'sessies',
        label: 'Sessies',
        kind: 'list',
        fields: [{ name: 'datum', label: 'Datum', kind: 'date' }],
      },
      { name: 'grafiek', label: 'Grafiek', kind: 'picture' },
    ],
    layout: {
      name: 'Sjabloon proef',
      header: 'Provincie',
      footer: '{{naam}}',
      blocks: [
        title('Proef {{naam}}'),
        facts(['Naam', '**{{naam}}**']),
        heading(1, 'Sessies'),
        ...tableOf(
          'sessies',
          [
            { head: 'Datum', value: '{{datum}}' },
            { head: 'Nr', value: '{{volgnummer}}' },
          ],
          'Geen.',
        ),
        text('{{grafiek}}'),
      ],
    },
  },
};
const PICTURE = {
  url: 'https://x.example/a.png',
  alt: 'Twee staven.',
  width: 300,
  height: 200,
  table: [
    ['Jaar', 'Aantal'],
    ['2026', '2'],
  ],
};
const DATA = {
  naam: 'Hessenpoort',
  sessies: [{ datum: '2026-03-01' }, { datum: '2026-04-02' }],
  grafiek: PICTURE,
};

function words(held: Memory, id: string): string {
  const { segments } = DocumentModel.fromJSON(JSON.parse(held.files.get(id)!.text));
  return [...segments.values()].map(({ units }) => textOf(units)).join('|');
}

function calls(held: Memory, work: () => void): readonly string[] {
  const before = held.calls.length;
  work();
  return held.calls.slice(before);
}

test('a template is made once, and reading it again takes two calls', () => {
  const held = memory([]);
  const made = templateFile(held.ports(), REPORT);
  expect(words(held, made.file.id)).toContain('Proef {{naam}}');
  expect(calls(held, () => templateFile(held.ports(), REPORT))).toEqual(['files.madeIn', 'documents.read']);
  expect([...held.files.values()].map(({ name }) => name)).toEqual([
    'Sjablonen van het Terreinregister',
    'Sjabloon proef',
  ]);
});

test('each page tells its number in the template and in the documents, or not where Drive drops the footer', () => {
  const numbers = (held: Memory, id: string) => {
    const { segments } = DocumentModel.fromJSON(JSON.parse(held.files.get(id)!.text));
    return [...segments.values()].flatMap(({ kind, units }) =>
      units.flatMap((unit) => (unit.kind === 'inline' ? [`${kind} ${unit.name} ${unit.value.type}`] : [])),
    );
  };
  const both = ['footer autoText PAGE_NUMBER', 'footer autoText PAGE_COUNT'];
  const held = memory([]);
  const template = openTemplate(held.ports(), REPORT, { charts: false });
  const copy = held.ports().files.copy(template.id, { name: 'Kopie', folder: null, tag: 'k', set: 'k' });
  template.fill(copy.id, { ...DATA, grafiek: null });
  expect(numbers(held, template.id)).toEqual(both);
  expect(numbers(held, copy.id)).toEqual(both);
  DOCUMENT_BEHAVIOUR.uploadsKeepHeaders = false;
  try {
    const without = memory([]);
    const { file } = templateFile(without.ports(), REPORT);
    expect(numbers(without, file.id)).toEqual([]);
    expect(words(without, file.id)).toMatch(/\|Provincie\n\|\{\{naam\}\}\n$/);
  } finally {
    DOCUMENT_BEHAVIOUR.uploadsKeepHeaders = true;
  }
});

test('whatever call ends the execution, the next one has one whole template', () => {
  for (let at = 1; ; at++) {
    const held = memory([]);
    held.crashAt = at;
    held.fatal = true;
    let ended = false;
    try {
      templateFile(held.ports(), REPORT);
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      ended = true;
    }
    held.crashAt = 0;
    held.fatal = false;
    const { file } = templateFile(held.ports(), REPORT);
    expect(words(held, file.id).split('Proef {{naam}}')).toHaveLength(2);
    expect(words(held, file.id)).toContain('|Provincie\n');
    expect([...held.files.values()].filter(({ tag, gone }) => tag === 'proef' && !gone)).toHaveLength(1);
    if (!ended) break;
  }
});

test('a document takes one call to fill, and shows whether that was done', () => {
  const held = memory([]);
  held.pictures.set(PICTURE.url, { contentType: 'image/png', bytes: PIXEL });
  const template = openTemplate(held.ports(), REPORT, { charts: true });
  const copy = held.ports().files.copy(template.id, { name: 'Kopie', folder: null, tag: 'k', set: 'k' });
  expect(template.isFilled(copy.id)).toBe(false);
  expect(calls(held, () => template.fill(copy.id, DATA))).toEqual(['documents.update']);
  expect(template.isFilled(copy.id)).toBe(true);
  expect(words(held, copy.id)).toBe(
    '\nProef Hessenpoort\nNaam\nHessenpoort\nSessies\nDatum\nNr\n1 maart 2026\n1\n2 april 2026\n2\n\vTwee staven.\n|Provincie\n|Hessenpoort · bladzijde  van \n'.slice(
      1,
    ),
  );
});

test('a table of an empty list goes with its heads, and a sentence stands in its place', () => {
  const held = memory([]);
  const template = openTemplate(held.ports(), REPORT, { charts: true });
  const copy = held.ports().files.copy(template.id, { name: 'Kopie', folder: null, tag: 'k', set: 'k' });
  template.fill(copy.id, { ...DATA, sessies: [] });
  expect(words(held, copy.id)).toContain('Hessenpoort\nSessies\nGeen.\n');
});

test('a picture that Google cannot fetch becomes a table', () => {
  const held = memory([]);
  const template = openTemplate(held.ports(), REPORT, { charts: true });
  const copy = held.ports().files.copy(template.id, { name: 'Kopie', folder: null, tag: 'k', set: 'k' });
  template.fill(copy.id, DATA);
  expect(words(held, copy.id)).toContain('Twee staven.\nJaar\nAantal\n2026\n2\n');
});

test('a template with faults is refused with the first of them and its place', () => {
  const held = memory([]);
  const { file } = templateFile(held.ports(), REPORT);
  const at = words(held, file.id).indexOf('Proef') + 1;
  held.ports().documents.update(file.id, [{ insertText: { text: '{{nam}} ', location: { index: at } } }]);
  expect(() => openTemplate(held.ports(), REPORT, { charts: true })).toThrow(
    'Het sjabloon van Proefrapport klopt niet. Het veld {{nam}} bestaat niet. (onder “{{nam}} Proef {{naam}}”)',
  );
  expect(words(held, resetTemplate(held.ports(), REPORT).file.id)).not.toContain('{{nam}}');
});

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg==',
  'base64',
);
