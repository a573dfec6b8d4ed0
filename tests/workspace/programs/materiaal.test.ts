/** The equipment request program, unchanged: it makes a form, people fill it in, mails and stock follow. */
import type { FormFile } from '../../../src/workspace/world.ts';
import { CHIEF, type Programme, programme, STAFF, succeeded } from './support.ts';

const SHEET = 'Formulierreacties 1';

function withForm(): Programme & { readonly form: FormFile } {
  const stage = programme('materiaal');
  const { driver, file, answers, world } = stage;
  succeeded(...driver.open(CHIEF.email, file.id));
  answers.push({ button: 'OK', text: '' });
  succeeded(driver.menu(CHIEF.email, file.id, ['Materiaal', 'Formulier maken']));
  const form = [...world.files.values()].find((each): each is FormFile => each.kind === 'form')!;
  return { ...stage, form };
}

function request({ driver, form }: ReturnType<typeof withForm>, answers: Record<string, string>) {
  const filled = { Naam: 'Sam', Artikel: 'Beamer', Aantal: '1', 'Nodig op': '2026-02-10', ...answers };
  const outcome = driver.submitForm(form.id, { email: STAFF.email, answers: filled });
  succeeded(...outcome.executions);
  return outcome;
}

test('the menu makes one form, linked to the sheet', () => {
  const stage = withForm();
  expect(stage.form.model.settings).toMatchObject({ published: true, collectEmail: true });
  expect(stage.shown(SHEET)).toEqual([
    ['Tijdstempel', 'E-mailadres', 'Naam', 'Artikel', 'Aantal', 'Nodig op', 'Bezorgen', 'Opmerkingen'],
  ]);
  stage.answers.push({ button: 'OK', text: '' });
  succeeded(stage.driver.menu(CHIEF.email, stage.file.id, ['Materiaal', 'Formulier maken']));
  expect([...stage.world.files.values()].filter(({ kind }) => kind === 'form')).toHaveLength(1);
  expect([...stage.world.triggers.values()].map(({ handler, event }) => [handler, event])).toEqual([
    ['onRequest', 'ON_FORM_SUBMIT'],
  ]);
});

test('a request gets a number, takes from the stock and is confirmed by mail', () => {
  const stage = withForm();
  const outcome = request(stage, { Opmerkingen: 'Met <kabel> & stekker' });
  expect(outcome.confirmation).toBe('Bedankt, je krijgt een bevestiging per mail.');
  expect(stage.shown('Voorraad')[1]).toEqual(['Beamer', '1']);
  expect(stage.shown(SHEET)[0]!.slice(-2)).toEqual(['Nummer', 'Uitkomst']);
  expect(stage.shown(SHEET)[1]!.slice(1)).toEqual(
    [STAFF.email, 'Sam', 'Beamer', '1', '10-02-2026', '', 'Met <kabel> & stekker', 'M-0001', 'Toegekend'].map(
      (text) => (text === '10-02-2026' ? expect.stringMatching(/^10[-/]0?2[-/]2026$/) : text),
    ),
  );
  const [toStaff, toChief] = stage.world.mail;
  expect(toStaff).toMatchObject({
    to: [STAFF.email],
    fromName: 'Materiaalbeheer',
    replyTo: CHIEF.email,
    subject: 'Aanvraag ontvangen: Beamer (M-0001)',
  });
  expect(toStaff!.htmlBody).toContain('<blockquote>Met &lt;kabel&gt; &amp; stekker</blockquote>');
  expect(toChief).toMatchObject({ to: [CHIEF.email], subject: 'Voorraad bijna op: Beamer' });
});

test('what is not in stock is refused by mail, and the stock stays', () => {
  const stage = withForm();
  request(stage, { Aantal: '3' });
  expect(stage.shown('Voorraad')[1]).toEqual(['Beamer', '2']);
  expect(stage.shown(SHEET)[1]!.slice(-2)).toEqual(['M-0001', 'Niet genoeg voorraad']);
  expect(stage.world.mail[0]!.subject).toBe('Aanvraag kan niet: Beamer (M-0001)');
});

test('the form refuses what it should, and then nothing happens', () => {
  const stage = withForm();
  for (const wrong of [{ Aantal: '11' }, { Aantal: 'veel' }, { Artikel: 'Vliegtuig' }, { Naam: '' }]) {
    const outcome = request(stage, wrong);
    expect([outcome.response, outcome.errors.length]).toEqual([null, 1]);
  }
  const [error] = request(stage, { Aantal: '11' }).errors;
  expect(JSON.stringify(error)).toContain('Vul een heel getal in van 1 tot en met 10.');
  expect([stage.world.mail.length, stage.shown(SHEET).length]).toEqual([0, 1]);
});

test('new articles in the sheet come into the form', () => {
  const stage = withForm();
  stage.driver.paste(CHIEF.email, stage.file.id, 'Voorraad', 'A5', [['Drone', '1']]);
  succeeded(stage.driver.menu(CHIEF.email, stage.file.id, ['Materiaal', 'Keuzes bijwerken']));
  expect(request(stage, { Artikel: 'Drone' }).errors).toEqual([]);
  expect(stage.shown('Voorraad')[4]).toEqual(['Drone', '0']);
});
