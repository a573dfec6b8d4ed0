/** Every call that the REST face answers. */
import { DOCS_ROUTES } from './docs.ts';
import { DRIVE_ROUTES } from './drive.ts';
import { FORMS_ROUTES } from './forms/routes.ts';
import type { Route } from './route.ts';
import { SCRIPT_ROUTES } from './script.ts';
import { SHEETS_ROUTES } from './sheets/routes.ts';

export const ROUTES: readonly Route[] = [
  ...SHEETS_ROUTES,
  ...DOCS_ROUTES,
  ...DRIVE_ROUTES,
  ...FORMS_ROUTES,
  ...SCRIPT_ROUTES,
];
