/** Documents through the real bundle in the Workspace: the calls that they cost, and charts that nobody else can see. */
import { writeFileSync } from 'node:fs';
import { chartPicture } from '../../../src/register/domain/documents/chart.ts';
import { heading, note, tableOf, text, title } from '../../../src/register/domain/documents/layout.ts';
import { factsheet } from '../../../src/register/domain/reports/factsheet.ts';
import { exportFile } from '../../../src/workspace/export/export.ts';
import { type ExecutionResult, run } from '../../../src/workspace/index.ts';
import { DOCUMENT_BEHAVIOUR } from '../../../src/workspace/services/docs/behaviour.ts';
import { textOf } from '../../../src/workspace/services/docs/units.ts';
import type { DocumentFile } from '../../../src/workspace/world.ts';
import { freshRegister, type TestRegister } from '../../support/register.ts';

const REPORT = {
  ...factsheet,
  id: 'proef',
  title: 'Proefrapport',
  template: {
    fields: [
      { name: 'naam', label: 'Naam', kind: 'text' },
      { name: 'starts', label: 'Starts', kind: 'picture' },
      {
        name: 'sessies',
        label: 'Sessies',
        kind: 'list',
        fields: [
          { name: 'datum', label: 'Datum', kind: 'date' },
          { name: 'kosten', label: 'Kosten', kind: 'euro' },
        ],
      },
    ],
    layout: {
      name: 'Sjabloon proef',
      header: 'Provincie Overijssel',
      footer: '{{naam}}',
      blocks: [
        title('Voortgang {{naam}}'),
        heading(1, 'Starts'),
        text('{{starts}}'),
        heading(1, 'Sessies'),
        ...tableOf(
          'sessies',
          [
            { head: 'Datum', value: '{{datum}}', width: 3 },
            { head: 'Kosten', value: '{{kosten}}', align: 'end' },
          ],
          'Er waren geen sessies.',
        ),
        note('Bron: Terreinregister.'),
      ],
    },
  },
} as const;

const chart = (last: number) =>
  chartPicture({
    type: 'column',
    title: 'Bedrijventerreinen gestart',
    along: 'Jaar',
    series: ['Gestart', 'Doel'],
    rows: [
      ['2024', 3, 4],
      ['2025', 7, 8],
      ['2026', last, 12],
    ],
  });
const data = (naam: string, last: number) => ({
  naam,
  starts: chart(last),
  sessies: [
    { datum: '2026-03-01', kosten: 1200 },
    { datum: '2026-04-02', kosten: 12.5 },
  ],
});

function make(register: TestRegister, all: readonly object[], charts = true, close = false): ExecutionResult {
  const result = run(register.world, register.project, 'probeDocuments', [REPORT, all, charts, close]);
  if (result.error) throw new Error(result.error.message);
  return result;
}

function document(register: TestRegister, result: ExecutionResult, place = 0): DocumentFile {
  return register.world.files.get((result.value as string[])[place]!) as DocumentFile;
}

const words = ({ model }: DocumentFile): string => textOf(model.body.units);

test('each document costs two calls, and a chart that they share is drawn once', () => {
  const register = freshRegister();
  make(register, []);
  const cost = (all: readonly object[]): number => {
    const { reads, writes } = make(register, all);
    return reads + writes;
  };
  const bare = { naam: 'Hessenpoort', sessies: [] };
  const none = cost([]);
  expect(cost([bare]) - none).toBe(2);
  expect(cost([bare, bare, bare]) - none).toBe(6);
  const one = cost([data('A', 9)]) - none;
  // The look for old pictures, the drawing, the putting down and the reading back.
  expect(one).toBe(2 + 4);
  expect(cost([data('A', 9), data('B', 9), data('C', 9)]) - none).toBe(6 + 4);
});

test('a chart stands in the document with its words, and nothing is shared with anybody', () => {
  const register = freshRegister();
  const result = make(register, [data('Hessenpoort', 11)]);
  const file = document(register, result);
  expect(file.model.images.size).toBe(1);
  expect(words(file)).toContain(
    'Staafdiagram. Bedrijventerreinen gestart. 2024: Gestart 3, Doel 4; 2025: Gestart 7, Doel 8; 2026: Gestart 11, Doel 12.',
  );
  for (const other of register.world.files.values()) expect(other.drive.link).toBeNull();
  if (process.env.SHOTS)
    writeFileSync(`${process.env.SHOTS}/document.pdf`, exportFile(file, 'application/pdf')!);
});

test('pictures are cleared at the end, or when an execution that ended early can no longer use them', () => {
  const register = freshRegister();
  const left = () =>
    [...register.world.files.values()].filter(({ name }) => name.startsWith('Grafieken')).length;
  make(register, [data('A', 1)]);
  make(register, [data('A', 2)]);
  expect(left()).toBe(2);
  register.driver.advance(2 * 3_600_000);
  make(register, [data('A', 3)]);
  expect(left()).toBe(1);
  make(register, [data('A', 4)], true, true);
  expect(left()).toBe(1);
});

test.each([
  ['they are switched off', false, true],
  ['Docs cannot fetch them', true, false],
])('a table stands for each chart when %s', (_, charts, byAddress) => {
  DOCUMENT_BEHAVIOUR.picturesByAddress = byAddress;
  try {
    const register = freshRegister();
    const file = document(register, make(register, [data('Hessenpoort', 11)], charts));
    expect(file.model.images.size).toBe(0);
    expect(words(file)).toContain('12.\nJaar\nGestart\nDoel\n2024\n3\n4\n2025\n');
  } finally {
    DOCUMENT_BEHAVIOUR.picturesByAddress = true;
  }
});
