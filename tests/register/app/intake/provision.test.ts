/** Formulieren maken of bijwerken, by the real bundle on the forms of the Workspace: made, kept, repaired, resumed. */
import { questionsOf } from '../../../../src/register/domain/intake/form.ts';
import { FORM_IDS, FORMS } from '../../../../src/register/domain/intake/forms.ts';
import { run } from '../../../../src/workspace/index.ts';
import type { FormItem } from '../../../../src/workspace/services/forms/model/items.ts';
import type { FormFile } from '../../../../src/workspace/world.ts';
import { COLLEAGUE, COORDINATOR, type TestRegister } from '../../../support/register.ts';
import {
  formFile,
  formFiles,
  itemTitled,
  makeForms,
  placedRegister,
  portrait,
  restoreForms,
  said,
  terrain,
  write,
} from './support.ts';

const FINE = 'De formulieren zijn in orde. Er is niets gewijzigd.';

function madeRegister(): TestRegister {
  const register = placedRegister();
  makeForms(register);
  return register;
}

function choices(item: FormItem): string[] {
  return 'choices' in item ? item.choices.map(({ value }) => value) : [];
}

/** The titles of the pages by the item that opens them. */
function pageTitle(file: FormFile, id: number): string {
  return file.model.items.find((item) => item.id === id)!.title;
}

describe('making', () => {
  test('both forms are made, published, and ask all questions of the declarations', () => {
    const register = placedRegister();
    const result = makeForms(register);
    expect(result.status).toBe('completed');
    expect(said(register)).toContain('Formulier "Bedrijventerreinen: halfjaarlijkse opgave" is gemaakt.');
    for (const id of FORM_IDS) {
      const { model } = formFile(register, id);
      const spec = FORMS[id];
      expect(model.settings).toMatchObject({
        title: spec.title,
        description: spec.description,
        confirmationMessage: spec.confirmation,
        closedMessage: spec.closed,
        published: true,
        acceptingResponses: true,
        collectEmail: false,
        allowResponseEdits: true,
        limitOneResponse: false,
        progressBar: false,
        requireLogin: false,
      });
      const titles = model.items.map(({ title }) => title);
      for (const question of questionsOf(spec)) expect(titles).toContain(question.title);
    }
  });

  test('the municipality leads to its own terrains and clusters, and one without any is sent on', () => {
    const register = madeRegister();
    const opgave = formFile(register, 'opgave');
    const municipality = itemTitled(opgave, 'Uw gemeente');
    expect(choices(municipality)).toHaveLength(25);
    const ways = Object.fromEntries(
      ('choices' in municipality ? municipality.choices : []).map(({ value, navigation }) => [
        value,
        navigation?.type === 'GO_TO_PAGE' ? pageTitle(opgave, navigation.page) : navigation,
      ]),
    );
    expect(ways.Zwolle).toBe('Het terrein in de gemeente Zwolle');
    expect(ways.Almelo).toBe('Hoe de ondernemers zijn georganiseerd');
    const lists = opgave.model.items
      .filter(({ title }) => title === 'Over welk terrein gaat het?')
      .map(choices);
    expect(lists).toEqual([
      ['Bergweide · CL-0003', 'Grensland · CL-0004'],
      ['Grensland · CL-0004', 'Hessenpoort · CL-0001', 'Marslanden · CL-0002'],
    ]);
    const terrains = formFile(register, 'aanmelding')
      .model.items.filter(({ title }) => title === 'Over welk terrein gaat het?')
      .map(choices);
    expect(terrains[0]).toEqual(['Bergweide · OV-0004']);
  });

  test('anyone with the link may answer, and it is told when that could not be arranged', () => {
    const register = placedRegister();
    register.driver.open(COORDINATOR, register.fileId);
    register.world.faults.push({
      kind: 'error',
      method: 'PermissionsCollection.create',
      message: 'Verboden',
    });
    makeForms(register);
    register.world.faults.length = 0;
    expect(said(register)).toContain('staat misschien alleen open voor collega’s');
    expect(formFile(register, 'aanmelding').model.settings.acceptingResponses).toBe(true);
    makeForms(register);
    expect(said(register)).toBe(FINE);
  });

  test('every form gets a trigger for what is sent', () => {
    const register = madeRegister();
    const forms = formFiles(register).map(({ id }) => id);
    const sources = [...register.world.triggers.values()]
      .map((each) => JSON.stringify(each))
      .filter((each) => each.includes('onFormSent'));
    expect(sources).toHaveLength(2);
    for (const id of forms) expect(sources.some((source) => source.includes(id))).toBe(true);
  });

  test('made again there is nothing to do, and nothing is written', () => {
    const register = madeRegister();
    const before = FORM_IDS.map((id) => portrait(formFile(register, id)));
    const result = makeForms(register);
    expect(said(register)).toBe(FINE);
    expect(result.writes).toBe(0);
    expect(FORM_IDS.map((id) => portrait(formFile(register, id)))).toEqual(before);
  });

  test('a respondent comes through on the way that the answers lead', () => {
    const register = madeRegister();
    const { id } = formFile(register, 'aanmelding');
    const sent = register.driver.submitForm(id, {
      answers: {
        'Uw naam': 'Jo Jansen',
        'Uw e-mailadres': 'jo@zwolle.example',
        'Uw gemeente': 'Zwolle',
        'Wat wilt u doen?': 'Een vraag stellen',
        'Wat wilt u vragen of zeggen?': 'Wanneer is de volgende ronde?',
      },
    });
    expect(sent.errors).toEqual([]);
    expect(sent.response).not.toBeNull();
    expect(sent.confirmation).toBe(FORMS.aanmelding.confirmation);
    const wrong = register.driver.submitForm(id, {
      answers: { 'Uw naam': 'Jo', 'Uw e-mailadres': 'geen adres', 'Uw gemeente': 'Zwolle' },
    });
    expect(wrong.response).toBeNull();
    expect(wrong.errors.map(({ message }) => message)).toContain('Een e-mailadres, zoals naam@voorbeeld.nl.');
  });
});

describe('updating', () => {
  test('a new terrain and a new name come in place; items keep their ids and old answers stay readable', () => {
    const register = madeRegister();
    const file = formFile(register, 'opgave');
    const ids = file.model.items.map(({ id }) => id);
    const sent = register.driver.submitForm(file.id, {
      answers: {
        'Uw naam': 'Jo',
        'Uw e-mailadres': 'jo@zwolle.example',
        'Uw gemeente': 'Zwolle',
        'Wilt u een activiteit melden?': 'Nee',
        'Wilt u een maatregel melden of bijwerken?': 'Nee',
        'Wilt u een contactpersoon doorgeven?': 'Nee',
      },
    });
    expect(sent.response).not.toBeNull();
    write(
      register,
      { type: 'update', table: 'cluster', key: 'CL-0001', values: { name: 'Hessenpoort Noord' } },
      { type: 'update', table: 'municipality', key: 'GM0193', values: { name: 'Zwollestad' } },
    );
    makeForms(register);
    expect(said(register)).toContain('is bijgewerkt');
    expect(file.model.items.map(({ id }) => id)).toEqual(ids);
    expect(choices(itemTitled(file, 'Uw gemeente'))).toContain('Zwollestad');
    expect(file.model.items.flatMap(choices)).toContain('Hessenpoort Noord · CL-0001');
    expect(file.model.response(sent.response!.id)!.answers).toEqual(sent.response!.answers);
    makeForms(register);
    expect(said(register)).toBe(FINE);
  });

  test('a code list that changes comes into every question that draws on it', () => {
    const register = madeRegister();
    write(
      register,
      { type: 'update', table: 'code_list', key: 'netbeheerder.overig', values: { label: 'Een andere' } },
      { type: 'update', table: 'code_list', key: 'netbeheerder.rendo', values: { active: 'nee' } },
      {
        type: 'add',
        table: 'code_list',
        key: 'thema.geluid',
        values: { list: 'thema', code: 'geluid', label: 'Geluid', order: 5 },
      },
    );
    makeForms(register);
    const operators = formFile(register, 'aanmelding').model.items.filter(
      ({ title }) => title === 'Netbeheerder',
    );
    expect(operators.map(choices)).toEqual([
      ['Enexis', 'Liander', 'Coteq', 'Een andere'],
      ['Enexis', 'Liander', 'Coteq', 'Een andere'],
    ]);
    const themes = formFile(register, 'opgave').model.items.filter(({ title }) => title === 'Thema');
    expect(themes).toHaveLength(3);
    for (const item of themes) expect(choices(item)[0]).toBe('Geluid');
    makeForms(register);
    expect(said(register)).toBe(FINE);
  });

  test('a municipality that gets its first terrain gets its page in its place', () => {
    const register = madeRegister();
    const file = formFile(register, 'aanmelding');
    const before = file.model.items.map(({ title }) => title);
    write(register, terrain('Twentepoort', 'GM0141', 'CL-0003'));
    makeForms(register);
    const after = file.model.items.map(({ title }) => title);
    expect(after).toHaveLength(before.length + 2);
    expect(after.indexOf('Het terrein in de gemeente Almelo')).toBe(
      after.indexOf('Het terrein in de gemeente Deventer') - 2,
    );
    makeForms(register);
    expect(said(register)).toBe(FINE);
  });

  test('a question that is not asked any more goes to the end, out of the way, and comes back when it is', () => {
    const register = madeRegister();
    const file = formFile(register, 'aanmelding');
    const ids = file.model.items.map(({ id }) => id);
    const lists = () => file.model.items.filter(({ title }) => title === 'Over welk terrein gaat het?');
    const deventer = lists()[0]!;
    const gone = { type: 'update' as const, table: 'terrain', key: 'OV-0004' };
    write(register, { ...gone, values: { source_status: 'vervallen' } });
    makeForms(register);
    expect(file.model.items.at(-1)!.id).toBe(deventer.id);
    expect(file.model.items.at(-2)!.title).toBe('Oude vragen');
    expect(file.model.items.map(({ title }) => title)).not.toContain('Het terrein in de gemeente Deventer');
    const answers = {
      'Uw naam': 'Jo',
      'Uw e-mailadres': 'jo@deventer.example',
      'Uw gemeente': 'Deventer',
      'Wat wilt u doen?': 'Een vraag stellen',
      'Wat wilt u vragen of zeggen?': 'Hoi',
    };
    expect(register.driver.submitForm(file.id, { answers }).errors).toEqual([]);
    makeForms(register);
    expect(said(register)).toBe(FINE);

    write(register, { ...gone, values: { source_status: 'actief' } });
    makeForms(register);
    expect(lists()[0]!.id).toBe(deventer.id);
    expect(file.model.items.map(({ title }) => title)).not.toContain('Oude vragen');
    expect(file.model.items.map(({ id }) => id).filter((id) => ids.includes(id))).toHaveLength(
      ids.length - 1,
    );
    makeForms(register);
    expect(said(register)).toBe(FINE);
  });
});

describe('what a person changed in the form', () => {
  const TITLE = 'Bruto oppervlakte in hectare';

  test.each<[string, (file: FormFile) => void, string]>([
    [
      'a title',
      ({ model }) => model.change(model.items.find(({ title }) => title === TITLE)!, { title: 'Hoe groot?' }),
      `De vraag "${TITLE}" heette "Hoe groot?".`,
    ],
    [
      'a choice',
      ({ model }) => {
        const item = model.items.find(({ title }) => title === 'Netbeheerder')!;
        const choices = [{ value: 'Stroom bv', navigation: null, correct: false }];
        model.change(item, { choices } as Partial<FormItem>);
      },
      'De keuzes bij "Netbeheerder" waren anders.',
    ],
    [
      'whether an answer is required',
      ({ model }) =>
        model.change(model.items.find(({ title }) => title === TITLE)!, {
          required: true,
        } as Partial<FormItem>),
      `De vraag "${TITLE}" was wel verplicht.`,
    ],
    [
      'the order',
      ({ model }) =>
        model.move(
          model.items.findIndex(({ title }) => title === TITLE),
          2,
        ),
      'De volgorde was anders, vanaf "Bruto oppervlakte in hectare".',
    ],
    [
      'a question that was taken away',
      ({ model }) => model.remove(model.items.find(({ title }) => title === TITLE)!.id),
      `De vraag of bladzijde "${TITLE}" was weggehaald.`,
    ],
    [
      'the title of the form',
      ({ model }) => model.set({ title: 'Mijn formulier' }),
      'De titel was "Mijn formulier".',
    ],
  ])('%s is told and left, and put back when that is asked', (_, change, sentence) => {
    const register = madeRegister();
    const file = formFile(register, 'aanmelding');
    const whole = portrait(file);
    register.driver.changeForm(COORDINATOR, file.id, () => change(file));
    const changed = portrait(file);
    makeForms(register);
    expect(said(register)).toContain(`is iets met de hand veranderd. ${sentence}`);
    expect(portrait(file)).toEqual(changed);
    makeForms(register);
    expect(said(register)).toContain(sentence);
    restoreForms(register);
    expect(said(register)).toContain(`is iets teruggezet. ${sentence}`);
    expect(portrait(file)).toEqual(whole);
    makeForms(register);
    expect(said(register)).toBe(FINE);
  });

  test('what the register wants to change itself is changed all the same', () => {
    const register = madeRegister();
    const file = formFile(register, 'aanmelding');
    const item = itemTitled(file, 'Uw gemeente');
    register.driver.changeForm(COORDINATOR, file.id, () =>
      file.model.change(item, { title: 'Welke gemeente?' }),
    );
    write(register, { type: 'update', table: 'municipality', key: 'GM0193', values: { name: 'Zwollestad' } });
    makeForms(register);
    const now = itemTitled(file, 'Welke gemeente?');
    expect(choices(now)).toContain('Zwollestad');
  });

  test('a question that a person added stays where it is, and is no part of ours', () => {
    const register = madeRegister();
    const file = formFile(register, 'aanmelding');
    register.driver.changeForm(COORDINATOR, file.id, (model) => {
      const own = model.add('TEXT');
      model.change(own, { title: 'Eigen vraag' });
      model.move(model.items.indexOf(model.item(own.id)!), 2);
    });
    makeForms(register);
    expect(said(register)).toBe(FINE);
    restoreForms(register);
    expect(file.model.items[2]!.title).toBe('Eigen vraag');
  });

  test('a form that was thrown away is told, and made anew only when that is asked', () => {
    const register = madeRegister();
    const file = formFile(register, 'opgave');
    file.trashed = true;
    makeForms(register);
    expect(said(register)).toContain('kunnen we niet openen');
    expect(formFiles(register)).toHaveLength(2);
    restoreForms(register);
    expect(formFiles(register)).toHaveLength(3);
    makeForms(register);
    expect(said(register)).toBe(FINE);
  });
});

test('who does not keep the register makes, restores, opens and closes nothing, and reads why', () => {
  const register = madeRegister();
  for (const item of ['maken of bijwerken', 'terugzetten', 'openen of sluiten']) {
    register.click(['Intake', `Formulieren ${item}`], COLLEAGUE);
    expect(said(register)).toContain('Je mag dit deel van het register niet wijzigen.');
    expect(said(register)).toContain('Vraag de coördinator');
  }
  expect(formFiles(register)).toHaveLength(2);
});

describe('opening and closing', () => {
  const OPEN = ['Intake', 'Formulieren openen of sluiten'];

  test('the opgave follows the periods, the other form is always open', () => {
    const register = madeRegister();
    const opgave = formFile(register, 'opgave').model;
    register.click(OPEN);
    expect(said(register)).toContain('Er is niets veranderd.');
    write(register, { type: 'update', table: 'period', key: '2026-H2', values: { status: 'controle' } });
    register.click(OPEN);
    expect(said(register)).toContain('"Bedrijventerreinen: halfjaarlijkse opgave" is gesloten');
    expect(opgave.settings).toMatchObject({ published: true, acceptingResponses: false });
    expect(formFile(register, 'aanmelding').model.settings.acceptingResponses).toBe(true);
    const refused = register.driver.submitForm(formFile(register, 'opgave').id, {});
    expect(refused.refusal).toBe(FORMS.opgave.closed);
    write(register, { type: 'update', table: 'period', key: '2026-H2', values: { status: 'open' } });
    register.click(OPEN);
    expect(opgave.settings.acceptingResponses).toBe(true);
  });

  test('before there are forms, it says how to make them', () => {
    const register = placedRegister();
    register.click(OPEN);
    expect(said(register)).toContain('Er zijn nog geen formulieren.');
  });
});

describe('two at once', () => {
  const LEASE = 'formlease';

  test('who comes second is told so, and what was left behind is taken up after a while', () => {
    const register = placedRegister();
    const props = () => [...register.world.properties.values()].find((values) => values.has('schema'))!;
    props().set(LEASE, String(register.world.now));
    makeForms(register);
    expect(said(register)).toContain('Iemand anders is bezig met de formulieren');
    expect(formFiles(register)).toHaveLength(0);
    register.world.moveClock(register.world.now + AWHILE);
    makeForms(register);
    expect(formFiles(register)).toHaveLength(2);
    expect(props().has(LEASE)).toBe(false);
  });
});

describe('at night', () => {
  test('forms that exist get new choices, and none is made', () => {
    const register = placedRegister();
    const night = () => {
      register.world.moveClock(register.world.now + 24 * 3_600_000);
      const result = run(register.world, register.project, 'onNight', [{}]);
      expect(result.status).toBe('completed');
    };
    night();
    expect(formFiles(register)).toHaveLength(0);
    makeForms(register);
    write(register, {
      type: 'update',
      table: 'cluster',
      key: 'CL-0001',
      values: { name: 'Hessenpoort Noord' },
    });
    night();
    expect(formFile(register, 'opgave').model.items.flatMap(choices)).toContain(
      'Hessenpoort Noord · CL-0001',
    );
  });
});

/** After this nobody waits for an execution that ended without a word. */
const AWHILE = 8 * 60_000;

describe('an execution that dies', () => {
  test('at any call leaves forms that the next one finishes, and never a second one', () => {
    const whole = placedRegister();
    const { reads, writes } = makeForms(whole);
    const complete = FORM_IDS.map((id) => portrait(formFile(whole, id)));
    const calls = reads + writes;
    expect(calls).toBeGreaterThan(500);
    // All of the first and the last calls, and a sample of the many alike in between.
    const at = Array.from({ length: calls }, (_, index) => index + 1).filter(
      (call) => call <= 25 || call > calls - 12 || call % 41 === 0,
    );
    for (const call of at) {
      const register = placedRegister();
      register.driver.open(COORDINATOR, register.fileId);
      register.world.faults.push({ kind: 'crash', atCall: call });
      makeForms(register);
      register.world.faults.length = 0;
      register.world.moveClock(register.world.now + AWHILE);
      makeForms(register);
      expect([call, formFiles(register).length]).toEqual([call, 2]);
      expect(FORM_IDS.map((id) => portrait(formFile(register, id)))).toEqual(complete);
      makeForms(register);
      expect([call, said(register)]).toEqual([call, FINE]);
    }
  });

  test('during an update, is not taken for what a person did', () => {
    const register = madeRegister();
    const changes = [
      { type: 'update' as const, table: 'municipality', key: 'GM0193', values: { name: 'Zwollestad' } },
      { type: 'update' as const, table: 'cluster', key: 'CL-0001', values: { name: 'Anders' } },
      terrain('Twentepoort', 'GM0141', 'CL-0003'),
      { type: 'update' as const, table: 'terrain', key: 'OV-0004', values: { source_status: 'vervallen' } },
    ];
    write(register, ...changes);
    const { reads, writes } = makeForms(register);
    const complete = FORM_IDS.map((id) => portrait(formFile(register, id)));
    for (let call = 1; call <= reads + writes; call++) {
      const again = madeRegister();
      write(again, ...changes);
      again.world.faults.push({ kind: 'crash', atCall: call });
      makeForms(again);
      again.world.faults.length = 0;
      again.world.moveClock(again.world.now + AWHILE);
      makeForms(again);
      expect(said(again)).not.toContain('met de hand');
      expect(FORM_IDS.map((id) => portrait(formFile(again, id)))).toEqual(complete);
    }
  });
});
