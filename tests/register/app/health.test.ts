/** Staat van het register, by the real bundle in the Workspace: each thing that can be wrong is seen, and repaired. */
import { CHECKS, type HealthLine, type HealthReport } from '../../../src/register/app/health/health.ts';
import type { Outcome } from '../../../src/register/domain/import/outcome.ts';
import { TABLES } from '../../../src/register/domain/schema/tables/index.ts';
import { installScript, run } from '../../../src/workspace/index.ts';
import { COLLEAGUE, COORDINATOR, freshRegister, type TestRegister } from '../../support/register.ts';

const HOUR = 3_600_000;

function call(register: TestRegister, email: string, name: string, ...args: unknown[]): HealthReport {
  if (!register.driver.pages(email, register.fileId).length)
    register.click(['Beheer', 'Staat van het register…'], email);
  const { id } = register.driver.pages(email, register.fileId).at(-1)!;
  const result = register.driver.callPage(id, name, args);
  const answer = result.value as Outcome<HealthReport>;
  if (!answer.ok) throw new Error(`${answer.reason} ${answer.tip}`);
  return answer.value;
}

const look = (register: TestRegister, email = COORDINATOR): HealthReport =>
  call(register, email, 'healthReport');

function line(report: HealthReport, id: string): HealthLine {
  return report.lines.find((candidate) => candidate.id === id)!;
}

/** Presses the button of a line; gives what was said and the line as it is then. */
function press(register: TestRegister, id: string, label: string, email = COORDINATOR) {
  const before = line(look(register, email), id);
  const { repair } = before.buttons.find((button) => button.label === label)!;
  const report = call(register, email, 'repairHealth', id, repair);
  return { said: report.said, ...line(report, id) };
}

function properties(register: TestRegister): Map<string, string> {
  return [...register.world.properties].find(([, entries]) => entries.has('triggers'))![1];
}

function later({ world }: TestRegister, hours: number): void {
  world.moveClock(world.now + hours * HOUR);
}

test('every line has its title and a state, and each button its repair', () => {
  const { lines } = look(freshRegister());
  expect(lines.map(({ id }) => id)).toEqual(CHECKS.map(({ id }) => id));
  for (const { title, says, buttons } of lines) {
    expect(title).toMatch(/^[A-Z]/);
    expect(says).toMatch(/[.:]$/);
    for (const { label } of buttons) expect(label).toMatch(/^[A-Z]/);
  }
});

test('nothing is written by looking, and the calls stay few', () => {
  const register = freshRegister();
  look(register);
  const { reads, writes } = register.world.executions.at(-1)!;
  expect(writes).toBe(0);
  expect(reads).toBeLessThanOrEqual(TABLES.length + 25);
});

describe('triggers', () => {
  test('what is missing is named and installed', () => {
    const register = freshRegister();
    register.world.triggers.clear();
    expect(line(look(register), 'triggers')).toMatchObject({
      state: 'fout',
      details: expect.arrayContaining(['Ontbreekt: Controleert elke nacht het hele register.']),
    });
    expect(press(register, 'triggers', 'Herstellen')).toMatchObject({ state: 'goed' });
  });

  test('those of a colleague are theirs, by the name of Contacten, and can be taken over', () => {
    const register = freshRegister();
    register.write({
      via: 'menu',
      reason: 'Proef',
      changes: [
        {
          type: 'add',
          table: 'contact',
          key: '+1',
          values: {
            designation: 'coördinator provincie',
            role: 'coordinator',
            email: COORDINATOR,
            source: 'zelf',
          },
        },
        {
          type: 'add',
          table: 'contact',
          key: '+2',
          values: { designation: 'tweede', role: 'coordinator', email: COLLEAGUE, source: 'zelf' },
        },
      ],
    });
    const found = line(look(register, COLLEAGUE), 'triggers');
    expect(found).toMatchObject({ state: 'goed' });
    expect(found.says).toContain('De taken zijn van coördinator provincie.');
    press(register, 'guards', 'Herstellen');
    expect(press(register, 'triggers', 'Overnemen', COLLEAGUE)).toMatchObject({ state: 'goed' });
    expect(
      [...register.world.triggers.values()].filter(({ ownerEmail }) => ownerEmail === COLLEAGUE),
    ).toHaveLength(4);
  });

  test('silence is told, and setting them anew ends it', () => {
    const register = freshRegister();
    later(register, 5);
    expect(line(look(register), 'triggers').state).toBe('let_op');
    later(register, 30);
    expect(line(look(register), 'triggers')).toMatchObject({
      state: 'fout',
      says: expect.stringMatching(/werkten voor het laatst 23-11-2026 om \d\d\.\d\d uur/),
    });
    expect(press(register, 'triggers', 'Herstellen').state).toBe('goed');
  });

  test('a fault of one is shown until it is seen', () => {
    const register = freshRegister();
    register.world.faults.push({
      kind: 'error',
      method: 'Range.getValues',
      message: 'Tijdelijk stuk.',
      times: 1,
    });
    register.fire('onQuarter');
    expect(line(look(register), 'troubles')).toMatchObject({
      state: 'fout',
      details: [expect.stringContaining('Tijdelijk stuk.')],
    });
    expect(press(register, 'troubles', 'Gezien, wissen').state).toBe('goed');
  });
});

test('leave that was not given is told with where to give it', () => {
  const register = freshRegister();
  look(register);
  const { world, project } = register;
  world.withheld.set(`${project.id} ${COORDINATOR}`, ['https://www.googleapis.com/auth/script.send_mail']);
  const report = look(register);
  expect(line(report, 'consent')).toMatchObject({
    state: 'fout',
    details: ['mail versturen namens jou'],
    link: { url: expect.stringContaining('/authorize') },
  });
  // What cannot be asked without it says so in its own line, and the others go on.
  expect(line(report, 'quota')).toMatchObject({
    state: 'fout',
    says: 'Dit onderdeel kon niet worden nagekeken: Je gaf het register nog geen toestemming voor: mail versturen namens jou.',
  });
  expect(line(report, 'build').state).toBe('goed');
});

test('a night is told step by step, and what failed is done again', () => {
  const register = freshRegister();
  expect(line(look(register), 'night').state).toBe('let_op');
  register.world.faults.push({ kind: 'error', method: 'Protection.getEditors', message: 'Stuk.' });
  register.fire('onNight');
  register.world.faults.length = 0;
  expect(line(look(register), 'night')).toMatchObject({
    state: 'fout',
    says: 'In de nacht van 23-11-2026 is een onderdeel mislukt.',
    details: expect.arrayContaining(['Beveiligingen nakijken: mislukt. Stuk.']),
  });
  expect(press(register, 'night', 'Nu uitvoeren')).toMatchObject({ state: 'goed' });
  later(register, 30);
  expect(line(look(register), 'night').says).toContain('Daarna is het werk niet meer gedaan.');
});

test('language and time zone', () => {
  const register = freshRegister();
  register.model.locale = 'en_US';
  register.model.timeZone = 'America/New_York';
  expect(line(look(register), 'language')).toMatchObject({
    state: 'fout',
    says: expect.stringContaining('America/New_York in plaats van Europe/Amsterdam'),
  });
  expect(press(register, 'language', 'Herstellen').state).toBe('goed');
});

test('a tab that is gone', () => {
  const register = freshRegister();
  register.driver.deleteSheet(COORDINATOR, register.fileId, 'Lessen');
  expect(line(look(register), 'build').details).toEqual([
    'Tabblad "Lessen" ontbreekt, of de kopregel ervan.',
  ]);
  const { said, state } = press(register, 'build', 'Herstellen');
  expect([said, state]).toEqual([expect.stringContaining('opnieuw gemaakt'), 'goed']);
});

test('a header that was emptied', () => {
  const register = freshRegister();
  register.driver.clear(COORDINATOR, register.fileId, 'Lessen', 'B1');
  expect(line(look(register), 'build').details).toEqual([
    expect.stringMatching(/^De kop van kolom ".+" in "Lessen" is leeg\.$/),
  ]);
  expect(press(register, 'build', 'Herstellen').state).toBe('goed');
});

test('even when the tab with contacts is gone the other lines are there', () => {
  const register = freshRegister();
  register.driver.deleteSheet(COORDINATOR, register.fileId, 'Contacten');
  const report = look(register);
  expect(report.lines).toHaveLength(CHECKS.length);
  expect(line(report, 'people')).toMatchObject({
    state: 'fout',
    says: expect.stringContaining('"Contacten" ontbreekt'),
  });
  expect(press(register, 'build', 'Herstellen').state).toBe('goed');
});

describe('rights', () => {
  const contacts = (register: TestRegister, people: readonly (readonly [string, string])[]): void => {
    register.write({
      via: 'menu',
      reason: 'Proef',
      changes: people.map(([email, role], index) => ({
        type: 'add',
        table: 'contact',
        key: `+${index}`,
        values: { designation: `persoon ${index}`, role, email, source: 'proef' },
      })),
    });
  };

  test('who has a role without the file, and the file without a role', () => {
    const register = freshRegister();
    expect(line(look(register), 'people').says).toContain('heeft nog niemand een rol');
    contacts(register, [
      [COORDINATOR, 'coordinator'],
      ['weg@provincie.example', 'medewerker'],
    ]);
    expect(line(look(register), 'people').details).toEqual([
      'persoon 1 is medewerker, maar mag het bestand niet bewerken. Deel het bestand, of pas Contacten aan.',
      expect.stringContaining(`${COLLEAGUE} mag het bestand bewerken, maar heeft geen rol`),
    ]);
  });

  test('a change of Contacten is applied by the button', () => {
    const register = freshRegister();
    contacts(register, [
      [COORDINATOR, 'coordinator'],
      [COLLEAGUE, 'aanjager'],
    ]);
    expect(line(look(register), 'guards')).toMatchObject({ state: 'let_op' });
    const { said, state } = press(register, 'guards', 'Herstellen');
    expect([said, state]).toEqual([expect.stringContaining('lieten andere mensen toe'), 'goed']);
    const edit = register.driver.edit(COLLEAGUE, register.fileId, 'Terreinen', 'B2', 'x');
    expect(edit.changed).toBeNull();
  });
});

describe('mail', () => {
  const message = {
    dedupe: 'a',
    kind: 'proef',
    to: { address: 'a@b.example' },
    subject: 'Bericht',
    blocks: [],
  };
  const status = (register: TestRegister): unknown => register.read('outbox').rows[0]!.status;

  test('what waits is sent now', () => {
    const register = freshRegister();
    register.queue([message]);
    expect(line(look(register), 'outbox')).toMatchObject({ state: 'goed', says: '1 bericht wacht.' });
    later(register, 30);
    expect(line(look(register), 'outbox').says).toBe('1 bericht wacht al meer dan een dag.');
    expect(press(register, 'outbox', 'Nu versturen')).toMatchObject({
      said: '1 bericht verstuurd.',
      state: 'goed',
    });
  });

  test.each([
    ['onzeker', 'Onzekere mail opnieuw versturen'],
    ['opgegeven', 'Opgegeven mail opnieuw proberen'],
  ])('%s mail goes again only when a person says so', (state, label) => {
    const register = freshRegister();
    register.queue([message]);
    const key = register.read('outbox').rows[0]!.message_id as string;
    register.write({
      via: 'taak',
      reason: 'Proef',
      changes: [
        { type: 'update', table: 'outbox', key, values: { status: state, attempts: 5, error: 'Stuk.' } },
      ],
    });
    register.fire('onQuarter');
    expect(status(register)).toBe(state);
    expect(line(look(register), 'outbox')).toMatchObject({
      state: 'fout',
      details: [`${key} Bericht: Stuk.`],
    });
    expect(press(register, 'outbox', label).said).toContain('gaat binnen een kwartier');
    register.fire('onQuarter');
    expect(status(register)).toBe('verzonden');
  });

  test('little is left of the quota', () => {
    const register = freshRegister();
    const day = new Date(register.world.now).toISOString().slice(0, 10);
    register.world.quotas.set(`${day} ${COORDINATOR} email`, 1490);
    expect(line(look(register), 'quota')).toMatchObject({
      state: 'let_op',
      says: expect.stringContaining('nog maar 10'),
    });
  });
});

test('the memory of the script fills up', () => {
  const register = freshRegister();
  const store = properties(register);
  for (let part = 0; part < 45; part++) store.set(`vol.${part}`, 'x'.repeat(8000));
  expect(line(look(register), 'size')).toMatchObject({
    state: 'let_op',
    says: expect.stringContaining('geheugen van het script'),
  });
});

test('a file of the archive that was thrown away', () => {
  const register = freshRegister();
  expect(line(look(register), 'archive')).toMatchObject({ state: 'goed' });
  register.world.triggers.clear();
  register.driver.advanceTo(Date.parse('2027-03-01T09:00:00Z'));
  register.write({
    via: 'menu',
    reason: 'Proef',
    changes: [{ type: 'add', table: 'cluster', key: '+1', values: { name: 'Zeggen' } }],
  });
  register.click(['Beheer', 'Journaal naar archief']);
  const fine = line(look(register), 'archive');
  expect(fine).toMatchObject({ state: 'goed', says: expect.stringContaining('Bestanden: 1, met') });
  const [file] = [...register.world.files.values()].filter(({ kind }) => kind === 'file');
  file!.trashed = true;
  expect(line(look(register), 'archive')).toMatchObject({
    state: 'fout',
    details: [expect.stringContaining('is weg, weggegooid, of van iemand anders')],
  });
});

test('forms are made by the button, and their trigger with them', () => {
  const register = freshRegister();
  expect(line(look(register), 'forms').says).toContain('nog geen formulieren');
  const { state, details } = press(register, 'forms', 'Maken of bijwerken');
  expect([state, details.length]).toEqual(['goed', 2]);
  expect(line(look(register), 'triggers').state).toBe('goed');
  const [form] = [...register.world.files.values()].filter(({ kind }) => kind === 'form');
  register.world.files.delete(form!.id);
  expect(line(look(register), 'forms')).toMatchObject({ state: 'fout' });
});

test('a job that stands still', () => {
  const register = freshRegister();
  register.write({
    via: 'taak',
    reason: 'Proef',
    changes: [
      {
        type: 'add',
        table: 'job',
        key: '+1',
        values: {
          kind: 'proef',
          title: 'Rapport maken',
          status: 'loopt',
          started_by: 'g-1',
          started_at: '2026-11-21T10:00:00',
        },
      },
    ],
  });
  expect(line(look(register), 'jobs').details).toEqual([
    'Rapport maken: geen teken sinds 21-11-2026 om 10.00 uur.',
  ]);
});

test('a job that hangs is gone on with by the button', () => {
  const register = freshRegister();
  const values = {
    kind: 'rapporten',
    title: 'Monitoringdocument',
    status: 'wacht',
    started_by: 'g-1',
    started_at: '2026-11-23T06:00:00',
    arguments: {
      mark: 'x',
      items: ['CL-0001'],
      given: { report: 'weg', period: 'x', pdf: false, night: null },
    },
  };
  const changes = [{ type: 'add' as const, table: 'job', key: '+1', values }];
  register.write({ via: 'taak', reason: 'Proef', changes });
  expect(line(look(register), 'jobs').details).toEqual([
    'Monitoringdocument: geen teken sinds 23-11-2026 om 06.00 uur.',
  ]);
  const { said, details } = press(register, 'jobs', 'Afmaken');
  expect(said).toContain('verder gegaan');
  expect(details).toEqual(['Monitoringdocument: mislukt.']);
  expect(register.read('job').rows[0]!.error).toContain('Het rapport "weg" bestaat niet');
});

test('a template with a fault is seen', () => {
  const register = freshRegister();
  expect(line(look(register), 'templates')).toMatchObject({
    state: 'goed',
    says: expect.stringMatching(/geen/),
  });
  run(register.world, register.project, 'checkReportTemplate', ['factsheet']);
  expect(line(look(register), 'templates')).toMatchObject({
    state: 'goed',
    says: expect.stringMatching(/orde/),
  });
  const template = [...register.world.files.values()].find(({ name }) => name.startsWith('Sjabloon'))!;
  installScript(register.world, {
    name: 'Iemand',
    owner: COORDINATOR,
    files: [
      {
        name: 'Code',
        source: `function type(id) { DocumentApp.openById(id).getBody().appendParagraph('{{#sessies}}'); }`,
      },
    ],
    manifest: { timeZone: 'Europe/Amsterdam' },
  });
  const project = [...register.world.scripts.values()].find(({ name }) => name === 'Iemand')!;
  expect(run(register.world, project, 'type', [template.id]).status).toBe('completed');
  expect(line(look(register), 'templates')).toMatchObject({
    state: 'fout',
    details: [expect.stringMatching(/^Factsheet: 1 fout/)],
  });
});
