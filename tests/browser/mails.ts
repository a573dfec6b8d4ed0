/** What tests and pictures do with a mail that somebody of `digest-world.ts` got. */
import type { FrameLocator, Page } from 'playwright-core';
import type { Stage } from './support.ts';

export const COORDINATOR = 'coordinator@provincie.example';

/** A mail in its mailbox, beside the sheet. */
export async function openMail(stage: Stage, address: string, subject: string): Promise<Page> {
  const page = await stage.visit(COORDINATOR);
  await page.getByRole('button', { name: 'Postvak', exact: true }).click();
  const mail = page.getByRole('region', { name: 'Postvak' });
  await mail.getByLabel('Postvak van').selectOption(address);
  await mail.getByText(subject).click();
  await mail.locator('iframe').first().waitFor();
  return page;
}

/** The HTML of a mail on a page of its own: at its address no script runs, and so no axe either. */
export async function drawMail(stage: Stage, box: Page): Promise<Page> {
  const src = await box.locator('.mailkader').getAttribute('src');
  const html = await (await fetch(new URL(src!, stage.server.address))).text();
  const mail = await box.context().newPage();
  await mail.setViewportSize({ width: 660, height: 400 });
  await mail.setContent(html);
  return mail;
}

/** The page behind the link under a digest, for somebody without an account. */
export async function openPreferences(stage: Stage): Promise<{ page: Page; frame: FrameLocator }> {
  const mail = await openMail(stage, 'gijs@zwolle.example', '1 verandering, 1 nieuwe les');
  const link = mail
    .locator('iframe')
    .first()
    .contentFrame()
    .getByRole('link', { name: 'Overzicht aanpassen of afmelden' });
  const href = await link.getAttribute('href');
  const page = await stage.browse(new URL(href!, stage.server.address).href);
  const frame = page.frameLocator('iframe');
  await frame.getByRole('button', { name: /Geen overzicht meer|Toch weer aanmelden/ }).waitFor();
  return { page, frame };
}
