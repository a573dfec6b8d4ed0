/** Builds what the browser gets of the local Workspace's page; `npm start` does so by itself when needed. */
import { buildPage } from '../src/workspace/page/assets.ts';

const built = await buildPage();
console.log(built ? 'build/page is gemaakt.' : 'build/page is bij.');
