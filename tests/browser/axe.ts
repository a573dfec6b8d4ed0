/** What axe-core finds wrong with a page. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Frame, Page } from 'playwright-core';

const AXE = readFileSync(
  fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url)),
  'utf8',
);

/**
 * As `rule: selector`, of the page and of the pages of scripts in it; outside the canvas of the grid, and outside
 * frames in which no script may run.
 */
export async function faults(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const frame of page.frames()) if (await isScripted(frame)) found.push(...(await faultsIn(frame)));
  return found;
}

/** A frame is an origin of its own, into which axe does not look from outside. */
async function faultsIn(frame: Frame): Promise<string[]> {
  await frame.evaluate(AXE);
  return frame.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run({ exclude: ['#raster', '.mailkader'] } as never, {
      iframes: false,
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
    });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
  });
}

async function isScripted(frame: Frame): Promise<boolean> {
  if (frame.parentFrame() === null) return true;
  const sandbox = await (await frame.frameElement()).getAttribute('sandbox');
  return sandbox === null || sandbox.split(' ').includes('allow-scripts');
}
