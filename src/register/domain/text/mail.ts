/** The layout that all mails of the register share: what is said, as plain text and as accessible HTML. */

import { spanned, unmarked } from './typed.ts';
import type { Widened } from './widened.ts';

/** One piece of a mail; all texts are plain and never become markup. */
export type MailBlock =
  | { readonly type: 'paragraph'; readonly text: string }
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'list'; readonly items: readonly string[] }
  /** A link on a line of its own; the text says where it leads. */
  | { readonly type: 'link'; readonly text: string; readonly url: string }
  /** Labels with their values, such as what somebody sent. */
  | { readonly type: 'fields'; readonly rows: readonly (readonly [label: string, value: string])[] }
  /** Points of some lines, each with a link where there is one; plain text leaves the links to `addresses`. */
  | {
      readonly type: 'entries';
      readonly entries: readonly MailEntry[];
      /** The number of the first in plain text; 1 when absent. */
      readonly from?: number;
    }
  /** Links by what they lead to, for plain text alone: a long address within a sentence is hard to listen to. */
  | {
      readonly type: 'addresses';
      readonly title: string;
      readonly rows: readonly (readonly [string, string])[];
    };

export interface MailEntry {
  readonly title: string;
  readonly text: string;
  /** What the link leads to, by which plain text names it. */
  readonly mark: string | null;
  readonly link: { readonly text: string; readonly url: string } | null;
}

/** Who sends, at the foot of every mail; what is not known is left out. */
export interface MailFoot {
  readonly adminName: string | null;
  readonly adminEmail: string | null;
  readonly privacyUrl: string | null;
  /** Where who gets it changes or stops it, with the words of the link. */
  readonly preferences?: { readonly text: string; readonly url: string };
}

/** What stands around what a mail says. */
export const MAIL_NL = {
  /** Of the whole mail. */
  lang: 'nl',
  sender: (name: string | null) =>
    `Dit bericht komt van het Terreinregister${name === null ? '' : ` van ${name}`}.`,
  questions: 'Vragen? Mail naar',
  privacy: 'Wat wij met persoonsgegevens doen',
  cut: 'Dit bericht was te lang. Wat hier ontbreekt, staat in het register.',
} as const;

export type MailWords = Widened<typeof MAIL_NL>;

export interface ComposedMail {
  readonly text: string;
  readonly html: string;
}

const PAPER = '#ffffff';
const INK = '#1f2328';
const SOFT = '#555b62';
const LINE = '#c4c9cf';

/**
 * Outlook draws with Word, which knows no max-width and lets a table inherit nothing, takes margins but no padding
 * or single borders of `p` and `div`, and of `body` and `span` only how text looks.
 * https://www.hteumeuleu.com/2020/outlook-rendering-engine/
 */
const FONT = 'font-family:Arial,sans-serif;font-size:16px;line-height:1.5';
const BARE = 'role="presentation" cellpadding="0" cellspacing="0" border="0"';

/**
 * Composes a mail. The salutation and the closing are blocks like all else. What is marked as typed stands in HTML in
 * an element that says that it is Dutch.
 */
export function composeMail(
  subject: string,
  blocks: readonly MailBlock[],
  foot: MailFoot,
  words: MailWords = MAIL_NL,
): ComposedMail {
  const parts = blocks.map((block) => render(block));
  const end = footOf(foot, words);
  const texts = parts.map((part) => part.text).filter(Boolean);
  const html = [
    '<!doctype html>',
    `<html lang="${words.lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<title>${escaped(subject)}</title></head>`,
    `<body bgcolor="${PAPER}" style="margin:0;padding:0;background-color:${PAPER};color:${INK}">`,
    `<table ${BARE} width="100%" bgcolor="${PAPER}"><tr><td style="padding:24px;${FONT};color:${INK}">`,
    `<!--[if mso]><table ${BARE} width="640"><tr><td style="${FONT}"><![endif]-->`,
    // Mail programs on the web show a mail within their own page, without its html element.
    `<div role="main" lang="${words.lang}" style="max-width:640px">`,
    `<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">${escaped(subject)}</h1>`,
    ...parts.map((part) => part.html).filter(Boolean),
    `</div><div role="contentinfo" lang="${words.lang}" style="max-width:640px"><table ${BARE} width="100%" style="margin:24px 0 0"><tr>`,
    `<td style="padding:12px 0 0;border-top:1px solid ${LINE};color:${SOFT};${FONT.replace('16px', '14px')}">`,
    ...end.map((part) => `<p style="margin:0 0 4px">${part.html}</p>`),
    '</td></tr></table></div><!--[if mso]></td></tr></table><![endif]-->',
    '</td></tr></table></body></html>',
  ].join('\n');
  const text = [...texts, ['--', ...end.map((part) => part.text)].join('\n')].join('\n\n');
  return { text: unmarked(text), html: spanned(html) };
}

type Of<T extends MailBlock['type']> = Extract<MailBlock, { type: T }>;

const RENDER: { readonly [T in MailBlock['type']]: (block: Of<T>) => ComposedMail } = {
  paragraph: ({ text }) => ({ text, html: `<p style="margin:0 0 12px">${lines(text)}</p>` }),
  heading: ({ text }) => ({
    text: /[.:?!]$/.test(text) ? text : `${text}:`,
    html: `<h2 style="margin:20px 0 8px;font-size:18px;line-height:1.3">${escaped(text)}</h2>`,
  }),
  list: ({ items }) => ({
    text: items.map((item) => `- ${item}`).join('\n'),
    html: `<ul style="margin:0 0 12px;padding-left:24px">${items.map((item) => `<li>${lines(item)}</li>`).join('')}</ul>`,
  }),
  link: ({ text, url }) => ({
    text: `${text}:\n${url}`,
    html: `<p style="margin:0 0 12px">${anchor(text, url)}</p>`,
  }),
  fields: ({ rows }) => ({
    text: rows.map(([label, value]) => `${label}${label.endsWith('?') ? '' : ':'} ${value}`).join('\n'),
    html: `<table style="margin:0 0 12px;border-collapse:collapse">${rows.map(row).join('')}</table>`,
  }),
  entries: ({ entries, from = 1 }) => ({
    text: entries
      .map(({ title, text, mark }, index) =>
        [`${index + from}.`, sentence(title), text, mark && `(${mark})`].filter(Boolean).join(' '),
      )
      .join('\n'),
    html: `<ul style="margin:0 0 12px;padding-left:24px">${entries.map(entry).join('')}</ul>`,
  }),
  addresses: ({ title, rows }) => ({
    text: [`${title}:`, ...rows.map(([label, url]) => `${label}: ${url}`)].join('\n'),
    html: '',
  }),
};

function entry({ title, text, link }: MailEntry): string {
  const more = [text && lines(text), link && anchor(link.text, link.url)].filter(Boolean);
  return `<li style="margin:0 0 10px">${[`<strong>${lines(title)}</strong>`, ...more].join('<br>')}</li>`;
}

/** So that a voice pauses after it. */
function sentence(text: string): string {
  return /[.?!]$/.test(unmarked(text)) ? text : `${text}.`;
}

function render(block: MailBlock): ComposedMail {
  return (RENDER[block.type] as (block: MailBlock) => ComposedMail)(block);
}

function row([label, value]: readonly [string, string]): string {
  const cell = `padding:4px 12px 4px 0;border-bottom:1px solid ${LINE};text-align:left;vertical-align:top;color:${INK};${FONT}`;
  return `<tr><th scope="row" style="${cell}">${escaped(label)}</th><td style="${cell}">${lines(value)}</td></tr>`;
}

function footOf(
  { adminName, adminEmail, privacyUrl, preferences }: MailFoot,
  words: MailWords,
): readonly ComposedMail[] {
  const sender = words.sender(adminName);
  const parts: ComposedMail[] = [{ text: sender, html: escaped(sender) }];
  if (adminEmail !== null)
    parts.push({
      text: `${words.questions} ${adminEmail}.`,
      html: `${escaped(words.questions)} ${anchor(adminEmail, `mailto:${adminEmail}`)}.`,
    });
  if (privacyUrl !== null)
    parts.push({
      text: `${words.privacy}: ${privacyUrl}`,
      html: anchor(words.privacy, privacyUrl),
    });
  if (preferences)
    parts.push({
      text: `${preferences.text}: ${preferences.url}`,
      html: anchor(preferences.text, preferences.url),
    });
  return parts;
}

/** Only what a mail program opens safely becomes a link. */
function anchor(text: string, url: string): string {
  return /^(https?|mailto):/i.test(url)
    ? `<a href="${escaped(url)}" style="color:#0b57d0">${escaped(text)}</a>`
    : `${escaped(text)}: ${escaped(url)}`;
}

/** A day in figures, or with its month in letters. */
const DAY = /\b\d{1,2}(?:-\d{1,2}-|\x20[A-Z][a-z]{2}\x20)\d{4}\b/g;

/** A day stays on one line. */
function lines(text: string): string {
  return escaped(text).replace(/\r?\n/g, '<br>').replace(DAY, '<span style="white-space:nowrap">$&</span>');
}

function escaped(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}
