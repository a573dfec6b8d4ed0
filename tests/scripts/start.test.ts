/** What `npm start` runs in the thread of its world: nothing that only Google's side needs, which would slow or stop it. */
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildThread } from '../../src/workspace/page/assets.ts';

test('the thread takes in no client of Google and no command', async () => {
  const entry = fileURLToPath(new URL('../../scripts/start-world.ts', import.meta.url));
  const code = readFileSync(await buildThread(pathToFileURL(entry).href), 'utf8');
  expect(code).toMatch('importFile');
  expect(code).not.toMatch(/from ['"]googleapis|parseArgs/);
});
