/** Documents, files, folders, sharing and drafts come back from disk as they were. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WorldStore } from '../../../../src/workspace/storage.ts';
import { Office } from './support.ts';

const READ = `
  const [folder] = Drive.Files.list({ q: "mimeType = 'application/vnd.google-apps.folder'" }).files;
  const [file] = Drive.Files.list({ q: "name = 'brief.txt'", fields: 'files(id,name,parents,appProperties,description,permissions(role,emailAddress))' }).files;
  const [doc] = Drive.Files.list({ q: "mimeType = 'application/vnd.google-apps.document'" }).files;
  return [folder, file, Drive.Files.get(file.id, { alt: 'media' }), Docs.Documents.get(doc.id), GmailApp.getDrafts()[0].getMessage().getSubject()];`;

test('a world with documents and files is saved and opened', () => {
  const directory = mkdtempSync(join(tmpdir(), 'drive-'));
  try {
    const office = new Office();
    office.value(`
      const folder = Drive.Files.create({ name: 'Map', mimeType: 'application/vnd.google-apps.folder' });
      const blob = Utilities.newBlob('inhoud', 'text/plain', 'brief.txt');
      const file = Drive.Files.create({ name: 'brief.txt', parents: [folder.id], description: 'x', appProperties: { soort: 'brief' } }, blob);
      Drive.Permissions.create({ type: 'user', role: 'commenter', emailAddress: 'eva@overijssel.nl' }, file.id);
      const doc = DocumentApp.create('Verslag');
      doc.getBody().appendTable([['a', 'b']]).getRow(0).editAsText().setBold(true);
      GmailApp.createDraft('eva@overijssel.nl', 'Concept', 'x');`);
    const before = office.value(READ);
    WorldStore.create(directory, office.world).close();
    const store = WorldStore.open(directory);
    const again = new Office(store.world);
    expect(again.value(READ)).toEqual(before);
    store.close();
  } finally {
    rmSync(directory, { recursive: true });
  }
});
