/** Postvak uit, by the real bundle in the Workspace: written down once, sent once, also when executions die. */
import type { Message } from '../../../src/register/app/outbox/queue.ts';
import type { Mail } from '../../../src/workspace/world.ts';
import { COORDINATOR, freshRegister, later, setTo, type TestRegister } from '../../support/register.ts';

const HOUR = 3_600_000;

const message = (name: string, more: Partial<Message> = {}): Message => ({
  dedupe: `proef.${name}`,
  kind: 'proef',
  to: { address: `${name}@gemeente.example` },
  subject: `Bericht ${name}`,
  blocks: [{ type: 'paragraph', text: `Dag ${name}.` }],
  ...more,
});

/** Mails of the register itself, without those of Google about failed triggers. */
function mails({ world }: TestRegister): readonly Mail[] {
  return world.mail.filter(({ from }) => from === COORDINATOR);
}

function rows(register: TestRegister): Record<string, unknown>[] {
  return register.read('outbox').rows as Record<string, unknown>[];
}

test('a message goes to the contact with text and HTML, from whom and with whom to ask', () => {
  const register = freshRegister();
  setTo(register, 'admin_name', 'Team Bedrijventerreinen');
  setTo(register, 'admin_email', 'bt@provincie.example');
  setTo(register, 'privacy_url', 'https://provincie.example/privacy');
  register.write({
    via: 'menu',
    reason: 'Proef',
    changes: [
      {
        type: 'add',
        table: 'contact',
        key: '+1',
        values: {
          designation: 'ambtenaar Raalte',
          role: 'gemeente',
          email: 'jan@raalte.example',
          source: 'zelf',
        },
      },
    ],
  });
  const to = { contact: register.read('contact').rows[0]!.contact_id as string };
  expect(
    register.queue([message('a', { to, blocks: [{ type: 'paragraph', text: '<b>Dag</b> & hallo' }] })]),
  ).toBe(1);
  register.fire('onQuarter');
  const [mail] = mails(register);
  expect(mail).toMatchObject({
    to: ['jan@raalte.example'],
    replyTo: 'bt@provincie.example',
    fromName: 'Team Bedrijventerreinen',
    subject: 'Bericht a',
  });
  expect(mail!.body).toContain('<b>Dag</b> & hallo');
  expect(mail!.htmlBody).toContain('<html lang="nl">');
  expect(mail!.htmlBody).toContain('&lt;b&gt;Dag&lt;/b&gt; &amp; hallo');
  expect(mail!.htmlBody).toContain('href="https://provincie.example/privacy"');
  expect(rows(register)[0]).toMatchObject({ status: 'verzonden', attempts: 1, error: null });
});

test('the journal tells nothing about who got what', () => {
  const register = freshRegister();
  register.queue([message('geheim')]);
  register.fire('onQuarter');
  expect(JSON.stringify(register.read('journal').rows)).not.toContain('geheim@gemeente.example');
  expect(JSON.stringify(register.read('journal').rows)).not.toContain('Dag geheim');
});

test('the same message is written down once, whoever asks and how often', () => {
  const register = freshRegister();
  expect(register.queue([message('a'), message('a'), message('b')])).toBe(2);
  expect(register.queue([message('b'), message('a')])).toBe(0);
  register.fire('onQuarter');
  register.fire('onQuarter');
  expect(mails(register)).toHaveLength(2);
  expect(register.queue([message('a')])).toBe(0);
});

test('what is urgent goes first, and what must wait waits', () => {
  const register = freshRegister();
  register.queue([
    message('gewoon'),
    message('later', { notBefore: '2026-11-23T15:00:00' }),
    message('eerst', { priority: 1 }),
  ]);
  register.fire('onQuarter');
  expect(mails(register).map(({ subject }) => subject)).toEqual(['Bericht eerst', 'Bericht gewoon']);
  later(register, 6 * HOUR);
  register.fire('onQuarter');
  expect(mails(register)).toHaveLength(3);
});

test('nothing to send costs few reads and no write but the sign of life', () => {
  const register = freshRegister();
  const { reads, writes } = register.fire('onQuarter');
  expect(writes).toBe(1);
  expect(reads).toBeLessThanOrEqual(8);
});

describe('when Google refuses', () => {
  test('a mail is tried again ever later, and given up in the end; its address is not told', () => {
    const register = freshRegister();
    register.queue([message('a')]);
    register.world.faults.push({
      kind: 'error',
      method: 'MailApp.sendEmail',
      message: 'Invalid email: a@gemeente.example',
    });
    const waits: unknown[] = [];
    for (let day = 0; day < 6; day++) {
      register.fire('onQuarter');
      register.fire('onQuarter');
      waits.push([rows(register)[0]!.status, rows(register)[0]!.attempts]);
      later(register, 25 * HOUR);
    }
    expect(waits).toEqual([
      ['wacht', 1],
      ['wacht', 2],
      ['wacht', 3],
      ['wacht', 4],
      ['opgegeven', 5],
      ['opgegeven', 5],
    ]);
    expect(rows(register)[0]!.error).toBe(
      'Het e-mailadres klopt niet. Verbeter het in Contacten. (Melding van Google: Invalid email: (adres))',
    );
  });

  test.each([
    ['Invalid email: Jan Jansen', /^Het e-mailadres klopt niet\..*: Invalid email: \(adres\)\)$/],
    ['Ongeldig e-mailadres: a@gemeente.example', /^Het e-mailadres klopt niet\..*: \(adres\)\)$/],
    ['Failed to send email: no recipient', /^Het e-mailadres klopt niet\./],
    ['Service invoked too many times for one day: email.', /^Google verstuurt vandaag geen mail meer\. Zet /],
    ['Limit Exceeded: Email Recipients Per Day.', /^Google verstuurt vandaag geen mail meer\./],
    ['Limit Exceeded: Email Body Size.', /^Het bericht is te groot\. Kies /],
    [
      'You do not have permission to call MailApp.sendEmail. Required permissions: https://www.googleapis.com/auth/script.send_mail',
      /^Het register mag niet mailen\. Kies .*script\.send_mail\)$/,
    ],
    ['Service unavailable: Mail', /^De mail van Google had een storing\. /],
    [
      'We’re sorry, a server error occurred. Please wait a bit and try again.',
      /^De mail van Google had een storing\./,
    ],
    [
      'Something about a@gemeente.example and c@d.nl',
      /^Google weigerde .*: Something about \(adres\) and \(adres\)\)$/,
    ],
  ])('people read in Dutch why, and Google’s own words after it: %s', (message_, reason) => {
    const register = freshRegister();
    register.queue([message('a')]);
    register.world.faults.push({ kind: 'error', method: 'MailApp.sendEmail', message: message_ });
    register.fire('onQuarter');
    const { error, status } = rows(register)[0]!;
    expect(status).toBe('wacht');
    expect(error).toMatch(reason);
    expect(error).toContain('(Melding van Google: ');
    expect(error).not.toMatch(/@|Jan/);
    expect(JSON.stringify(register.read('journal').rows)).not.toMatch(/@gemeente|Jan Jansen/);
  });

  test('a round of refusals fits in the property that remembers it, whatever Google says', () => {
    const register = freshRegister();
    register.queue(Array.from({ length: 25 }, (_, index) => message(`m${index}`)));
    const words = `Authorization is required to perform that action. ${'x'.repeat(2000)}`;
    register.world.faults.push({ kind: 'error', method: 'MailApp.sendEmail', message: words });
    register.fire('onQuarter');
    for (const { error, attempts } of rows(register)) {
      expect(error).toMatch(/^Het register mag niet mailen/);
      expect(attempts).toBe(1);
    }
  });

  test('without an address it is given up at once, and the others go', () => {
    const register = freshRegister();
    register.queue([message('a', { to: { contact: 'CT-9999' } }), message('b')]);
    register.fire('onQuarter');
    expect(rows(register).map(({ status }) => status)).toEqual(['opgegeven', 'verzonden']);
  });

  test('when the quota of the day is gone everything waits, and that is nobody’s fault', () => {
    const register = freshRegister();
    register.queue([message('a'), message('b')]);
    register.world.faults.push({ kind: 'quota', quota: 'email' });
    register.fire('onQuarter');
    expect(rows(register).map(({ status, attempts }) => [status, attempts])).toEqual([
      ['wacht', 0],
      ['wacht', 0],
    ]);
    register.world.faults.length = 0;
    register.fire('onQuarter');
    expect(mails(register)).toHaveLength(2);
  });

  test('no more go than the quota allows', () => {
    const register = freshRegister();
    register.queue([message('a'), message('b'), message('c')]);
    const day = new Date(register.world.now).toISOString().slice(0, 10);
    register.world.quotas.set(`${day} ${COORDINATOR} email`, 1498);
    register.fire('onQuarter');
    expect(mails(register)).toHaveLength(2);
    expect(rows(register).map(({ status }) => status)).toEqual(['verzonden', 'verzonden', 'wacht']);
  });
});

test('hundreds of mails go in rounds, each once', () => {
  const register = freshRegister();
  register.queue(Array.from({ length: 120 }, (_, index) => message(`m${index}`)));
  for (let time = 0; time < 4; time++) register.fire('onQuarter');
  expect(mails(register)).toHaveLength(120);
  expect(new Set(mails(register).map(({ subject }) => subject)).size).toBe(120);
});

test('an execution that dies at any call sends nothing twice and loses nothing', () => {
  const names = ['a', 'b', 'c'];
  const whole = freshRegister();
  whole.queue(names.map((name) => message(name)));
  const { reads, writes } = whole.fire('onQuarter');
  let uncertain = 0;
  for (let at = 1; at <= reads + writes; at++) {
    const register = freshRegister();
    register.queue(names.map((name) => message(name)));
    register.world.faults.push({ kind: 'crash', atCall: at });
    expect(register.fire('onQuarter').status).toBe('crashed');
    register.world.faults.length = 0;
    // Directly after, the mails may still be somebody's; once no execution can be alive they are settled.
    register.fire('onQuarter');
    later(register, 10 * 60_000);
    register.fire('onQuarter');
    const sent = mails(register).map(({ subject }) => subject);
    expect([at, new Set(sent).size]).toEqual([at, sent.length]);
    const settled = rows(register).map(({ subject, status }) => [subject, status]);
    expect([at, settled.every(([, status]) => status === 'verzonden' || status === 'onzeker')]).toEqual([
      at,
      true,
    ]);
    for (const [subject, status] of settled)
      if (status === 'verzonden')
        expect([at, subject, sent.includes(subject as string)]).toEqual([at, subject, true]);
    const unsure = settled.filter(([, status]) => status === 'onzeker').length;
    expect(unsure).toBeLessThanOrEqual(1);
    uncertain += unsure;
    const counts = register.read('outbox').rows.length;
    expect(counts).toBe(3);
  }
  // Two calls for each mail: dying at the mail itself, and where it is noted that it went.
  expect(uncertain).toBeLessThanOrEqual(2 * names.length);
});

test('of a file whose properties are lost, what was being sent is not sent again', () => {
  const register = freshRegister();
  register.queue([message('a')]);
  const [key] = rows(register).map(({ message_id }) => message_id as string);
  register.write({
    via: 'taak',
    reason: 'Proef',
    changes: [{ type: 'update', table: 'outbox', key: key!, values: { status: 'bezig' } }],
  });
  register.fire('onQuarter');
  expect(rows(register)[0]).toMatchObject({ status: 'onzeker' });
  expect(mails(register)).toEqual([]);
});

test('what another execution is sending is left alone until that one cannot be alive any more', () => {
  const register = freshRegister();
  register.queue([message('a'), message('b')]);
  const keys = rows(register).map(({ message_id }) => message_id as string);
  register.write({
    via: 'taak',
    reason: 'Proef',
    changes: keys.map((key) => ({ type: 'update', table: 'outbox', key, values: { status: 'bezig' } })),
  });
  const [, store] = [...register.world.properties].find(([, entries]) => entries.has('triggers'))!;
  store.set(
    'sending',
    JSON.stringify({ since: register.world.now, keys, over: 0, trying: true, refused: {} }),
  );
  register.fire('onQuarter');
  expect(rows(register).map(({ status }) => status)).toEqual(['bezig', 'bezig']);
  later(register, 10 * 60_000);
  register.fire('onQuarter');
  expect(rows(register).map(({ status }) => status)).toEqual(['onzeker', 'verzonden']);
});

test('text and address of old mail are cleared, what still waits is kept', () => {
  const register = freshRegister();
  register.queue([message('oud')]);
  register.fire('onQuarter');
  later(register, 31 * 24 * HOUR);
  register.queue([message('nieuw', { notBefore: '2027-06-01T08:00:00' })]);
  register.fire('onNight');
  expect(rows(register)).toMatchObject([
    { status: 'verzonden', body_text: null, body_html: null, address: null, subject: 'Bericht oud' },
    { status: 'wacht', address: 'nieuw@gemeente.example' },
  ]);
});

test('a mail that no cell can hold goes as text, cut short with its end; nothing is refused', () => {
  const register = freshRegister();
  const long = 'Een lange regel van iemand. '.repeat(1900);
  register.queue([
    {
      dedupe: 'proef.lang',
      kind: 'proef',
      to: { address: 'iemand@proef.example' },
      subject: 'Lang',
      blocks: [
        { type: 'paragraph', text: long },
        { type: 'link', text: 'Verander uw antwoorden', url: 'https://example.nl/antwoorden' },
      ],
    },
  ]);
  register.fire('onQuarter');
  const [mail] = register.world.mail;
  expect(mail!.htmlBody).toBeNull();
  expect(mail!.body).toHaveLength(50_000);
  expect(mail!.body).toContain('Dit bericht was te lang.');
  expect(mail!.body).toContain('https://example.nl/antwoorden');
});
