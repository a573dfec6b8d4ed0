/** A world in memory with one small script in it, for the tests of the page. */
import { readFileSync } from 'node:fs';
import { createWorld, installScript, run, type World } from '../../src/workspace/index.ts';
import type { OpenedWorld } from '../../src/workspace/page/world-worker.ts';

export const JAN = { email: 'jan@overijssel.example', name: 'Jan Jansen', locale: 'nl' };
export const EVA = { email: 'eva@overijssel.example', name: 'Eva de Boer', locale: 'nl' };
export const GAST = { email: 'gast@elders.example', name: 'Gast zonder rechten', locale: 'nl' };

const own = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

/** A spreadsheet of JAN that EVA may change and GAST may not. Throws when the script cannot build it. */
export function demoWorld(): { readonly world: World; readonly fileId: string } {
  const world = createWorld({ now: Date.parse('2026-11-23T09:00:00+01:00'), people: [JAN, EVA, GAST] });
  const file = world.addSpreadsheet('Proef met terreinen', JAN.email);
  file.editors.push(EVA.email);
  file.viewers.push(GAST.email);
  const project = installScript(world, {
    name: 'Proef',
    owner: JAN.email,
    files: [
      { name: 'Code.gs', source: own('demo.js') },
      { name: 'Panelen.gs', source: own('panelen.js') },
      { name: 'Bestanden.gs', source: own('bestanden.js') },
      { name: 'Webapp.gs', source: own('webapp.js') },
    ],
    html: [
      { name: 'zijbalk', source: own('zijbalk.html') },
      { name: 'webapp', source: own('webapp.html') },
    ],
    manifest: { timeZone: 'Europe/Amsterdam', webapp: { access: 'DOMAIN', executeAs: 'USER_DEPLOYING' } },
    containerId: file.id,
  });
  for (const functionName of ['opbouwen', 'vulPanelen', 'vulBestanden']) {
    const built = run(world, project, functionName);
    if (built.status !== 'completed') throw new Error(built.error?.message ?? built.status);
  }
  return { world, fileId: file.id };
}

export default function open(): OpenedWorld {
  return { world: demoWorld().world, save: () => {}, close: () => {} };
}
