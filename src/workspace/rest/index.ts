/** The REST face of a world, as scripts and tests start it. */
export { Accounts, type DesktopClient } from './accounts.ts';
export type { Grant } from './route.ts';
export { type RestOptions, type RunningRest, startRest } from './server.ts';
