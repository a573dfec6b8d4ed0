/** A world in memory with forms in it, for the tests of their pages. */
import { readFileSync } from 'node:fs';
import { createWorld, installScript, run, type World } from '../../src/workspace/index.ts';
import type { OpenedWorld } from '../../src/workspace/page/world-worker.ts';
import { EVA, JAN } from './demo-world.ts';

/** Throws when the script cannot build the forms. */
export function formsWorld(): World {
  const world = createWorld({ now: Date.parse('2026-11-23T09:00:00+01:00'), people: [JAN, EVA] });
  const file = world.addSpreadsheet('Terreinen', JAN.email);
  file.editors.push(EVA.email);
  const source = readFileSync(new URL('formulieren.js', import.meta.url), 'utf8');
  const project = installScript(world, {
    name: 'Formulieren',
    owner: JAN.email,
    files: [{ name: 'Code.gs', source }],
    manifest: { timeZone: 'Europe/Amsterdam' },
    containerId: file.id,
  });
  const built = run(world, project, 'maakFormulieren');
  if (built.status !== 'completed') throw new Error(built.error?.message ?? built.status);
  return world;
}

export default function open(): OpenedWorld {
  return { world: formsWorld(), save: () => {}, close: () => {} };
}
