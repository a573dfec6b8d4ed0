/** A world in memory with charts, a list to filter and cells to format, for the tests of what people do in the grid. */
import { readFileSync } from 'node:fs';
import { createWorld, installScript, run } from '../../src/workspace/index.ts';
import type { OpenedWorld } from '../../src/workspace/page/world-worker.ts';
import { EVA, GAST, JAN } from './demo-world.ts';

export default function open(): OpenedWorld {
  const world = createWorld({ now: Date.parse('2026-11-23T09:00:00+01:00'), people: [JAN, EVA, GAST] });
  const file = world.addSpreadsheet('Proef met grafieken', JAN.email);
  file.editors.push(EVA.email);
  file.viewers.push(GAST.email);
  const project = installScript(world, {
    name: 'Proef',
    owner: JAN.email,
    files: [{ name: 'Code.gs', source: readFileSync(new URL('sheets.js', import.meta.url), 'utf8') }],
    manifest: { timeZone: 'Europe/Amsterdam' },
    containerId: file.id,
  });
  const built = run(world, project, 'opbouwen');
  if (built.status !== 'completed') throw new Error(built.error?.message ?? built.status);
  return { world, save: () => {}, close: () => {} };
}
