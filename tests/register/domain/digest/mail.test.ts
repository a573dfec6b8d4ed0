/** A digest as a mail: what is asked of several in a row is said once, and every point keeps its number. */
import fc from 'fast-check';
import type { Digest, DigestItem } from '../../../../src/register/domain/digest/contents.ts';
import { LANGUAGES } from '../../../../src/register/domain/digest/languages.ts';
import { digestMail } from '../../../../src/register/domain/digest/mail.ts';
import { SECTIONS } from '../../../../src/register/domain/digest/roles.ts';
import { composeMail } from '../../../../src/register/domain/text/mail.ts';

const FOOT = { adminName: null, adminEmail: null, privacyUrl: null };

function mailOf(items: readonly Pick<DigestItem, 'title' | 'text'>[]) {
  const digest = {
    language: LANGUAGES.nl,
    reach: { role: { inside: true }, contents: 'alles' },
    window: { from: '2026-11-23', until: '2026-11-30' },
    items: items.map((item, i) => ({ ...item, section: 'signalen', table: 'track', key: `TR-${i + 1}` })),
    standing: 0,
  } as unknown as Digest;
  const paper = {
    role: 'Coördinator',
    rhythm: 'week',
    rowUrl: () => 'https://example.nl/',
    page: true,
  } as const;
  const { subject, blocks } = digestMail(digest, paper);
  return composeMail(subject, blocks, FOOT);
}

const points = (text: string): readonly string[] =>
  text.split('\n').filter((line) => /^(\d+\. |Bij de volgende)/.test(line));

test('what three or more in a row ask is said once before them', () => {
  const { text, html } = mailOf([
    { title: 'Een', text: 'Vul dit in.' },
    { title: 'Twee', text: 'Doe de actie.' },
    { title: 'Drie', text: 'Doe de actie.' },
    { title: 'Vier', text: 'Doe de actie.' },
    { title: 'Vijf', text: 'Bel op.' },
    { title: 'Zes', text: 'Bel op.' },
  ]);
  expect(points(text)).toEqual([
    '1. Een. Vul dit in. (TR-1)',
    'Bij de volgende 3: doe de actie.',
    '2. Twee. (TR-2)',
    '3. Drie. (TR-3)',
    '4. Vier. (TR-4)',
    '5. Vijf. Bel op. (TR-5)',
    '6. Zes. Bel op. (TR-6)',
  ]);
  expect(html.match(/oe de actie\./g)).toHaveLength(1);
  expect(html.match(/TR-\d openen/g)).toHaveLength(6);
});

test('points that ask nothing are not told to ask the same', () => {
  const items = ['Een', 'Twee', 'Drie'].map((title) => ({ title, text: '' }));
  expect(points(mailOf(items).text)).toEqual(['1. Een. (TR-1)', '2. Twee. (TR-2)', '3. Drie. (TR-3)']);
});

test('whatever points ask, each stands there once, in its order and with what it asks at or above it', () => {
  const tip = fc.constantFrom('', 'Doe de actie.', 'Bel op.', 'Vul in.');
  fc.assert(
    fc.property(fc.array(tip, { maxLength: 25 }), (tips) => {
      const items = tips.map((text, i) => ({ title: `Punt ${i + 1}`, text }));
      let above = '';
      let left = 0;
      const told = points(mailOf(items).text).flatMap((line) => {
        const said = /^Bij de volgende (\d+): (.*)$/.exec(line);
        if (said) {
          above = said[2]!;
          left = Number(said[1]);
          return [];
        }
        const [, title, own] = /^(\d+\. Punt \d+)\. (.*?) ?\(TR-\d+\)$/.exec(line)!;
        return [`${title} ${left-- > 0 ? above : own!.toLowerCase()}`];
      });
      expect(told).toEqual(items.map(({ title, text }, i) => `${i + 1}. ${title} ${text.toLowerCase()}`));
    }),
  );
});

test('a digest of which all sections are full still fits in a cell, and counts what it leaves out', () => {
  const digest = {
    language: LANGUAGES.nl,
    reach: { role: { inside: true }, contents: 'alles' },
    window: { from: '2026-11-23', until: '2026-11-30' },
    items: SECTIONS.flatMap((section) =>
      Array.from({ length: 40 }, (_, i) => ({
        section,
        title: `Punt ${section} ${i + 1} ${'met een lange naam '.repeat(5)}`,
        text: `${i} ${'en een lange uitleg '.repeat(20)}`,
        table: 'track',
        key: `TR-${section}-${i}`,
        urgent: false,
      })),
    ),
    standing: 0,
  } as unknown as Digest;
  const url = `https://docs.google.com/spreadsheets/d/${'x'.repeat(44)}/edit#gid=1281505960&range=A2`;
  const { subject, blocks } = digestMail(digest, {
    role: 'Coördinator',
    rhythm: 'week',
    rowUrl: () => url,
    page: true,
  });
  const { text, html } = composeMail(subject, blocks, FOOT);
  expect(Math.max(text.length, html.length)).toBeLessThan(48_000);
  // As much as fits: with twice as many it would not.
  expect(html.length).toBeGreaterThan(20_000);
  const told = SECTIONS.map((section) => text.match(new RegExp(`\\d+\\. Punt ${section} `, 'g'))!.length);
  expect(new Set(told).size).toBe(1);
  expect([...text.matchAll(/^En nog (\d+)\./gm)].map(([, more]) => Number(more))).toEqual(
    told.map((count) => 40 - count),
  );
});
