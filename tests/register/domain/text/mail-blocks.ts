/** A block of every kind that a mail can hold, for the tests of its layout. */
import type { MailBlock, MailFoot } from '../../../../src/register/domain/text/mail.ts';

const ROW = 'https://docs.google.com/spreadsheets/d/abc/edit#gid=1&range=A2';

export const BLOCKS: { readonly [T in MailBlock['type']]: Extract<MailBlock, { type: T }> } = {
  paragraph: { type: 'paragraph', text: 'Beste lezer,\ndit gaat over 20-1-2027 en "meer" & zo.' },
  heading: { type: 'heading', text: 'Wat er veranderde' },
  list: { type: 'list', items: ['Eén ding', 'Nog een ding op 4-12-2026'] },
  link: {
    type: 'link',
    text: 'Opgave voor De Whee',
    url: 'https://docs.google.com/forms/d/e/1/viewform?a=1&b=2',
  },
  fields: {
    type: 'fields',
    rows: [
      ['Gemeente', 'Zwolle'],
      ['Klopt het?', 'Ja'],
    ],
  },
  entries: {
    type: 'entries',
    entries: [
      {
        title: 'Hessenpoort',
        text: 'Van Wagon 1 naar Wagon 2.',
        mark: 'TR-0001',
        link: { text: 'TR-0001 openen', url: ROW },
      },
      { title: 'Zonder link', text: '', mark: null, link: null },
    ],
  },
  addresses: { type: 'addresses', title: 'Links naar de rijen', rows: [['TR-0001', ROW]] },
};

export const FOOT: MailFoot = {
  adminName: 'provincie Overijssel',
  adminEmail: 'terreinen@provincie.example',
  privacyUrl: 'https://www.provincie.example/privacy',
  preferences: {
    text: 'Overzicht aanpassen of afmelden',
    url: 'https://script.google.com/macros/s/x/exec?pagina=voorkeuren&code=1',
  },
};
