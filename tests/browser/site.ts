/** The read-only web page as somebody of the programme opens it in `site-world.ts`: by the link under a digest. */
import type { FrameLocator, Page } from 'playwright-core';
import { COORDINATOR, openMail } from './mails.ts';
import type { Stage } from './support.ts';

/** The address of a page of the site, with the personal link of the coordinator of the example. */
export async function siteAddress(stage: Stage): Promise<(page: string, more?: string) => string> {
  const box = await openMail(stage, COORDINATOR, '1 signaal: bedrijventerreinen');
  const mail = box.locator('iframe').first().contentFrame();
  const link = mail.getByRole('link', { name: 'Overzicht aanpassen of afmelden' });
  const address = new URL((await link.getAttribute('href'))!, stage.server.address);
  return (page, more = '') => `${address.href.replace(/pagina=\w+/, `pagina=${page}`)}${more}`;
}

export interface Shown {
  readonly page: Page;
  readonly frame: FrameLocator;
}

/** A page of the site, drawn. */
export async function openSite(
  stage: Stage,
  address: string,
  size: { width: number; height: number },
): Promise<Shown> {
  const page = await stage.browse(address, size);
  return { page, frame: await drawn(page) };
}

/** The site within the window, once it is there. */
export async function drawn(page: Page): Promise<FrameLocator> {
  const frame = page.frameLocator('iframe');
  await frame.getByRole('heading', { level: 1 }).waitFor();
  return frame;
}
