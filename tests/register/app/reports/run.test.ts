/** Reports as a job: each document once whatever ends an execution, made again when its facts change, and never doubled. */

import { findJob, startJob } from '../../../../src/register/app/jobs/jobs.ts';
import { workOnJobs } from '../../../../src/register/app/jobs/work.ts';
import type { Ports } from '../../../../src/register/app/ports.ts';
import { openRegister } from '../../../../src/register/app/register.ts';
import { type ReportOrder, reportJob } from '../../../../src/register/app/reports/run.ts';
import type { ReadyTemplate } from '../../../../src/register/app/reports/template.ts';
import { type Change, newKey } from '../../../../src/register/domain/change/change.ts';
import { ReportError } from '../../../../src/register/domain/errors.ts';
import type { ProgrammeFacts } from '../../../../src/register/domain/monitoring/facts.ts';
import { packed, rowsOf } from '../../../../src/register/domain/monitoring/stored.ts';
import type { Report } from '../../../../src/register/domain/reports/report.ts';
import {
  outbox,
  period,
  report as reportTable,
  snapshot,
  TABLES,
} from '../../../../src/register/domain/schema/tables/index.ts';
import { addMinutes } from '../../../../src/register/domain/text/dates.ts';
import { Crash, type Memory, type MemoryFile, memory } from '../memory-ports.ts';

const PERIOD = '2026-H2';
const SUBJECTS = ['CL-0001', 'CL-0002', 'CL-0003', 'CL-0004'];
const EMPTY = 'sjabloon {{naam}}';

/** The snapshot that says that the period is frozen. */
function frozenProgramme(): Change {
  const facts = { kind: 'programme', figures: {} } as unknown as ProgrammeFacts;
  const [row] = rowsOf(
    PERIOD,
    { cluster_id: null, municipality_code: null },
    1,
    packed(facts, { count: 0, versions: {}, left: [] }),
  );
  const values = { ...row, frozen_at: '2027-01-02T10:00:00', frozen_by: 'u1' };
  return { type: 'add', table: snapshot.id, key: newKey(1), values };
}

/** A register in memory with a period and a template, whose documents are texts. */
function stage(subjects: readonly string[] = SUBJECTS) {
  const held = memory(TABLES);
  held.files.set('sjabloon', { name: 'Sjabloon', text: EMPTY, tag: 'sjabloon' });
  const facts = new Map(subjects.map((key) => [key, `cijfers van ${key}`]));
  const report: Report = {
    id: 'proef',
    title: 'Proefrapport',
    help: 'Om te proberen.',
    about: 'cluster',
    periods: ['halfjaar'],
    scheduled: true,
    template: { fields: [], layout: { name: 'Sjabloon', blocks: [] } },
    subjects: () => subjects.map((key) => ({ key, name: `Terrein ${key}`, municipalities: ['GM0001'] })),
    data: (_, { key }) => ({ naam: facts.get(key)! }),
    fileName: (site, { key }) => `${site.period.period_id} Proefrapport ${key}`,
  };
  const kind = reportJob({
    reports: [report],
    openTemplate(ports): ReadyTemplate {
      ports.files.facts('sjabloon');
      const template = held.files.get('sjabloon')!;
      if (template.gone) throw new ReportError('Het sjabloon van Proefrapport is weg.', 'Maak het opnieuw.');
      return {
        id: 'sjabloon',
        print: template.text,
        fill(copy, data) {
          ports.files.text(copy);
          const file = held.files.get(copy)!;
          if (!file.text.includes('{{')) throw new Error('Filled twice.');
          file.text = String(data.naam);
        },
        close: () => {},
        isFilled: (copy) => !ports.files.text(copy).includes('{{'),
      };
    },
  });
  const write = (changes: readonly Change[]): void => {
    const result = openRegister(held.ports()).write({ via: 'menu', reason: 'Proef', changes });
    if (!result.ok) throw new Error(result.conflicts[0]!.message);
  };
  const values = { name: 'tweede halfjaar 2026', from: '2026-07-01', until: '2026-12-31' };
  write([{ type: 'add', table: period.id, key: PERIOD, values: { ...values, status: 'open' } }]);
  const order = (more: Partial<ReportOrder> = {}): ReportOrder => ({
    report: 'proef',
    period: PERIOD,
    pdf: false,
    night: null,
    ...more,
  });
  const start = (given: ReportOrder = order(), items: readonly string[] = subjects) => {
    const ports = held.ports();
    const job = { kind, title: 'Proef', given: { ...given }, items, mark: `proef ${items.join()}` };
    return startJob(ports, openRegister(ports), job);
  };
  const work = (change: (ports: Ports) => Ports = (ports) => ports): void => {
    const ports = change(held.ports());
    workOnJobs(ports, openRegister(ports), { kinds: [kind] });
  };
  const files = (): MemoryFile[] =>
    [...held.files.values()].filter(({ set, gone }) => set === `rapport.${PERIOD}` && !gone);
  return {
    held,
    facts,
    order,
    start,
    work,
    write,
    files,
    /** Starts a job and does it whole. */
    make(more: Partial<ReportOrder> = {}, items: readonly string[] = subjects) {
      const started = start(order(more), items);
      work();
      return findJob(openRegister(held.ports()), (started as { value: string }).value)!;
    },
    rows: () =>
      openRegister(held.ports())
        .read(reportTable)
        .entries.map(({ values: row }) => row),
    period: () => openRegister(held.ports()).read(period).byKey.get(PERIOD)!.values,
    folder: () => [...held.files].find(([, { tag, gone }]) => tag === `rapporten/${PERIOD}` && !gone)!,
  };
}

const calls = (held: Memory, begin: string): number =>
  held.calls.filter((name) => name.startsWith(begin)).length;

test('makes a document a subject in a folder of the period, notes it, and costs two calls each', () => {
  const { held, make, rows, files, folder, period: periodNow } = stage();
  held.calls.length = 0;
  expect(make()).toMatchObject({ status: 'klaar', done: 4, says: 'Gemaakt: 4 documenten.' });
  expect(files().map(({ name, text }) => [name, text])).toEqual(
    SUBJECTS.map((key) => [`2026-H2 Proefrapport ${key} (concept)`, `cijfers van ${key}`]),
  );
  expect(rows()).toMatchObject(
    SUBJECTS.map((key) => ({
      subject_key: key,
      period_id: PERIOD,
      status: 'concept',
      version: 1,
      document_url: expect.stringMatching(/^https:/),
      pdf_url: null,
    })),
  );
  expect(files().every((file) => file.folder === folder()[0])).toBe(true);
  expect(periodNow().folder_url).toContain(folder()[0]);
  expect([calls(held, 'files.copy'), calls(held, 'files.text')]).toEqual([4, 4]);
});

test('a PDF beside it where asked; asked for later it comes beside the document that stands', () => {
  const { held, make, rows, files } = stage();
  make({}, ['CL-0001']);
  expect(make({ pdf: true }, ['CL-0001'])).toMatchObject({ says: 'Gemaakt: 1 document.' });
  expect(calls(held, 'files.copy')).toBe(1);
  expect(files().map(({ name }) => name)).toEqual([
    '2026-H2 Proefrapport CL-0001 (concept)',
    '2026-H2 Proefrapport CL-0001 (concept).pdf',
  ]);
  expect(rows()).toMatchObject([{ version: 1, pdf_url: expect.stringMatching(/^https:/) }]);
  expect(make({ pdf: true }, ['CL-0001']).says).toContain('Niet veranderd');
  expect(files()).toHaveLength(2);
});

test('what did not change is left alone; a concept that did takes the place of the one before', () => {
  const { held, facts, make, rows, files } = stage();
  make();
  facts.set('CL-0002', 'andere cijfers');
  expect(make().says).toBe('Gemaakt: 1 document. Niet veranderd en dus niet opnieuw gemaakt: 3.');
  expect(files()).toHaveLength(4);
  expect(rows()).toHaveLength(4);
  expect(rows()[1]).toMatchObject({ version: 1, status: 'concept' });
  expect([...held.files.values()].filter(({ gone }) => gone)).toHaveLength(1);
  const [, old] = [...held.files].find(([, { text, gone }]) => text === 'andere cijfers' && !gone)!;
  old.modified = old.created! + 3_600_000;
  facts.set('CL-0002', 'nog andere cijfers');
  make();
  expect(files().map(({ name }) => name)).toContain('Vervangen - 2026-H2 Proefrapport CL-0002 (concept)');
  held.files.get('sjabloon')!.text = 'nieuw sjabloon {{naam}}';
  expect(make().says).toBe('Gemaakt: 4 documenten.');
});

test('frozen figures give final documents, which stay; a correction gives a version beside them', () => {
  const { held, facts, make, rows, files, write } = stage();
  make({}, ['CL-0001']);
  write([frozenProgramme()]);
  make({}, ['CL-0001']);
  expect(rows()).toMatchObject([{ status: 'definitief', version: 1, name: '2026-H2 Proefrapport CL-0001' }]);
  expect(files().map(({ name }) => name)).toEqual(['2026-H2 Proefrapport CL-0001']);
  held.files.get('sjabloon')!.text = 'nieuw sjabloon {{naam}}';
  expect(make({}, ['CL-0001']).says).toContain('Niet veranderd');
  facts.set('CL-0001', 'verbeterde cijfers');
  make({}, ['CL-0001']);
  expect(rows()).toMatchObject([
    { status: 'vervangen', version: 1 },
    { status: 'definitief', version: 2, name: '2026-H2 Proefrapport CL-0001 (versie 2)' },
  ]);
  expect(files()).toHaveLength(2);
});

test('what a person threw away is made again, and a folder that was moved is found', () => {
  const { held, make, rows, files, folder, period: periodNow } = stage();
  make();
  const [id] = [...held.files].find(([, { name }]) => name.includes('CL-0003'))!;
  held.files.get(id)!.gone = true;
  const [folderId, was] = folder();
  held.files.set(folderId, { ...was, folder: 'elders' });
  expect(make().says).toContain('Gemaakt: 1 document.');
  expect(files()).toHaveLength(4);
  expect(files().every((file) => file.folder === folderId)).toBe(true);
  expect(rows()).toHaveLength(4);
  for (const file of [...files(), held.files.get(folderId)!]) file.gone = true;
  expect(make().says).toContain('Gemaakt: 4 documenten.');
  expect(files().every((file) => file.folder === folder()[0])).toBe(true);
  expect(periodNow().folder_url).toContain(folder()[0]);
  expect(rows()).toHaveLength(4);
});

const SHARING: Change = {
  type: 'add',
  table: 'setting',
  key: 'report_sharing',
  values: { label: 'x', value: 'lezen' },
};

test('shares a new folder as the settings say', () => {
  const { make, write, folder } = stage();
  write([SHARING]);
  make({}, ['CL-0001']);
  expect(folder()[1].shared).toBe('reader');
});

/** Enough for a batch of PDFs and a part of one. */
const MANY = Array.from({ length: 10 }, (_, n) => `CL-00${n + 10}`);

test('PDFs are made eight at a time, so that a document with its PDF costs hardly more than one without', () => {
  const { held, make, rows } = stage(MANY);
  expect(make({ pdf: true })).toMatchObject({ status: 'klaar', says: 'Gemaakt: 10 documenten.' });
  expect([
    calls(held, 'files.copy'),
    calls(held, 'files.exportPdfs'),
    calls(held, 'files.createPdfs'),
  ]).toEqual([10, 2, 2]);
  expect(rows().map(({ pdf_url }) => pdf_url !== null)).toEqual(MANY.map(() => true));
});

/** What stands before an execution that is ended: nothing, or the final documents that a correction replaces. */
test.each([
  { pdf: false, corrected: false },
  { pdf: true, corrected: false },
  { pdf: true, corrected: true },
])(
  'ended at any call, each document is there once, filled and noted, after the next execution; %o',
  ({ pdf, corrected }) => {
    const subjects = pdf ? MANY : SUBJECTS;
    const contents = (word: string): readonly string[] => {
      const texts = subjects.map((key) => `${word} van ${key}`);
      return pdf ? [...texts, ...texts.map((text) => `%PDF ${text}`)] : texts;
    };
    const expected = [...contents('cijfers'), ...(corrected ? contents('verbetering') : [])].sort();
    const states = subjects.flatMap((key) =>
      corrected ? [`${key} 1 vervangen`, `${key} 2 definitief`] : [`${key} 1 concept`],
    );
    const begun = () => {
      const staged = stage(subjects);
      staged.write([SHARING]);
      if (corrected) {
        staged.write([frozenProgramme()]);
        staged.make({ pdf });
        for (const key of subjects) staged.facts.set(key, `verbetering van ${key}`);
      }
      staged.start(staged.order({ pdf }));
      return staged;
    };
    const whole = begun();
    const before = whole.held.calls.length;
    whole.work();
    const after = whole.held.calls.length;
    for (let at = before + 1; at <= after; at++) {
      const { held, work, files, rows, folder } = begun();
      held.crashAt = at;
      held.fatal = true;
      try {
        work();
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
      }
      held.crashAt = 0;
      held.calls.length = 0;
      held.now = addMinutes(held.now, 15);
      work();
      const texts = files().map(({ text }) => text);
      expect([at, texts.sort()]).toEqual([at, expected]);
      const noted = rows().map((row) => `${row.subject_key} ${row.version} ${row.status}`);
      expect([at, noted.sort()]).toEqual([at, states]);
      expect([at, rows().every((row) => row.document_url)]).toEqual([at, true]);
      expect([at, rows().every((row) => (row.pdf_url !== null) === pdf)]).toEqual([at, true]);
      expect([at, [...held.files.values()].filter(({ gone }) => gone).length <= 1]).toEqual([at, true]);
      expect([at, folder()[1].shared]).toEqual([at, 'reader']);
    }
  },
);

/** Ports whose PDFs go through another hand; the first argument makes them as ever. */
type MakePdfs = Ports['files']['createPdfs'];
const withPdfs =
  (make: (pdfs: MakePdfs, orders: Parameters<MakePdfs>[0]) => ReturnType<MakePdfs>) =>
  (ports: Ports): Ports => ({
    ...ports,
    files: { ...ports.files, createPdfs: (orders) => make(ports.files.createPdfs, orders) },
  });

test('of a batch of which Google kept a part, only the rest is made again', () => {
  const { held, start, work, order, files, rows } = stage(MANY);
  start(order({ pdf: true }));
  held.fatal = true;
  const broken = withPdfs((pdfs, orders) => {
    pdfs(orders.slice(0, 3));
    held.crashAt = held.calls.length + 1;
    return pdfs(orders.slice(3));
  });
  expect(() => work(broken)).toThrow(Crash);
  held.crashAt = 0;
  held.now = addMinutes(held.now, 15);
  work();
  expect(files()).toHaveLength(20);
  expect(new Set(files().map(({ tag }) => tag)).size).toBe(20);
  expect(rows().every(({ pdf_url }) => pdf_url !== null)).toBe(true);
});

test('a PDF of which Google only said that it failed is found, and not made twice', () => {
  const { start, work, order, files, rows } = stage(MANY);
  start(order({ pdf: true }));
  let failed = false;
  work(
    withPdfs((pdfs, orders) => {
      const made = pdfs(orders);
      if (failed) return made;
      failed = true;
      return made.map((pdf, at) => (at === 2 ? new Error('Internal error encountered. (500)') : pdf));
    }),
  );
  expect(files()).toHaveLength(20);
  expect(rows()).toHaveLength(10);
  expect(rows().every(({ pdf_url }) => pdf_url !== null)).toBe(true);
});

test('a PDF that keeps failing leaves its document, noted without; it can be made later', () => {
  const { start, work, order, files, rows, held, make } = stage(MANY);
  const job = () => findJob(openRegister(held.ports()), (started as { value: string }).value)!;
  const started = start(order({ pdf: true }));
  let tries = 0;
  work(
    withPdfs((pdfs, orders) => {
      const good = orders.filter(({ place }) => !place.name.includes('CL-0012'));
      tries += orders.length - good.length;
      const made = good.length ? [...pdfs(good)] : [];
      return orders.map(({ place }) =>
        place.name.includes('CL-0012') ? new Error('Internal error encountered. (500)') : made.shift()!,
      );
    }),
  );
  expect(tries).toBe(3);
  expect(job()).toMatchObject({
    status: 'klaar',
    wrong: 1,
    says: expect.stringContaining(
      'Terrein CL-0012: Het document is er, de pdf niet: Internal error encountered. (500)',
    ),
  });
  expect(files()).toHaveLength(19);
  expect(rows().filter(({ pdf_url }) => pdf_url === null)).toMatchObject([
    { subject_key: 'CL-0012', document_url: expect.stringMatching(/^https:/) },
  ]);
  expect(make({ pdf: true })).toMatchObject({ status: 'klaar', wrong: 0 });
  expect(files()).toHaveLength(20);
  expect(rows().every(({ pdf_url }) => pdf_url !== null)).toBe(true);
});

test('without leave to make PDFs the documents come, and no PDF is tried again', () => {
  const { start, work, order, files, rows, held } = stage();
  const started = start(order({ pdf: true }));
  let tries = 0;
  work(
    withPdfs(() => {
      tries++;
      throw new Error('Specified permissions are not sufficient to call UrlFetchApp.fetchAll.');
    }),
  );
  expect(tries).toBe(1);
  expect([files().length, rows().length]).toEqual([4, 4]);
  const job = findJob(openRegister(held.ports()), (started as { value: string }).value)!;
  expect(job.says).toContain('de pdf niet: geen toestemming. Kies Installeren of herstellen.');
});

test('out of quota for PDFs it waits, and goes on with the PDFs that are wanting', () => {
  const { start, work, order, files, rows, held } = stage(MANY);
  const started = start(order({ pdf: true }));
  const job = () => findJob(openRegister(held.ports()), (started as { value: string }).value)!;
  work(
    withPdfs((pdfs, orders) =>
      pdfs(orders.slice(0, 5)).concat(
        orders.slice(5).map(() => new Error('Resource has been exhausted (e.g. check quota). (429)')),
      ),
    ),
  );
  expect(job()).toMatchObject({ status: 'wacht', says: expect.stringContaining('kwartier') });
  held.now = addMinutes(held.now, 15);
  work();
  expect(job()).toMatchObject({ status: 'klaar', wrong: 0 });
  expect(files()).toHaveLength(20);
  expect(rows().every(({ pdf_url }) => pdf_url !== null)).toBe(true);
});

test('a copy of which Google only said that it failed is not made twice', () => {
  const { held, start, work, files } = stage();
  start();
  let failed = false;
  work((ports) => ({
    ...ports,
    files: {
      ...ports.files,
      copy(id, place) {
        const made = ports.files.copy(id, place);
        if (!failed && place.name.includes('CL-0002')) {
          failed = true;
          throw new Error('Service error: Drive.');
        }
        return made;
      },
    },
  }));
  expect(failed).toBe(true);
  expect(
    files()
      .map(({ text }) => text)
      .sort(),
  ).toEqual(SUBJECTS.map((key) => `cijfers van ${key}`));
  expect(held.slept).toBeGreaterThan(0);
});

test('without template, period or subject it says what is missing; the others are made', () => {
  const { held, make, write } = stage();
  expect(make({}, ['CL-0001', 'CL-0099'])).toMatchObject({
    status: 'klaar',
    wrong: 1,
    says: expect.stringContaining('CL-0099: Dit staat niet meer in het register'),
  });
  held.files.get('sjabloon')!.gone = true;
  expect(make()).toMatchObject({
    status: 'mislukt',
    says: 'Het sjabloon van Proefrapport is weg. Maak het opnieuw.',
  });
  write([{ type: 'remove', table: period.id, key: PERIOD, values: {} }]);
  expect(make()).toMatchObject({ status: 'mislukt', says: expect.stringContaining('2026-H2') });
});

/** Two jobs of one night, of which the second is about a subject that is gone. */
function scheduled() {
  const staged = stage();
  const values = { label: 'x', value: 'bt@provincie.example' };
  staged.write([{ type: 'add', table: 'setting', key: 'admin_email', values }]);
  const night = { day: staged.held.now.slice(0, 10), stage: 'concept' };
  staged.start(staged.order({ night }));
  staged.start(staged.order({ night, report: 'weg' }), ['CL-0099']);
  const mails = () =>
    openRegister(staged.held.ports())
      .read(outbox)
      .entries.map(({ values: mail }) => mail);
  return { ...staged, mails };
}

test('a night is told in one mail when all of it is over, whatever ends an execution', () => {
  const whole = scheduled();
  whole.work();
  expect(whole.mails()).toEqual([]);
  whole.held.calls.length = 0;
  whole.work();
  const calls = whole.held.calls.length;
  expect(calls).toBeGreaterThan(4);
  for (let at = 0; at <= calls; at++) {
    const { held, work, mails } = scheduled();
    work();
    held.fatal = true;
    held.crashAt = at && held.calls.length + at;
    try {
      work();
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
    held.crashAt = 0;
    held.now = addMinutes(held.now, 15);
    work();
    work();
    expect([at, mails().length]).toEqual([at, 1]);
    expect(mails()[0]).toMatchObject({
      address: 'bt@provincie.example',
      subject: 'Rapporten, niet alles gelukt: tweede halfjaar 2026',
      body_text: expect.stringMatching(/proef: 4 documenten gemaakt\n- weg: 1 document niet gelukt/),
    });
  }
});
