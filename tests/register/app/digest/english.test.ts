/** Digests in English through the real bundle: the mail, its foot, lessons alone, text alone, the preview, and what stays Dutch. */
import type { DigestPreview } from '../../../../src/register/app/digest/preview.ts';
import type { Outcome } from '../../../../src/register/domain/import/outcome.ts';
import { run } from '../../../../src/workspace/index.ts';
import { keptRegister, type TestRegister } from '../../../support/register.ts';
import { foreignIn } from '../../domain/digest/both.ts';
import { ADDRESS, add, at, mailsTo, night, programme, rowsOf, set, setting } from './support.ts';

const MONDAY = '2026-11-30';

const made = programme();
const { aanjager, gemeente } = made.subscriptions;
setting(made.register, 'admin_name', 'Team Bedrijventerreinen');
setting(made.register, 'admin_email', 'bt@provincie.example');
setting(made.register, 'privacy_url', 'https://provincie.example/privacy');
for (const key of [aanjager, gemeente]) set(made.register, 'subscription', key, { language: 'en' });
set(made.register, 'track', made.trackZwolle, { state_w1: 'gepland' });
add(made.register, 'action_point', {
  action: 'Volmachten ophalen',
  owner_id: made.aanjager,
  due: '2026-11-26',
  status: 'open',
  cluster_id: made.zwolle,
});
add(made.register, 'lesson', {
  title: 'Spreek vooraf af wie belt',
  recorded_on: '2026-11-24',
  shared_on: '2026-11-24',
  channel: 'werkplaats',
  body: 'Bij de vorige sessie belden drie mensen dezelfde ondernemer.',
  audience: ['ambtenaren', 'ondernemers'],
});
const fresh = keptRegister(made.register);

function first(register: TestRegister, who: keyof typeof ADDRESS) {
  const [mail] = mailsTo(register, ADDRESS[who]);
  if (!mail) throw new Error(`No mail to ${who}.`);
  return { ...mail, html: mail.htmlBody!, text: mail.body };
}

function preview(register: TestRegister, key: string, day = MONDAY): DigestPreview {
  const { value, error } = run(register.world, register.project, 'previewDigest', [key, day]);
  const answer = value as Outcome<DigestPreview>;
  if (!answer?.ok) throw new Error(error?.message ?? answer?.reason);
  return answer.value;
}

test('who chose English reads the digest in English, and what people typed as they typed it', () => {
  const register = fresh();
  night(register, MONDAY);
  const mail = first(register, 'aanjager');
  expect(mail.subject).toBe('1 action (1 overdue), 1 change, 1 new lesson: business parks, 30 November 2026');
  expect(mail.html).toContain('<html lang="en">');
  expect(foreignIn(mail)).toEqual([]);
  expect(mail.html).toContain('<strong><span lang="nl">Volmachten ophalen</span></strong>');
  expect(mail.html).toContain('<strong><span lang="nl">Hessenpoort</span></strong>');
  expect(mail.html).toContain('kept by <span lang="nl">Team Bedrijventerreinen</span>.');
  expect(mail.text).toContain('Overdue: it was due on 26 Nov 2026, 4 days ago. Belongs to: Hessenpoort.');
  expect(mail.text).toContain('Wagon 1: from Intake to Sprint session planned.');
  expect(mail.text.match(/Names and texts from the register are in Dutch\./g)).toHaveLength(1);
  // The others read Dutch, and nothing in it says that it is.
  const dutch = first(register, 'rvo');
  expect(dutch.html).toContain('<html lang="nl">');
  expect(dutch.html).not.toContain('<span lang=');
});

test('it is composed when it is put ready: a later choice of language is for the next one', () => {
  const register = fresh();
  at(register, `${MONDAY}T03:30:00`);
  register.fire('onNight');
  set(register, 'subscription', aanjager, { language: 'nl' });
  at(register, `${MONDAY}T07:05:00`);
  register.fire('onQuarter');
  const mail = first(register, 'aanjager');
  expect(foreignIn(mail)).toEqual([]);
  expect(mail.text).toMatch(/\nChange or stop this digest: https:\/\/script\.google\.com\/\S+$/);
  set(register, 'track', made.trackZwolle, { state_w1: 'gehouden' });
  night(register, '2026-12-07');
  expect(mailsTo(register, ADDRESS.aanjager)[1]!.subject).toContain('1 verandering');
});

test('an empty language is Dutch', () => {
  const register = fresh();
  set(register, 'subscription', aanjager, { language: null });
  night(register, MONDAY);
  expect(first(register, 'aanjager').subject).toContain('1 actie (1 te laat)');
});

test('lessons alone, and text alone, are in English too', () => {
  const register = fresh();
  set(register, 'subscription', gemeente, { contents: 'lessen', format: 'tekst' });
  night(register, MONDAY);
  const [mail] = mailsTo(register, ADDRESS.gemeente);
  expect(mail!.subject).toBe('1 new lesson about business parks, 30 November 2026');
  expect(mail!.htmlBody).toBeNull();
  expect(mail!.body).toContain('1. Spreek vooraf af wie belt. Bij de vorige sessie belden drie mensen');
  expect(mail!.body).toContain('For: Public officials, Entrepreneurs. Channel: Werkplaats.');
  expect(mail!.body).toContain('These lessons come every week, if there are new ones.');
  expect(mail!.body).not.toMatch(/[\uFDD0\uFDD1]/);
});

test('a code that the office added itself stands there in Dutch, and says so', () => {
  const register = fresh();
  register.write({
    via: 'menu',
    reason: 'Proef',
    changes: [
      {
        type: 'add',
        table: 'code_list',
        key: 'doelgroep.scholen',
        values: { list: 'doelgroep', code: 'scholen', label: 'Scholen' },
      },
    ],
  });
  set(register, 'code_list', 'doelgroep.ondernemers', { label: 'Bedrijven' });
  add(register, 'lesson', {
    title: 'Nog een les',
    recorded_on: '2026-11-24',
    audience: ['scholen', 'ondernemers'],
  });
  night(register, MONDAY);
  expect(first(register, 'aanjager').html).toContain('For: <span lang="nl">Scholen</span>, Entrepreneurs.');
});

test('the coordinator sees beforehand the mail that goes, with the reasons in Dutch', () => {
  const register = fresh();
  const shown = preview(register, aanjager);
  night(register, MONDAY);
  const sent = first(register, 'aanjager');
  const withoutLink = (text: string) =>
    text.replace(/https:\/\/(script\.google\.com|afmelden)\S*?(?=["\s]|$)/g, '');
  expect(shown.mail!.subject).toBe(sent.subject);
  expect(withoutLink(shown.mail!.text)).toBe(withoutLink(sent.text));
  expect(withoutLink(shown.mail!.html!)).toBe(withoutLink(sent.html));
  expect(shown.mail!.language).toBe('en');
  expect(shown.items[0]).toMatchObject({
    section: 'Eigen acties',
    title: 'Volmachten ophalen',
    text: 'Overdue: it was due on 26 Nov 2026, 4 days ago. Belongs to: Hessenpoort.',
    why: 'De actie staat op naam van deze persoon en is te laat.',
  });
  const dutch = fresh();
  set(dutch, 'subscription', aanjager, { language: 'nl' });
  const keys = ({ items }: DigestPreview) => items.map(({ section, key, why }) => [section, key, why]);
  expect(keys(preview(dutch, aanjager))).toEqual(keys(shown));
});

test('other mail to the same person stays Dutch', () => {
  const register = fresh();
  register.queue([
    {
      dedupe: 'proef.1',
      kind: 'proef',
      to: { contact: made.aanjager },
      subject: 'Ontvangst',
      blocks: [{ type: 'paragraph', text: 'Bedankt.' }],
    },
  ]);
  at(register, '2026-11-24T12:05:00');
  register.fire('onQuarter');
  const mail = first(register, 'aanjager');
  expect(mail.html).toContain('<html lang="nl">');
  expect(mail.text).toContain('Vragen? Mail naar bt@provincie.example.');
});

test('the button that adds subscriptions adds them in Dutch', () => {
  const register = fresh();
  run(register.world, register.project, 'addSubscriptions', []);
  const added = rowsOf(register, 'subscription').find(({ contact_id }) => contact_id === made.versneller)!;
  expect(added.language).toBe('nl');
});
