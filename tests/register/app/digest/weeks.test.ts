/** Thirteen weeks of the example with edits as people make them: every mailbox holds what it should, by another reckoning. */
import { loadExample } from '../../../../scripts/example/load.ts';
import type { DigestPreview } from '../../../../src/register/app/digest/preview.ts';
import { LANGUAGES } from '../../../../src/register/domain/digest/languages.ts';
import type { Outcome } from '../../../../src/register/domain/import/outcome.ts';
import { run } from '../../../../src/workspace/index.ts';
import type { Mail } from '../../../../src/workspace/world.ts';
import { COORDINATOR, freshRegister, type TestRegister } from '../../../support/register.ts';
import { figuresIn, foreignIn } from '../../domain/digest/both.ts';
import { expectedPoints, type Point, type Snapshot, snapshot } from './expected.ts';
import { add, at, night, rowsOf, set, setting } from './support.ts';

const LONG = 300_000;

/** Mondays from the last of November to the last of February; around New Year it is quiet, by a setting. */
const MONDAYS = [
  '2026-11-30',
  '2026-12-07',
  '2026-12-14',
  '2026-12-21',
  '2026-12-28',
  '2027-01-04',
  '2027-01-11',
  '2027-01-18',
  '2027-01-25',
  '2027-02-01',
  '2027-02-08',
  '2027-02-15',
  '2027-02-22',
] as const;
const QUIET = ['2026-12-21', '2026-12-28'];

/** On which days each rhythm comes, and the one after the last; looked up in a calendar. */
const DAYS: Readonly<Record<string, readonly string[]>> = {
  week: [...MONDAYS.filter((day) => !QUIET.includes(day)), '2027-03-01'],
  // That of 21 December is put off to 4 January, when one was due anyhow.
  twee_weken: ['2026-12-07', '2027-01-04', '2027-01-18', '2027-02-01', '2027-02-15', '2027-03-01'],
  maand: ['2026-12-07', '2027-01-04', '2027-02-01', '2027-03-01'],
  halfjaar: ['2027-01-04', '2027-07-05'],
};

function plus(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Types in the cell of a row as the coordinator does, so that the triggers go off. */
function type(
  register: TestRegister,
  table: string,
  find: (row: Record<string, unknown>) => boolean,
  field: string,
  text: string,
): void {
  const { rows } = register.read(table);
  const at_ = (rows as Record<string, unknown>[]).findIndex(find);
  if (at_ < 0) throw new Error(`No such row in ${table}.`);
  const letters = (n: number): string =>
    (n > 26 ? String.fromCharCode(64 + Math.floor((n - 1) / 26)) : '') +
    String.fromCharCode(65 + ((n - 1) % 26));
  const cell = `${letters(register.column(table, field))}${at_ + 2}`;
  if (!register.driver.isOpen(COORDINATOR, register.fileId))
    register.driver.open(COORDINATOR, register.fileId);
  register.driver.edit(COORDINATOR, register.fileId, register.tab(table).name, cell, text);
}

const named = (name: string) => (row: Record<string, unknown>) =>
  String(row.name ?? row.title ?? row.action).startsWith(name);

/** What people do, by the day on which they do it. */
const EDITS: readonly (readonly [string, (register: TestRegister) => void])[] = [
  ['2026-11-25', (r) => type(r, 'track', named('Vasserdijk'), 'state_w1', 'Benaderd')],
  ['2026-11-26', (r) => type(r, 'track', named('De Elsmoat'), 'state_w3', 'Geaccepteerd')],
  // Taken back before anybody heard of it.
  ['2026-11-26', (r) => type(r, 'track', named('De Strangen'), 'state_w2', 'Trekker aangesteld')],
  [
    '2026-11-27',
    (r) => {
      type(r, 'track', named('De Strangen'), 'step_reason', 'Vergissing');
      type(r, 'track', named('De Strangen'), 'state_w2', 'Trekker gezocht');
    },
  ],
  [
    '2026-12-01',
    (r) =>
      void add(r, 'lesson', {
        title: 'Spreek af wie belt',
        recorded_on: '2026-12-01',
        audience: ['ambtenaren'],
        themes: ['energie'],
      }),
  ],
  ['2026-12-03', (r) => type(r, 'handover', (row) => row.decision === 'open', 'decision', 'Geaccepteerd')],
  [
    '2026-12-08',
    (r) =>
      void add(r, 'action_point', {
        action: 'Offerte opvragen',
        owner_id: contactOf(r, 'aanjager west'),
        due: '2027-02-10',
        status: 'open',
      }),
  ],
  ['2026-12-10', (r) => type(r, 'measure', named('Samen inkopen'), 'status', 'Gepland')],
  ['2026-12-15', (r) => type(r, 'lesson', named('Spreek af'), 'shared_on', '15-12-2026')],
  // Told to officials before; now others hear of it too.
  [
    '2026-12-16',
    (r) => type(r, 'lesson', named('Spreek af'), 'audience', 'Ambtenaren; Parkmanagers; Ondernemers'),
  ],
  ['2026-12-22', (r) => type(r, 'track', named('Molenkamp'), 'state_w1', 'Benaderd')],
  [
    '2026-12-29',
    (r) => type(r, 'sprint_session', (row) => row.status === 'gepland', 'session_date', '20-1-2027'),
  ],
  ['2027-01-05', (r) => type(r, 'action_point', named('Volmachten'), 'status', 'Klaar')],
  [
    '2027-01-06',
    (r) =>
      void add(r, 'handover', {
        track_id: rowsOf(r, 'track').find(named('Spechthorst'))!.track_id,
        from_wagon: '2',
        to_wagon: '3',
        from_contact_id: contactOf(r, 'aanjager west'),
        to_contact_id: contactOf(r, 'versneller energie'),
        offered_on: '2027-01-06',
        decision: 'open',
      }),
  ],
  [
    '2027-01-08',
    (r) =>
      void add(r, 'lesson', {
        title: 'Reken de aansluiting voor',
        recorded_on: '2027-01-08',
        shared_on: '2027-01-08',
        audience: ['parkmanagers', 'ambtenaren'],
        channel: 'werkplaats',
      }),
  ],
  [
    '2027-01-12',
    (r) => type(r, 'sprint_session', (row) => row.status === 'gepland', 'status', 'Geannuleerd'),
  ],
  ['2027-01-19', (r) => type(r, 'handover', (row) => row.decision === 'open', 'decision', 'Bemiddeling')],
  ['2027-01-27', (r) => type(r, 'measure', named('Zonnepanelen'), 'status', 'In uitvoering')],
  ['2027-02-02', (r) => type(r, 'grant', (row) => row.status === 'verleend', 'status', 'In uitvoering')],
  [
    '2027-02-04',
    (r) =>
      void add(r, 'meeting', {
        name: 'Extra overleg',
        meeting_date: '2027-02-25',
        status: 'gepland',
        participant_ids: [contactOf(r, 'aanjager Twente')],
      }),
  ],
  ['2027-02-09', (r) => type(r, 'track', named('Hessenpoort'), 'state_w3', 'Gerealiseerd')],
  ['2027-02-17', (r) => type(r, 'track', named('Oosterweilanden'), 'next_action', 'Bellen met de gemeente')],
];

/** People who want lessons, some of them beside the whole digest. */
const LESSON_DIGESTS = [
  { of: 'aanjager Twente', role: 'aanjager', rhythm: 'maand', audiences: ['ondernemers'], language: 'en' },
  { of: 'coördinator', role: 'coordinator', rhythm: 'twee_weken', audiences: null, language: 'nl' },
] as const;

/** Who reads the whole digest in English. */
const ENGLISH = ['coördinator', 'parkmanager De Zegge'];

function contactOf(register: TestRegister, task: string): unknown {
  return rowsOf(register, 'contact').find(({ designation }) => String(designation).startsWith(task))!
    .contact_id;
}

function isOfLessons({ subject }: Mail): boolean {
  return /^\d+ (nieuwe les(sen)? over|new lessons? about) /.test(subject);
}

/** The Dutch heading of a section by its line in a mail. */
const HEADINGS: ReadonlyMap<string, string> = new Map(
  Object.values(LANGUAGES).flatMap(({ digest }) =>
    Object.entries(digest.sections).map(([section, title]) => [
      `${title}:`,
      LANGUAGES.nl.digest.sections[section as keyof typeof digest.sections],
    ]),
  ),
);

/** The points that a mail tells, by section; beyond the most of a section it tells only how many more there are. */
function pointsOf(
  mail: Mail,
): readonly { readonly section: string; readonly lines: readonly string[]; readonly more: number }[] {
  const found: { section: string; lines: string[]; more: number }[] = isOfLessons(mail)
    ? [{ section: 'Nieuwe lessen', lines: [], more: 0 }]
    : [];
  for (const line of mail.body.split('\n')) {
    const heading = HEADINGS.get(line);
    if (heading) found.push({ section: heading, lines: [], more: 0 });
    const entry = /^\d+\. (.*)$/.exec(line);
    if (entry) found.at(-1)!.lines.push(entry[1]!);
    const more = /^(?:En nog|And) (\d+)(?: more)?\./.exec(line);
    if (more) found.at(-1)!.more = Number(more[1]);
  }
  return found;
}

/** What a mail lacks and what it has too much, against what it should tell. */
function differences(mail: Mail, points: readonly Point[]): readonly string[] {
  const told = pointsOf(mail);
  const sections = [...new Set(points.map(({ section }) => section))].sort();
  const wrong =
    JSON.stringify(told.map(({ section }) => section).sort()) === JSON.stringify(sections)
      ? []
      : ['sections'];
  for (const { section, lines, more } of told) {
    const left = points
      .filter((point) => point.section === section)
      .map(({ title }) => (/[.?!]$/.test(title) ? title : `${title}.`));
    for (const line of lines) {
      const index = left.findIndex((title) => line.startsWith(title));
      if (index < 0) wrong.push(`te veel: ${line}`);
      else left.splice(index, 1);
    }
    if (left.length !== more) wrong.push(...left.map((title) => `te weinig: ${title}`));
  }
  return wrong;
}

/** The digest of every subscription on each of its days, in a language, as the preview shows it. */
function previews(
  register: TestRegister,
  subscriptions: readonly Record<string, unknown>[],
  language: string,
): readonly (readonly [name: string, shown: DigestPreview])[] {
  for (const { subscription_id } of subscriptions)
    set(register, 'subscription', String(subscription_id), { language });
  return subscriptions.flatMap(({ subscription_id, rhythm }) =>
    MONDAYS.filter((day) => DAYS[String(rhythm)]!.includes(day)).map((day) => {
      const { value } = run(register.world, register.project, 'previewDigest', [subscription_id, day]);
      const answer = value as Outcome<DigestPreview>;
      if (!answer.ok) throw new Error(answer.reason);
      return [`${subscription_id} ${day}`, answer.value] as const;
    }),
  );
}

/** In either language each digest tells the same points, in the same order, with the same figures. */
function expectAlike(register: TestRegister, subscriptions: readonly Record<string, unknown>[]): void {
  const told = ([name, { mail, items }]: readonly [string, DigestPreview]) => ({
    name,
    points: items.map(({ section, key, why, title, text }) => [
      [section, key, why],
      figuresIn(`${title} ${text}`),
    ]),
    subject: figuresIn(mail?.subject ?? ''),
    text: figuresIn(mail?.text ?? ''),
  });
  const dutch = previews(register, subscriptions, 'nl');
  const english = previews(register, subscriptions, 'en');
  expect(english.map(told)).toEqual(dutch.map(told));
  const mails = english.flatMap(([name, { mail }]) => (mail?.html ? [[name, mail] as const] : []));
  expect(mails.length).toBeGreaterThan(30);
  for (const [name, { html, text }] of mails)
    expect([name, foreignIn({ html: html!, text })]).toEqual([name, []]);
}

test(
  'every mailbox is right, nothing comes twice, nothing is missed, and without news there is no mail',
  () => {
    const register = freshRegister();
    at(register, '2026-11-24T10:00:00');
    loadExample({ call: (name, ...args) => run(register.world, register.project, name, args) }, '2026-11-24');
    setting(register, 'digests_on', 'ja');
    setting(register, 'quiet_days', '21-12-2026 t/m 3-1-2027');
    for (const values of LESSON_DIGESTS)
      add(register, 'subscription', {
        contact_id: contactOf(register, values.of),
        scope: 'alles',
        contents: 'lessen',
        role: values.role,
        rhythm: values.rhythm,
        audiences: values.audiences,
        language: values.language,
      });
    for (const { subscription_id, contact_id, contents } of rowsOf(register, 'subscription'))
      if (contents !== 'lessen' && ENGLISH.some((who) => contactOf(register, who) === contact_id))
        set(register, 'subscription', String(subscription_id), { language: 'en' });
    const subscriptions = rowsOf(register, 'subscription');
    const addresses = new Map(
      rowsOf(register, 'contact').map(({ contact_id, email }) => [contact_id, String(email)]),
    );
    at(register, '2026-11-24T18:00:00');
    const begin = snapshot(register, '2026-11-24');
    const last = new Map<unknown, Snapshot>(
      subscriptions.map(({ subscription_id }) => [subscription_id, begin]),
    );
    const tally = { mails: 0, points: 0, silences: 0, lessons: 0, english: 0 };
    let done = 0;
    for (const monday of MONDAYS) {
      for (; done < EDITS.length && EDITS[done]![0] < monday; done++) {
        at(register, `${EDITS[done]![0]}T11:00:00`);
        EDITS[done]![1](register);
      }
      at(register, `${monday}T00:30:00`);
      const now = snapshot(register, monday);
      register.world.mail.length = 0;
      night(register, monday);
      for (const sub of subscriptions) {
        const days = DAYS[String(sub.rhythm)]!;
        const mails = register.world.mail.filter(
          (mail) =>
            mail.to.includes(addresses.get(sub.contact_id)!) &&
            isOfLessons(mail) === (sub.contents === 'lessen'),
        );
        const next = days.includes(monday) ? days[days.indexOf(monday) + 1] : undefined;
        const points =
          next === undefined ? [] : expectedPoints(sub, last.get(sub.subscription_id)!, now, plus(next, 7));
        expect([monday, sub.subscription_id, mails.length]).toEqual([
          monday,
          sub.subscription_id,
          points.length ? 1 : 0,
        ]);
        if (!mails[0]) {
          if (next !== undefined) tally.silences++;
          continue;
        }
        expect([monday, sub.role, differences(mails[0], points)]).toEqual([monday, sub.role, []]);
        expect(mails[0].htmlBody === null).toBe(sub.format === 'tekst');
        last.set(sub.subscription_id, now);
        tally.mails++;
        if (sub.contents === 'lessen') tally.lessons++;
        if (sub.language === 'en') tally.english++;
        tally.points += points.length;
      }
      // On another day of the week nothing goes.
      register.world.mail.length = 0;
      if (monday === MONDAYS[1]) night(register, plus(monday, 2));
      expect(register.world.mail).toEqual([]);
    }
    expect(done).toBe(EDITS.length);
    // So that the test cannot pass because nothing happens.
    expect(tally.mails).toBeGreaterThan(30);
    expect(tally.points).toBeGreaterThan(150);
    expect(tally.silences).toBeGreaterThan(5);
    expect(tally.lessons).toBeGreaterThan(4);
    expect(tally.english).toBeGreaterThan(10);
    expectAlike(register, subscriptions);
  },
  LONG,
);
