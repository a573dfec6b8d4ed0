/** A digest as a mail. */
import { addDays } from '../text/dates.ts';
import { composeMail, type MailBlock, type MailEntry, type MailWords } from '../text/mail.ts';
import type { Digest, DigestItem } from './contents.ts';
import { type Rhythm, SECTIONS } from './roles.ts';

/** What the mail needs besides what it tells. */
export interface DigestPaper {
  /** Label of the role, in the language of the digest. */
  readonly role: string;
  readonly rhythm: Rhythm;
  /** The address of a row, for who works in the sheet; null where it has none. */
  rowUrl(table: string, key: string): string | null;
  /** Whether there is a page at which it can be changed; otherwise people answer the mail. */
  readonly page: boolean;
}

export interface DigestMail {
  readonly subject: string;
  readonly blocks: readonly MailBlock[];
  readonly words: MailWords;
}

/** More in one section are counted and not told: a mail of which nobody reads the end helps nobody. */
const MOST = 25;

/** Characters besides the foot: a mail waits in a cell, which holds 50,000. Gmail cuts one off at 102 kB. */
const ROOM = 45_000;

/** From this many on that ask the same in a row, it is said once, before them. */
const ALIKE = 3;

export function digestMail(digest: Digest, paper: DigestPaper): DigestMail {
  let mail = mailWith(digest, paper, MOST);
  for (let most = MOST; most > 1 && sizeOf(mail) > ROOM; ) {
    most = Math.ceil(most / 2);
    mail = mailWith(digest, paper, most);
  }
  return mail;
}

function sizeOf({ subject, blocks, words }: DigestMail): number {
  const foot = { adminName: null, adminEmail: null, privacyUrl: null };
  const { html, text } = composeMail(subject, blocks, foot, words);
  return Math.max(html.length, text.length);
}

/** Of each section the first `most` are told; of the others how many there are. */
function mailWith(
  { reach, window, items, standing, language }: Digest,
  paper: DigestPaper,
  most: number,
): DigestMail {
  const { sections: titles, rhythms, mail: says } = language.digest;
  const sections = SECTIONS.map(
    (section) => [section, items.filter((item) => item.section === section)] as const,
  );
  const filled = sections.filter(([, own]) => own.length);
  const entryOf = ({ title, text, table, key }: DigestItem): MailEntry => {
    const url = reach.role.inside ? paper.rowUrl(table, key) : null;
    return {
      title,
      text,
      mark: url === null ? null : key,
      link: url === null ? null : { text: says.open(key), url },
    };
  };
  const told = filled.flatMap(([, own]) => own.slice(0, most));
  const addresses = reach.role.inside
    ? [...new Map(told.map(({ table, key }) => [key, paper.rowUrl(table, key)]))].flatMap(([key, url]) =>
        url === null ? [] : [[key, url] as const],
      )
    : [];
  const lessons = reach.contents === 'lessen';
  const words = lessons ? says.lessons : says;
  return {
    subject: words.subject(
      window.until,
      filled.map(([section, own]) =>
        says.counts[section](own.length, own.filter(({ urgent }) => urgent).length),
      ),
    ),
    blocks: [
      { type: 'paragraph', text: says.salutation },
      {
        type: 'paragraph',
        text: words.intro(window.from, addDays(window.until, -1)),
      },
      ...filled.flatMap(([section, own]): MailBlock[] => [
        ...(lessons ? [] : [{ type: 'heading' as const, text: titles[section] }]),
        ...runsOf(own.slice(0, most)).flatMap(({ said, from, items: run }): MailBlock[] => {
          const entries = run.map(entryOf);
          if (said === null) return [{ type: 'entries', entries, from }];
          return [
            { type: 'paragraph', text: says.alike(run.length, said) },
            { type: 'entries', entries: entries.map((entry) => ({ ...entry, text: '' })), from },
          ];
        }),
        ...(own.length > most
          ? [{ type: 'paragraph' as const, text: says.more(own.length - most, reach.role.inside) }]
          : []),
      ]),
      ...(standing ? [{ type: 'paragraph' as const, text: says.standing(standing) }] : []),
      ...(addresses.length ? [{ type: 'addresses' as const, title: says.addresses, rows: addresses }] : []),
      { type: 'paragraph', text: words.because(paper.role, rhythms[paper.rhythm]) },
      ...(paper.page ? [] : [{ type: 'paragraph' as const, text: words.noPage }]),
      { type: 'paragraph', text: words.closing },
    ],
    words: language.mail,
  };
}

/** Items that stand together in a mail. */
interface Run {
  /** What is said once before them, instead of at each; null when each says its own. */
  readonly said: string | null;
  /** The number of the first of them. */
  readonly from: number;
  readonly items: DigestItem[];
}

function runsOf(items: readonly DigestItem[]): readonly Run[] {
  const runs: Run[] = [];
  for (let start = 0, end: number; start < items.length; start = end) {
    const { text } = items[start]!;
    end = start + 1;
    while (items[end]?.text === text) end++;
    const own = items.slice(start, end);
    const said = text !== '' && own.length >= ALIKE ? text : null;
    const last = runs[runs.length - 1];
    if (last && last.said === null && said === null) last.items.push(...own);
    else runs.push({ said, from: start + 1, items: own });
  }
  return runs;
}
