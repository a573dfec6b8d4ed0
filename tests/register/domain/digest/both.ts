/** What tests know of a digest in two languages from the text objects themselves: their words, their sentences, their figures. */
import { LANGUAGES } from '../../../../src/register/domain/digest/languages.ts';
import { W1_STATES, W2_STATES, W3_STATES, WAGONS } from '../../../../src/register/domain/programme/states.ts';
import { CODES } from '../../../../src/register/domain/schema/codelists.ts';
import { type Code, choicesOf } from '../../../../src/register/domain/schema/kind.ts';
import {
  grant,
  handover,
  measure,
  meteringCampaign,
  subscription,
} from '../../../../src/register/domain/schema/tables/index.ts';

type Leaf = string | ((...told: readonly unknown[]) => string);

/** Every sentence of a text object, by its path. */
export function leavesOf(words: unknown, path = ''): ReadonlyMap<string, Leaf> {
  if (typeof words === 'string' || typeof words === 'function') return new Map([[path, words as Leaf]]);
  return new Map(
    Object.entries(words as object).flatMap(([name, part]) => [...leavesOf(part, `${path}/${name}`)]),
  );
}

const TYPED = '§';
const CANDIDATES = [`${TYPED}n`, '2026-03-04', 1, 5, [`${TYPED}a`, `${TYPED}b`], true, false, null];

/** Sets of so many things to tell. */
export function* told(count: number): Generator<readonly unknown[]> {
  for (let at = 0; at < CANDIDATES.length ** count; at++)
    yield Array.from(
      { length: count },
      (_, place) => CANDIDATES[Math.floor(at / CANDIDATES.length ** place) % CANDIDATES.length],
    );
}

/** What a sentence says when it is told this; null where that makes no sense. */
export function saidBy(leaf: Leaf, given: readonly unknown[]): string | null {
  try {
    const said = typeof leaf === 'string' ? leaf : leaf(...given);
    return typeof said !== 'string' || /NaN|undefined|null|true|false|object/.test(said) ? null : said;
  } catch {
    return null;
  }
}

const MONTHS = /(?:jan|feb|maa|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)/;
const ORDER = [
  'jan',
  'feb',
  'maa|mar',
  'apr',
  'mei|may',
  'jun',
  'jul',
  'aug',
  'sep',
  'okt|oct',
  'nov',
  'dec',
];

/** The days, numbers and typed parts of a text, in order of the alphabet: languages put them in another order. */
export function figuresIn(text: string): readonly string[] {
  const iso = (day: string, month: number, year: string): string =>
    `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const plain = text
    .replace(/\b(\d{1,2})-(\d{1,2})-(\d{4})\b/g, (_, day, month, year) => iso(day, Number(month), year))
    .replace(new RegExp(`\\b(\\d{1,2}) (${MONTHS.source})[a-z]* (\\d{4})\\b`, 'gi'), (_, day, name, year) =>
      iso(day, ORDER.findIndex((each) => new RegExp(each, 'i').test(name)) + 1, year),
    );
  return (plain.match(new RegExp(`\\d{4}-\\d\\d-\\d\\d|\\d+|${TYPED}[a-z]`, 'g')) ?? []).sort();
}

/** All labels of codes and states that a digest, or its page, may tell of. */
export const LABELS: readonly Code[] = [
  ...[WAGONS, W1_STATES, W2_STATES, W3_STATES].flat(),
  ...[
    grant.columns.status,
    measure.columns.status,
    meteringCampaign.columns.status,
    handover.columns.decision,
    subscription.columns.scope,
    subscription.columns.contents,
    subscription.columns.rhythm,
    subscription.columns.format,
  ].flatMap(({ kind }) => choicesOf(kind, CODES)),
  ...['thema', 'contactrol', 'kanaal', 'doelgroep', 'wagon'].flatMap((list) => CODES.codes(list)),
];

const fixedOf = (words: unknown): readonly string[] =>
  [...leavesOf(words).values()].flatMap((leaf) =>
    typeof leaf === 'string'
      ? [leaf]
      : [...told(leaf.length)].flatMap((given) => {
          const said = saidBy(leaf, given);
          return said === null ? [] : said.split(/§[a-z]|[\uFDD0\uFDD1]|[\d-]+/);
        }),
  );

const wordsIn = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}[\p{L}’'-]*/gu) ?? [];

const { digest, mail, signals } = LANGUAGES.en;

/** Every word that the English texts and labels hold. */
const ENGLISH = new Set(
  [
    ...fixedOf({ digest, mail, signals }),
    ...LABELS.map(({ english, label }) => english ?? label),
    LANGUAGES.en.name,
  ]
    .flatMap(wordsIn)
    .concat(
      wordsIn('January February March April May June July August September October November December'),
      wordsIn('Jan Feb Mar Apr Jun Jul Aug Sep Oct Nov Dec'),
    ),
);

/** What the Dutch texts hold of more than one word, and every Dutch label that is not English as well. */
const DUTCH = [
  ...new Set([
    ...fixedOf({ digest: LANGUAGES.nl.digest, mail: LANGUAGES.nl.mail, signals: LANGUAGES.nl.signals })
      .map((piece) => piece.replace(/^[\s.,:;()"]+|[\s.,:;()"]+$/g, ''))
      .filter((piece) => /\p{L}\s+\p{L}/u.test(piece)),
    ...LABELS.filter(({ english, label }) => english !== label).map(({ label }) => label),
  ]),
];

/** What people typed, in an English mail. */
function typedIn(html: string): readonly string[] {
  return [...html.matchAll(/<span lang="nl">(.*?)<\/span>/gs)].map(([, inner]) =>
    unescaped(inner!.replace(/<br>/g, '\n').replace(/<[^>]*>/g, '')),
  );
}

/** A piece of text that stands by itself, not within a word or a key. */
function wholly(piece: string): RegExp {
  const literal = piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\d])${literal}(?![\\p{L}\\d]|-\\d)`, 'gu');
}

function unescaped(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}

/** What of an English mail is not English, outside what people typed; and what is Dutch by the Dutch texts. */
export function foreignIn(mailSent: { readonly html: string; readonly text: string }): readonly string[] {
  const parts = typedIn(mailSent.html).toSorted((a, b) => b.length - a.length);
  // A day stays together in an element of its own, and nothing else is nested.
  const html = unescaped(
    mailSent.html
      .replace(/<span style="white-space:nowrap">(.*?)<\/span>/g, '$1')
      .replace(/<span lang="nl">.*?<\/span>/gs, ' ')
      .replace(/<!--.*?-->|<[^>]*>/gs, ' '),
  );
  const text = parts.reduce((left, part) => left.replace(wholly(part), ' '), mailSent.text);
  return [html, text].flatMap((said) => {
    const plain = said.replace(/https?:\S+|\S+@\S+|\b[A-Z]{2}-\d+|\bGM\d+|spuk_end/g, ' ');
    return [
      ...wordsIn(plain).filter((word) => !ENGLISH.has(word)),
      ...DUTCH.filter((piece) => wholly(piece).test(plain)),
    ];
  });
}
