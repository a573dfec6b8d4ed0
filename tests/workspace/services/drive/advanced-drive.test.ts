/** The advanced service Drive: what a script gets from each call, and what it is refused. */
import { EVA, JAN, Office, PIET } from './support.ts';

const BLOB = "Utilities.newBlob('inhoud', 'text/plain', 'brief.txt')";

describe('files', () => {
  test('a file is made with content, described by the fields that are asked, and read back', () => {
    const office = new Office();
    const made = office.value<Record<string, string>>(
      `return Drive.Files.create({ name: 'Brief', description: 'Eerste' }, ${BLOB}, { fields: 'id,name,mimeType,size,description,parents,md5Checksum,sha1Checksum,sha256Checksum' })`,
    );
    expect(made).toEqual({
      id: expect.any(String),
      name: 'Brief',
      mimeType: 'text/plain',
      size: '6',
      description: 'Eerste',
      parents: [expect.stringMatching(/^0A/)],
      md5Checksum: '5518918e4eac25221f0c3a3f7b442470',
      sha1Checksum: '9a6d625d53ed061ffa76b86469aec21ccaffc450',
      sha256Checksum: 'd7e97c74572ca14e0d8fa46583f74d3211594d19b3d0fc5e1a2fcefc0cf964fb',
    });
    expect(office.value(`return Drive.Files.get('${made.id}')`)).toEqual({
      kind: 'drive#file',
      id: made.id,
      name: 'Brief',
      mimeType: 'text/plain',
    });
    expect(office.value(`return Drive.Files.get('${made.id}', { alt: 'media' })`)).toBe('inhoud');
  });

  test('folders hold files, and files move between them', () => {
    const office = new Office();
    const [name, before, after] = office.value<[string, string[], string[]]>(`
      const type = 'application/vnd.google-apps.folder';
      const a = Drive.Files.create({ name: 'A', mimeType: type });
      const b = Drive.Files.create({ name: 'B', mimeType: type, parents: [a.id] });
      const file = Drive.Files.create({ name: 'stuk', parents: [b.id] }, ${BLOB});
      const before = Drive.Files.get(file.id, { fields: 'parents' }).parents.map((id) => Drive.Files.get(id).name);
      Drive.Files.update({ name: 'stuk 2' }, file.id, null, { addParents: a.id, removeParents: b.id });
      const after = Drive.Files.get(file.id, { fields: 'name,parents' });
      return [after.name, before, after.parents.map((id) => Drive.Files.get(id).name)];`);
    expect([name, before, after]).toEqual(['stuk 2', ['B'], ['A']]);
  });

  test('a folder cannot be moved into what it holds', () => {
    expect(
      new Office().fault(`
        const type = 'application/vnd.google-apps.folder';
        const a = Drive.Files.create({ name: 'A', mimeType: type });
        const b = Drive.Files.create({ name: 'B', mimeType: type, parents: [a.id] });
        Drive.Files.update({}, a.id, null, { addParents: b.id });`),
    ).toContain('descendant');
  });

  test('properties are for everybody, app properties for the script alone, and null takes one away', () => {
    const office = new Office();
    const id = office.value<string>(
      `return Drive.Files.create({ name: 'x', properties: { a: '1' }, appProperties: { b: '2', c: '3' } }, ${BLOB}).id`,
    );
    const read = `return Drive.Files.get('${id}', { fields: 'properties,appProperties' })`;
    expect(office.value(read)).toEqual({ properties: { a: '1' }, appProperties: { b: '2', c: '3' } });
    expect(office.value(read, { name: 'Ander script' })).toEqual({ properties: { a: '1' } });
    office.value(`Drive.Files.update({ appProperties: { b: null } }, '${id}')`);
    expect(office.value(read)).toMatchObject({ appProperties: { c: '3' } });
  });

  test('a copy has its own content, and a name unless one is given', () => {
    const office = new Office();
    const [copied, originalText, copyText] = office.value<[string, string, string]>(`
      const text = (id) => Docs.Documents.get(id).body.content[1].paragraph.elements[0].textRun.content;
      const original = Docs.Documents.create({ title: 'Sjabloon' }).documentId;
      const copy = Drive.Files.copy({}, original);
      const requests = [{ insertText: { text: 'nieuw', endOfSegmentLocation: {} } }];
      Docs.Documents.batchUpdate({ requests }, copy.id);
      return [copy.name, text(original), text(copy.id)];`);
    expect([copied, originalText, copyText]).toEqual(['Kopie van Sjabloon', '\n', 'nieuw\n']);
  });

  test('the trash keeps a file, removing does not', () => {
    const office = new Office();
    const id = office.value<string>(`return Drive.Files.create({ name: 'x' }, ${BLOB}).id`);
    office.value(`Drive.Files.update({ trashed: true }, '${id}')`);
    expect(office.value(`return Drive.Files.get('${id}', { fields: 'trashed' }).trashed`)).toBe(true);
    office.value(`Drive.Files.remove('${id}')`);
    expect(office.fault(`Drive.Files.get('${id}')`)).toBe(
      `GoogleJsonResponseException: API call to drive.files.get failed with error: File not found: ${id}.`,
    );
  });

  test.each([
    ["Drive.Files.get('root', { fields: 'naam' })", 'Invalid field selection naam'],
    ["Drive.Files.get('root', { fields: 'id(' })", 'Invalid field selection id('],
    [
      "Drive.Files.create({ name: 'x', mimeType: 'application/vnd.google-apps.site' })",
      'bestaan niet in de lokale Workspace',
    ],
    ["Drive.Files.create({ name: 'x', parents: ['a', 'b'] })", 'A file cannot have multiple parents.'],
  ])('%s is refused', (code, message) => {
    expect(new Office().fault(code)).toContain(message);
  });
});

describe('searching', () => {
  const office = new Office();
  const shared = (code: string) =>
    office.value<string[]>(`return Drive.Files.list(${code}).files.map((f) => f.name)`);
  beforeAll(() => {
    office.value(`
      const folder = Drive.Files.create({ name: 'Rapporten', mimeType: 'application/vnd.google-apps.folder' });
      for (const name of ['Factsheet Hessenpoort', 'Factsheet De Marslanden', "Eva's lijst"])
        Drive.Files.create({ name, parents: [folder.id], appProperties: { soort: name.split(' ')[0] } }, ${BLOB});
      Docs.Documents.create({ title: 'Verslag' });
      const old = Drive.Files.create({ name: 'Oud verslag' }, ${BLOB});
      Drive.Files.update({ trashed: true, starred: true }, old.id);`);
  });

  test.each([
    ["name = 'Verslag'", ['Verslag']],
    ['name = "Eva\'s lijst"', ["Eva's lijst"]],
    ["name contains 'fact' and trashed = false", ['Factsheet De Marslanden', 'Factsheet Hessenpoort']],
    ["name contains 'poort'", []],
    ["name = 'Eva\\\\'s lijst'", ["Eva's lijst"]],
    ["mimeType = 'application/vnd.google-apps.document'", ['Verslag']],
    ["mimeType != 'text/plain' and not name = 'Verslag'", ['Rapporten']],
    ['trashed = true', ['Oud verslag']],
    ['starred = true', ['Oud verslag']],
    [
      "appProperties has { key='soort' and value='Factsheet' }",
      ['Factsheet De Marslanden', 'Factsheet Hessenpoort'],
    ],
    ["(name = 'Verslag' or name = 'Rapporten') and 'jan@overijssel.nl' in owners", ['Rapporten', 'Verslag']],
    ["'root' in parents", []],
    ["createdTime > '2027-01-01T00:00:00'", []],
    ["modifiedTime >= '2026-11-23' and name = 'Verslag'", ['Verslag']],
    ["fullText contains 'inhoud' and trashed = true", ['Oud verslag']],
    ['sharedWithMe', []],
  ])('%s', (q, names) => {
    expect(shared(`{ q: ${JSON.stringify(q).replaceAll('\\\\\\\\', '\\\\')}, orderBy: 'name' }`)).toEqual(
      names,
    );
  });

  test('what a folder holds', () => {
    expect(
      office.value(`
        const [folder] = Drive.Files.list({ q: "name = 'Rapporten'" }).files;
        return Drive.Files.list({ q: \`'\${folder.id}' in parents\`, orderBy: 'name desc', fields: 'files(name)' });`),
    ).toEqual({
      files: [
        { name: 'Factsheet Hessenpoort' },
        { name: 'Factsheet De Marslanden' },
        { name: "Eva's lijst" },
      ],
    });
  });

  test('pages follow on one another until there is no next', () => {
    const pages = office.value<string[][]>(`
      const pages = [];
      let pageToken;
      do {
        const page = Drive.Files.list({ pageSize: 4, pageToken, orderBy: 'name' });
        pages.push(page.files.map((file) => file.name));
        pageToken = page.nextPageToken;
      } while (pageToken);
      return pages;`);
    expect(pages.map((page) => page.length)).toEqual([4, 2]);
    expect(new Set(pages.flat()).size).toBe(6);
  });

  test.each(["naam = 'x'", "name ~ 'x'", "name = 'x' and", '(', "name = 'x", 'name = "x\'', "'x' in namen"])(
    '%s is refused',
    (q) => {
      expect(office.fault(`Drive.Files.list({ q: ${JSON.stringify(q)} })`)).toBe(
        'GoogleJsonResponseException: API call to drive.files.list failed with error: Invalid Value',
      );
    },
  );
});

describe('permissions', () => {
  const make = (office: Office) =>
    office.value<string>(`return Drive.Files.create({ name: 'x' }, ${BLOB}).id`);

  test('a file is the maker’s alone until it is shared, and mail tells who gets it', () => {
    const office = new Office();
    const id = make(office);
    const open = `return Drive.Files.get('${id}').name`;
    expect(office.fault(open, { as: EVA })).toContain(`File not found: ${id}.`);
    const permission = office.value<Record<string, string>>(
      `return Drive.Permissions.create({ type: 'user', role: 'reader', emailAddress: 'eva@overijssel.nl' }, '${id}', { emailMessage: 'Kijk eens' })`,
    );
    expect(permission).toEqual({
      kind: 'drive#permission',
      id: expect.any(String),
      type: 'user',
      role: 'reader',
    });
    expect(office.value(open, { as: EVA })).toBe('x');
    expect(office.world.mail.map(({ to, subject, body }) => [to, subject, body])).toEqual([
      [[EVA.email], 'Bestand met u gedeeld: x', expect.stringContaining('Kijk eens')],
    ]);
    const rename = `Drive.Files.update({ name: 'y' }, '${id}')`;
    expect(office.fault(rename, { as: EVA })).toContain(
      'does not have sufficient permissions for this file.',
    );
    office.value(`Drive.Permissions.update({ role: 'writer' }, '${id}', '${permission.id}')`);
    office.value(rename, { as: EVA });
    office.value(`Drive.Permissions.remove('${id}', '${permission.id}')`);
    expect(office.fault(open, { as: EVA })).toContain('File not found');
  });

  test('who may answer a form is told apart from who may see its file', () => {
    const office = new Office();
    const form = office.world.addForm('Opgave', JAN.email);
    const share = (type: string, id: string = form.id, role = 'reader') =>
      `return Drive.Permissions.create({ type: '${type}', role: '${role}', view: 'published' }, '${id}')`;
    expect(office.value(share('domain'))).toMatchObject({ type: 'domain', role: 'reader' });
    expect(form.model.settings.requireLogin).toBe(true);
    office.value(share('anyone'));
    expect(form.model.settings.requireLogin).toBe(false);
    expect(form.drive.link).toBeNull();
    expect(office.fault(`return Drive.Files.get('${form.id}').name`, { as: EVA })).toContain(
      'File not found',
    );
    expect(office.fault(share('anyone', form.id, 'writer'))).toContain('role field has an invalid value');
    expect(office.fault(share('anyone', make(office)))).toContain('view field has an invalid value');
  });

  test('a link lets in whom it should', () => {
    const office = new Office();
    const id = make(office);
    const open = `return Drive.Files.get('${id}').name`;
    const silent = '{ sendNotificationEmail: false }';
    office.value(
      `Drive.Permissions.create({ type: 'domain', role: 'reader', domain: 'overijssel.nl' }, '${id}', ${silent})`,
    );
    expect(office.value(open, { as: EVA })).toBe('x');
    expect(office.fault(open, { as: PIET })).toContain('File not found');
    office.value(`Drive.Permissions.create({ type: 'anyone', role: 'reader' }, '${id}', ${silent})`);
    expect(office.value(open, { as: PIET })).toBe('x');
    expect(office.value(`return Drive.Permissions.list('${id}').permissions.map((p) => p.id)`)).toContain(
      'anyoneWithLink',
    );
    office.value(`Drive.Permissions.remove('${id}', 'anyoneWithLink')`);
    expect(office.fault(open, { as: PIET })).toContain('File not found');
    expect(office.world.mail).toEqual([]);
  });

  test('what is shared with a folder is shared with all in it', () => {
    const office = new Office();
    const id = office.value<string>(`
      const folder = Drive.Files.create({ name: 'map', mimeType: 'application/vnd.google-apps.folder' });
      Drive.Permissions.create({ type: 'user', role: 'writer', emailAddress: 'eva@overijssel.nl' }, folder.id);
      return Drive.Files.create({ name: 'x', parents: [folder.id] }, ${BLOB}).id;`);
    expect(office.value(`return Drive.Files.update({ name: 'z' }, '${id}').name`, { as: EVA })).toBe('z');
  });

  test('ownership changes hands only when that is said', () => {
    const office = new Office();
    const id = make(office);
    const give = "{ type: 'user', role: 'owner', emailAddress: 'eva@overijssel.nl' }";
    expect(office.fault(`Drive.Permissions.create(${give}, '${id}')`)).toContain('transferOwnership');
    office.value(`Drive.Permissions.create(${give}, '${id}', { transferOwnership: true })`);
    expect(office.world.files.get(id)).toMatchObject({
      ownerEmail: EVA.email,
      editors: ['jan@overijssel.nl'],
    });
  });
});

describe('scopes', () => {
  test('drive.file lets a script at its own files and no others', () => {
    const office = new Office();
    const foreign = office.value<string>(`return Drive.Files.create({ name: 'van een ander' }, ${BLOB}).id`, {
      name: 'Ander',
    });
    const own = { scopes: ['drive.file'] };
    office.value(`Drive.Files.create({ name: 'eigen' }, ${BLOB})`, own);
    expect(office.value('return Drive.Files.list().files.map((f) => f.name)', own)).toEqual(['eigen']);
    expect(office.fault(`Drive.Files.get('${foreign}')`, own)).toContain('File not found');
    expect(office.value(`return Drive.Files.get('${foreign}').name`, { scopes: ['drive'] })).toBe(
      'van een ander',
    );
  });

  test('without a scope there is no call', () => {
    expect(new Office().fault('Drive.Files.list()', { scopes: ['spreadsheets'] })).toBe(
      'GoogleJsonResponseException: API call to drive.files.list failed with error: Request had insufficient authentication scopes.',
    );
  });

  test('a service that the manifest does not enable is not there', () => {
    expect(new Office().fault('Drive.Files.list()', { advanced: false })).toBe(
      'ReferenceError: Drive is not defined',
    );
  });
});
