/** People whom a municipality names stay in the response until somebody accepts them, and then stand in Contacten alone. */
import type { Handled } from '../../../../src/register/app/intake/handle.ts';
import type { ShownIntake } from '../../../../src/register/app/intake/queue.ts';
import type { Outcome } from '../../../../src/register/domain/import/outcome.ts';
import { COLLEAGUE, COORDINATOR, type TestRegister } from '../../../support/register.ts';
import { add, formFile, makeForms, placedRegister, write } from './support.ts';

const LONG = 60_000;

function sent(): TestRegister {
  const register = placedRegister();
  makeForms(register);
  const form = formFile(register, 'opgave');
  const answers: readonly (readonly [title: string, answer: string])[] = [
    ['Uw naam', 'Anna de Vries'],
    ['Uw e-mailadres', 'anna@zwolle.example'],
    ['Uw gemeente', 'Zwolle'],
    ['Over welk terrein gaat het?', 'Hessenpoort · CL-0001'],
    ['Is er een aanspreekpunt van de ondernemers bekend?', 'Ja'],
    ['Wilt u een activiteit melden?', 'Nee'],
    ['Wilt u een maatregel melden of bijwerken?', 'Nee'],
    ['Wilt u een contactpersoon doorgeven?', 'Ja'],
    ['Naam', 'Zebedeus Yxkull'],
    ['Rol', 'Parkmanager'],
    ['E-mailadres', 'zeb@park.example'],
    ['Telefoon', '038 765 43 21'],
    ['Wilt u nog een contactpersoon doorgeven?', 'Nee'],
  ];
  const named = (title: string) => form.model.items.filter((item) => item.title === title);
  const { response, errors } = register.driver.submitForm(form.id, {
    answers: Object.fromEntries(
      answers.flatMap(([title, answer]) => named(title).map(({ id }) => [id, answer])),
    ),
  });
  if (!response) throw new Error(JSON.stringify(errors));
  return register;
}

function panel(register: TestRegister, email = COORDINATOR) {
  register.click(['Intake', 'Inzendingen behandelen'], email);
  const page = register.driver.pages(email, register.fileId).at(-1)!;
  const ask = <T>(name: string, ...args: unknown[]): Outcome<T> =>
    register.driver.callPage(page.id, name, args).value as Outcome<T>;
  const show = (): ShownIntake => {
    const found = ask<ShownIntake>('showIntake', 'IN-0001');
    if (!found.ok) throw new Error(found.reason);
    return found.value;
  };
  const handle = (shown: ShownIntake, refused: Readonly<Record<string, string>> = {}): Outcome<Handled> => {
    const fields = shown.rows.flatMap(({ fields: all }) => all.filter(({ goesWith }) => goesWith === null));
    const decisions = [...fields, ...shown.people.map(({ id }) => ({ id, seen: '' }))].map(
      ({ id, seen }) => ({
        id,
        seen,
        accepted: !(id in refused),
        reason: refused[id] ?? '',
      }),
    );
    const { key, print } = shown;
    return ask('handleIntake', { key, print, decisions, along: {}, explanation: '', overrule: '' });
  };
  return { show, handle };
}

test(
  'they are shown from the response, and accepted with what only the register knows',
  () => {
    const register = sent();
    const everywhere = (): string =>
      JSON.stringify(register.model.sheets.map((sheet) => sheet.toJSON())) +
      JSON.stringify([...register.world.properties].map(([name, values]) => [name, [...values]]));
    expect(everywhere()).not.toContain('Yxkull');
    const { show, handle } = panel(register);
    expect(show().people).toEqual([
      {
        id: 'contact1',
        title: 'Contactpersoon 1',
        values: [
          ['Naam', 'Zebedeus Yxkull'],
          ['Rol', 'Parkmanager'],
          ['E-mailadres', 'zeb@park.example'],
          ['Telefoon', '038 765 43 21'],
        ],
        known: null,
        isThere: true,
        decision: null,
      },
    ]);
    expect(handle(show())).toMatchObject({ ok: true, value: { kind: 'done' } });
    expect(register.read('contact').rows).toMatchObject([
      { name: 'Anna de Vries' },
      {
        name: 'Zebedeus Yxkull',
        email: 'zeb@park.example',
        designation: 'parkmanager Hessenpoort',
        source: 'Opgave van de gemeente',
        delete_after: '2027-11-23',
      },
    ]);
    expect(register.read('org_assessment').rows).toMatchObject([
      { cluster_id: 'CL-0001', method: 'opgave_gemeente', assessor_id: 'CT-0001', assessed_on: '2026-11-23' },
    ]);
    const elsewhere = ['intake', 'journal', 'org_assessment'].map((table) =>
      JSON.stringify(register.read(table)),
    );
    expect(elsewhere.join()).not.toMatch(/Yxkull|zeb@park|765 43/);
    expect(
      register
        .read('outbox')
        .rows.map(({ body_text }) => String(body_text))
        .join(),
    ).not.toMatch(/Yxkull/);
  },
  LONG,
);

test(
  'one whose address is in Contacten already is that contact',
  () => {
    const register = sent();
    write(
      register,
      add('contact', 'z', {
        designation: 'parkmanager',
        role: 'parkmanager',
        email: 'zeb@park.example',
        source: 'Proef',
        delete_after: '2030-01-01',
      }),
    );
    const { show, handle } = panel(register);
    expect(show().people[0]).toMatchObject({ known: 'CT-0002 · parkmanager' });
    expect(handle(show())).toMatchObject({ ok: true, value: { kind: 'done' } });
    expect(register.read('contact').rows).toHaveLength(2);
  },
  LONG,
);

test(
  'who may not open the form sees that the people cannot be read, and who may not write decides nothing',
  () => {
    const register = sent();
    const { show, handle } = panel(register, COLLEAGUE);
    expect(show().people[0]).toMatchObject({ isThere: false, values: [] });
    expect(handle(show())).toMatchObject({ ok: false, tip: expect.stringContaining('Vraag de coördinator') });
    const before = JSON.stringify(register.model.sheets.map((sheet) => sheet.toJSON()));
    expect(handle(show(), { contact1: 'Volgt later.' })).toMatchObject({
      ok: false,
      reason: 'Je mag dit deel van het register niet wijzigen.',
    });
    expect(JSON.stringify(register.model.sheets.map((sheet) => sheet.toJSON()))).toBe(before);
  },
  LONG,
);
