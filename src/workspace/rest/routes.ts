/** Every call that the REST face answers. */
import { DOCS_ROUTES } from './docs.ts';
import { DRIVE_ROUTES } from './drive.ts';
import type { Route } from './route.ts';

export const ROUTES: readonly Route[] = [...DRIVE_ROUTES, ...DOCS_ROUTES];
