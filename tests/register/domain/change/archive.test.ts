/** Lines of the journal as a file and back, and which of them are due. */
import fc from 'fast-check';
import {
  type ArchiveLine,
  archiveParts,
  archiveText,
  dueLines,
  linesIn,
  utf8Length,
  valuesIn,
} from '../../../../src/register/domain/change/archive.ts';

const cell = fc.oneof(
  fc.constantFrom(
    '=1+1',
    "'=1+1",
    "''-x",
    "'t Lochter",
    '-5',
    '"; drop',
    'a;b',
    'regel\r\ntwee',
    '\n',
    ' ',
    '@x',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const line: fc.Arbitrary<ArchiveLine> = fc.record({
  entry_id: fc.constant('JR-0000001'),
  at: fc.constantFrom('2024-12-31T23:59:59', '2025-01-01', '2025-06-01T10:00:00'),
  actor: cell,
  via: cell,
  batch: cell,
  reason: cell,
  operation: cell,
  table: cell,
  key: cell,
  field: cell,
  old: cell,
  new: cell,
});

test('any line comes back from its file exactly as it was', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      expect(linesIn(archiveText(lines))).toEqual(lines);
    }),
    { numRuns: 300 },
  );
});

test('no cell of the file runs as a formula, and a program sees that it is UTF-8', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const text = archiveText(lines);
      expect(
        text.startsWith('\ufeffSleutel;Wanneer;Wie;Waarmee;Batch;Waarom;Wat;Tabel;Rij;Veld;Oud;Nieuw\r\n'),
      ).toBe(true);
      expect(text).not.toMatch(/(^|;|\n)"?[=+@-]/);
    }),
  );
});

test('a line is read as the tab would read it', () => {
  const texts = {
    via: 'Nachtcontrole',
    operation: 'Gewijzigd',
    at: '2025-06-01T10:00:00',
    old: '=1',
    field: '',
  };
  const [only] = fc.sample(line, 1);
  expect(valuesIn({ ...only!, ...texts })).toMatchObject({
    via: 'nacht',
    operation: 'update',
    at: '2025-06-01T10:00:00',
    old: '=1',
    field: null,
  });
});

test('files hold one year and no more than fits, in order, and nothing is left out', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), fc.integer({ min: 1, max: 400 }), (lines, room) => {
      const parts = archiveParts(lines, room);
      expect(parts.flat()).toEqual(lines);
      for (const part of parts) {
        expect(new Set(part.map(({ at }) => at.slice(0, 4))).size).toBe(1);
        const header = utf8Length(archiveText([]));
        if (part.length > 1) expect(utf8Length(archiveText(part)) - header).toBeLessThanOrEqual(room * 3);
      }
    }),
  );
});

test('the length of a text in UTF-8', () => {
  for (const text of ['', 'abc', 'ë', '€', '😀', 'a😀é€'])
    expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
});

describe('what is due', () => {
  const rule = { today: '2026-02-15', days: 31, rows: 100 };
  const at = (day: string, batch = day): { at: string; batch: string } => ({ at: `${day}T10:00:00`, batch });

  test('lines of past years, once they are old enough, and never lines of this year', () => {
    const lines = [at('2025-03-01'), at('2025-12-31'), at('2026-01-01'), at('2026-02-01')];
    expect(dueLines(lines, rule)).toBe(2);
    expect(dueLines(lines, { ...rule, today: '2026-01-20' })).toBe(1);
    expect(dueLines(lines, { ...rule, today: '2025-12-31' })).toBe(0);
  });

  test('batches stay whole, and the last one stays whatever its age', () => {
    const lines = [at('2024-03-01', 'A'), at('2024-03-01', 'B'), at('2024-03-02', 'B')];
    expect(dueLines(lines, rule)).toBe(1);
    expect(dueLines(lines.slice(1), rule)).toBe(0);
    expect(dueLines([], rule)).toBe(0);
  });

  test('when there are too many, the oldest go until half of what is allowed is left', () => {
    const many = (count: number) => Array.from({ length: count }, (_, n) => at('2026-02-01', `B${n}`));
    expect(dueLines(many(100), rule)).toBe(0);
    expect(dueLines(many(101), rule)).toBe(51);
    const one = Array.from({ length: 150 }, () => at('2026-02-01', 'B'));
    expect(dueLines(one, rule)).toBe(0);
  });

  test('whatever the journal, only whole batches from the top, and the last one stays', () => {
    const days = fc.constantFrom('2024-05-01', '2025-12-30', '2026-01-10', '2026-02-14');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(days, fc.nat(3)), { maxLength: 30 }),
        fc.integer({ min: 2, max: 40 }),
        (drawn, rows) => {
          const lines = drawn.map(([day, batch]) => at(day, `B${batch}`));
          const due = dueLines(lines, { ...rule, rows });
          expect(due).toBeLessThan(Math.max(lines.length, 1));
          if (due > 0) expect(lines[due]!.batch).not.toBe(lines[due - 1]!.batch);
        },
      ),
    );
  });
});
