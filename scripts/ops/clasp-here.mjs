/** Loaded before clasp: its clients talk to a local Workspace, for clasp has no setting for where Google is. */
import { createRequire } from 'node:module';

const { google } = createRequire(process.argv[1])('googleapis');
for (const name of ['script', 'drive']) {
  const make = google[name].bind(google);
  google[name] = (options) => make({ ...options, rootUrl: process.env.WORKSPACE_URL });
}
