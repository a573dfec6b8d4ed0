/** An execution that dies at any of its calls: the next one leaves register, journal and shadow whole, nothing twice. */
import type { Memory } from '../memory-ports.ts';
import {
  contents,
  crashing,
  deleteRow,
  disagreements,
  doubled,
  edited,
  night,
  put,
  register,
  removed,
  terrain,
  track,
} from './at-the-sheet.ts';

interface Deed {
  /** What the person does in the sheet. */
  readonly does: (held: Memory) => void;
  /** The execution that hears of it. */
  readonly runs: (held: Memory) => void;
}

const cell = (table: typeof terrain | typeof track, row: number, field: string, text: string): Deed => ({
  does: (held) => put(held, table, row, field, text),
  runs: (held) => edited(held, table, row),
});

const DEEDS: Readonly<Record<string, Deed>> = {
  'a changed cell': cell(terrain, 2, 'gross_area', '12'),
  'a cell with a finding': cell(terrain, 2, 'gross_area', 'veel'),
  'a new row': cell(terrain, 5, 'display_name', 'De Rietstek'),
  'a step of a track': cell(track, 2, 'state_w1', 'Benaderd'),
  'a step that is refused': cell(track, 2, 'state_w1', 'Verslag gereed'),
  'a new track with its first step': cell(track, 3, 'state_w1', 'Kandidaat'),
  'a deleted row': { does: (held) => deleteRow(held, terrain, 3), runs: (held) => removed(held, terrain) },
  'a pasted block': {
    does(held) {
      ['Anders', 'Nog anders', 'Nieuw', 'Ook nieuw'].forEach((name, at) => {
        put(held, terrain, 3 + at, 'display_name', name);
        put(held, terrain, 3 + at, 'town_name', 'Zwolle');
      });
    },
    runs: (held) => edited(held, terrain, 3, 4),
  },
};

describe.each(Object.entries(DEEDS))('%s', (_name, { does, runs }) => {
  const whole = register();
  does(whole);
  runs(whole);
  night(whole);
  const expected = contents(whole);

  test('cut off at any call is whole after the night', () => {
    for (let at = 1, struck = true; struck; at++) {
      const held = register();
      does(held);
      struck = crashing(held, at, () => runs(held));
      night(held);
      expect([at, disagreements(held)]).toEqual([at, []]);
      expect([at, doubled(held)]).toEqual([at, []]);
      expect([at, contents(held)]).toEqual([at, expected]);
      if (!struck) expect(at).toBeGreaterThan(4);
    }
  });

  test('cut off at any call is whole once the same rows are edited again', () => {
    for (let at = 1, struck = true; struck; at++) {
      const held = register();
      does(held);
      struck = crashing(held, at, () => runs(held));
      runs(held);
      night(held);
      expect([at, disagreements(held)]).toEqual([at, []]);
      expect([at, doubled(held)]).toEqual([at, []]);
      expect([at, contents(held)]).toEqual([at, expected]);
    }
  });
});

test('a cell that changed again after a crash tells the journal where it came from and what it is', () => {
  for (let at = 1, struck = true; struck; at++) {
    const held = register();
    put(held, terrain, 2, 'gross_area', '12');
    struck = crashing(held, at, () => edited(held, terrain, 2));
    put(held, terrain, 2, 'gross_area', '13');
    edited(held, terrain, 2);
    expect([at, disagreements(held)]).toEqual([at, []]);
    expect([at, doubled(held)]).toEqual([at, []]);
  }
});

test('the check of the night, cut off at any call, is whole the next time', () => {
  const does = (held: Memory): void => {
    for (const deed of Object.values(DEEDS)) deed.does(held);
  };
  const whole = register();
  does(whole);
  night(whole);
  const expected = contents(whole);
  for (let at = 1, struck = true; struck; at++) {
    const held = register();
    does(held);
    struck = crashing(held, at, () => night(held));
    night(held);
    expect([at, disagreements(held)]).toEqual([at, []]);
    expect([at, doubled(held)]).toEqual([at, []]);
    expect([at, contents(held)]).toEqual([at, expected]);
    if (!struck) expect(at).toBeGreaterThan(40);
  }
});
