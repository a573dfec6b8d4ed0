/** Every kind of every column: what it reads it can store and show again, and no cell makes it fall over. */
import fc from 'fast-check';
import { type Cell, isBlank } from '../../../../src/register/domain/schema/cell.ts';
import { CODES } from '../../../../src/register/domain/schema/codelists.ts';
import type { Kind, Lookup } from '../../../../src/register/domain/schema/kind.ts';
import {
  code,
  codes,
  flag,
  reference,
  references,
  state,
  yesNo,
  yesNoUnknown,
} from '../../../../src/register/domain/schema/kinds/choice.ts';
import {
  decimal,
  integer,
  money,
  percentage,
  year,
} from '../../../../src/register/domain/schema/kinds/number.ts';
import {
  email,
  json,
  key,
  longText,
  pattern,
  text,
  url,
  verbatim,
} from '../../../../src/register/domain/schema/kinds/text.ts';
import { date, dateTime } from '../../../../src/register/domain/schema/kinds/time.ts';
import { numberedKey } from '../../../../src/register/domain/schema/table.ts';
import { TABLES } from '../../../../src/register/domain/schema/tables/index.ts';

const NAMES: Readonly<Record<string, string>> = {
  'OV-0001': 'Hessenpoort',
  'OV-0002': "'t Lochter; fase 2, noord",
  GM0193: 'Zwolle',
};
const LOOK: Lookup = {
  codes: CODES.codes,
  choice: (_, rowKey) => (NAMES[rowKey] ? `${rowKey} · ${NAMES[rowKey]}` : null),
};

const words = fc.string({ unit: 'grapheme', maxLength: 40 });

const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 19));

/** What people usually type, something for each sort of column; tried for each. */
const USUAL: readonly Cell[] = [
  ...['Ja', 'nee ', 'ONBEKEND', '12 %', '€ 1.234,56', '1 mrt 2026', 'jan@voorbeeld.nl', '12345678'],
  ...['https://voorbeeld.nl/a?b=c', 'OV-0001', 'OV-0001 · Hessenpoort', 'OV-0001; OV-0002; GM0193'],
  ...['Energie, zon op dak', 'energie;water;Energie', 'C1', 'iets uit de bron', '038 123 45 67', '2026-H1'],
  ...['toString', '__proto__', '{"a":[1,null]}', '=IMPORTXML("x")', "'t Lochter", true, 2026, 0.45, 3],
];

/** Cells as people and programs leave them. */
const cells: fc.Arbitrary<Cell> = fc.oneof(
  words,
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.double(),
  fc.integer({ min: -10, max: 3000 }),
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => cents / 100),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.boolean(),
  days.map((civil) => ({ civil })),
  days.map((civil) => ({ civil: civil.slice(0, 10) })),
  days.map((civil) => civil.slice(0, 10).split('-').reverse().join('-')),
  fc.constantFrom(...USUAL),
  fc.jsonValue().map((value) => JSON.stringify(value)),
);

const KEYS = [
  ...TABLES.flatMap((table) =>
    table.key.prefix ? [numberedKey(table.key, 1), numberedKey(table.key, 123_456)] : [],
  ),
  'GM0193',
  '2026-H1',
  'thema.energie',
  'goal_starts_per_year',
];

/** Cells among which are some that fit the kind: keys, and the shown texts of its choices. */
function fitting(kind: Kind<unknown>): fc.Arbitrary<Cell> {
  const check = kind.check(LOOK);
  const shown = [
    ...(kind.name === 'sleutel' ? KEYS.filter((key) => kind.read(key, LOOK).ok) : []),
    ...(check?.type === 'list' ? check.values : []),
    ...(kind.codeList ? LOOK.codes(kind.codeList).map(({ label }) => label) : []),
  ];
  if (shown.length === 0) return cells;
  const some = fc.array(fc.constantFrom(...shown), { minLength: 1, maxLength: 3 });
  return fc.oneof(
    cells,
    fc.constantFrom(...shown),
    some.map((labels) => ` ${labels.join(' ; ')} `),
  );
}

/** Each kind once: columns that read, check and explain alike share one. */
const KINDS: readonly (readonly [string, Kind<unknown>])[] = [
  ...new Map(
    TABLES.flatMap((table) =>
      Object.entries(table.columns).map(([field, { kind }]) => {
        const sort = [kind.name, kind.describe(LOOK), kind.codeList, kind.refersTo].join('|');
        return [sort, [`${table.id}.${field}`, kind as Kind<unknown>]] as const;
      }),
    ),
  ).values(),
];

test.each(KINDS)('%s: what is read is stored and shown without loss', (_, kind) => {
  let held = 0;
  fc.assert(
    fc.property(fitting(kind), (cell) => {
      if (isBlank(cell)) return;
      const read = kind.read(cell, LOOK);
      if (!read.ok) {
        expect(read.reason).not.toBe('');
        expect(read.tip).not.toBe('');
        return;
      }
      if (read.value === null) return;
      held += 1;
      expect(kind.decode(kind.encode(read.value))).toEqual(read.value);
      expect(kind.read(kind.write(read.value, LOOK), LOOK)).toEqual(read);
    }),
    { numRuns: 100 + USUAL.length, examples: USUAL.map((cell): [Cell] => [cell]) },
  );
  expect(held).toBeGreaterThan(0);
});

test.each(KINDS)('%s: stored text of any sort never makes it fall over', (_, kind) => {
  fc.assert(
    fc.property(fc.oneof(words, fc.constantFrom('', '0', 'null', '{"', 'ja;nee', '2026-13-45')), (stored) => {
      kind.decode(stored);
    }),
    { numRuns: 30 },
  );
  expect(kind.describe(LOOK)).not.toBe('');
});

function value<T>(kind: Kind<T>, cell: Cell, look: Lookup = LOOK): T | null | string {
  const read = kind.read(cell, look);
  return read.ok ? read.value : `${read.reason} ${read.tip}`;
}

describe('numbers', () => {
  test('in Dutch notation, with a unit and bounds', () => {
    expect(value(money(), '€ 1.234,56')).toBe(1234.56);
    expect(value(decimal({ decimals: 2, unit: 'ha' }), '12,5')).toBe(12.5);
    expect(value(integer(), '1.234')).toBe(1234);
    expect(value(year(), ' 2026 ')).toBe(2026);
    expect(value(year({ min: 2000 }), 'dit jaar')).toBe('Dit is geen getal. Vul een getal in, zoals 2026.');
    expect(value(integer({ min: 0 }), '-1')).toBe('Het getal is te klein: minstens 0. Verbeter het getal.');
    expect(value(integer(), '1,5')).toBe('Dit is geen geheel getal. Vul een geheel getal in.');
    expect(value(money(), 1.005)).toBe('Het getal heeft te veel decimalen. Rond af op 2 decimalen.');
    expect(value(integer(), 'veel')).toBe('Dit is geen getal. Vul een getal in, zoals 12.');
    expect(value(integer(), Number.NaN)).toBe('Dit is geen getal. Vul een getal in, zoals 12.');
    expect(value(integer(), '9'.repeat(400))).toBe('Dit is geen getal. Vul een getal in, zoals 12.');
    expect(value(integer(), { civil: '2026-01-01' })).toBe('Dit is geen getal. Vul een getal in, zoals 12.');
  });

  test('sums of cents that binary cannot hold are still amounts', () => {
    expect(value(money(), 0.1 + 0.2)).toBe(0.3);
  });

  test('percentages as text, as fraction and as quotient', () => {
    expect(value(percentage(), '45%')).toBe(0.45);
    expect(value(percentage(), '12,5 %')).toBe(0.125);
    expect(value(percentage(), 0.45)).toBe(0.45);
    expect(value(percentage(), 1 / 3)).toBe(0.333333);
    expect(value(percentage(), '120%')).toBe('Het getal is te groot: hoogstens 100%. Verbeter het getal.');
    expect(value(percentage(), 'half')).toBe('Dit is geen percentage. Vul een percentage in, zoals 45%.');
  });
});

describe('time', () => {
  test('days in any Dutch notation, with or without a time', () => {
    expect(value(date(), '31-12-2025')).toBe('2025-12-31');
    expect(value(date(), '1 mrt 2026 14:30')).toBe('2026-03-01');
    expect(value(date(), { civil: '2026-03-01T09:00:00' })).toBe('2026-03-01');
    expect(value(dateTime(), '1 mrt 2026')).toBe('2026-03-01T00:00:00');
    expect(value(dateTime(), '31-12-2025 14.30 uur')).toBe('2025-12-31T14:30:00');
  });

  test('no day that does not exist, and no bare number', () => {
    const says = (typed: string) => `"${typed}" is geen datum. Vul in als dag-maand-jaar, zoals 31-12-2025.`;
    expect(value(date(), '31-2-2026')).toBe(says('31-2-2026'));
    expect(value(date(), 46022)).toBe(says('46022'));
    expect(value(date(), 'morgen')).toBe(says('morgen'));
  });
});

describe('text', () => {
  test('is tidied, and blank when nothing visible is left', () => {
    expect(value(text(), '  De \u00a0 Zegge\u200b ')).toBe('De Zegge');
    expect(value(text(), '\u200b')).toBeNull();
    expect(value(text({ max: 5 }), 'De Zegge')).toBe(
      'De tekst is te lang: 8 tekens, hoogstens 5. Kort de tekst in.',
    );
    expect(value(longText(), ' een\n  twee ')).toBe('een\n  twee');
  });

  test('of the register itself stays to the letter', () => {
    expect(value(verbatim(), " '=1+1 \n")).toBe(" '=1+1 \n");
  });

  test('patterns, addresses and keys refuse what does not fit, with an example', () => {
    const kvk = pattern({ pattern: '\\d{8}', says: 'Acht cijfers.', example: '12345678' });
    expect(value(kvk, 12345678)).toBe('12345678');
    expect(value(kvk, '1234')).toBe('Acht cijfers. Vul in zoals: 12345678.');
    expect(value(email(), ' Jan@Voorbeeld.NL')).toBe('jan@voorbeeld.nl');
    expect(value(email(), 'jan@voorbeeld')).toBe(
      'Dit is geen e-mailadres. Vul één adres in, zoals naam@voorbeeld.nl.',
    );
    expect(value(email(), 'a@b.nl, c@d.nl')).toContain('geen e-mailadres');
    expect(value(url(), 'www.voorbeeld.nl')).toBe(
      'Dit is geen link. Plak de hele link, met https:// ervoor.',
    );
    expect(value(url(), 'javascript:alert(1)')).toContain('geen link');
    expect(value(key({ says: 'Zo.', pattern: 'OV-\\d{4,}', example: 'OV-0001' }), 'OV-1')).toBe(
      'Dit is geen geldige sleutel. Zo. Een sleutel ziet eruit als OV-0001.',
    );
  });

  test('damaged JSON is said to be damaged', () => {
    expect(value(json(), '{"a":1}')).toEqual({ a: 1 });
    expect(value(json(), '{"a":')).toContain('beschadigd');
  });
});

describe('choices', () => {
  const colours = state([
    { code: 'rood', label: 'Rood' },
    { code: 'licht_blauw', label: 'Licht blauw' },
  ]);

  test('by label or code, whatever the case', () => {
    expect(value(colours, 'Licht blauw')).toBe('licht_blauw');
    expect(value(colours, ' LICHT-BLAUW ')).toBe('licht_blauw');
    expect(value(colours, 'groen')).toBe(
      '"groen" staat niet in de lijst. Kies uit de lijst. Kies uit: Rood, Licht blauw.',
    );
    expect(value(colours, '!?')).toContain('staat niet in de lijst');
  });

  test('yes and no in every spelling', () => {
    for (const typed of ['ja', 'J', 'WAAR', 'x', true, 1, ' Yes ']) expect(value(yesNo(), typed)).toBe('ja');
    for (const typed of ['nee', 'N', 'onwaar', false, 0]) expect(value(yesNo(), typed)).toBe('nee');
    for (const typed of ['Onbekend', 'onb.', 'n.v.t.'])
      expect(value(yesNoUnknown(), typed)).toBe(
        typed === 'n.v.t.' ? '"n.v.t." kan hier niet. Kies Ja of Nee of Onbekend.' : 'onbekend',
      );
    expect(value(yesNo(), 'onbekend')).toBe('"onbekend" kan hier niet. Kies Ja of Nee.');
    expect(value(flag(), 'ja')).toBe(true);
    expect(value(flag(), 'misschien')).toContain('geen ja of nee');
  });

  test('an open code keeps what no list knows', () => {
    expect(value(code('planfase', { open: true }), 'Voorontwerp')).toBe('Voorontwerp');
    expect(value(code('planfase', { open: true }), 3)).toBe('3');
    expect(value(code('planfase'), 'Voorontwerp')).toContain('staat niet in de lijst');
  });

  test('several codes, each once, also where a label holds the separator', () => {
    expect(value(codes('thema'), 'Energie; zon op dak, energie')).toEqual(['energie', 'zon_op_dak']);
    expect(value(codes('thema'), 'Energie, tulpen')).toContain('"tulpen" staat niet in de lijst');
    const look: Lookup = { ...LOOK, codes: () => [{ code: 'a', label: 'Water, lucht' }] };
    expect(value(codes('thema'), codes('thema').write(['a'], look), look)).toEqual(['a']);
  });

  test('references by key or by what the dropdown shows', () => {
    expect(value(reference('terrain'), 'OV-0001 · Hessenpoort')).toBe('OV-0001');
    expect(value(reference('terrain'), ' OV-0001 ')).toBe('OV-0001');
    expect(value(reference('terrain'), 'Bedrijvenpark Twente')).toContain('geen sleutel');
    const both = references('terrain').write(['OV-0002', 'OV-0001'], LOOK);
    expect(both).toBe("OV-0002 · 't Lochter, fase 2, noord; OV-0001 · Hessenpoort");
    expect(value(references('terrain'), both)).toEqual(['OV-0002', 'OV-0001']);
  });
});
