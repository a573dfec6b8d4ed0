/** Links with what is known filled in, by the real bundle: what stands in them, what never does, and what they cost. */

import type { MunicipalityLinks } from '../../../../src/register/app/intake/links.ts';
import type { Outcome } from '../../../../src/register/domain/import/outcome.ts';
import { questionsOf } from '../../../../src/register/domain/intake/form.ts';
import { FORM_IDS, FORMS } from '../../../../src/register/domain/intake/forms.ts';
import { mayFillIn } from '../../../../src/register/domain/intake/known.ts';
import { type ExecutionResult, run } from '../../../../src/workspace/index.ts';
import type { TestRegister } from '../../../support/register.ts';
import { add, formFile, makeForms, placedRegister, write } from './support.ts';

function call(register: TestRegister, name: string, ...args: unknown[]): ExecutionResult {
  const result = run(register.world, register.project, name, args);
  if (result.status !== 'completed') throw new Error(result.error?.message);
  return result;
}

function linksOf(register: TestRegister, code: string): MunicipalityLinks {
  const outcome = call(register, 'municipalityLinks', code).value as Outcome<MunicipalityLinks>;
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

/** What a respondent finds filled in, by the title of the question. */
function filledIn(url: string): string[] {
  return [...new URLSearchParams(url.slice(url.indexOf('?') + 1))]
    .filter(([name]) => name.startsWith('entry.'))
    .map(([, value]) => value);
}

/** A cluster of which much is known, with people and figures that must stay out of links. */
function knowingRegister(): TestRegister {
  const register = placedRegister();
  write(
    register,
    add('contact', 'jo', {
      designation: 'parkmanager Hessenpoort',
      name: 'Jo Geheim',
      email: 'jo.geheim@voorbeeld.example',
      role: 'parkmanager',
      source: 'Proef',
      delete_after: '2030-01-01',
    }),
  );
  const assessed = (day: string, more: Record<string, unknown>) =>
    add('org_assessment', day, { cluster_id: 'CL-0001', assessed_on: day, assessor_id: 'CT-0001', ...more });
  write(
    register,
    assessed('2026-09-01', {
      fact_contact: 'ja',
      fact_group: 'nee',
      notes: 'Geheime opmerking',
      evidence_url: 'https://binnen.example/geheim',
    }),
    assessed('2026-02-01', { fact_contact: 'nee', fact_group: 'nee' }),
    add('measure', 'm1', {
      title: 'Zon op "acht" daken & meer',
      cluster_id: 'CL-0001',
      theme: 'energie',
      status: 'gepland',
      planned_on: '2027-05-01',
      investment: 987654.32,
      saving_kwh: 456789,
    }),
    add('measure', 'm2', {
      title: 'Al klaar',
      cluster_id: 'CL-0001',
      theme: 'energie',
      status: 'uitgevoerd',
    }),
    add('measure', 'm3', {
      title: 'Van een ander',
      cluster_id: 'CL-0002',
      theme: 'water',
      status: 'gepland',
    }),
    {
      type: 'update',
      table: 'terrain',
      key: 'OV-0001',
      values: { notes: 'Ook geheim', company_count: 1250 },
    },
  );
  makeForms(register);
  return register;
}

test('before there are forms, the page says how to make them', () => {
  const register = placedRegister();
  expect(call(register, 'linkPlaces').value).toMatchObject({
    ok: false,
    reason: 'Er zijn nog geen formulieren.',
  });
});

test('all municipalities are offered, with how many clusters they have', () => {
  const register = placedRegister();
  makeForms(register);
  const { value } = call(register, 'linkPlaces').value as { value: { name: string; count: number }[] };
  expect(value).toHaveLength(25);
  expect(value.filter(({ count }) => count > 0)).toEqual([
    { code: 'GM0150', name: 'Deventer', count: 2 },
    { code: 'GM0193', name: 'Zwolle', count: 3 },
  ]);
});

test('the opgave of a cluster has the last assessment and its measures filled in, and nothing more', () => {
  const register = knowingRegister();
  const links = linksOf(register, 'GM0193');
  expect(links.clusters.map(({ name }) => name)).toEqual(['Grensland', 'Hessenpoort', 'Marslanden']);
  expect(filledIn(links.clusters[1]!.url)).toEqual([
    'Zwolle',
    'Hessenpoort · CL-0001',
    'Ja',
    'Nee',
    'MR-0001 · Zon op "acht" daken & meer',
    'Energie',
    'Gepland',
    '2027-05-01',
    'Ja',
  ]);
  expect(filledIn(links.clusters[2]!.url)).toContain('MR-0003 · Van een ander');
});

test('a terrain has its fields filled in as a person would write them', () => {
  const register = knowingRegister();
  const filled = filledIn(linksOf(register, 'GM0193').terrains[0]!.url);
  expect(filled).toEqual(
    expect.arrayContaining([
      'Zwolle',
      'Hessenpoort fase 1 · OV-0001',
      'Hessenpoort fase 1',
      '123,45',
      '1.250',
      'Enexis',
      'Actief',
    ]),
  );
});

test('nothing personal, confidential or of notes stands in any link', () => {
  const register = knowingRegister();
  for (const code of ['GM0193', 'GM0150']) {
    const links = linksOf(register, code);
    for (const { url } of [...links.clusters, ...links.terrains]) {
      const text = decodeURIComponent(url);
      expect(text).not.toMatch(/geheim|voorbeeld\.example|987|456\.?789/i);
      expect(url.length).toBeLessThan(4000);
    }
  }
  for (const id of FORM_IDS) {
    for (const question of questionsOf(FORMS[id]).filter(mayFillIn)) {
      expect(question.personal).toBe(false);
      expect(question.openness).not.toBe('vertrouwelijk');
    }
  }
});

test('a respondent who only confirms sends what the register knew', () => {
  const register = knowingRegister();
  const opgave = formFile(register, 'opgave');
  const { url } = linksOf(register, 'GM0193').clusters[1]!;
  const sent = register.driver.submitForm(opgave.id, {
    prefill: url,
    answers: {
      'Uw naam': 'Jo',
      'Uw e-mailadres': 'jo@zwolle.example',
      'Wilt u een activiteit melden?': 'Nee',
      'Wilt u nog een maatregel melden of bijwerken?': 'Nee',
      'Wilt u een contactpersoon doorgeven?': 'Nee',
    },
  });
  expect(sent.errors).toEqual([]);
  const answers = [...sent.response!.answers].map(([id, answer]) => [opgave.model.item(id)!.title, answer]);
  expect(Object.fromEntries(answers)).toMatchObject({
    'Over welk terrein gaat het?': 'Hessenpoort · CL-0001',
    'Is er een aanspreekpunt van de ondernemers bekend?': 'Ja',
    Maatregel: 'MR-0001 · Zon op "acht" daken & meer',
  });
});

test('the links of a municipality cost one read per table, whatever their number', () => {
  const register = knowingRegister();
  const result = call(register, 'municipalityLinks', 'GM0193');
  expect(result.writes).toBe(0);
  expect(result.reads).toBeLessThanOrEqual(10);
});
