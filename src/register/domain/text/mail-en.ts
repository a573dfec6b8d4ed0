/** The English words around a mail. */
import type { MailWords } from './mail.ts';
import { typed } from './typed.ts';

export const MAIL_EN: MailWords = {
  lang: 'en',
  sender: (name) =>
    `This message comes from the register of business parks${name === null ? '' : `, kept by ${typed(name)}`}.`,
  questions: 'Questions? Send an email to',
  privacy: 'What we do with personal data (in Dutch)',
  cut: 'This message was too long. What is missing here is in the register.',
};
