/**
 * Makes the pictures of docs/beelden anew, by walking through the example register as its coordinator does.
 * No test: run `npx tsx tests/browser/pictures/make.ts` for all pictures, or with names for some (`… make.ts menu fiche`).
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openStage, type Stage } from '../support.ts';
import { indexed } from './indexed.ts';
import { MAIL_WALKS } from './mail-walks.ts';
import { PANEL_WALKS } from './panel-walks.ts';
import { WALKS } from './walks.ts';

const ALL = [...WALKS, ...PANEL_WALKS, ...MAIL_WALKS];
const FOLDER = fileURLToPath(new URL('../../../docs/beelden/', import.meta.url));

/** Pictures by name; all when none is named. A name that no walk makes is told. */
async function make(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !ALL.some(({ makes }) => makes.includes(name)));
  if (unknown.length) throw new Error(`Geen beeld met de naam ${unknown.join(', ')}.`);
  for (const world of new Set(ALL.map((walk) => walk.world))) {
    const wanted = ALL.filter(
      (walk) => walk.world === world && (!names.length || walk.makes.some((name) => names.includes(name))),
    );
    if (!wanted.length) continue;
    const stage: Stage = await openStage(world);
    try {
      for (const walk of wanted) {
        await walk.go(stage, async (name, place, part = {}) => {
          if (names.length && !names.includes(name)) return;
          const small = indexed(await place.screenshot({ animations: 'disabled', ...part }));
          writeFileSync(`${FOLDER}${name}.png`, small);
          console.log(`docs/beelden/${name}.png: ${Math.round(small.length / 1000)} kB`);
        });
        await stage.leave();
      }
    } finally {
      await stage.close();
    }
  }
}

await make(process.argv.slice(2));
