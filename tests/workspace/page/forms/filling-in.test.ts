/** The page of a form without a browser: sections, what is kept, what is sent, and who may. */
import fc from 'fast-check';
import { FillingIn } from '../../../../src/workspace/page/forms/filling-in.ts';
import { STEPS } from '../../../../src/workspace/page/forms/respondent-page.ts';
import { prefilledUrl } from '../../../../src/workspace/services/forms/model/urls.ts';
import { fieldsOf } from '../../../../src/workspace/services/forms/respond.ts';
import { formStage, linkedRows } from '../../services/forms/support.ts';
import { asked, build } from '../../services/forms/wild-forms.ts';
import { EVA, JAN } from '../../support.ts';
import { Visitor } from './visitor.ts';

const { on, back, send, person } = STEPS;

/** A form that a script made, and how to visit it. */
function stage(setUp: string, source = '') {
  const s = formStage(setUp, source);
  const filling = new FillingIn(s.world, s.driver);
  const address = s.inForm('return form.getPublishedUrl();') as string;
  const field = (title: string) => {
    const item = s.form.model.items.find((each) => each.title === title)!;
    return `entry.${(item as unknown as { entry: number }).entry}`;
  };
  return {
    ...s,
    field,
    visit: (query = '') => new Visitor(filling, `${address}?${query}`),
    visitAt: (at: string) => new Visitor(filling, at),
    sent: () =>
      s.form.model.responses.map(({ respondent, answers }) => [
        respondent,
        ...answers.map(([, answer]) => answer),
      ]),
  };
}

test('any form in any sections: what a link fills in comes through the pages as it was, also when one goes back', () => {
  fc.assert(
    fc.property(
      fc.array(asked, { maxLength: 6 }),
      fc.array(fc.nat(6), { maxLength: 3 }),
      fc.infiniteStream(fc.boolean()),
      (questions, breaks, turns) => {
        const { driver, form, answers } = build(questions, false);
        for (const at of breaks) {
          form.model.add('PAGE_BREAK');
          form.model.move(form.model.items.length - 1, at % form.model.items.length);
        }
        const visitor = new Visitor(
          new FillingIn(driver.world, driver),
          prefilledUrl(form.id, fieldsOf(form.model, answers)),
        );
        for (let turn = 0; turn < 30 && form.model.responses.length === 0; turn += 1) {
          expect(visitor.errors).toEqual([]);
          const goesBack = turn < 10 && turns.next().value && visitor.buttons.includes('Vorige');
          visitor.press(goesBack ? back : visitor.buttons.includes('Versturen') ? send : on);
        }
        expect(new Map(form.model.responses[0]!.answers)).toEqual(answers);
        expect(visitor.text).toContain('Je reactie is vastgelegd.');
      },
    ),
    { numRuns: 150 },
  );
});

test('any fields at all that are posted: there is a page, and nothing is sent that the form would not take', () => {
  const name = fc.tuple(
    fc.nat(5),
    fc.constantFrom('', '.other_option_response', '_year', '_month', '_day', '_time', '_hour', '_minute'),
    fc.string(),
  );
  fc.assert(
    fc.property(
      fc.array(asked, { maxLength: 4 }),
      fc.array(name, { maxLength: 12 }),
      fc.constantFrom(on, back, send, person, 'iets'),
      fc.string(),
      (questions, posted, step, page) => {
        const { driver, form } = build(questions, true);
        const entries = [...JSON.stringify(form.model.items).matchAll(/"entry":(\d+)/g)].map(
          (found) => found[1],
        );
        const visitor = new Visitor(new FillingIn(driver.world, driver), `/formulier/${form.id}`);
        visitor.post([
          ...posted.map(([at, tail, value]) => [`entry.${entries[at] ?? at}${tail}`, value] as const),
          ['stap', step],
          ['pagina', page],
        ]);
        expect(visitor.html).toContain('<h1>');
        if (form.model.responses.length === 0) return;
        expect(step).toBe(send);
        const [response] = form.model.responses;
        expect(driver.submitForm(form.id, { editOf: response!.id }).errors).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
});

describe('the way through the sections', () => {
  const FORM = `
    form.setProgressBar(true);
    const route = form.addMultipleChoiceItem().setTitle('route').setRequired(true);
    const more = form.addPageBreakItem().setTitle('Meer');
    form.addTextItem().setTitle('meer');
    const last = form.addPageBreakItem().setTitle('Slot');
    form.addTextItem().setTitle('slot');
    route.setChoices([
      route.createChoice('meer', more), route.createChoice('slot', last),
      route.createChoice('klaar', FormApp.PageNavigationType.SUBMIT),
      route.createChoice('opnieuw', FormApp.PageNavigationType.RESTART),
    ]);`;

  test('follows the answers, and answers on sections that are skipped are not sent', () => {
    const s = stage(FORM);
    const visitor = s.visit();
    expect(visitor.buttons).toEqual(['Volgende']);
    visitor.press(on, { [s.field('route')]: 'meer' });
    expect(visitor.text).toContain('Pagina 2 van 3');
    visitor.press(on, { [s.field('meer')]: 'een heleboel' });
    expect(visitor.buttons).toEqual(['Vorige', 'Versturen']);
    visitor.press(back);
    expect(visitor.fields()).toContainEqual([s.field('meer'), 'een heleboel']);
    visitor.press(back).press(on, { [s.field('route')]: 'slot' });
    expect(visitor.text).toContain('Pagina 3 van 3');
    visitor.press(send, { [s.field('slot')]: 'x' });
    expect(s.sent()).toEqual([['', 'slot', 'x']]);
  });

  test('a choice that ends the form is asked to be sent first, and can be taken back', () => {
    const s = stage(FORM);
    const visitor = s.visit().press(on, { [s.field('route')]: 'klaar' });
    expect(visitor.text).toContain('U bent bij het einde.');
    expect(visitor.text).toContain('route klaar');
    expect(visitor.buttons).toEqual(['Vorige', 'Versturen']);
    expect(s.sent()).toEqual([]);
    visitor.press(back);
    expect(visitor.fields()).toContainEqual([s.field('route'), 'klaar']);
    visitor.press(on).press(send);
    expect(s.sent()).toEqual([['', 'klaar']]);
  });

  test('a choice may lead back to the start', () => {
    const s = stage(FORM);
    const visitor = s.visit().press(on, { [s.field('route')]: 'opnieuw' });
    expect(visitor.text).toContain('Pagina 1 van 3');
    expect(visitor.errors).toEqual([]);
  });

  test('what is wrong keeps one on the page with what was typed; going back does not ask', () => {
    const s = stage(`form.addPageBreakItem();
      form.addTextItem().setTitle('getal').setValidation(FormApp.createTextValidation().requireNumber().build());`);
    const visitor = s
      .visit()
      .press(on)
      .press(send, { [s.field('getal')]: 'vier' });
    expect(visitor.status).toBe(422);
    expect(visitor.errors).toEqual(['getal – Moet een getal zijn']);
    expect(visitor.html).toContain('<title>Fout: ');
    visitor.press(back);
    expect(visitor.errors).toEqual([]);
    visitor.press(on);
    expect(visitor.fields()).toContainEqual([s.field('getal'), 'vier']);
  });

  test('a form that changes meanwhile goes on where one was', () => {
    const s = stage(FORM);
    const visitor = s.visit().press(on, { [s.field('route')]: 'slot' });
    const slot = s.field('slot');
    s.inForm(`form.moveItem(form.addPageBreakItem().setTitle('Nieuw'), 1);
      form.addTextItem().setTitle('ook nog').setRequired(true);`);
    visitor.press(send, { [slot]: 'x' });
    expect(visitor.errors).toEqual(['ook nog – Deze vraag is verplicht']);
    visitor.press(send, { [s.field('ook nog')]: 'y' });
    expect(s.sent()).toEqual([['', 'slot', 'x', 'y']]);
  });
});

describe('what is typed', () => {
  test('words beside ‘Anders’ are an answer, also without its button', () => {
    const s = stage(`form.addCheckboxItem().setTitle('kleur').setChoiceValues(['rood']).showOtherOption(true);
      form.addMultipleChoiceItem().setTitle('maat').setChoiceValues(['groot']).showOtherOption(true);`);
    const visitor = s.visit();
    const [color, size] = [s.field('kleur'), s.field('maat')];
    visitor.press(send, {
      [color]: 'rood',
      [`${color}.other_option_response`]: 'paars',
      [`${size}.other_option_response`]: 'reus',
    });
    expect(s.sent()).toEqual([['', ['rood', 'paars'], 'reus']]);
  });

  test.each([
    [{ day: '3', month: '06', year: '2026' }, '2026-06-03'],
    [{ day: '31', month: '02', year: '2026' }, null],
    [{ day: '', month: '02', year: '' }, null],
    [{ day: 'drie', month: '', year: '26' }, null],
  ])('a date in three boxes: %o', (boxes, wanted) => {
    const s = stage("form.addDateItem().setTitle('dag');");
    const name = s.field('dag');
    const filled = Object.fromEntries(
      Object.entries(boxes).map(([part, value]) => [`${name}_${part}`, value]),
    );
    const visitor = s.visit().press(send, filled);
    if (wanted !== null) return expect(s.sent()).toEqual([['', wanted]]);
    expect(visitor.errors).toEqual(['dag – Vul een geldige waarde in, zoals 1 mei 2026']);
    for (const field of Object.entries(filled)) expect(visitor.fields()).toContainEqual(field);
  });

  test.each([
    ['9.05', '09:05'],
    ['09:05', '09:05'],
    ['kwart over', null],
  ])('a time: %s', (typed, wanted) => {
    const s = stage("form.addTimeItem().setTitle('tijd');");
    const visitor = s.visit().press(send, { [`${s.field('tijd')}_time`]: typed });
    if (wanted !== null) return expect(s.sent()).toEqual([['', wanted]]);
    expect(visitor.fields()).toContainEqual([`${s.field('tijd')}_time`, typed]);
  });

  test('boxes of a length of time that stay empty are nought, and all empty is no answer', () => {
    const s = stage("form.addDurationItem().setTitle('duur');");
    const name = s.field('duur');
    s.visit().press(send, { [`${name}_minute`]: '5' });
    s.visit().press(send);
    expect(s.sent()).toEqual([['', '0:05:00'], ['']]);
  });

  test('addresses in the texts of a form are links, those of Google’s to their place here', () => {
    const s = stage(
      `form.setDescription('Zie https://www.overijssel.nl/privacy?a=1&b=2. Of (' + form.getPublishedUrl() + ').');`,
    );
    const links = [...s.visit().html.matchAll(/<a href="([^"]*)"[^>]*>([^<]*)</g)].map((found) =>
      found.slice(1),
    );
    expect(links).toEqual([
      ['https://www.overijssel.nl/privacy?a=1&amp;b=2', 'https://www.overijssel.nl/privacy?a=1&amp;b=2'],
      [expect.stringMatching(/^\/formulier\/1FAIpQLS[\w-]+$/), expect.stringMatching(/viewform$/)],
    ]);
  });

  test('nothing that a form says or somebody types gets out of its place in the page', () => {
    const evil = '"><script>alert(1)</script>';
    const s = stage(`form.setTitle('${evil}').setDescription('${evil}');
      form.addTextItem().setTitle('${evil}').setHelpText('${evil}').setRequired(true);
      form.addMultipleChoiceItem().setTitle('b').setChoiceValues(['${evil} b']).showOtherOption(true);
      form.addVideoItem().setTitle('c');`);
    const visitor = s.visit(`emailAddress=${encodeURIComponent(evil)}&als=${encodeURIComponent(evil)}`);
    visitor.press(send, { [`${s.field('b')}.other_option_response`]: evil });
    expect(visitor.html.match(/<script/g)).toHaveLength(1);
    expect(visitor.fields()).toContainEqual([`${s.field('b')}.other_option_response`, evil]);
  });
});

describe('sending', () => {
  const NOTES = `
    function note(key, value) { PropertiesService.getScriptProperties().setProperty(key, JSON.stringify(value)); }
    function onForm(e) { note('form', [e.source.getTitle(), e.response.getRespondentEmail(), e.response.getEditResponseUrl(), String(e.authMode)]); }
    function onRow(e) { note('row', [e.range.getA1Notation(), e.values.slice(1), e.namedValues.naam]); }`;
  const FORM = `form.addTextItem().setTitle('naam').setRequired(true); form.setCollectEmail(true).setAllowResponseEdits(true);
    form.setDestination(FormApp.DestinationType.SPREADSHEET, sheet.getId());
    ScriptApp.newTrigger('onForm').forForm(form).onFormSubmit().create();
    ScriptApp.newTrigger('onRow').forSpreadsheet(sheet).onFormSubmit().create();`;

  test('fires the triggers of form and spreadsheet, and what they got leads to the same response', () => {
    const s = stage(FORM, NOTES);
    const noted = (key: string) =>
      JSON.parse(s.value(`return PropertiesService.getScriptProperties().getProperty('${key}');`) as string);
    const visitor = s.visit().press(send, { [s.field('naam')]: 'Piet', emailAddress: 'piet@zwolle.nl' });
    expect(visitor.text).toContain('Antwoord bewerken');
    const [title, email, editUrl, mode] = noted('form');
    expect([title, email, mode]).toEqual(['Opgave', 'piet@zwolle.nl', 'FULL']);
    expect(noted('row')).toEqual(['A2:C2', ['piet@zwolle.nl', 'Piet'], ['Piet']]);

    const again = s.visitAt(editUrl);
    expect(again.text).toContain('U wijzigt een antwoord dat al is verstuurd.');
    expect(again.fields()).toContainEqual(['emailAddress', 'piet@zwolle.nl']);
    again.press(send, { [s.field('naam')]: 'Piet J.' });
    expect(linkedRows(s).map((row) => row.slice(1))).toEqual([
      ['E-mailadres', 'naam'],
      ['piet@zwolle.nl', 'Piet J.'],
    ]);
    expect(noted('row')).toEqual(['A2:C2', ['', 'Piet J.'], ['Piet J.']]);
  });

  test('the address of somebody who is signed in goes along, and is not asked', () => {
    const s = stage(FORM);
    const visitor = s.visit(`als=${encodeURIComponent(EVA.email)}`);
    expect(visitor.fields().map(([name]) => name)).not.toContain('emailAddress');
    visitor.press(send, { [s.field('naam')]: 'Eva', emailAddress: 'kwaad@elders.nl' });
    expect(s.sent()).toEqual([[EVA.email, 'Eva']]);
  });

  test('an address that is none is asked again', () => {
    const s = stage(FORM);
    const visitor = s.visit().press(send, { [s.field('naam')]: 'Eva', emailAddress: 'eva' });
    expect(visitor.errors).toEqual(['E-mailadres – Vul een geldig e-mailadres in.']);
    expect(visitor.fields()).toContainEqual(['emailAddress', 'eva']);
  });

  test('the same page posted twice is sent once; with other answers it is another response', () => {
    const s = stage("form.addTextItem().setTitle('naam');");
    const visitor = s.visit();
    const first = [...visitor.filledIn({ [s.field('naam')]: 'Jan' }), ['stap', send] as const];
    const second = [...visitor.filledIn({ [s.field('naam')]: 'Piet' }), ['stap', send] as const];
    visitor.post(first);
    visitor.post(first);
    expect(visitor.movedTo[0]).toBe(visitor.movedTo[1]);
    expect(s.sent()).toEqual([['', 'Jan']]);
    visitor.post(second);
    expect(s.sent()).toEqual([
      ['', 'Jan'],
      ['', 'Piet'],
    ]);
  });

  test('a form that closes meanwhile says so, and keeps the answers until it opens again', () => {
    const s = stage("form.addTextItem().setTitle('naam');");
    const visitor = s.visit();
    s.form.model.set({ acceptingResponses: false });
    visitor.press(send, { [s.field('naam')]: 'Jan' });
    expect(visitor.text).toContain('accepteert geen reacties meer');
    expect(s.sent()).toEqual([]);
    s.form.model.set({ acceptingResponses: true });
    visitor.press(person).press(send);
    expect(s.sent()).toEqual([['', 'Jan']]);
  });

  test('a response is not changed where that is not offered, and thanks offers what the form does', () => {
    const s = stage("form.addTextItem().setTitle('naam'); form.setShowLinkToRespondAgain(false);");
    const visitor = s.visit().press(send, { [s.field('naam')]: 'Jan' });
    expect(visitor.html).not.toContain('<a ');
    const { id } = s.form.model.responses[0]!;
    expect(s.visit(`edit2=${id}`).text).toContain('Reacties bewerken is uitgeschakeld');
    s.form.model.set({ linkToRespondAgain: true, allowResponseEdits: true });
    const more = s.visit(`als=${JAN.email}`).press(send);
    expect([...more.html.matchAll(/<a href="([^"]*)"/g)].map((found) => found[1])).toEqual([
      expect.stringMatching(/^\/formulier\/1FAIpQLS[\w-]+\?edit2=2_\w+/),
      expect.stringMatching(/^\/formulier\/1FAIpQLS[\w-]+\?als=jan/),
    ]);
  });

  test('an address of a form or a response that is gone says so', () => {
    const s = stage('');
    expect(s.visitAt('/formulier/weg')).toMatchObject({ status: 404 });
    expect(s.visit('edit2=weg')).toMatchObject({ status: 404 });
    s.form.trashed = true;
    expect(s.visit().text).toContain('Dit formulier is er niet');
  });
});
