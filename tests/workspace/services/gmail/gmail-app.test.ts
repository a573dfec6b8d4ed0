/** GmailApp: sending, drafts, and reading what came in. */
import { EVA, JAN, Office } from '../drive/support.ts';

test('a message is sent with its options, and found again by both', () => {
  const office = new Office();
  office.value(`
    GmailApp.sendEmail('eva@overijssel.nl', 'Halfjaarrapport', 'Zie bijlage', {
      cc: 'piet@elders.nl', htmlBody: '<p>Zie bijlage</p>', name: 'Register', attachments: [Utilities.newBlob('a', 'text/csv', 'lijst.csv')],
    })`);
  const read = `
    const [thread] = GmailApp.search('subject:half has:attachment');
    const [message] = thread.getMessages();
    return [thread.getFirstMessageSubject(), message.getFrom(), message.getTo(), message.getCc(), message.getBody(), message.getPlainBody(), message.getAttachments().map((a) => a.getName() + a.getSize())];`;
  const expected = [
    'Halfjaarrapport',
    `Register <${JAN.email}>`,
    EVA.email,
    'piet@elders.nl',
    '<p>Zie bijlage</p>',
    'Zie bijlage',
    ['lijst.csv1'],
  ];
  expect(office.value(read)).toEqual(expected);
  expect(office.value(read, { as: EVA })).toEqual(expected);
  expect(office.value('return GmailApp.getInboxThreads().length')).toBe(0);
  expect(office.value('return GmailApp.getInboxThreads().length', { as: EVA })).toBe(1);
});

test('replies belong to the conversation', () => {
  const office = new Office();
  office.value("GmailApp.sendEmail('eva@overijssel.nl', 'Vraag', 'Hoe laat?', { cc: 'piet@elders.nl' })");
  office.value("GmailApp.getInboxThreads()[0].replyAll('Om tien uur')", { as: EVA });
  expect(
    office.value(`
      const [thread] = GmailApp.search('in:inbox');
      return [thread.getMessageCount(), thread.getMessages().map((m) => [m.getSubject(), m.getTo(), m.getCc()]), thread.getId() === thread.getMessages()[1].getThread().getId()];`),
  ).toEqual([
    2,
    [
      ['Vraag', EVA.email, 'piet@elders.nl'],
      ['Re: Vraag', JAN.email, 'piet@elders.nl'],
    ],
    true,
  ]);
});

test('a draft waits until it is sent', () => {
  const office = new Office();
  const id = office.value<string>("return GmailApp.createDraft('eva@overijssel.nl', 'Concept', 'x').getId()");
  expect(office.world.mail).toEqual([]);
  expect(office.value('return GmailApp.getDrafts().length', { as: EVA })).toBe(0);
  office.value(`GmailApp.getDraft('${id}').update('eva@overijssel.nl', 'Beter', 'y').send()`);
  expect(office.world.mail.map(({ subject }) => subject)).toEqual(['Beter']);
  expect(office.fault(`GmailApp.getDraft('${id}').getMessage()`)).toContain('Invalid draft ID.');
});

test.each([
  ['from:jan', 2],
  ['to:eva -subject:twee', 1],
  ['"precies dit"', 1],
  ['in:sent', 2],
  ['in:inbox', 0],
  ['after:2026/11/23 before:2026/11/24', 2],
  ['before:2026/11/23', 0],
  ['niets', 0],
])('search %s', (query, count) => {
  const office = new Office();
  office.value(
    "GmailApp.sendEmail('eva@overijssel.nl', 'een', 'precies dit'); GmailApp.sendEmail('eva@overijssel.nl', 'twee', 'dit precies')",
  );
  expect(office.value(`return GmailApp.search(${JSON.stringify(query)}).length`)).toBe(count);
});
