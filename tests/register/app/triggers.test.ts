/** The triggers, by the real bundle in the Workspace: installed by a click, kept equal to their declaration, and by whom. */
import { DECLARED } from '../../../src/register/app/triggers.ts';
import { TEXT } from '../../../src/register/domain/text/messages.ts';
import type { TriggerRecord } from '../../../src/workspace/world.ts';
import { COLLEAGUE, COORDINATOR, freshRegister, type TestRegister } from '../../support/register.ts';

/** In which the quarterly trigger goes off once: set-up itself took a few minutes. */
const QUARTER = 15 * 60_000 + 300_000;
const WITHOUT_FORMS = DECLARED.filter(({ cause }) => cause.type !== 'forms').map(({ handler }) => handler);

function triggers({ world }: TestRegister, email = COORDINATOR): TriggerRecord[] {
  return [...world.triggers.values()].filter(({ ownerEmail }) => ownerEmail === email);
}

function handlers(register: TestRegister, email = COORDINATOR): string[] {
  return triggers(register, email)
    .map(({ handler }) => handler)
    .sort();
}

function properties({ world }: TestRegister): Map<string, string> {
  const [, values] = [...world.properties].find(([, entries]) => entries.has('triggers'))!;
  return values;
}

function said(register: TestRegister): string {
  return register.alerts[register.alerts.length - 1]!;
}

test('set-up installs every declared trigger, with its schedule', () => {
  const register = freshRegister();
  expect(handlers(register)).toEqual([...WITHOUT_FORMS].sort());
  const of = (name: string) => triggers(register).find(({ handler }) => handler === name)!;
  expect(of('onSheetEdit')).toMatchObject({ event: 'ON_EDIT', sourceId: register.fileId });
  expect(of('onSheetChange')).toMatchObject({ event: 'ON_CHANGE', sourceId: register.fileId });
  expect(of('onQuarter').schedule).toMatchObject({ every: 15 });
  const night = new Date(of('onNight').nextAt!);
  expect(night.toLocaleTimeString('nl-NL', { timeZone: 'Europe/Amsterdam', hour: '2-digit' })).toMatch(
    /^0?2/,
  );
});

test('what is missing comes back, what is double goes, and triggers of other scripts and people stay', () => {
  const register = freshRegister();
  const { world } = register;
  const [edit] = triggers(register);
  world.triggers.delete(edit!.id);
  const night = triggers(register).find(({ handler }) => handler === 'onNight')!;
  const alien = { ...night, id: '1', handler: 'vanIemandAnders' };
  const elsewhere = { ...night, id: '2', scriptId: 'anders' };
  const colleague = { ...night, id: '3', ownerEmail: COLLEAGUE };
  const double = { ...night, id: '4' };
  for (const trigger of [alien, elsewhere, colleague, double]) world.triggers.set(trigger.id, trigger);
  register.install();
  expect(said(register)).toContain('1 automatische taak ingesteld. 1 automatische taak opgeruimd');
  expect([...world.triggers.keys()]).toEqual(expect.arrayContaining(['1', '2', '3']));
  expect(world.triggers.has('4')).toBe(false);
  expect(handlers(register).filter((name) => WITHOUT_FORMS.includes(name))).toEqual(
    [...WITHOUT_FORMS, 'onNight'].sort(),
  );
  register.install();
  expect(said(register)).toContain('Alles is in orde');
});

test('a form that the register remembers gets its trigger, and loses it when the form is given up', () => {
  const register = freshRegister();
  const form = register.world.addForm('Aanmelden', COORDINATOR);
  properties(register).set('forms', JSON.stringify({ aanmelden: form.id }));
  register.install();
  const trigger = triggers(register).find(({ handler }) => handler === 'onFormSent')!;
  expect(trigger).toMatchObject({ event: 'ON_FORM_SUBMIT', sourceId: form.id });
  register.install();
  expect(said(register)).toContain('Alles is in orde');
  properties(register).set('forms', '{}');
  register.install();
  expect(handlers(register)).not.toContain('onFormSent');
});

test('a colleague who installs does not double the triggers while they give signs of life', () => {
  const register = freshRegister();
  register.driver.advance(QUARTER);
  register.click(['Beheer', 'Installeren of herstellen'], COLLEAGUE);
  expect(handlers(register, COLLEAGUE)).toEqual([]);
});

/** Lets hours pass in which no trigger goes off. */
function sleep({ world }: TestRegister, hours: number): void {
  world.moveClock(world.now + hours * 3_600_000);
  for (const trigger of world.triggers.values())
    if (trigger.nextAt !== null) trigger.nextAt = world.now + 60_000;
  for (const trigger of world.triggers.values())
    if (trigger.handler === 'onNight') trigger.nextAt = world.now + 12 * 3_600_000;
}

/** Gives the colleague the rights of a coordinator. */
function promote(register: TestRegister): void {
  register.write({
    via: 'menu',
    reason: 'Proef',
    changes: [
      {
        type: 'add',
        table: 'contact',
        key: '+1',
        values: { designation: 'tweede', role: 'coordinator', email: COLLEAGUE, source: 'proef' },
      },
    ],
  });
  register.fire('onNight');
}

test('who may not edit everything cannot be who the triggers work for', () => {
  const register = freshRegister();
  register.world.triggers.clear();
  sleep(register, 30);
  register.click(['Beheer', 'Installeren of herstellen'], COLLEAGUE);
  expect(said(register)).toContain('Je mag dit deel van het register niet wijzigen.');
  expect(handlers(register, COLLEAGUE)).toEqual([]);
});

test('triggers that fell silent are taken over, and remove themselves when they come back to life', () => {
  const register = freshRegister();
  const { driver } = register;
  promote(register);
  const nightly = triggers(register).find(({ handler }) => handler === 'onNight')!;
  sleep(register, 30);
  register.click(['Beheer', 'Installeren of herstellen'], COLLEAGUE);
  expect(handlers(register, COLLEAGUE)).toEqual([...WITHOUT_FORMS].sort());
  driver.advance(2 * QUARTER);
  expect(handlers(register)).not.toContain('onQuarter');
  expect(handlers(register, COLLEAGUE)).toEqual([...WITHOUT_FORMS].sort());
  driver.fireNow(nightly.id);
  expect(handlers(register)).not.toContain('onNight');
});

test('a fault in a trigger is kept, and forgotten once it works again', () => {
  const register = freshRegister();
  const { world, driver } = register;
  world.faults.push({ kind: 'error', method: 'Range.getValues', message: 'Tijdelijk stuk.', times: 1 });
  driver.advance(QUARTER);
  expect(JSON.parse(properties(register).get('trouble.onQuarter')!)).toMatchObject({
    message: 'Tijdelijk stuk.',
  });
  driver.advance(QUARTER);
  expect(properties(register).has('trouble.onQuarter')).toBe(false);
});

test('an execution that dies while installing is completed by the next', () => {
  const whole = freshRegister();
  whole.world.triggers.clear();
  const { reads, writes } = whole.install();
  for (let at = reads + writes; at > reads + writes - 12; at--) {
    const register = freshRegister();
    register.world.triggers.clear();
    register.world.faults.push({ kind: 'crash', atCall: at });
    register.install();
    register.world.faults.length = 0;
    register.install();
    expect([at, handlers(register)]).toEqual([at, [...WITHOUT_FORMS].sort()]);
    register.install();
    expect(said(register)).toContain('Alles is in orde');
  }
});

describe('leave that a person did not give', () => {
  const AUTH = 'https://www.googleapis.com/auth/';

  test('set-up says in Dutch what is missing, and does nothing', () => {
    const register = freshRegister();
    const { world, project } = register;
    world.withheld.set(`${project.id} ${COORDINATOR}`, [
      `${AUTH}script.send_mail`,
      `${AUTH}script.scriptapp`,
    ]);
    const result = register.install();
    expect(said(register)).toMatch(
      /nog geen toestemming voor: vanzelf werken.*; mail versturen namens jou\./,
    );
    expect(said(register)).toContain(`https://script.google.com/d/${project.id}/authorize`);
    expect(result.writes).toBe(0);
  });

  test('what needs it not goes on', () => {
    const register = freshRegister();
    const { world, project } = register;
    world.withheld.set(`${project.id} ${COLLEAGUE}`, [`${AUTH}script.send_mail`]);
    register.click(['Beheer', 'Over dit register'], COLLEAGUE);
    expect(said(register)).toContain('Register van bedrijventerreinen');
    world.withheld.set(`${project.id} ${COLLEAGUE}`, [`${AUTH}userinfo.email`]);
    register.click(['Beheer', 'Over dit register'], COLLEAGUE);
    expect(said(register)).toContain('zien wie je bent, voor het Journaal');
  });

  test('every scope of the manifest has words for people', () => {
    const { project } = freshRegister();
    for (const scope of project.manifest.oauthScopes!)
      expect(Object.keys(TEXT.consent.scopes)).toContain(scope.replace(AUTH, ''));
  });
});
