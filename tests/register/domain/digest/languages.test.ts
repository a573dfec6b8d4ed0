/** Two languages of digests: each sentence, label, kind of news and signal tells the same in both, and none is left in Dutch. */
import { encodeValue } from '../../../../src/register/domain/change/change.ts';
import { digestOf } from '../../../../src/register/domain/digest/contents.ts';
import {
  LANGUAGES,
  type LanguageCode,
  languageOf,
} from '../../../../src/register/domain/digest/languages.ts';
import { digestMail } from '../../../../src/register/domain/digest/mail.ts';
import { NEWS_TABLES } from '../../../../src/register/domain/digest/news.ts';
import { messageIn, SIGNALS, signalsOf } from '../../../../src/register/domain/programme/signals.ts';
import { type RegisterRow, subscription } from '../../../../src/register/domain/schema/tables/index.ts';
import { addDays } from '../../../../src/register/domain/text/dates.ts';
import { composeMail } from '../../../../src/register/domain/text/mail.ts';
import { unmarked } from '../../../../src/register/domain/text/typed.ts';
import { type Patch, patched, type Rows, TODAY, TOLD, viewOf } from '../rules/support.ts';
import { figuresIn, foreignIn, LABELS, leavesOf, saidBy, told } from './both.ts';

const { nl, en } = LANGUAGES;
const FOOT = {
  adminName: 'Team Terreinen',
  adminEmail: 'bt@proef.example',
  privacyUrl: 'https://proef.example/',
};

const PARTS = ['digest', 'signals', 'mail', 'preferences'] as const;
const LEAVES = PARTS.flatMap((part) => {
  const english = leavesOf(en[part]);
  return [...leavesOf(nl[part])].map(([path, leaf]) => [`${part}${path}`, leaf, english.get(path)!] as const);
});

test('every sentence is another one in English', () => {
  expect(LEAVES.length).toBeGreaterThan(120);
  expect(LEAVES.filter(([path, leaf, other]) => leaf === other && path !== 'mail/lang')).toEqual([]);
});

test.each(LEAVES.filter(([, leaf]) => typeof leaf === 'function'))(
  '%s tells the same days, numbers and names in both',
  (_path, leaf, other) => {
    let compared = 0;
    for (const given of told(leaf.length)) {
      const [dutch, english] = [saidBy(leaf, given), saidBy(other, given)];
      if (dutch === null || english === null) continue;
      compared++;
      expect([given, figuresIn(english)]).toEqual([given, figuresIn(dutch)]);
    }
    expect(compared).toBeGreaterThan(0);
  },
);

test('every label that digests and their page may tell of has an English one', () => {
  expect(LABELS.length).toBeGreaterThan(90);
  expect(LABELS.filter(({ english }) => !english)).toEqual([]);
});

test('a code that the office added is called as the office calls it, and marked as Dutch', () => {
  const added = [{ code: 'scholen', label: 'Scholen' }];
  expect(nl.label(added, 'scholen')).toBe('Scholen');
  expect(en.label(added, 'scholen')).not.toBe('Scholen');
  expect(unmarked(en.label(added, 'scholen'))).toBe('Scholen');
  expect(unmarked(en.label(added, 'weg'))).toBe('weg');
});

test('without a language it is Dutch', () => {
  expect(languageOf({ language: null })).toBe(nl);
  expect(languageOf({ language: 'en' })).toBe(en);
});

const ago = (days: number): string => addDays(TODAY, -days);

/** A register in which every signal is found, with names that mean something in markup. */
const SIGNALLED: Patch = {
  cluster: Object.fromEntries(
    [11, 12, 13, 14, 15].map((at) => [
      `CL-00${at}`,
      { name: `Terrein "${at}" <&>`, municipality_codes: ['GM0150'], counts_as: 1 },
    ]),
  ),
  track: {
    'TR-0001': null,
    'TR-0002': { name: 'Kloosterlanden', cluster_id: 'CL-0002', state_w1: 'gehouden', state_since: ago(150) },
    'TR-0011': { name: 'K', cluster_id: 'CL-0011', state_w1: 'intake', state_since: ago(95) },
    'TR-0012': { name: 'L', cluster_id: 'CL-0012', state_w1: 'overgedragen_w2', state_since: ago(20) },
    'TR-0013': {
      name: 'M',
      cluster_id: 'CL-0013',
      state_w1: 'intake',
      next_action: 'Bel <gemeente>',
      next_action_due: ago(3),
    },
    'TR-0014': { name: 'N', cluster_id: 'CL-0014', state_w1: 'intake', start_date: ago(31) },
    'TR-0015': { name: 'O', cluster_id: 'CL-0015', state_w1: 'wacht', review_date: ago(1) },
  },
  sprint_session: {
    'SP-0001': null,
    'SP-0002': { name: 'Deventer', session_date: ago(1), status: 'gepland' },
    'SP-0009': { name: 'X', session_date: ago(150), status: 'gehouden', entrepreneur_count: 12 },
  },
  session_terrain: { 'ST-0009': { session_id: 'SP-0009', terrain_id: 'OV-0002' } },
  handover: {
    'OD-0008': { track_id: 'TR-0011', from_wagon: '1', to_wagon: '2', decision: 'open', offered_on: ago(20) },
    'OD-0009': {
      track_id: 'TR-0012',
      from_wagon: '1',
      to_wagon: '2',
      decision: 'bemiddeling',
      offered_on: ago(2),
    },
  },
  grant: { 'SB-0009': { track_id: 'TR-0012', account_due: ago(3), status: 'in_uitvoering' } },
  action_point: {
    'AP-0008': { action: 'Haal volmachten op', owner_id: 'CT-0001', due: ago(1), status: 'open' },
  },
  meeting: { 'OL-0001': { status: 'gepland', meeting_date: ago(-4), participant_ids: ['CT-0001'] } },
};
const signalled = patched(SIGNALLED);

test('every signal tells the same in both languages', () => {
  const found = signalsOf(viewOf(signalled));
  expect(new Set(found.map(({ id }) => id))).toEqual(new Set(SIGNALS.map(({ id }) => id)));
  for (const signal of found) {
    const [dutch, english] = [messageIn(nl.signals, signal), messageIn(en.signals, signal)];
    expect(dutch).toBe(signal.message);
    expect([signal.id, figuresIn(unmarked(english))]).toEqual([signal.id, figuresIn(dutch)]);
    const block = {
      type: 'entries',
      entries: [{ title: english, text: en.signals[signal.id].tip, mark: null, link: null }],
    } as const;
    expect([signal.id, foreignIn(composeMail('', [block], FOOT, en.mail))]).toEqual([signal.id, []]);
  }
});

/** The rows with a journal in which every one of them is new; those of `later` were changed since. */
function journalled(rows: Rows, operation: 'add' | 'update') {
  const lines = TOLD.filter(({ personal }) => !personal).flatMap((table) =>
    Object.entries(rows[table.id] ?? {}).flatMap(([key, values]) => {
      const line = {
        at: `${TODAY}T09:00:00`,
        actor: 'proef',
        via: 'blad',
        batch: 'B-1',
        operation,
        table: table.id,
        key,
      };
      const encoded = Object.fromEntries(
        Object.entries(values).map(([field, value]) => [field, encodeValue(table.columns[field]!, value)]),
      );
      if (operation === 'add') return [{ ...line, new: JSON.stringify(encoded) }];
      // As it is now, and blank before.
      return Object.keys(encoded)
        .filter((field) => table.columns[field]!.kind.name !== 'sleutel')
        .map((field) => ({ ...line, field, old: '', new: encoded[field]! }));
    }),
  );
  return viewOf({
    ...rows,
    journal: Object.fromEntries(lines.map((line, at) => [`JR-${1_000_000 + at}`, line])),
  });
}

function sent(
  view: ReturnType<typeof viewOf>,
  values: Partial<RegisterRow<'subscription'>>,
  language: LanguageCode,
) {
  const blank = Object.fromEntries(subscription.fields.map((field) => [field, null]));
  const row = {
    ...blank,
    scope: 'alles',
    rhythm: 'week',
    language,
    ...values,
  } as RegisterRow<'subscription'>;
  const window = { from: addDays(TODAY, -1), until: addDays(TODAY, 1) };
  const digest = digestOf(view, { row, window, next: '2026-12-07' })!;
  const paper = {
    role: digest.language.label(view.look.codes('contactrol'), row.role!),
    rhythm: 'week' as const,
    rowUrl: (_: string, key: string) => `https://rij.example/${key}`,
    page: false,
  };
  const { subject, blocks, words } = digestMail(digest, paper);
  return { digest, subject, ...composeMail(subject, blocks, FOOT, words) };
}

describe.each(['add', 'update'] as const)('with all rows told of as %s', (operation) => {
  const view = journalled(signalled, operation);

  test.each<[string, Partial<RegisterRow<'subscription'>>]>([
    ['coordinator', { contact_id: 'CT-0001', role: 'coordinator' }],
    ['RVO', { contact_id: 'CT-0003', role: 'rvo' }],
    ['a municipality', { contact_id: 'CT-0005', role: 'gemeente' }],
    ['lessons alone', { contact_id: 'CT-0001', role: 'coordinator', contents: 'lessen' }],
  ])('%s reads the same points with the same figures', (_who, values) => {
    const [dutch, english] = [sent(view, values, 'nl'), sent(view, values, 'en')];
    const points = ({ digest }: typeof dutch) =>
      digest.items.map(({ section, table, key, why, urgent, title, text }) => [
        [section, table, key, why, urgent],
        figuresIn(unmarked(`${title} ${text}`)),
      ]);
    expect(points(english)).toEqual(points(dutch));
    expect(figuresIn(english.text)).toEqual(figuresIn(dutch.text));
    expect(figuresIn(english.subject)).toEqual(figuresIn(dutch.subject));
    expect(foreignIn(english)).toEqual([]);
    expect(english.html).toContain('<html lang="en">');
    if (operation === 'add' && values.role === 'coordinator' && !values.contents)
      expect(new Set(dutch.digest.items.map(({ table }) => table))).toEqual(
        new Set([...NEWS_TABLES.map(({ id }) => id), 'municipality', 'action_point']),
      );
  });

  test('the check of what is foreign finds Dutch', () => {
    expect(
      foreignIn(sent(view, { contact_id: 'CT-0001', role: 'coordinator' }, 'nl')).length,
    ).toBeGreaterThan(50);
  });
});
