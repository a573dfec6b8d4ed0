/** The layout of mails, over every kind of block: what the Word engine of Outlook and Gmail draw, and text that says it all. */
import { composeMail, type MailBlock } from '../../../../src/register/domain/text/mail.ts';
import { BLOCKS, FOOT } from './mail-blocks.ts';

const { html, text } = composeMail('Een onderwerp met <tekens> & zo', Object.values(BLOCKS), FOOT);

/** The start tags that stand in the HTML, in order, with their attributes; conditional comments are taken along. */
const tags = [...html.matchAll(/<([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*>/g)].map(
  ([, name, attributes]) => ({
    name: name!,
    attributes: Object.fromEntries(
      [...attributes!.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, value!]),
    ),
  }),
);

/**
 * What Word draws: https://www.hteumeuleu.com/2020/outlook-rendering-engine/ after Microsoft's list of 2006. All
 * elements know the first, all but body and span the second, and none of body, span, div and p the third.
 */
const CORE =
  /^(color|background-color|font-(family|size|style|weight)|text-(align|decoration)|vertical-align|letter-spacing|line-height|white-space|border|border-(color|style|width|collapse))$/;
const MARGIN = /^(text-indent|margin(-(top|right|bottom|left))?)$/;
const FULL = /^(width|height|padding(-(top|right|bottom|left))?|border-(top|right|bottom|left))$/;

test('there is a block of every kind', () => {
  const kinds: Readonly<Record<MailBlock['type'], MailBlock>> = BLOCKS;
  for (const [kind, block] of Object.entries(kinds)) expect(block.type).toBe(kind);
});

test('every style is one that Word draws on that element; a greatest width stands within a table of that width', () => {
  const wrong = tags.flatMap(({ name, attributes: { style = '' } }) =>
    style
      .split(';')
      .filter(Boolean)
      .flatMap((part) => {
        const [property, value] = part.split(':').map((each) => each.trim()) as [string, string];
        // Browsers set these on the body by themselves, and Word does not.
        if (name === 'body' && value === '0') return [];
        if (name === 'div' && part === 'max-width:640px') return [];
        if (CORE.test(property)) return [];
        if (MARGIN.test(property) && !['body', 'span'].includes(name)) return [];
        if (FULL.test(property) && !['body', 'span', 'div', 'p'].includes(name)) return [];
        return [`${name}: ${part}`];
      }),
  );
  expect(wrong).toEqual([]);
  const [before, within, after] = html.split(/<!--\[if mso\]>.*?<!\[endif\]-->/s);
  expect(html).toMatch(/<!--\[if mso\]><table [^>]*width="640"/);
  expect(before).not.toContain('max-width');
  expect(within).toContain('max-width:640px');
  expect(after).not.toContain('max-width');
});

test('every cell of a table says its own type, for Word lets it inherit none', () => {
  for (const { name, attributes } of tags.filter((tag) => tag.name === 'td' || tag.name === 'th'))
    expect([name, attributes.style]).toEqual([
      name,
      expect.stringMatching(/font-family:.*font-size:.*line-height:/),
    ]);
});

test('tables are layout and say so, or have heads of rows', () => {
  const tables = html.split('<table').slice(1);
  for (const table of tables)
    expect(/^[^>]*role="presentation"/.test(table) || table.includes('<th scope="row"')).toBe(true);
  for (const { attributes } of tags.filter(({ name, attributes: { role } }) => name === 'table' && role))
    expect(attributes).toMatchObject({
      cellpadding: '0',
      cellspacing: '0',
      border: '0',
      width: expect.any(String),
    });
});

test('the paper has a colour of its own, so that ink is never drawn on darkness', () => {
  const colours = tags.filter(({ attributes: { bgcolor } }) => bgcolor === '#ffffff').map(({ name }) => name);
  expect(colours).toEqual(['body', 'table']);
});

test('nothing comes from elsewhere, nothing runs, and no style stands apart', () => {
  const allowed = 'html head meta title body table tr td th div h1 h2 p ul li strong a br span'.split(' ');
  expect([...new Set(tags.map(({ name }) => name))].filter((name) => !allowed.includes(name))).toEqual([]);
  expect(html).not.toMatch(/\bsrc=|url\(|@import|<link|<style|<script|\bclass=|\bid=|\bon[a-z]+="/i);
});

test('the mail is in Dutch, has a title, and its headings follow each other', () => {
  expect(html).toMatch(/^<!doctype html>\n<html lang="nl">/);
  expect(html).toContain('<title>Een onderwerp met &lt;tekens&gt; &amp; zo</title>');
  const levels = tags.flatMap(({ name }) => /^h(\d)$/.exec(name)?.[1] ?? []);
  expect(levels[0]).toBe('1');
  expect(levels.filter((level) => level === '1')).toHaveLength(1);
  expect(levels.length).toBeGreaterThan(1);
});

test('each link says by itself where it leads, and its address stands in the text as well', () => {
  const links = [...html.matchAll(/<a href="([^"]*)"[^>]*>(.*?)<\/a>/g)].map(([, url, words]) => ({
    url: url!.replace(/&amp;/g, '&').replace(/^mailto:/, ''),
    words: words!,
  }));
  expect(links.length).toBeGreaterThan(4);
  expect(new Set(links.map(({ words }) => words)).size).toBe(new Set(links.map(({ url }) => url)).size);
  for (const { url, words } of links) {
    expect(words).not.toMatch(/^(hier|klik|link|lees meer)/i);
    expect(text).toContain(url);
  }
});

test('the text holds no markup, and says all that the HTML says', () => {
  expect(text).not.toMatch(/<\/?[a-z]+[ >]|&(amp|lt|gt|quot|#39);/);
  const words = (part: string): string[] => part.match(/[\p{L}\d]+/gu) ?? [];
  const plain = new Set(words(text));
  const shown = html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<h1.*?<\/h1>/s, '')
    .replace(/<a [^>]*>.*?<\/a>|<!--.*?-->|<[^>]*>/gs, ' ')
    .replace(/&\w+;|&#\d+;/g, ' ');
  expect(words(shown).filter((word) => !plain.has(word))).toEqual([]);
});

test('only what a mail program opens safely becomes a link', () => {
  const unsafe = composeMail('Proef', [{ type: 'link', text: 'Doe iets', url: 'javascript:alert(1)' }], FOOT);
  expect(unsafe.html).not.toContain('href="javascript');
  expect(unsafe.html).toContain('Doe iets: javascript:alert(1)');
});

test('what people typed stays text', () => {
  const typed = '<img src=x onerror=alert(1)> "aanhaling" & \'enkel\'';
  const kinds: readonly MailBlock[] = [
    { type: 'paragraph', text: typed },
    { type: 'heading', text: typed },
    { type: 'list', items: [typed] },
    { type: 'link', text: typed, url: 'https://example.nl/"><img>' },
    { type: 'fields', rows: [[typed, typed]] },
    { type: 'entries', entries: [{ title: typed, text: typed, mark: null, link: null }] },
    { type: 'addresses', title: typed, rows: [[typed, 'https://example.nl/']] },
  ];
  for (const block of kinds) expect(composeMail(typed, [block], FOOT).html).not.toContain('<img');
});
