/** The agenda of a meeting: what gets on it, for which scope, in which order, and how a changed one is read back. */
import fc from 'fast-check';
import { agendaItems, agendaOf, agendaText } from '../../../../src/register/domain/meeting/agenda.ts';
import { meeting } from '../../../../src/register/domain/schema/tables/index.ts';
import { MEETING } from '../../../../src/register/domain/text/meeting.ts';
import { type Patch, patched, TODAY, type Values, viewOf } from '../rules/support.ts';

const NEXT: Values = {
  name: 'Programmaoverleg',
  meeting_date: '2026-11-30',
  type: 'programma',
  status: 'gepland',
};
const PLAN: Patch = {
  meeting: {
    'OL-0001': {
      name: 'Programmaoverleg',
      meeting_date: '2026-10-05',
      type: 'programma',
      status: 'gehouden',
    },
    'OL-0002': { name: 'Wagonoverleg', meeting_date: '2026-11-01', type: 'wagons', status: 'gehouden' },
    'OL-0003': NEXT,
  },
  cluster: { 'CL-0009': { name: 'De Zegge' } },
  contact: { 'CT-0009': { designation: 'aanjager De Zegge', name: 'Piet Puk', role: 'aanjager' } },
  track: { 'TR-0009': { name: 'De Zegge', cluster_id: 'CL-0009', state_w1: 'verslag_gereed' } },
  action_point: {
    'AP-0001': {
      action: 'Later',
      owner_id: 'CT-0009',
      due: '2026-12-20',
      status: 'open',
      cluster_id: 'CL-0009',
    },
    'AP-0002': { action: 'Te laat', owner_id: 'CT-0009', due: '2026-11-20', status: 'bezig' },
    'AP-0003': { action: 'Klaar', owner_id: 'CT-0009', due: '2026-11-20', status: 'klaar' },
  },
  handover: {
    'OD-0008': {
      track_id: 'TR-0009',
      from_wagon: '1',
      to_wagon: '2',
      offered_on: '2026-11-20',
      decision: 'open',
    },
    'OD-0009': {
      track_id: 'TR-0009',
      from_wagon: '1',
      to_wagon: '2',
      offered_on: '2026-01-01',
      decision: 'teruggegeven',
    },
  },
  terrain: { 'OV-0009': { display_name: 'De Zegge I', municipality_code: 'GM0150', cluster_id: 'CL-0009' } },
  sprint_session: {
    'SP-0008': { session_date: '2026-12-10', status: 'gepland' },
    'SP-0009': { session_date: '2027-03-01', status: 'gepland' },
  },
  session_terrain: { 'ST-0009': { session_id: 'SP-0008', terrain_id: 'OV-0009' } },
  lesson: {
    'LE-0008': { title: 'Begin klein', cluster_id: 'CL-0009' },
    'LE-0009': { title: 'Al gedeeld', shared_on: '2026-10-01' },
  },
};

function agenda(key = 'OL-0003', patch: Patch = {}): ReadonlyMap<string, readonly string[]> {
  const view = viewOf(patched(patch, patched(PLAN)));
  const items = agendaOf(view, key, view.row(meeting, key)!);
  return new Map(items.map(({ title, lines }) => [title, lines]));
}

test('what waits is on the agenda, what is done or far away is not', () => {
  const items = agenda();
  expect(items.get('Opening')).toEqual(['Verslag van Programmaoverleg, 5-10-2026']);
  expect(items.get('Openstaande actiepunten')).toEqual([
    'Te laat – had klaar moeten zijn op 20-11-2026 – aanjager De Zegge',
    'Later – voor 20-12-2026 – aanjager De Zegge',
  ]);
  expect(items.get('Overdrachten die wachten')).toEqual([
    'De Zegge: van wagon 1 naar 2, aangeboden op 20-11-2026 (4 dagen open)',
  ]);
  expect(items.get('Komende sprintsessies')).toEqual(['10-12-2026: Kloosterlanden', '10-12-2026: De Zegge']);
  expect(items.get('Lessen om te delen')).toContain('Begin klein');
  expect(items.get('Lessen om te delen')).not.toContain('Al gedeeld');
  expect([...items.keys()].pop()).toBe('Besluiten, afspraken en rondvraag');
});

test('a name of a person never gets on it', () => {
  expect(JSON.stringify([...agenda()])).not.toMatch('Puk');
});

test('a meeting about one cluster, or with people of a municipality, is about those alone', () => {
  const own = agenda('OL-0003', { meeting: { 'OL-0003': { ...NEXT, cluster_id: 'CL-0009' } } });
  expect(own.get('Openstaande actiepunten')).toEqual(['Later – voor 20-12-2026 – aanjager De Zegge']);
  expect(own.get('Opening')).toEqual([]);
  const outside = agenda('OL-0003', {
    contact: { 'CT-0010': { designation: 'ambtenaar', municipality_code: 'GM0193', role: 'gemeente' } },
    meeting: { 'OL-0003': { ...NEXT, type: 'gemeente', participant_ids: ['CT-0010'] } },
  });
  expect(outside.has('Openstaande actiepunten')).toBe(false);
  expect(outside.has('Overdrachten die wachten')).toBe(false);
});

test('signals are on it once: not those that their own item tells', () => {
  const late = {
    'OD-0008': {
      track_id: 'TR-0009',
      from_wagon: '1',
      to_wagon: '2',
      offered_on: '2026-09-01',
      decision: 'open',
    },
  };
  const lines = agenda('OL-0003', { handover: late }).get(MEETING.agenda.signals) ?? [];
  expect(lines.join()).toMatch('uitkering loopt af');
  expect(lines.join()).not.toMatch(/overdracht/i);
});

test('a long item is cut off with the number of what is left', () => {
  const action_point = Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [
      `AP-01${String(i).padStart(2, '0')}`,
      { action: `Actie ${i}`, owner_id: 'CT-0009', due: TODAY, status: 'open' },
    ]),
  );
  const lines = agenda('OL-0003', { action_point }).get('Openstaande actiepunten')!;
  expect(lines).toHaveLength(13);
  expect(lines[12]).toBe('en nog 10');
});

test('any agenda is read back from its text', () => {
  const word = fc.stringMatching(/^[A-Za-zé][A-Za-z0-9é ,:()]{0,30}[a-z]$/);
  fc.assert(
    fc.property(fc.array(fc.record({ title: word, lines: fc.array(word) }), { minLength: 1 }), (items) => {
      expect(agendaItems(agendaText(items))).toEqual(items);
    }),
  );
});

test('what a person typed is kept, however it is typed', () => {
  const line = fc.string({ maxLength: 40 });
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const read = agendaItems(lines.join('\n')).flatMap((item) => [item.title, ...item.lines]);
      const letters = (text: string): string => text.replace(/[^\p{L}]/gu, '');
      expect(letters(read.join(''))).toContain(letters(lines[0] ?? ''));
    }),
  );
});

test('places about which the same is said share a line, and many are counted', () => {
  const towns = (count: number): Patch => ({
    municipality: Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`GM9${100 + index}`, { name: `Stad ${index + 1}` }]),
    ),
  });
  const lines = (count: number): readonly string[] =>
    agenda('OL-0003', towns(count))
      .get('Wat aandacht vraagt')!
      .filter((line) => line.includes('nog geen traject'));
  expect(lines(2)).toEqual([expect.stringMatching(/Stad 1 en Stad 2: nog geen traject in de gemeente\.$/)]);
  expect(lines(40)).toEqual([
    expect.stringMatching(/, Stad \d en nog \d\d: nog geen traject in de gemeente\.$/),
  ]);
});
