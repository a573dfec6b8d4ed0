/** Starts the world's thread: teaches it TypeScript, then hands over. */
import { register } from 'tsx/esm/api';

register();
const { runWorld } = await import('./world-worker.ts');
await runWorld();
