/** The layout of mails: the same in words and in HTML, readable for everybody, and safe with whatever was typed. */
import type { Browser, Page } from 'playwright-core';
import { composeMail, type MailBlock } from '../../../src/register/domain/text/mail.ts';
import { breaches, startBrowser } from './support.ts';

const TIMEOUT = 30_000;
const HOSTILE = '<img src=x onerror="document.title=1"> & "zo" \'t';
const FOOT = {
  adminName: 'Team Bedrijventerreinen',
  adminEmail: 'bt@provincie.example',
  privacyUrl: 'https://provincie.example/privacy?a=1&b=2',
};
const BLOCKS: readonly MailBlock[] = [
  { type: 'paragraph', text: `Beste collega,\n${HOSTILE}` },
  { type: 'heading', text: 'Wat je stuurde' },
  {
    type: 'fields',
    rows: [
      ['Gemeente', 'Raalte'],
      ['Naam <b>', HOSTILE],
    ],
  },
  { type: 'list', items: ['Eerste punt', HOSTILE] },
  { type: 'link', text: 'Bekijk het formulier', url: 'https://docs.google.com/forms/x?entry.1=a&b=c' },
  { type: 'link', text: 'Niet volgen', url: 'javascript:alert(1)' },
];

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
}, TIMEOUT);
afterAll(() => browser?.close());

async function shown(html: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 700, height: 800 } });
  await page.setContent(html);
  return page;
}

test(
  'whoever reads it, with pictures or without, by eye or by ear, finds the same',
  async () => {
    const { text, html } = composeMail('Ontvangst van je opgave', BLOCKS, FOOT);
    const page = await shown(html);
    expect(await breaches(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.lang')).toBe('nl');
    expect(await page.title()).toBe('Ontvangst van je opgave');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Ontvangst van je opgave');
    expect(await page.getByRole('rowheader').allTextContents()).toEqual(['Gemeente', 'Naam <b>']);
    const words = (said: string): readonly string[] => said.toLowerCase().match(/[a-z0-9@.]{3,}/g) ?? [];
    const seen = new Set(words(await page.evaluate('document.body.innerText')));
    // Only addresses stand in the plain text alone: in HTML they lie behind their words.
    const only = words(text.replace(/(https|javascript):\S+/g, '')).filter((word) => !seen.has(word));
    expect(only).toEqual([]);
    if (process.env.SHOT) await page.screenshot({ path: `${process.env.SHOT}/mail.png`, fullPage: true });
  },
  TIMEOUT,
);

test(
  'what people typed stays text, and only safe addresses become links',
  async () => {
    const page = await shown(composeMail(HOSTILE, BLOCKS, FOOT).html);
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.title()).toBe(HOSTILE);
    const links = await page.getByRole('link').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    expect(links).toEqual([
      'https://docs.google.com/forms/x?entry.1=a&b=c',
      'mailto:bt@provincie.example',
      'https://provincie.example/privacy?a=1&b=2',
    ]);
  },
  TIMEOUT,
);

test('what is not known of the sender is left out', () => {
  const foot = { adminName: null, adminEmail: null, privacyUrl: null };
  const { text, html } = composeMail('Dag', [{ type: 'paragraph', text: 'Hallo.' }], foot);
  expect(text).toBe('Hallo.\n\n--\nDit bericht komt van het Terreinregister.');
  expect(html).not.toMatch(/null|undefined|Vragen/);
});
