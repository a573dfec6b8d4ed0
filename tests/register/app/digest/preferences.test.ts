/** The web app as strangers meet it: the link under a digest works, nothing else does, and a visit changes nothing. */
import { readFileSync } from 'node:fs';
import type { ShownPreferences } from '../../../../src/register/app/digest/preferences.ts';
import type { Outcome } from '../../../../src/register/domain/import/outcome.ts';
import { worldParts } from '../../../../src/workspace/parts.ts';
import { COLLEAGUE, COORDINATOR, keptRegister, type TestRegister } from '../../../support/register.ts';
import { ADDRESS, at, mailsTo, night, programme, rowsOf, set } from './support.ts';

const made = programme();
set(made.register, 'track', made.trackZwolle, { state_w1: 'gepland' });
night(made.register, '2026-11-30');
const LINK = /https:\/\/script\.google\.com\/\S+/.exec(mailsTo(made.register, ADDRESS.gemeente)[0]!.body)![0];
const CODE = new URL(LINK).searchParams.get('code')!;
const fresh = keptRegister(made.register);
const { gemeente } = made.subscriptions;

/** Somebody without an account at an address of the web app; gives what calls functions from the page. */
function visit(register: TestRegister, url = LINK, visitor: string | null = null) {
  const queryString = new URL(url).search.slice(1);
  const answer = register.driver.web.visit(register.project.id, visitor, {
    method: 'GET',
    pathInfo: '',
    queryString,
    body: null,
  });
  if (answer.kind !== 'page') throw new Error(JSON.stringify(answer));
  return (name: string, ...args: unknown[]) => register.driver.web.call(answer.pageId, name, args);
}

function asked(register: TestRegister, name: string, ...args: unknown[]): Outcome<ShownPreferences> {
  const result = visit(register)(name, ...args);
  expect(result.error).toBeNull();
  return result.value as Outcome<ShownPreferences>;
}

function row(register: TestRegister) {
  return rowsOf(register, 'subscription').find(({ subscription_id }) => subscription_id === gemeente)!;
}

/** All that is kept of a world, but for the record of what was run. */
function state({ world }: TestRegister): string {
  return JSON.stringify(
    worldParts(world)
      .filter(({ name }) => !/execution|clock/.test(name))
      .map((part) => part.toJSON()),
  );
}

test('the link under a digest shows what its receiver gets, and tells no name and no address', () => {
  const outcome = asked(fresh(), 'openPreferences', CODE);
  if (!outcome.ok) throw new Error(outcome.reason);
  expect(outcome.value).toMatchObject({
    stopped: false,
    role: 'Gemeente',
    now: { rhythm: 'week', format: 'html', scope: 'gemeenten' },
  });
  // Only what the role may see can be chosen.
  expect(outcome.value.choices.municipalities).toEqual([{ code: 'GM0193', label: 'Zwolle', lang: 'nl' }]);
  expect(outcome.value.choices.clusters).toEqual([{ code: made.zwolle, label: 'Hessenpoort', lang: 'nl' }]);
  expect(JSON.stringify(outcome)).not.toMatch(/@|Proef Persoon|CT-\d/);
});

test('a visit changes nothing, however often: programs that check mail follow links', () => {
  const register = fresh();
  const before = state(register);
  for (let time = 0; time < 3; time++) visit(register)('openPreferences', CODE);
  expect(state(register)).toBe(before);
  expect(row(register).stopped).not.toBe(true);
});

test('one click stops, another takes that back, and doing it twice is doing it once', () => {
  const register = fresh();
  for (const _ of [1, 2]) expect(asked(register, 'stopDigests', CODE, true).ok).toBe(true);
  expect(row(register)).toMatchObject({ stopped: true, stopped_on: '2026-11-30' });
  const lines = rowsOf(register, 'journal').filter(({ via }) => via === 'web');
  expect(lines.map(({ field }) => field).sort()).toEqual(['stopped', 'stopped_on']);
  expect(lines.every(({ actor }) => actor === 'systeem')).toBe(true);
  set(register, 'track', made.trackZwolle, { state_w1: 'gehouden' });
  night(register, '2026-12-07');
  expect(mailsTo(register, ADDRESS.gemeente)).toHaveLength(1);
  expect(asked(register, 'stopDigests', CODE, false).ok).toBe(true);
  expect(row(register)).toMatchObject({ stopped: false, stopped_on: null });
  night(register, '2026-12-14');
  expect(mailsTo(register, ADDRESS.gemeente)[1]!.body).toContain('naar Sprint gehouden');
});

test('who stops between the night and the morning gets no mail any more', () => {
  const register = fresh();
  set(register, 'track', made.trackZwolle, { state_w1: 'gehouden' });
  at(register, '2026-12-07T03:30:00');
  register.fire('onNight');
  asked(register, 'stopDigests', CODE, true);
  at(register, '2026-12-07T07:05:00');
  register.fire('onQuarter');
  expect(mailsTo(register, ADDRESS.gemeente)).toHaveLength(1);
  expect(rowsOf(register, 'outbox').at(-1)).toMatchObject({ status: 'vervallen' });
});

const mailOf = (register: TestRegister, status: string) =>
  rowsOf(register, 'outbox').find((mail) => mail.contact_id === made.gemeente && mail.status === status);

test('who says no, or whose mail comes back, between the night and the morning gets no mail any more', () => {
  for (const say of [
    (register: TestRegister) => set(register, 'contact', made.gemeente, { digest_consent: 'nee' }),
    (register: TestRegister) =>
      set(register, 'outbox', String(mailOf(register, 'verzonden')!.message_id), { status: 'teruggekomen' }),
  ]) {
    const register = fresh();
    set(register, 'track', made.trackZwolle, { state_w1: 'gehouden' });
    at(register, '2026-12-07T03:30:00');
    register.fire('onNight');
    say(register);
    at(register, '2026-12-07T07:05:00');
    register.fire('onQuarter');
    expect(mailsTo(register, ADDRESS.gemeente)).toHaveLength(1);
    expect(mailOf(register, 'vervallen')).toBeTruthy();
  }
});

const CHOICE = {
  language: 'nl',
  rhythm: 'maand',
  format: 'tekst',
  scope: 'clusters',
  municipalities: [],
  clusters: [made.zwolle],
  themes: [],
  wagons: [],
  contents: 'alles',
  audiences: ['ambtenaren'],
};

test('what is chosen is kept, and no more than the role may see can be chosen', () => {
  const register = fresh();
  expect(asked(register, 'savePreferences', CODE, CHOICE)).toMatchObject({
    ok: true,
    value: { now: { ...CHOICE, municipalities: ['GM0193'] } },
  });
  expect(row(register)).toMatchObject({
    rhythm: 'maand',
    format: 'tekst',
    scope: 'clusters',
    cluster_ids: [made.zwolle],
    municipality_codes: ['GM0193', 'GM0141'],
  });
  const before = row(register);
  for (const wrong of [
    null,
    {},
    'alles',
    { ...CHOICE, scope: 'elders' },
    { ...CHOICE, clusters: [made.almelo] },
    { ...CHOICE, clusters: made.zwolle },
    { ...CHOICE, clusters: [] },
    { ...CHOICE, rhythm: ['week'] },
    { ...CHOICE, language: 'de' },
    { ...CHOICE, language: null },
    { ...CHOICE, themes: [{ code: 'energie' }] },
  ])
    expect(asked(register, 'savePreferences', CODE, wrong).ok).toBe(false);
  expect(row(register)).toEqual(before);
});

test('in English the page says everything in English, and what cannot be is refused in English', () => {
  const register = fresh();
  const before = rowsOf(register, 'journal').length;
  const said = asked(register, 'savePreferences', CODE, { ...CHOICE, language: 'en' });
  if (!said.ok) throw new Error(said.reason);
  expect(row(register).language).toBe('en');
  const lines = rowsOf(register, 'journal').slice(before);
  expect(lines.find(({ field }) => field === 'language')).toMatchObject({
    via: 'web',
    actor: 'systeem',
    old: 'nl',
    new: 'en',
    reason: 'Voorkeuren gewijzigd via de link onder een overzicht',
  });
  const { now, choices, role } = said.value;
  expect([now.language, role]).toEqual(['en', 'Municipality']);
  set(register, 'track', made.trackZwolle, { state_w1: 'gehouden' });
  night(register, '2026-12-07');
  expect(mailsTo(register, ADDRESS.gemeente)[1]!.subject).toBe('1 change: business parks, 7 December 2026');
  expect(choices.language).toEqual([
    { code: 'nl', label: 'Nederlands', lang: 'nl' },
    { code: 'en', label: 'English', lang: 'en' },
  ]);
  // Only the names of places stay Dutch, and say so.
  for (const name of ['rhythm', 'format', 'scope', 'themes', 'wagons', 'contents', 'audiences'] as const)
    expect([name, choices[name].filter(({ lang }) => lang !== 'en')]).toEqual([name, []]);
  expect(choices.clusters.map(({ lang }) => lang)).toEqual(['nl']);
  expect(asked(register, 'savePreferences', CODE, { ...CHOICE, language: 'en', clusters: [] })).toMatchObject(
    {
      ok: false,
      reason: 'Choose at least one business park.',
    },
  );
  expect(asked(register, 'savePreferences', CODE, 'alles')).toMatchObject({
    ok: false,
    reason: 'This choice is not possible.',
  });
});

test('the page begins in the language of the subscription; one that nobody knows in Dutch', () => {
  const register = fresh();
  const begins = (url: string) => {
    const queryString = new URL(url).search.slice(1);
    const request = { method: 'GET', pathInfo: '', queryString, body: null } as const;
    const answer = register.driver.web.visit(register.project.id, null, request);
    if (answer.kind !== 'page') throw new Error(answer.kind);
    return [answer.title, /<html lang="(..)">/.exec(register.driver.web.page(answer.pageId)!.html)![1]];
  };
  expect(begins(LINK)).toEqual(['Overzicht aanpassen of afmelden', 'nl']);
  set(register, 'subscription', gemeente, { language: 'en' });
  expect(begins(LINK)).toEqual(['Change or stop this digest', 'en']);
  expect(begins(LINK.slice(0, -1))).toEqual(['Overzicht aanpassen of afmelden', 'nl']);
});

test('any other code gets one and the same answer, whoever it nearly is of', () => {
  const register = fresh();
  const before = state(register);
  const stored = String(row(register).token);
  expect(stored).toBe(CODE.slice(0, 32));
  const others = [
    '',
    'AB-0001',
    stored,
    `${stored}${'0'.repeat(64)}`,
    `${'0'.repeat(32)}${CODE.slice(32)}`,
    `${CODE.slice(0, -1)}${CODE.endsWith('0') ? '1' : '0'}`,
    ` ${CODE}`,
    CODE.toUpperCase() === CODE ? CODE.toLowerCase() : CODE.toUpperCase(),
    null,
    42,
    { code: CODE },
    [CODE],
  ];
  const answers = others.flatMap((code) => [
    asked(register, 'openPreferences', code),
    asked(register, 'stopDigests', code, true),
    asked(register, 'savePreferences', code, CHOICE),
  ]);
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({ ok: false });
  expect(state(register)).toBe(before);
});

test('what stands in the tab is not enough to make a link, and the journal tells no code', () => {
  const register = fresh();
  expect(JSON.stringify(rowsOf(register, 'journal'))).not.toContain(CODE.slice(0, 32));
  expect(JSON.stringify(register.model).includes(CODE.slice(32))).toBe(false);
});

test('an address without a page shows the page that says so', () => {
  const register = fresh();
  const web = LINK.split('?')[0]!;
  for (const query of ['', '?pagina=elders', '?pagina=__proto__', '?code=x'])
    expect(() => visit(register, `${web}${query}`)).not.toThrow();
});

describe('Google lets who visits a page call every function of the script', () => {
  const code = readFileSync(new URL('../../../../dist/Code.js', import.meta.url), 'utf8');
  const functions = [...code.matchAll(/^function (\w+)\(\.\.\.args\)/gm)].map(([, name]) => name!);
  const OPEN = ['doGet', 'openPreferences', 'savePreferences', 'stopDigests'];

  test.each([
    ['without an account', null, functions],
    ['with an account', COLLEAGUE, ['deletedRows', 'installOrRepair', 'onNight']],
  ])('who comes %s gets none of them to work', (_who, visitor, names) => {
    const register = fresh();
    const trigger = [...register.world.triggers.values()][0]!;
    const call = visit(register, LINK, visitor);
    const before = state(register);
    for (const name of names.filter((each) => !OPEN.includes(each))) {
      const { value, status } = call(name, { triggerUid: `${trigger.id}0` }, '', '');
      const told = status === 'completed' ? ((value ?? null) as { ok?: boolean } | null) : null;
      expect([name, told === null || told.ok === false]).toEqual([name, true]);
    }
    expect(state(register)).toBe(before);
  });

  test('who deployed it, and who works in the sheet, are no visitors', () => {
    const register = fresh();
    expect(visit(register, LINK, COORDINATOR)('linkPlaces').value).toBeTruthy();
    expect(register.click(['Beheer', 'Over dit register'], COLLEAGUE).status).toBe('completed');
    expect(register.alerts.at(-1)).toContain('Schema');
  });
});
