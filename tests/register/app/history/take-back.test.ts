/** Ongedaan maken on tabs in memory: whole batches, what stands in the way, redoing, interruptions. */
import fc from 'fast-check';
import { batchesOf, journalEntries } from '../../../../src/register/app/history/batches.ts';
import {
  lastBatches,
  type ShownPlan,
  showBatch,
  type TakenBack,
  takeBack,
} from '../../../../src/register/app/history/take-back.ts';
import { openRegister } from '../../../../src/register/app/register.ts';
import { type Change, newKey } from '../../../../src/register/domain/change/change.ts';
import type { Outcome } from '../../../../src/register/domain/import/outcome.ts';
import {
  cluster,
  contact,
  municipality,
  TABLES,
  terrain,
} from '../../../../src/register/domain/schema/tables/index.ts';
import { Crash, type Memory, memory } from '../memory-ports.ts';
import { batches, done, play, playedRegister, request, told } from '../random-batches.ts';

function write(held: Memory, ...changes: readonly Change[]): string {
  return done(openRegister(held.ports()).write(request(changes))).batch!;
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.reason} ${outcome.tip}`);
  return outcome.value;
}

function plan(held: Memory, batch: string): ShownPlan {
  return value(showBatch(openRegister(held.ports()), batch));
}

function undo(held: Memory, batch: string, consent = ''): TakenBack {
  return value(takeBack(openRegister(held.ports()), batch, consent));
}

function said(answer: TakenBack): string {
  if (!answer.done) throw new Error(answer.plan.obstacles.map(({ why }) => why).join(' '));
  return answer.said;
}

const update = (key: string, values: Record<string, unknown>): Change => ({
  type: 'update',
  table: terrain.id,
  key,
  values,
});

/** A register with one cluster and two terrains in it, made by the batches that are given back. */
function started(): { held: Memory; first: string; second: string } {
  const held = memory(TABLES);
  write(held, { type: 'add', table: municipality.id, key: 'GM0193', values: { name: 'Zwolle' } });
  const first = write(
    held,
    { type: 'add', table: cluster.id, key: newKey('c'), values: { name: 'Hessenpoort' } },
    {
      type: 'add',
      table: terrain.id,
      key: newKey('t'),
      values: { display_name: 'Hessenpoort I', municipality_code: 'GM0193', cluster_id: newKey('c') },
    },
  );
  held.now = '2026-11-24T11:30:00';
  held.actor = 'g-def456';
  const second = write(held, update('OV-0001', { gross_area: 12.5, plan_phase: '1' }));
  held.now = '2026-11-25T09:00:00';
  held.actor = 'g-abc123';
  return { held, first, second };
}

test('the last batches are told in Dutch, the newest first', () => {
  const { held, first, second } = started();
  const { batches, older } = value(lastBatches(openRegister(held.ports()), 0));
  expect(batches.map(({ id }) => id).slice(0, 2)).toEqual([second, first]);
  expect(older).toBe(0);
  expect(batches[0]).toMatchObject({
    when: '24-11-2026 11:30',
    who: 'g-def456',
    via: 'Menu',
    why: 'Proef',
    tabs: [{ tab: 'Terreinen', what: '1 rij gewijzigd' }],
    undone: null,
  });
  expect(batches[0]!.sample[0]).toBe('OV-0001 · Hessenpoort I: Bruto was (leeg), nu 12,5');
  expect(batches[1]!.tabs).toEqual([
    { tab: 'Clusters', what: '1 rij toegevoegd' },
    { tab: 'Terreinen', what: '1 rij toegevoegd' },
  ]);
});

test('a batch is told field by field, with labels and names', () => {
  const { held, first } = started();
  const { lines } = plan(held, first);
  expect(lines).toContainEqual({
    tab: 'Terreinen',
    row: 'OV-0001 · Hessenpoort I',
    what: 'Toegevoegd',
    field: 'Cluster',
    old: '',
    now: 'CL-0001 · Hessenpoort',
  });
  expect(JSON.stringify(lines)).not.toMatch(/cluster_id|municipality_code|changed_on/);
});

test('a batch is taken back as a new batch that names it, and taken back itself it is there again', () => {
  const { held, second } = started();
  const before = told(held);
  expect(plan(held, second)).toMatchObject({ todo: 'Terugnemen zet 2 velden terug.', obstacles: [] });
  expect(said(undo(held, second))).toBe(`Batch ${second} is ongedaan gemaakt: 1 rij gewijzigd.`);
  expect(told(held).terrain!['OV-0001']).not.toHaveProperty('gross_area');
  const { batches } = value(lastBatches(openRegister(held.ports()), 0));
  expect(batches[0]).toMatchObject({
    via: 'Ongedaan gemaakt',
    why: `Batch ${second} ongedaan gemaakt: Proef`,
  });
  expect(batches[1]!.undone).toBe(`Ongedaan gemaakt met batch ${batches[0]!.id}`);

  said(undo(held, batches[0]!.id));
  expect(told(held)).toEqual(before);
  const standing = (): readonly boolean[] =>
    value(lastBatches(openRegister(held.ports()), 0)).batches.map(({ undone }) => undone === null);
  expect(standing().slice(0, 3)).toEqual([true, false, true]);
  said(undo(held, value(lastBatches(openRegister(held.ports()), 0)).batches[0]!.id));
  expect(standing().slice(0, 4)).toEqual([true, false, true, false]);
});

test('taking back twice does nothing the second time', () => {
  const { held, second } = started();
  said(undo(held, second));
  const lines = journalEntries(openRegister(held.ports())).length;
  expect(plan(held, second)).toMatchObject({ possible: false, obstacles: [] });
  expect(said(undo(held, second))).toMatch('hoefde niet terug');
  expect(journalEntries(openRegister(held.ports()))).toHaveLength(lines);
});

test('a later change stands in the way: who, when, which field, and nothing is done', () => {
  const { held, second } = started();
  held.actor = 'g-0ther1';
  held.now = '2026-11-26T16:05:00';
  write(held, update('OV-0001', { gross_area: 13 }));
  const before = JSON.stringify(held.sheets);
  const answer = undo(held, second);
  expect(answer).toMatchObject({ done: false });
  expect(JSON.stringify(held.sheets)).toBe(before);
  const { obstacles, todo, consent } = (answer as { plan: ShownPlan }).plan;
  expect(obstacles).toEqual([
    {
      tab: 'Terreinen',
      row: 'OV-0001 · Hessenpoort I',
      field: 'Bruto',
      wrote: '12,5',
      now: '13',
      why: 'Later gewijzigd door g-0ther1 op 26-11-2026 16:05.',
    },
  ]);
  expect(todo).toBe('De rest terugnemen zet 1 veld terug.');
  expect(said(undo(held, second, consent))).toBe(
    `Batch ${second} is deels ongedaan gemaakt: 1 rij gewijzigd.`,
  );
  expect(told(held).terrain!['OV-0001']).toMatchObject({ gross_area: '13' });
  expect(told(held).terrain!['OV-0001']).not.toHaveProperty('plan_phase');
});

test('consent holds for the obstacles that were shown, not for later ones', () => {
  const { held, second } = started();
  write(held, update('OV-0001', { gross_area: 13 }));
  const { consent } = plan(held, second);
  write(held, update('OV-0001', { plan_phase: '2' }));
  const answer = undo(held, second, consent);
  expect(answer).toMatchObject({ done: false });
  const later = (answer as { plan: ShownPlan }).plan;
  expect(later.obstacles).toHaveLength(2);
  expect(takeBack(openRegister(held.ports()), second, later.consent)).toMatchObject({
    ok: false,
    reason: 'Alles van deze batch is later gewijzigd, dus er blijft niets over om terug te nemen.',
  });
});

test('a change past the journal stands in the way too, without a name', () => {
  const { held, second } = started();
  const { fields, cells } = held.sheet(terrain);
  cells[1]![fields.indexOf('gross_area')] = 'ongeveer 14';
  expect(plan(held, second).obstacles).toMatchObject([
    { now: 'ongeveer 14', why: 'Later gewijzigd; het journaal zegt niet door wie.' },
  ]);
});

test('a row that was added and then changed, or that others refer to, is not simply removed', () => {
  const { held, first } = started();
  const { obstacles } = plan(held, first);
  expect(obstacles.map(({ row, field, why }) => [row, field, why])).toEqual([
    ['OV-0001 · Hessenpoort I', 'Bruto', 'Later gewijzigd door g-def456 op 24-11-2026 11:30.'],
    ['OV-0001 · Hessenpoort I', 'Planfase', 'Later gewijzigd door g-def456 op 24-11-2026 11:30.'],
    [
      'CL-0001 · Hessenpoort',
      '(hele rij)',
      'De rij kan niet weg: OV-0001 · Hessenpoort I verwijst ernaar (Cluster).',
    ],
  ]);
  said(undo(held, started().second));
  expect(plan(held, first)).toMatchObject({ obstacles: [], todo: 'Terugnemen verwijdert 2 rijen.' });
});

test('a row that is gone is told, with who removed it', () => {
  const { held, second } = started();
  write(held, { type: 'remove', table: terrain.id, key: 'OV-0001', values: {} });
  expect(plan(held, second).obstacles).toMatchObject([
    { field: '(hele rij)', why: 'De rij is later verwijderd door g-abc123 op 25-11-2026 09:00.' },
  ]);
});

test('a reference to a row that is gone by then is told', () => {
  const { held } = started();
  const moved = write(held, update('OV-0001', { cluster_id: null }));
  write(held, { type: 'remove', table: cluster.id, key: 'CL-0001', values: {} });
  expect(plan(held, moved).notes).toEqual([
    'Terreinen OV-0001 · Hessenpoort I: Cluster verwijst daarna naar CL-0001, en die rij bestaat niet meer. Kies daar een andere rij, of zet de verwijderde rij ook terug.',
  ]);
});

test('figures that were fixed stay, whatever batch they came in', () => {
  const { held } = started();
  const batch = write(
    held,
    { type: 'add', table: 'snapshot', key: newKey('s'), values: { cluster_id: 'CL-0001', version: 1 } },
    { type: 'add', table: cluster.id, key: newKey('c'), values: { name: 'Ander' } },
  );
  expect(plan(held, batch)).toMatchObject({
    obstacles: [{ why: 'Vastgezette cijfers blijven altijd staan. Een correctie is een nieuwe versie.' }],
    todo: 'De rest terugnemen verwijdert 1 rij.',
  });
});

test('values about people stay as they are, and who asks hears where they can be found', () => {
  const { held } = started();
  const person = { designation: 'Trekker', name: 'Jo Voorbeeld', email: 'jo@voorbeeld.example' };
  const added = write(held, { type: 'add', table: contact.id, key: newKey(1), values: person });
  const filled = { type: 'update', table: contact.id, key: 'CT-0001' } as const;
  const later = write(held, { ...filled, values: { designation: 'Oud-trekker', name: 'Jo Ander' } });
  const shown = plan(held, later);
  expect(shown.notes).toEqual([
    'Contacten CT-0001 · Oud-trekker: Naam. Gegevens van mensen staan niet in het journaal en blijven zoals ze nu zijn. De oude waarde staat bij Bestand > Versiegeschiedenis van Google.',
  ]);
  const first = plan(held, added);
  expect(first.obstacles).toMatchObject([{ field: 'Aanduiding', wrote: 'Trekker', now: 'Oud-trekker' }]);
  said(undo(held, later));
  expect(openRegister(held.ports()).read(contact).byKey.get('CT-0001')!.values).toMatchObject({
    designation: 'Trekker',
    name: 'Jo Ander',
  });
  const gone = plan(held, added);
  expect(gone).toMatchObject({ obstacles: [], possible: true });
  expect(gone.notes).toEqual([
    'Contacten CT-0001 · Trekker: met de rij verdwijnen Naam en E-mailadres. Gegevens van mensen staan niet in het journaal: zet je de rij later terug, dan zijn deze velden leeg.',
  ]);
  expect(JSON.stringify([shown, first, gone])).not.toMatch(/Voorbeeld|Jo Ander/);
});

test('a batch that the journal does not hold is told so', () => {
  const { held } = started();
  expect(showBatch(openRegister(held.ports()), 'B-999999')).toMatchObject({
    ok: false,
    reason: 'Batch B-999999 staat niet in het journaal.',
  });
});

test('an interruption at any call of taking back leaves it whole: all of it or nothing', () => {
  const trial = started();
  const before = told(trial.held);
  trial.held.calls.length = 0;
  said(undo(trial.held, trial.second));
  const calls = trial.held.calls.length;
  const after = told(trial.held);
  let finished = 0;
  for (let at = 1; at <= calls; at++) {
    const { held, second } = started();
    held.calls.length = 0;
    held.crashAt = at;
    expect(() => undo(held, second)).toThrow(Crash);
    held.crashAt = 0;
    write(held, { type: 'add', table: cluster.id, key: newKey(1), values: { name: 'Later' } });
    const state = told(held);
    if (JSON.stringify(state) === JSON.stringify(after)) finished++;
    else expect(state).toEqual(before);
    expect(Object.keys(held.props).filter((name) => !name.startsWith('counter.'))).toEqual([]);
    said(undo(held, second));
    expect(told(held)).toEqual(after);
  }
  expect(finished).toBeGreaterThan(3);
});

test('all batches taken back in reverse give the first register back', () => {
  fc.assert(
    fc.property(batches, fc.nat(5), (wanted, base) => {
      const held = playedRegister();
      wanted.slice(0, base).forEach((wishes) => void play(held, wishes));
      const first = told(held);
      const count = batchesOf(journalEntries(openRegister(held.ports()))).length;
      wanted.slice(base).forEach((wishes) => void play(held, wishes));
      const own = batchesOf(journalEntries(openRegister(held.ports()))).slice(count);
      for (const { id } of [...own].reverse()) said(undo(held, id));
      expect(told(held)).toEqual(first);
    }),
    { numRuns: 60 },
  );
});
