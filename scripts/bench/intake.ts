/** One report of a municipality, from the form to the register, to measure what each step costs. */
import type { ShownIntake } from '../../src/register/app/intake/queue.ts';
import type { Outcome } from '../../src/register/domain/import/outcome.ts';
import { Driver, type ExecutionResult } from '../../src/workspace/index.ts';
import type { FormFile } from '../../src/workspace/world.ts';
import type { LocalRegister } from '../world.ts';

/** Makes the forms, sends a correction of the first terrain, and accepts it. */
export function measureIntake(
  register: LocalRegister,
  note: (name: string, result: ExecutionResult) => void,
): void {
  const { world, fileId, owner } = register;
  const driver = new Driver(world, { answer: () => ({ button: 'OK', text: '' }) });
  driver.open(owner.email, fileId);
  const menu = ['Terreinregister', 'Intake', 'Formulieren maken of bijwerken'];
  note('Formulieren maken', driver.menu(owner.email, fileId, menu));
  driver.close(owner.email, fileId);
  const form = [...world.files.values()].find(
    (file): file is FormFile => file.kind === 'form' && file.name.endsWith('aanmelden of wijzigen'),
  )!;
  const answers: Readonly<Record<string, string>> = {
    'Uw naam': 'Inzender',
    'Uw e-mailadres': 'inzender@gemeente.example',
    'Uw gemeente': 'Almelo',
    'Naam van het terrein, als het niet in de lijst stond': 'OV-0001',
    'Wat wilt u doen?': 'Gegevens van een terrein verbeteren',
    'Bruto oppervlakte in hectare': '123,4',
    Plaats: 'Almelo',
  };
  const sent = driver.submitForm(form.id, {
    answers: Object.fromEntries(
      form.model.items.flatMap(({ id, title }) => (title in answers ? [[id, answers[title]!]] : [])),
    ),
  });
  const [received] = sent.executions;
  if (!received) throw new Error(sent.refusal ?? JSON.stringify(sent.errors));
  note('Inzending ontvangen', received);
  const opened = register.call('showIntake', 'IN-0001');
  note('Inzending openen', opened);
  const shown = opened.value as Outcome<ShownIntake>;
  if (!shown.ok) throw new Error(shown.reason);
  const { key, print, rows } = shown.value;
  const fields = rows.flatMap((row) => row.fields.filter(({ standing }) => standing !== 'gelijk'));
  const decisions = fields
    .filter(({ goesWith }) => goesWith === null)
    .map(({ id, seen }) => ({ id, seen, accepted: true, reason: '' }));
  const request = { key, print, decisions, along: {}, explanation: '', overrule: 'Meting' };
  const handled = register.call('handleIntake', request);
  note('Inzending overnemen', handled);
  const outcome = handled.value as Outcome<{ kind: string }>;
  if (!outcome.ok || outcome.value.kind !== 'done') throw new Error(JSON.stringify(outcome));
}
