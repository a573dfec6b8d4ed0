/** DriveApp: files and folders as ordinary scripts handle them. */
import { EVA, Office, PIET } from './support.ts';

test('files are made, found by name, read and moved', () => {
  const office = new Office();
  expect(
    office.value(`
      const folder = DriveApp.createFolder('Rapporten');
      const file = DriveApp.createFile('brief.txt', 'inhoud');
      file.moveTo(folder);
      folder.createFile('tabel.csv', 'a;b', MimeType.CSV);
      const names = [];
      const files = folder.getFiles();
      while (files.hasNext()) names.push(files.next().getName());
      return [
        names.sort(), DriveApp.getFilesByName('brief.txt').next().getBlob().getDataAsString(), file.getParents().next().getName(),
        file.getMimeType(), file.getSize(), DriveApp.getFoldersByName('Rapporten').hasNext(), DriveApp.getRootFolder().getFiles().hasNext(),
      ];`),
  ).toEqual([['brief.txt', 'tabel.csv'], 'inhoud', 'Rapporten', 'text/plain', 6, true, false]);
});

test('copies, names, descriptions, the trash and searches', () => {
  const office = new Office();
  expect(
    office.value(`
      const file = DriveApp.createFile('a', 'x').setDescription('Omschrijving').setStarred(true);
      const folder = DriveApp.createFolder('map');
      const copy = file.makeCopy('b', folder);
      const plain = file.makeCopy();
      file.setTrashed(true);
      return [
        copy.getName(), copy.getParents().next().getId() === folder.getId(), plain.getName(), file.getDescription(), file.isStarred(), file.isTrashed(),
        DriveApp.getFilesByName('a').hasNext(), DriveApp.getTrashedFiles().next().getName(), DriveApp.searchFiles('title contains "b"').next().getName(),
      ];`),
  ).toEqual(['b', true, 'Kopie van a', 'Omschrijving', true, true, false, 'a', 'b']);
});

test('sharing with people and by link', () => {
  const office = new Office();
  const id = office.value<string>("return DriveApp.createFile('a', 'x').getId()");
  const open = `return DriveApp.getFileById('${id}').getName()`;
  expect(office.fault(open, { as: EVA })).toBe(
    'Exception: No item with the given ID could be found. Possibly because you have not edited this item or you do not have permission to access it.',
  );
  office.value(`DriveApp.getFileById('${id}').addViewer('eva@overijssel.nl')`);
  expect(office.value(open, { as: EVA })).toBe('a');
  expect(office.fault(`DriveApp.getFileById('${id}').setName('b')`, { as: EVA })).toBe(
    'Exception: Access denied: DriveApp.',
  );
  office.value(
    `DriveApp.getFileById('${id}').setSharing(DriveApp.Access.ANYONE_WITH_LINK, DriveApp.Permission.EDIT)`,
  );
  expect(office.value(`return DriveApp.getFileById('${id}').setName('b').getName()`, { as: PIET })).toBe('b');
  expect(
    office.value(`
      const file = DriveApp.getFileById('${id}');
      return [String(file.getSharingAccess()), String(file.getSharingPermission()), String(file.getAccess('eva@overijssel.nl')), file.getViewers().map((u) => u.getName()), file.getOwner().getEmail()];`),
  ).toEqual(['ANYONE_WITH_LINK', 'EDIT', 'EDIT', ['Eva'], 'jan@overijssel.nl']);
});

test('a search goes on where another execution stopped', () => {
  const office = new Office();
  office.value("for (const name of ['a', 'b', 'c']) DriveApp.createFile(name, 'x')");
  const [first, token] = office.value<[string, string]>(
    'const files = DriveApp.getFiles(); return [files.next().getName(), files.getContinuationToken()];',
  );
  const rest = office.value<string[]>(
    `const files = DriveApp.continueFileIterator('${token}'); const names = []; while (files.hasNext()) names.push(files.next().getName()); return names;`,
  );
  expect([first, ...rest].sort()).toEqual(['a', 'b', 'c']);
});

test('an iterator that is through says so, and conversions that there are not are refused', () => {
  const office = new Office();
  expect(office.fault("DriveApp.getFilesByName('geen').next()")).toBe(
    'Exception: Cannot retrieve the next object: iterator has reached the end.',
  );
  expect(office.fault("DriveApp.getFileById(DocumentApp.create('x').getId()).getAs('image/png')")).toContain(
    'Converting from application/vnd.google-apps.document to image/png is not supported.',
  );
});

test('a document comes as PDF, and as other kinds through the advanced service', () => {
  const office = new Office();
  expect(
    office.value(`
      const id = DocumentApp.create('Verslag').getId();
      const word = Drive.Files.export(id, MimeType.MICROSOFT_WORD);
      return [DriveApp.getFileById(id).getBlob().getName(), word.getContentType(), word.getBytes().slice(0, 2), Drive.Files.export(id, 'text/plain').getDataAsString()];`),
  ).toEqual([
    'Verslag.pdf',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    [80, 75],
    '\n',
  ]);
  expect(
    office.fault("Drive.Files.export(DriveApp.createFile('a', 'x').getId(), 'application/pdf')"),
  ).toContain('Export only supports Docs Editors files.');
});

test('DriveApp asks for the whole Drive, GmailApp for the whole mailbox', () => {
  const office = new Office();
  expect(office.fault('DriveApp.searchFolders("starred = true")', { scopes: ['drive.file'] })).toContain(
    'Specified permissions are not sufficient to call DriveApp.searchFolders. Required permissions: https://www.googleapis.com/auth/drive',
  );
  expect(office.fault("GmailApp.search('x')", { scopes: ['script.send_mail'] })).toContain(
    'Required permissions: https://mail.google.com/',
  );
});
