/** The reports over the example register: what their documents say, and that all of it comes from the facts. */
import type { Field } from '../../../../src/register/domain/documents/fields.ts';
import type { LayoutBlock } from '../../../../src/register/domain/documents/layout.ts';
import { halfYear } from '../../../../src/register/domain/monitoring/span.ts';
import type { AnyFacts } from '../../../../src/register/domain/monitoring/stored.ts';
import { REPORTS } from '../../../../src/register/domain/reports/index.ts';
import type { Report, ReportSite, Subject } from '../../../../src/register/domain/reports/report.ts';
import type { Table } from '../../../../src/register/domain/schema/table.ts';
import { contact, fieldMapping } from '../../../../src/register/domain/schema/tables/index.ts';
import { documentFrom, exampleView, siteOf, textsOf } from './support.ts';
import type { Told } from './told.ts';
import { fixedTexts, piecesOf, strayNumbers } from './told-numbers.ts';

const view = exampleView();
const LATER = exampleView('2026-11-30');
const SEAL = { version: 2, reason: 'Een sessie ontbrak.', hash: 'v1.abc', on: '2027-01-20' };
const SITES = {
  halfjaar: siteOf(view, 'halfjaar', 'tweede halfjaar 2026', halfYear(2026, 2)),
  leeg: siteOf(view, 'halfjaar', 'eerste halfjaar 2024', halfYear(2024, 1)),
  vast: siteOf(view, 'halfjaar', 'tweede halfjaar 2026', halfYear(2026, 2), SEAL),
  looptijd: siteOf(view, 'looptijd', 'hele looptijd', { from: '2024-05-01', until: '2027-05-01' }),
} as const;

const DOCUMENTS = REPORTS.filter(({ template }) => template !== null);

function siteFor(report: Report, frozen = false): ReportSite {
  if (!report.periods.includes('halfjaar')) return SITES.looptijd;
  return frozen ? SITES.vast : SITES.halfjaar;
}

/** The same site with nothing but facts that went through JSON, as a snapshot keeps them, and the field mappings. */
function thawed(site: ReportSite): ReportSite {
  const clone = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
  const refuse = (): never => {
    throw new Error('A report looked past the facts.');
  };
  return {
    ...site,
    cluster: (key) => clone(site.cluster(key)),
    municipality: (code) => clone(site.municipality(code)),
    programme: () => clone(site.programme()),
    before: {
      cluster: (key) => clone(site.before.cluster(key)),
      municipality: (code) => clone(site.before.municipality(code)),
      programme: () => clone(site.before.programme()),
    },
    view: {
      ...view,
      rows: ((table: Table) => (table === fieldMapping ? view.rows(fieldMapping) : refuse())) as never,
      row: refuse,
      having: refuse,
      setting: refuse,
    },
  };
}

/** Business parks with much to tell, little and nothing; a municipality with two parks under way, and one without. */
const EXAMPLES = [
  'De Vonder',
  'Bedrijvenpark A1',
  'Josink Es',
  'Garstelanden II',
  'Hof van Twente',
  'Almelo',
];

const kept = new Map<string, readonly string[]>();

function subjectsOf(report: Report, site: ReportSite): readonly Subject[] {
  return report.subjects(site).filter(({ name }) => report.about === null || EXAMPLES.includes(name));
}

/** Some documents of a report over a period, as lines of text; each is made once. */
function documents(report: Report, site: ReportSite): readonly (readonly [Subject, readonly string[]])[] {
  return subjectsOf(report, site).map((subject) => {
    const mark = `${report.id} ${subject.key} ${site.period.name} ${site.final}`;
    const lines = kept.get(mark) ?? textsOf(documentFrom(report, report.data(site, subject)));
    kept.set(mark, lines);
    return [subject, lines] as const;
  });
}

test('there are seven, each under an id and a title of its own', () => {
  expect(REPORTS).toHaveLength(7);
  expect(new Set(REPORTS.map(({ id }) => id)).size).toBe(7);
  expect(new Set(REPORTS.map(({ title }) => title)).size).toBe(7);
  for (const { id } of REPORTS) expect(id).toMatch(/^[a-z_]+$/);
});

describe.each(DOCUMENTS.map((report) => [report.title, report] as const))('%s', (_, report) => {
  const { fields, layout } = report.template!;

  test('its layout names only fields that it has', () => {
    const names = new Set(flat(fields).map(({ name }) => name));
    const named = JSON.stringify(layout).matchAll(/\{\{[#/^]?([\w.]+)(?:\|[^}]*)?\}\}/g);
    expect([...named].map(([, name]) => name).filter((name) => !names.has(name!))).toEqual([]);
  });

  test('its headings go down one level at a time, the first under the title', () => {
    let level = 0;
    for (const block of layout.blocks) {
      if (block.type !== 'heading') continue;
      expect(block.level).toBeLessThanOrEqual(level + 1);
      level = block.level;
    }
  });

  test('no word in the head of a table has to be broken', () => {
    const room = (layout.landscape ? 841.89 : 595.276) - 2 * 62;
    for (const { columns } of layout.blocks.filter(isTable)) {
      const parts = columns.reduce((sum, { width = 1 }) => sum + width, 0);
      for (const { head, width = 1 } of columns) {
        const longest = Math.max(...head.split(/[ -]/).map((word) => word.length));
        expect([head, longest, (room * width) / parts >= longest * 5.8 + 10]).toEqual([head, longest, true]);
      }
    }
  });

  test('no number or day in a table is broken over two lines', () => {
    const room = (layout.landscape ? 841.89 : 595.276) - 2 * 62;
    for (const [subject] of documents(report, siteFor(report)))
      for (const { columns, widths, rows } of tablesOf(report, subject)) {
        const parts = widths.reduce((sum, width) => sum + width, 0);
        for (const cells of rows.filter(({ length }) => length === columns))
          cells.forEach((cell, column) => {
            const have = (room * widths[column]!) / parts - 10;
            const broken = cell
              .split(' ')
              .filter((word) => /^[€−+]*[\d.,-]+%?$/.test(word) && widthOf(word) > have);
            expect([subject.name, broken]).toEqual([subject.name, []]);
          });
      }
  });

  test('its documents are whole: nothing left to fill, nothing that is no text', () => {
    for (const [, lines] of documents(report, siteFor(report))) {
      const text = lines.join('\n');
      expect(text).not.toMatch(/\{\{|\}\}|undefined|null|NaN|\[object|Infinity/);
      expect(text).not.toMatch(/ {2}|\s[,.;:]|\.\.|: \./);
      expect(text).toContain('Concept.');
    }
  });

  test('every number in its documents stands in the facts, in the place that it is told of', () => {
    const site = siteFor(report);
    for (const subject of subjectsOf(report, site)) {
      const pieces = piecesOf(documentFrom(report, report.data(site, subject)).get());
      expect([subject.name, ...strayNumbers(pieces, toldOf(report, site, subject))]).toEqual([subject.name]);
    }
  });

  test('it tells no names, addresses or numbers of people', () => {
    const people = view
      .rows(contact)
      .flatMap(({ row }) => [row.name, row.email, row.phone])
      .filter((value) => value !== null);
    expect(people.length).toBeGreaterThan(10);
    for (const [subject, lines] of documents(report, siteFor(report))) {
      const text = `${lines.join('\n')}${report.fileName(siteFor(report), subject)}`;
      expect(people.filter((person) => text.includes(person))).toEqual([]);
    }
  });

  test('when frozen it says so, with version, reason and hash, and is no concept', () => {
    if (!report.periods.includes('halfjaar')) return;
    const text = documents(report, siteFor(report, true))[0]![1].join('\n');
    expect(text).not.toContain('Concept.');
    expect(text).toContain('vastgesteld op 20 januari 2027 (versie 2)');
    expect(text).toContain('Een sessie ontbrak.');
    if (fields.some(({ name }) => name === 'controletotalen')) expect(text).toContain('v1.abc');
  });

  test('the same facts give the same values, whatever the day', () => {
    const site = siteFor(report);
    const later = siteOf(LATER, site.period.type, site.period.name!, {
      from: site.period.from!,
      until: site.period.until!,
    });
    for (const subject of report.subjects(site))
      expect(JSON.stringify(report.data(later, subject))).toBe(JSON.stringify(report.data(site, subject)));
  });
});

test.each(REPORTS.map((report) => [report.title, report] as const))(
  '%s is made of the facts alone: a snapshot of them gives the same to the letter',
  (_, report) => {
    const site = siteFor(report, true);
    const frozen = thawed(site);
    expect(report.subjects(frozen)).toEqual(report.subjects(site));
    for (const subject of report.subjects(site))
      expect(JSON.stringify(report.data(frozen, subject))).toBe(JSON.stringify(report.data(site, subject)));
  },
);

test('what companies gave in confidence stands in no document, also where it may go out', () => {
  const park = SITES.halfjaar.clusters().map((key) => SITES.halfjaar.cluster(key));
  const measured = park.filter(({ campaigns }) => campaigns.some(({ peakKw }) => peakKw !== null));
  expect(measured.length).toBeGreaterThan(0);
  for (const report of DOCUMENTS.filter(({ about }) => about === 'cluster'))
    for (const { cluster, municipalities, campaigns } of measured) {
      const subject = { ...cluster, municipalities: municipalities.map(({ key }) => key) };
      const values = numbersIn(JSON.stringify(report.data(SITES.halfjaar, subject)));
      for (const { contractKw, peakKw, sumPeaksKw, minRoomKw, useMwh } of campaigns)
        for (const secret of [contractKw, peakKw, sumPeaksKw, minRoomKw, useMwh])
          if (secret !== null) expect(values).not.toContain(String(secret));
    }
});

test('before anything began, every list says that it is empty', () => {
  for (const report of DOCUMENTS) {
    const site = report.periods.includes('halfjaar') ? SITES.leeg : SITES.looptijd;
    for (const [subject, lines] of documents(report, site).slice(0, 1)) {
      const data = report.data(site, subject);
      for (const block of report.template!.layout.blocks.filter(isTable)) {
        const [, name, empty] = /^\{\{\^(\w+)\}\}(.*)\{\{\/\1\}\}$/.exec(block.rows[1]?.[0] ?? '') ?? [];
        const items = data[name!];
        if (Array.isArray(items) && items.length === 0) expect(lines).toContain(empty);
      }
    }
  }
});

test('a figure that is known stands there also where there was no period before, and one that is not does not', () => {
  const report = REPORTS.find(({ id }) => id === 'monitoring_bt')!;
  const [subject] = subjectsOf(report, SITES.halfjaar);
  const none = { cluster: () => null, municipality: () => null, programme: () => null };
  const site = { ...SITES.halfjaar, before: none };
  const { figures } = site.cluster(subject!.key);
  const rows = report.data(site, subject!).kengetallen as readonly Record<string, string>[];
  expect(figures.I14).not.toBeNull();
  expect(rows.filter(({ code }) => code === 'I14')).toMatchObject([
    { nu: expect.stringMatching(/%$/), vorige: '–', verschil: '–' },
  ]);
  expect(rows.filter(({ nu, vorige }) => nu === '–' && vorige === '–')).toEqual([]);
});

test('what is not known is told with the setting that should tell it, and never as an amount', () => {
  const account = REPORTS.find(({ id }) => id === 'uitkering')!;
  const [, lines] = documents(account, SITES.halfjaar)[0]!;
  const text = lines.join('\n');
  for (const label of ['Uitkering: bedrag bedrijventerreinen', 'SiSa: code van de uitkering'])
    expect(text).toContain(`nog niet bekend (instelling “${label}”)`);
  expect(text).toContain('niet te bepalen zolang het bedrag niet bekend is');
});

test('the final report is an interim one as long as the term runs, and names every open track', () => {
  const report = REPORTS.find(({ id }) => id === 'eindrapport')!;
  const [, lines] = documents(report, SITES.looptijd)[0]!;
  expect(lines.some((line) => line.startsWith('Tussenstand.'))).toBe(true);
  const open = lines.filter((line) => line.startsWith('Het traject is nog open'));
  expect(open).toHaveLength(SITES.looptijd.programme().figures['I7.open']!);
});

function isTable(block: LayoutBlock): block is Extract<LayoutBlock, { type: 'table' }> {
  return block.type === 'table';
}

interface DrawnTable {
  readonly columns: number;
  readonly widths: readonly number[];
  readonly rows: readonly (readonly string[])[];
}

/** The tables of a document, with the widths of their columns and the texts of their cells. */
function tablesOf(report: Report, subject: Subject): readonly DrawnTable[] {
  const content = documentFrom(report, report.data(siteFor(report), subject)).get().body?.content ?? [];
  return content.flatMap(({ table }) => {
    if (!table) return [];
    const rows = (table.tableRows ?? []).map(({ tableCells }) =>
      (tableCells ?? []).map(({ content: blocks }) =>
        (blocks ?? [])
          .flatMap(({ paragraph }) => paragraph?.elements ?? [])
          .map(({ textRun }) => textRun?.content ?? '')
          .join('')
          .trim(),
      ),
    );
    const given = table.tableStyle?.tableColumnProperties ?? [];
    const widths = rows[0]!.map((_, column) => given[column]?.width?.magnitude ?? 1);
    return [{ columns: rows[0]!.length, widths, rows }];
  });
}

/** Points that a number takes in Arial at the size of a cell: a digit is 0.556 of it, a point or space half of that. */
function widthOf(word: string): number {
  return [...word].reduce((sum, sign) => sum + 9.5 * (/[.,\u00a0]/.test(sign) ? 0.278 : 0.556), 0);
}

function flat(fields: readonly Field[]): readonly Field[] {
  return fields.flatMap((field) => [field, ...flat(field.fields ?? [])]);
}

function numbersIn(text: string): string[] {
  return text.replace(/(\d)\.(?=\d{3})/g, '$1').match(/\d+(?:,\d+)?/g) ?? [];
}

/** All that a document of a concept may tell. */
function toldOf({ about, template }: Report, site: ReportSite, { key }: Subject): Told {
  const from = <T>(source: { cluster(of: string): T; municipality(of: string): T; programme(): T }): T => {
    if (about === null) return source.programme();
    return about === 'cluster' ? source.cluster(key) : source.municipality(key);
  };
  const facts = from<AnyFacts>(site);
  const keys = facts.kind === 'municipality' ? facts.clusters : about === null ? site.clusters() : [key];
  const name = site.period.name!;
  return {
    facts,
    before: from<AnyFacts | null>(site.before),
    parks: keys.map((one) => site.cluster(one)),
    towns: site.municipalities().map((code) => site.municipality(code)),
    period: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    seal: null,
    layout: fixedTexts(template!.layout),
  };
}

test.each(['monitoring', 'factsheet'])(
  'a park that began again tells in %s the day on which it first started',
  (id) => {
    const report = DOCUMENTS.find((one) => one.id.includes(id))!;
    const site = siteFor(report);
    const key = site.clusters().find((one) => site.cluster(one).track?.start)!;
    const park = site.cluster(key);
    const first = { ...park.track!, start: '2024-06-03', open: false, stopped: true };
    const again = { ...site, cluster: () => ({ ...park, earlierTracks: [first] }) };
    const [subject] = report.subjects(site).filter((one) => one.key === key);
    const told = (from: ReportSite): string =>
      textsOf(documentFrom(report, report.data(from, subject!))).join('\n');
    expect(told(again)).toContain('3 juni 2024');
    expect(told(site)).not.toContain('3 juni 2024');
  },
);
