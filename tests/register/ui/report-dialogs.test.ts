/** Rapporten maken and Taken in a real browser on the real bundle: choose, see what it comes to, make, pause and stop. */
import type { Browser, Page } from 'playwright-core';
import { COORDINATOR, freshRegister, type TestRegister } from '../../support/register.ts';
import { breaches, focused, openDialog, startBrowser } from './support.ts';

const TIMEOUT = 60_000;

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
}, TIMEOUT);
afterAll(() => browser?.close());

/** A register with a half-year and some clusters. */
function withClusters(count: number): TestRegister {
  const register = freshRegister();
  const clusters = Array.from({ length: count }, (_, n) => ({
    type: 'add' as const,
    table: 'cluster',
    key: `+${n}`,
    values: {
      name: `Park ${n + 1}`,
      municipality_codes: [n % 2 ? 'GM0141' : 'GM0193'],
      counts_as: 1,
    },
  }));
  const period = {
    type: 'add' as const,
    table: 'period',
    key: '2026-H1',
    values: {
      name: 'Eerste halfjaar 2026',
      type: 'halfjaar',
      from: '2026-01-01',
      until: '2026-06-30',
      reference_date: '2026-07-01',
      status: 'open',
    },
  };
  const result = register.write({ via: 'menu', reason: 'Proef', changes: [period, ...clusters] });
  if (!result.ok) throw new Error(result.conflicts[0]!.message);
  return register;
}

function open(register: TestRegister, caption: string, page: string): Promise<Page> {
  register.click(['Rapporten', caption]);
  const { id } = register.driver.pages(COORDINATOR, register.fileId).at(-1)!;
  return openDialog(browser, page, (name, ...args) => {
    const result = register.driver.callPage(id, name, args);
    if (result.status !== 'completed') throw new Error(result.error?.message ?? result.status);
    return result.value;
  });
}

const shot = async (page: Page, name: string): Promise<void> => {
  if (process.env.SHOT) await page.screenshot({ path: `${process.env.SHOT}/${name}.png`, fullPage: true });
};

test(
  'a report of one municipality is chosen and made with the keyboard, and stands in Rapporten and in Drive',
  async () => {
    const register = withClusters(4);
    const page = await open(register, 'Rapporten maken…', 'reports');
    await page.locator('#choice').waitFor();
    expect(await focused(page)).toBe('report');
    await page.getByLabel('Rapport', { exact: true }).selectOption({ label: 'Factsheet' });
    expect(await page.getByLabel('Periode').inputValue()).toBe('2026-H1');
    await page.getByLabel('Eén gemeente').check();
    await page.getByLabel('Gemeente', { exact: true }).selectOption({ label: 'Almelo' });
    await shot(page, 'reports-choice');
    expect(await breaches(page)).toEqual([]);
    await page.getByRole('button', { name: 'Bekijken wat dit wordt' }).press('Enter');
    await page.getByRole('heading', { name: 'Dit wordt gemaakt' }).waitFor();
    expect(await focused(page)).toBe('plan-title');
    const plan = await page.locator('#plan-lines').textContent();
    expect(plan).toContain(
      '2 documenten (concept, want de periode is nog niet vastgesteld): Park 2, Park 4.',
    );
    expect(plan).toContain('staat er nog niets');
    await shot(page, 'reports-plan');
    expect(await breaches(page)).toEqual([]);
    await page.getByRole('button', { name: 'Maken', exact: true }).press('Enter');
    await page.getByText('2 van 2, klaar').waitFor();
    await page.getByRole('link', { name: 'Map met de documenten openen' }).waitFor();
    expect(await page.locator('#jobs').textContent()).toContain('Factsheet, eerste halfjaar 2026: Almelo');
    await shot(page, 'reports-work');
    expect(await breaches(page)).toEqual([]);
    expect(register.read('report').rows).toMatchObject([
      { name: expect.stringMatching(/^2026-H1 Factsheet Park 2 .*\(concept\)$/), status: 'concept' },
      { name: expect.stringMatching(/^2026-H1 Factsheet Park 4 /), status: 'concept' },
    ]);
    const made = [...register.world.files.values()].filter(({ name }) =>
      name.startsWith('2026-H1 Factsheet'),
    );
    expect(made.map(({ kind }) => kind)).toEqual(['document', 'document']);
    await page.getByRole('button', { name: 'Sluiten' }).last().press('Enter');
    expect(await page.evaluate('window.closed_')).toBe(true);
  },
  TIMEOUT,
);

test(
  'the sidebar shows how far a job is, and pauses, goes on with and stops it',
  async () => {
    const register = withClusters(2);
    const { world } = register;
    const [, props] = [...world.properties].find(([, entries]) => entries.has('triggers'))!;
    // The triggers are somebody else's here, so that the page only looks.
    const record = JSON.parse(props.get('triggers')!);
    props.set('triggers', JSON.stringify({ ...record, owner: 'g-ander' }));
    const values = {
      kind: 'rapporten',
      title: 'Monitoringdocument, eerste halfjaar 2026',
      status: 'wacht',
      done: 30,
      total: 120,
      started_by: 'g-ander',
      started_at: '2026-11-23T09:00:00',
      heartbeat: '2026-11-23T09:58:00',
    };
    register.write({
      via: 'taak',
      reason: 'Proef',
      changes: [
        {
          type: 'add',
          table: 'job',
          key: '+1',
          values: { ...values, status: 'klaar', done: 120, title: 'Oud' },
        },
        { type: 'add', table: 'job', key: '+2', values },
      ],
    });
    const page = await open(register, 'Taken', 'jobs');
    await page.setViewportSize({ width: 300, height: 700 });
    const line = page.getByRole('listitem').first();
    await line.getByText('30 van 120, laatste teken 23-11 om 09.58 uur').waitFor();
    await page.getByText('Dit werk loopt onder het account van wie').waitFor();
    expect(await line.getByRole('progressbar').getAttribute('max')).toBe('120');
    await shot(page, 'jobs');
    expect(await breaches(page)).toEqual([]);
    await line.getByRole('button', { name: 'Pauze' }).press('Enter');
    await line.getByText('Pauze', { exact: true }).first().waitFor();
    expect(register.read('job').rows[1]).toMatchObject({ status: 'pauze' });
    await line.getByRole('button', { name: 'Verder gaan' }).press('Enter');
    await line.getByText('Wacht', { exact: true }).waitFor();
    await line.getByRole('button', { name: 'Stoppen' }).press('Enter');
    await line.getByText('Gestopt', { exact: true }).waitFor();
    expect(await page.locator('#status').textContent()).toContain('gestopt');
    expect(register.read('job').rows[1]).toMatchObject({ status: 'gestopt' });
    expect(await focused(page)).not.toBe('');
    await shot(page, 'jobs-stopped');
    expect(await breaches(page)).toEqual([]);
  },
  TIMEOUT,
);
