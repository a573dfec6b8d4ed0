/** A dialog of the bundle in a real browser, with the script behind it in a local Workspace. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';

const DIST = fileURLToPath(new URL('../../../dist/', import.meta.url));
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Google's bridge from a page to the script, in the page's own words. */
const BRIDGE = `
  const runner = (done, failed) => new Proxy({}, { get: (_, name) =>
    name === 'withSuccessHandler' ? (handler) => runner(handler, failed)
    : name === 'withFailureHandler' ? (handler) => runner(done, handler)
    : (...args) => void callScript(name, args).then(done, failed) });
  window.google = { script: { run: runner(), host: { close: () => { window.closed_ = true; } } } };
`;

export async function startBrowser(): Promise<Browser> {
  return playwright.launch({ executablePath: await chromium.executablePath(), args: chromium.args });
}

/** Opens a page of the bundle; `call` runs a function of the script and gives its answer. */
export async function openDialog(
  browser: Browser,
  dialog: string,
  call: (name: string, ...args: unknown[]) => unknown,
): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 760, height: 620 }, locale: 'nl-NL' });
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.exposeFunction('callScript', (name: string, args: unknown[]) =>
    JSON.parse(JSON.stringify(call(name, ...args))),
  );
  await page.addInitScript({ content: BRIDGE });
  await page.goto(`file://${DIST}${dialog}.html`);
  return page;
}

/** Breaches of WCAG 2.1 A and AA that axe sees. */
export async function breaches(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ content: readFileSync(AXE, 'utf8') });
  const found = (await page.evaluate('axe.run()')) as { violations: { id: string }[] };
  return found.violations.map(({ id }) => id);
}

/** The id, or else the text, of what has the focus. */
export function focused(page: Page): Promise<string> {
  return page.evaluate('document.activeElement.id || document.activeElement.textContent');
}
