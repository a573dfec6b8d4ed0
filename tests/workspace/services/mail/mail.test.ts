/** MailApp: all ways to send, what arrives, and the limits. */
import { stage } from '../../support.ts';

test('every way to send', () => {
  const { world, value } = stage();
  value(`
    MailApp.sendEmail('a@b.nl', 'Een', 'tekst');
    MailApp.sendEmail('a@b.nl', 'antwoord@b.nl', 'Twee', 'tekst');
    MailApp.sendEmail('Jan <A@B.nl>, c@d.nl', 'Drie', 'tekst', { cc: 'e@f.nl', bcc: 'g@h.nl', name: 'Register', replyTo: 'r@b.nl' });
    MailApp.sendEmail({ to: 'a@b.nl', subject: 'Vier', htmlBody: '<p>Dag &amp; <b>welkom</b></p><style>x</style>', noReply: true });
    return 0;`);
  expect(world.mail).toMatchObject([
    {
      subject: 'Een',
      body: 'tekst',
      to: ['a@b.nl'],
      from: 'jan@overijssel.nl',
      fromName: 'Jan',
      htmlBody: null,
    },
    { subject: 'Twee', replyTo: 'antwoord@b.nl' },
    {
      subject: 'Drie',
      to: ['a@b.nl', 'c@d.nl'],
      cc: ['e@f.nl'],
      bcc: ['g@h.nl'],
      fromName: 'Register',
      replyTo: 'r@b.nl',
    },
    { subject: 'Vier', body: 'Dag & welkom', from: 'noreply@overijssel.nl' },
  ]);
});

test('attachments and pictures in the text', () => {
  const { world, value } = stage();
  value(`
    const blob = Utilities.newBlob('x', 'text/csv', 'a.csv');
    MailApp.sendEmail({ to: 'a@b.nl', subject: 's', htmlBody: '<img src="cid:logo">', attachments: [blob, HtmlService.createHtmlOutput('h')],
      inlineImages: { logo: Utilities.newBlob([1, 2], 'image/png', 'logo.png') } });
    return 0;`);
  expect(world.mail[0]).toMatchObject({
    attachments: [
      { name: 'a.csv', contentType: 'text/csv', base64: 'eA==' },
      { contentType: 'text/html', base64: 'aA==' },
    ],
    inlineImages: { logo: { name: 'logo.png', contentType: 'image/png', base64: 'AQI=' } },
  });
});

test.each([
  [`MailApp.sendEmail('geen adres', 's', 'b');`, 'Invalid email: geen adres'],
  [`MailApp.sendEmail('', 's', 'b');`, 'Failed to send email: no recipient'],
  [
    `MailApp.sendEmail(Array(51).fill('a@b.nl').join(), 's', 'b');`,
    'Limit Exceeded: Email Recipients Per Message.',
  ],
  [`MailApp.sendEmail('a@b.nl', 's', 'x'.repeat(409601));`, 'Limit Exceeded: Email Body Size.'],
  [`MailApp.sendEmail({ to: 'a@b.nl', attachments: ['x'] });`, 'Invalid argument: attachments'],
  [
    `MailApp.sendEmail('a@b.nl');`,
    "The parameters (String) don't match the method signature for MailApp.sendEmail.",
  ],
])('%s is refused, and costs nothing', (code, message) => {
  const { world, fault, value } = stage();
  expect(fault(code)).toBe(message);
  expect(world.mail).toEqual([]);
  expect(value('return MailApp.getRemainingDailyQuota();')).toBe(1500);
});

test('1,500 recipients a day', () => {
  const { world, fault, value, driver } = stage();
  expect(
    fault(`for (let i = 0; i < 31; i++) MailApp.sendEmail(Array(50).fill('a@b.nl').join(), 's', 'b');`),
  ).toBe('Service invoked too many times for one day: email.');
  expect(world.mail).toHaveLength(30);
  driver.advance(24 * 3_600_000);
  expect(value('return MailApp.getRemainingDailyQuota();')).toBe(1500);
});
