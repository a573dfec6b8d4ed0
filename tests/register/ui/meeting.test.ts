/** The dialogs for meetings and lessons in a real browser on the real bundle: what is typed becomes rows, once. */
import type { Browser, Page } from 'playwright-core';
import { type LocalRegister, openRegister } from '../../../scripts/world.ts';
import type { PageCalls } from '../../../src/register/ui/page-calls.ts';
import { textOf } from '../../../src/workspace/services/docs/units.ts';
import type { WorkspaceFile } from '../../../src/workspace/world.ts';
import { breaches, focused, openDialog, startBrowser } from './support.ts';

const TIMEOUT = 30_000;
/** 23 November 2026. */
const NOW = Date.parse('2026-11-23T09:00:00Z');

let browser: Browser;
let register: LocalRegister;

beforeAll(async () => {
  register = await openRegister(null, { now: NOW });
  const added = ask(
    'addRows',
    [
      { table: 'cluster', rows: [{ cluster_id: '+zegge', name: 'De Zegge', municipality_codes: 'GM0177' }] },
      {
        table: 'contact',
        rows: [
          {
            contact_id: '+a',
            designation: 'aanjager De Zegge',
            name: 'Anne Jager',
            role: 'Aanjager',
            source: 'proef',
            delete_after: '1-1-2030',
          },
        ],
      },
      {
        table: 'meeting',
        rows: [
          {
            name: 'Programmaoverleg',
            meeting_date: '20-11-2026',
            type: 'Programmaoverleg',
            status: 'Gepland',
            participant_ids: '+a',
          },
          {
            name: 'Volgend overleg',
            meeting_date: '10-12-2026',
            type: 'Programmaoverleg',
            status: 'Gepland',
          },
        ],
      },
      {
        table: 'lesson',
        rows: [
          {
            title: 'Begin met een kleine groep',
            body: 'Vijf bedrijven is genoeg.',
            recorded_on: '1-10-2026',
            audience: 'Parkmanagers, Ambtenaren',
            cluster_id: '+zegge',
          },
          { title: 'Noem één aanspreekpunt', recorded_on: '2-10-2026', audience: 'Ambtenaren' },
        ],
      },
    ],
    'Proef',
  );
  if (!added.ok || added.value.refused.length) throw new Error(JSON.stringify(added));
  browser = await startBrowser();
}, TIMEOUT);
afterAll(() => browser?.close());

function ask<N extends keyof PageCalls>(
  name: N,
  ...args: Parameters<PageCalls[N]>
): ReturnType<PageCalls[N]> {
  return register.call(name, ...args).value as ReturnType<PageCalls[N]>;
}

/** The text of a document with its header and footer. */
function words(file: WorkspaceFile): string {
  if (file.kind !== 'document') throw new Error(`${file.name} is no document.`);
  return [...file.model.segments.values()].map(({ units }) => textOf(units)).join('|');
}

function open(dialog: string): Promise<Page> {
  return openDialog(browser, dialog, (name, ...args) => register.call(name, ...args).value);
}

function meeting(name: string) {
  const list = ask('meetings');
  if (!list.ok) throw new Error(list.reason);
  const shown = ask('showMeeting', list.value.find(({ text }) => text.endsWith(name))!.key);
  if (!shown.ok) throw new Error(shown.reason);
  return shown.value;
}

test(
  'a meeting: the next one first, its agenda proposed, and what came of it as rows',
  async () => {
    const page = await open('meeting');
    await page.getByRole('heading', { name: '10-12-2026 – Volgend overleg' }).waitFor();
    expect(await page.getByLabel('Agendapunten').inputValue()).toMatch(
      /^1\. Opening\n[\s\S]*Begin met een kleine groep[\s\S]*Besluiten, afspraken en rondvraag$/,
    );
    expect(await breaches(page)).toEqual([]);
    await page.getByRole('button', { name: 'Vastleggen' }).click();
    expect(await page.getByRole('alert').textContent()).toMatch('nog niet geweest');

    await page
      .getByLabel('Overleg', { exact: true })
      .selectOption({ label: '20-11-2026 – Programmaoverleg' });
    await page.getByRole('heading', { name: '20-11-2026 – Programmaoverleg' }).waitFor();
    await page.getByLabel('Agendapunten').fill('1. Opening\n2. Eigen punt');
    await page.getByRole('button', { name: 'Agenda bewaren' }).click();
    await page.getByText('De agenda is bewaard.').waitFor();

    await page.getByLabel('Verslag in het kort').fill('Per wagon besproken.');
    await page.getByLabel('Wat is besloten?').fill('Eerst de wachtrij, dan het plan');
    await page.getByLabel('Wat moet er gebeuren?').fill('Bellen met de netbeheerder');
    await page.getByRole('button', { name: 'Vastleggen' }).click();
    await page.getByRole('link', { name: /wie het doet/ }).click();
    expect(await focused(page)).toMatch(/^actions-\d+-owner$/);
    expect(await breaches(page)).toEqual([]);

    await page.getByLabel('Wie doet het?').selectOption({ label: 'aanjager De Zegge' });
    await page.getByLabel('Voor welke dag?').fill('2026-12-01');
    await page
      .getByRole('group', { name: 'Actiepunt' })
      .getByLabel('Cluster')
      .selectOption({ label: 'De Zegge' });
    await page.getByRole('button', { name: 'Vastleggen' }).click();
    await page.getByText('Vastgelegd: 1 besluit en 1 actiepunt.').waitFor();
    expect(await focused(page)).toBe('title');
    expect(
      await page.getByText('Bellen met de netbeheerder – voor 1-12-2026 – aanjager De Zegge').count(),
    ).toBe(1);
    expect(await page.getByText(/^Gehouden\./).count()).toBe(1);
  },
  TIMEOUT,
);

test('the agenda and the report as documents, made once as long as nothing changes', async () => {
  const page = await open('meeting');
  await page.getByLabel('Overleg', { exact: true }).selectOption({ label: '20-11-2026 – Programmaoverleg' });
  await page.getByRole('heading', { name: '20-11-2026 – Programmaoverleg' }).waitFor();
  await page.getByRole('button', { name: 'Verslag als document' }).click();
  await page.getByText('Het document is gemaakt.').waitFor({ timeout: 20_000 });
  const link = page.getByRole('link', { name: /^Verslag – Programmaoverleg – 20-11-2026/ });
  expect(await link.getAttribute('href')).toMatch(/^https:\/\/docs\.google\.com\/document\/d\//);
  expect(await breaches(page)).toEqual([]);
  await page.getByRole('button', { name: 'Verslag als document' }).click();
  await page.getByText('Het document was er al').waitFor({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Agenda als document' }).click();
  await page.getByText('Het document is gemaakt.').waitFor({ timeout: 20_000 });
}, 60_000);

test('what stands in the documents, and that their templates are in order', () => {
  const text = (name: string): string => {
    const files = [...register.world.files.values()].filter((file) => file.name === name);
    expect(files).toHaveLength(1);
    return words(files[0]!);
  };
  const minutes = text('Verslag – Programmaoverleg – 20-11-2026');
  for (const part of [
    'Per wagon besproken.',
    'Eerst de wachtrij',
    'Bellen met de netbeheerder',
    'aanjager De Zegge',
    '1 december 2026',
  ])
    expect(minutes).toMatch(part);
  const agenda = text('Agenda – Programmaoverleg – 20-11-2026');
  expect(agenda).toMatch(/1\. Opening[\s\S]*2\. Eigen punt/);
  for (const each of [minutes, agenda]) expect(each).not.toMatch(/\{\{|Anne Jager/);
  for (const id of ['overleg_agenda', 'overleg_verslag', 'lessen'])
    expect(ask('checkReportTemplate', id)).toMatchObject({ ok: true, value: { problems: [] } });
});

test('who recorded from an old page is told so, and nothing is written twice', () => {
  const { key, print, decisions, actions, agenda } = meeting('Programmaoverleg');
  expect({ agenda, decisions, actions: actions.length }).toEqual({
    agenda: '1. Opening\n2. Eigen punt',
    decisions: ['Eerst de wachtrij, dan het plan'],
    actions: 1,
  });
  const typed = { report: 'Anders', decisions: [], actions: [] };
  expect(ask('recordMeeting', key, print, typed)).toMatchObject({ ok: true });
  expect(ask('recordMeeting', key, print, typed)).toMatchObject({
    ok: false,
    reason: 'Iemand anders heeft dit overleg intussen gewijzigd.',
  });
});

test('what a meeting brought can be taken back as one batch', () => {
  const last = ask('lastBatches', 0);
  if (!last.ok) throw new Error(last.reason);
  const batch = last.value.batches.filter(({ title }) => /^Verslag van overleg OL-\d+$/.test(title));
  expect(batch).toHaveLength(2);
});

test(
  'lessons for an audience: a text to paste, and shared once',
  async () => {
    const page = await open('lessons');
    await page.getByLabel('Begin met een kleine groep').waitFor();
    expect(await breaches(page)).toEqual([]);
    await page.getByLabel('Voor wie').selectOption({ label: 'Parkmanagers' });
    expect(await page.getByLabel('Noem één aanspreekpunt').count()).toBe(0);
    expect(await page.getByLabel('Tekst om te plakken').inputValue()).toBe(
      'Begin met een kleine groep\nVijf bedrijven is genoeg.\nGeleerd op: De Zegge.',
    );
    await page.getByLabel('Gedeeld via').selectOption({ label: 'Werkplaats' });
    const old = ask('lessonsToShare');
    await page.getByRole('button', { name: 'Vastleggen als gedeeld' }).click();
    await page.getByText('1 les staat nu als gedeeld via Werkplaats.').waitFor();
    expect(await page.getByText('Er is geen les die nog gedeeld moet worden.').count()).toBe(1);
    if (!old.ok) throw new Error(old.reason);
    const { key, print } = old.value.lessons.find(({ title }) => title.startsWith('Begin'))!;
    expect(ask('shareLessons', { channel: 'werkplaats', lessons: [{ key, print }] })).toMatchObject({
      ok: false,
    });
    await page.getByLabel('Ook lessen die al zijn gedeeld').check();
    expect(await page.getByText(/gedeeld op 23-11-2026 via Werkplaats/).count()).toBe(1);
  },
  TIMEOUT,
);
