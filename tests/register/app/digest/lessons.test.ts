/** Digests of lessons alone: per audience, each lesson once to a person, within what the role may hear. */
import type { DigestPreview } from '../../../../src/register/app/digest/preview.ts';
import type { Outcome } from '../../../../src/register/domain/import/outcome.ts';
import { run } from '../../../../src/workspace/index.ts';
import { keptRegister, type TestRegister } from '../../../support/register.ts';
import { ADDRESS, add, at, mailsTo, night, programme, rowsOf, set } from './support.ts';

const MONDAY = '2026-11-30';

const made = programme();
const LESSONS = add(made.register, 'subscription', {
  contact_id: made.aanjager,
  role: 'aanjager',
  contents: 'lessen',
  scope: 'alles',
  audiences: ['ondernemers'],
  rhythm: 'week',
});
set(made.register, 'subscription', made.subscriptions.gemeente, { contents: 'lessen' });
at(made.register, '2026-11-25T09:00:00');
const start = keptRegister(made.register);

function lesson(register: TestRegister, title: string, audience: readonly string[], shared = true): string {
  return add(register, 'lesson', {
    title,
    recorded_on: '2026-11-25',
    audience,
    channel: 'werkplaats',
    ...(shared && { shared_on: '2026-11-25' }),
  });
}

function told(register: TestRegister, who: keyof typeof ADDRESS): readonly string[] {
  return mailsTo(register, ADDRESS[who]).map(({ subject, body }) =>
    [subject, ...body.split('\n').filter((line) => /^\d+\. /.test(line))].join('\n'),
  );
}

test('only lessons for the audience are told, with audience and channel, and of the rest nothing', () => {
  const register = start();
  lesson(register, 'Bel eerst', ['ondernemers', 'parkmanagers']);
  set(register, 'track', made.trackZwolle, { state_w1: 'gepland' });
  night(register, MONDAY);
  expect(told(register, 'aanjager')).toEqual(
    [
      '1 verandering: bedrijventerreinen, 30 november 2026',
      '1 nieuwe les over bedrijventerreinen, 30 november 2026',
    ].map((subject, index) =>
      expect.stringMatching(
        `^${subject}\n1\\. ${index ? 'Bel eerst\\. Voor: Ondernemers, Parkmanagers\\. Kanaal: Werkplaats\\.' : 'Hessenpoort'}`,
      ),
    ),
  );
  // The role of a municipality asks for lessons for officials when no audience was chosen.
  expect(told(register, 'gemeente')).toEqual([]);
  const mail = mailsTo(register, ADDRESS.aanjager)[1]!;
  expect(mail.htmlBody).toContain('<strong>Bel eerst</strong>');
  expect(mail.body).toContain('Deze lessen komen elke week, als er nieuwe zijn.');
  night(register, '2026-12-07');
  night(register, '2026-12-14');
  expect(mailsTo(register, ADDRESS.aanjager)).toHaveLength(2);
  expect(rowsOf(register, 'outbox').map(({ dedupe }) => dedupe)).toContain(`overzicht.${LESSONS}.${MONDAY}`);
});

test('a lesson that comes to be for others too is told to them, and not again to who heard of it', () => {
  const register = start();
  const key = lesson(register, 'Meet per kwartier', ['ambtenaren']);
  night(register, MONDAY);
  expect(told(register, 'gemeente')).toHaveLength(1);
  // Of the two digests of one person, the whole one tells what the one of lessons does not ask for.
  expect(told(register, 'aanjager')).toEqual([expect.stringMatching(/^1 nieuwe les: .* 30 november 2026\n/)]);
  set(register, 'lesson', key, { audience: ['ambtenaren', 'ondernemers'] });
  night(register, '2026-12-07');
  expect(told(register, 'gemeente')).toHaveLength(1);
  expect(told(register, 'aanjager')[1]).toMatch(/^1 nieuwe les over bedrijventerreinen, 7 december 2026\n/);
  expect(told(register, 'aanjager')).toHaveLength(2);
});

test('outside the programme a lesson is told when it is shared; within it once, when it is written down', () => {
  const register = start();
  const key = lesson(register, 'Vraag volmachten', ['ambtenaren', 'ondernemers'], false);
  night(register, MONDAY);
  expect(told(register, 'gemeente')).toEqual([]);
  expect(told(register, 'aanjager')).toHaveLength(1);
  set(register, 'lesson', key, { shared_on: '2026-12-01' });
  night(register, '2026-12-07');
  expect(told(register, 'gemeente')).toHaveLength(1);
  expect(told(register, 'aanjager')).toHaveLength(1);
});

test('who stopped the lessons gets them in the whole digest again', () => {
  const register = start();
  set(register, 'subscription', LESSONS, { stopped: true });
  lesson(register, 'Bel eerst', ['ondernemers']);
  night(register, MONDAY);
  expect(told(register, 'aanjager')).toEqual([expect.stringMatching(/^1 nieuwe les: bedrijventerreinen/)]);
});

test.each([
  ['before it on the same day', '10', ['1 nieuwe les:']],
  ['before it, and mended afterwards', '10', ['1 nieuwe les:'], true],
  ['after it on the same day', '12', ['1 nieuwe les over']],
])(
  'on the day on which lessons are asked for, one written down %s comes once',
  (_, hour, kinds, mended = false) => {
    const register = start();
    set(register, 'subscription', LESSONS, { stopped: true });
    const write = () => lesson(register, 'Bel eerst', ['ondernemers']);
    let key = '';
    at(register, '2026-11-26T10:00:00');
    if (hour === '10') key = write();
    at(register, '2026-11-26T11:00:00');
    add(register, 'subscription', {
      contact_id: made.aanjager,
      role: 'aanjager',
      contents: 'lessen',
      scope: 'alles',
      audiences: ['ondernemers'],
      rhythm: 'week',
      created_on: '2026-11-26T11:00:00',
    });
    at(register, '2026-11-26T12:00:00');
    if (hour === '12') key = write();
    at(register, '2026-11-27T12:00:00');
    if (mended) set(register, 'lesson', key, { title: 'Bel altijd eerst' });
    night(register, MONDAY);
    expect(told(register, 'aanjager')).toEqual(
      kinds.map((kind) => expect.stringMatching(`^${kind} bedrijventerreinen, 30 november 2026\n`)),
    );
  },
);

test('the preview shows the lessons with the reason', () => {
  const register = start();
  lesson(register, 'Bel eerst', ['ondernemers']);
  const outcome = run(register.world, register.project, 'previewDigest', [LESSONS, MONDAY])
    .value as Outcome<DigestPreview>;
  if (!outcome.ok) throw new Error(outcome.reason);
  expect(outcome.value.items).toMatchObject([
    {
      section: 'Nieuwe lessen',
      title: 'Bel eerst',
      why: 'Gewijzigd op 25-11-2026. De les is voor een doelgroep uit het abonnement.',
    },
  ]);
});
