/** The side panel through the real bundle: from a row that somebody selects, by the menu, with their rights. */

import type { ShownFiche } from '../../../../src/register/app/panel/fiche.ts';
import type { TakenStep } from '../../../../src/register/app/panel/step.ts';
import type { Outcome } from '../../../../src/register/domain/import/outcome.ts';
import { COLLEAGUE, COORDINATOR, type TestRegister } from '../../../support/register.ts';
import { panelRegister } from './support.ts';

let register: TestRegister;

beforeEach(() => {
  register = panelRegister();
});

/** Opens the panel as somebody; what it asks of the script, and what that costs. */
function openPanel(email: string) {
  const { driver, fileId } = register;
  expect(register.click(['Terreinfiche'], email)).toMatchObject({ status: 'completed' });
  const [page] = driver.pages(email, fileId);
  expect(page).toMatchObject({ title: 'Terreinfiche' });
  return (name: string, ...args: unknown[]) => {
    const result = driver.callPage(page!.id, name, args);
    if (result.status !== 'completed') throw new Error(result.error?.message ?? result.status);
    return result;
  };
}

function select(email: string, table: string, row: number): void {
  if (!register.driver.isOpen(email, register.fileId)) register.driver.open(email, register.fileId);
  register.driver.select(email, register.fileId, register.tab(table).name, `B${row}`);
}

const shown = (value: unknown) => {
  const outcome = value as Outcome<ShownFiche>;
  if (!outcome.ok || outcome.value.kind !== 'fiche') throw new Error(JSON.stringify(outcome));
  return outcome.value.fiche;
};

const ACTIVITY = {
  'activity.activity_date': '2026-11-23',
  'activity.type': 'gesprek',
  'activity.subject': 'Kennismaking',
  'activity.executor_id': 'CT-0002',
  'activity.spuk_leg': 'bt',
};

test('follows what is selected, also where columns were moved, and asks for nothing but reads', () => {
  const ask = openPanel(COORDINATOR);
  select(COORDINATOR, 'terrain', 4);
  expect(shown(ask('showFiche', null).value).name).toBe('Marslanden');
  register.driver.moveColumns(COORDINATOR, register.fileId, register.tab('cluster').name, 3, 1, 9);
  select(COORDINATOR, 'cluster', 2);
  const result = ask('showFiche', null);
  expect(shown(result.value).name).toBe('Hessenpoort');
  expect(result).toMatchObject({ writes: 0 });
  // One for each table of the fiche, and the tabs, their marks and the properties.
  expect(result.reads).toBeLessThanOrEqual(29);
});

test('follows a row of a list of work, by the track that it shows', () => {
  register.write({
    via: 'import',
    reason: 'Proef',
    changes: [
      {
        type: 'add',
        table: 'track',
        key: '+t',
        values: { name: 'Havens van Marslanden', cluster_id: 'CL-0002', state_w1: 'intake' },
      },
    ],
  });
  const ask = openPanel(COORDINATOR);
  register.driver.select(COORDINATOR, register.fileId, 'Wagon 1', 'C5');
  expect(shown(ask('showFiche', null).value).name).toBe('Marslanden');
  register.driver.select(COORDINATOR, register.fileId, 'Wagon 1', 'C2');
  expect(ask('showFiche', null).value).toMatchObject({
    ok: false,
    reason: 'Deze rij hoort niet bij een cluster.',
  });
});

test('who may not write everywhere is told so in Dutch, and nothing is changed', () => {
  register.write({
    via: 'import',
    reason: 'Proef',
    changes: [
      {
        type: 'update',
        table: 'contact',
        key: 'CT-0002',
        values: { email: COLLEAGUE, role: 'aanjager' },
      },
    ],
  });
  register.click(['Beheer', 'Opmaak en controles opnieuw aanbrengen']);
  const ask = openPanel(COLLEAGUE);
  const fiche = shown(ask('showFiche', 'CL-0001').value);
  expect(fiche.named).toBe(false);
  expect(JSON.stringify(fiche)).not.toContain('Voorbeeld');
  const step = { cluster: 'CL-0001', step: 'activiteit', about: null, print: fiche.print, values: ACTIVITY };
  expect(ask('takeStep', step).value).toEqual({
    ok: false,
    reason: 'Je mag dit deel van het register niet wijzigen.',
    tip: 'Vraag de coördinator om het te doen, of om je rechten te geven.',
  });
  expect(register.read('activity').rows).toHaveLength(0);
  const coordinator = openPanel(COORDINATOR);
  const taken = coordinator('takeStep', step).value as Outcome<TakenStep>;
  expect(taken).toMatchObject({ ok: true, value: { kind: 'done', batch: expect.stringMatching(/^B-/) } });
  expect(register.read('activity').rows).toHaveLength(1);
});
