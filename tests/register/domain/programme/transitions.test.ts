/** The lifecycles of the wagons: which steps are free, which need a reason, which cannot be made. */
import fc from 'fast-check';
import { WAGON_NUMBERS, type WagonNumber } from '../../../../src/register/domain/programme/states.ts';
import {
  isClosed,
  judgeStep,
  nextStates,
  stateLabel,
  WAGON_RULES,
  wagonOf,
} from '../../../../src/register/domain/programme/transitions.ts';

const WAGONS = WAGON_NUMBERS.map(({ code }) => code);

test.each(WAGONS)(
  'every state of wagon %s is on its line or beside it, and all that is named exists',
  (wagon) => {
    const { states, line, branches, skippable, closed, resumable } = WAGON_RULES[wagon];
    const codes = states.map(({ code }) => code);
    expect([...line, ...Object.keys(branches)].sort()).toEqual([...codes].sort());
    const named = [...skippable, ...closed, ...resumable, ...Object.values(branches).flat()];
    for (const state of named) if (state !== '*') expect(codes).toContain(state);
  },
);

test.each<[WagonNumber, string | null, string | null, string]>([
  ['1', null, 'kandidaat', 'forward'],
  ['1', 'kandidaat', 'benaderd', 'forward'],
  ['1', 'verslag_gereed', 'overgedragen_w2', 'forward'],
  ['1', 'verslag_gereed', 'klaar_zonder_vervolg', 'forward'],
  ['1', 'gepland', 'gestopt', 'forward'],
  ['1', 'gepland', 'wacht', 'forward'],
  ['1', 'benaderd', 'al_georganiseerd', 'forward'],
  ['1', 'kandidaat', 'gehouden', 'refused'],
  ['1', 'gepland', 'overgedragen_w2', 'refused'],
  ['1', 'gehouden', 'al_georganiseerd', 'refused'],
  ['1', 'gestopt', 'wacht', 'refused'],
  ['1', 'gestopt', 'gestopt2', 'refused'],
  ['1', 'gehouden', 'gepland', 'back'],
  ['1', 'gestopt', 'intake', 'back'],
  ['1', 'gehouden', null, 'back'],
  ['1', null, 'gehouden', 'skip'],
  ['1', null, 'al_georganiseerd', 'skip'],
  ['2', 'trekker_aangesteld', 'plan_uitgewerkt', 'skip'],
  ['2', 'gestart', 'trekker_aangesteld', 'skip'],
  ['2', 'gestart', 'data_verzamelen', 'refused'],
  ['2', 'plan_uitgewerkt', 'overgedragen_w3', 'forward'],
  ['3', 'triage', 'geweigerd', 'forward'],
  ['3', 'ondersteuning', 'geweigerd', 'refused'],
  ['3', 'gerealiseerd', 'geborgd', 'forward'],
  ['3', 'geborgd', 'gestopt', 'refused'],
  ['3', 'geborgd', 'in_uitvoering', 'back'],
])('wagon %s from %s to %s is %s', (wagon, from, to, kind) => {
  expect(judgeStep(wagon, from, to).kind).toBe(kind);
});

test('a track that waited goes on where it was, and no further than it could have gone from there', () => {
  expect(judgeStep('1', 'wacht', 'intake', 'intake')).toEqual({ kind: 'forward' });
  expect(judgeStep('1', 'wacht', 'gepland', 'intake')).toEqual({ kind: 'forward' });
  expect(judgeStep('1', 'wacht', 'benaderd', 'intake')).toEqual({ kind: 'back' });
  expect(judgeStep('1', 'wacht', 'gehouden', 'intake')).toMatchObject({
    kind: 'refused',
    allowed: expect.arrayContaining(['intake', 'gepland', 'gestopt']),
  });
  expect(judgeStep('1', 'wacht', 'gestopt', 'intake')).toEqual({ kind: 'forward' });
  expect(judgeStep('1', 'wacht', 'gehouden')).toEqual({ kind: 'forward' });
});

test('a skip tells what is passed over', () => {
  expect(judgeStep('2', 'trekker_aangesteld', 'plan_uitgewerkt')).toEqual({
    kind: 'skip',
    passed: ['data_verzamelen', 'data_geanalyseerd'],
  });
});

const anyStep = fc.constantFrom(...WAGONS).chain((wagon) => {
  const state = fc.constantFrom(null, ...WAGON_RULES[wagon].states.map(({ code }) => code));
  return fc.tuple(fc.constant(wagon), state, state).filter(([, from, to]) => from !== to);
});

test('what is offered as next is exactly what needs no reason', () => {
  fc.assert(
    fc.property(anyStep, ([wagon, from, to]) => {
      const free = to !== null && judgeStep(wagon, from, to).kind === 'forward';
      expect(nextStates(wagon, from).includes(to!)).toBe(free);
    }),
    { numRuns: 500 },
  );
});

test('nothing leaves a closed state without a reason, and every open state has a way on', () => {
  for (const wagon of WAGONS)
    for (const { code } of WAGON_RULES[wagon].states)
      expect([code, nextStates(wagon, code).length > 0]).toEqual([code, !isClosed(wagon, code)]);
});

test('every state can be reached from nothing by steps that need no reason', () => {
  for (const wagon of WAGONS) {
    const reached = new Set<string>();
    const walk = (from: string | null): void => {
      for (const to of nextStates(wagon, from)) {
        if (reached.has(to)) continue;
        reached.add(to);
        walk(to);
      }
    };
    walk(null);
    expect([...reached].sort()).toEqual(WAGON_RULES[wagon].states.map(({ code }) => code).sort());
  }
});

test.each<[string | null, string | null, string | null, string]>([
  [null, null, null, '0'],
  ['kandidaat', null, null, '0'],
  ['benaderd', null, null, '1'],
  ['wacht', null, null, '1'],
  ['gestopt', null, null, 'klaar'],
  ['klaar_zonder_vervolg', null, null, 'klaar'],
  ['overgedragen_w2', null, null, '2'],
  ['al_georganiseerd', null, null, '2'],
  ['al_georganiseerd', null, 'triage', '3'],
  ['overgedragen_w2', 'gestart', null, '2'],
  ['overgedragen_w2', 'gestopt', null, 'klaar'],
  ['overgedragen_w2', 'overgedragen_w3', null, '3'],
  ['overgedragen_w2', 'overgedragen_w3', 'in_uitvoering', '3'],
  ['overgedragen_w2', 'overgedragen_w3', 'geborgd', 'klaar'],
  ['overgedragen_w2', 'overgedragen_w3', 'geweigerd', 'klaar'],
])('with the states %s, %s and %s a track is in wagon %s', (state_w1, state_w2, state_w3, wagon) => {
  expect(wagonOf({ state_w1, state_w2, state_w3 })).toBe(wagon);
});

test('a state has its label, also one that is not known', () => {
  expect(stateLabel('1', 'overgedragen_w2')).toBe('Overgedragen aan wagon 2');
  expect(stateLabel('1', null)).toBe('leeg');
  expect(stateLabel('1', 'iets')).toBe('iets');
});
