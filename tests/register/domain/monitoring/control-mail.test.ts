/** The mail about what is missing of a period: what many rows lack alike is said once, and no point is lost by it. */
import fc from 'fast-check';
import type { ControlPoint } from '../../../../src/register/domain/monitoring/control.ts';
import {
  type ControlLetter,
  controlBlocks,
} from '../../../../src/register/domain/monitoring/control-mail.ts';
import { type AnyRow, rowChoice } from '../../../../src/register/domain/schema/table.ts';
import { handover, municipality } from '../../../../src/register/domain/schema/tables/index.ts';
import { composeMail } from '../../../../src/register/domain/text/mail.ts';
import { patched, viewOf, WHOLE } from '../rules/support.ts';

const FOOT = { adminName: null, adminEmail: null, privacyUrl: null };
const CODES = ['GM0141', 'GM0147', 'GM0148', 'GM0150', 'GM0153'];
const NAMES = ['Almelo', 'Borne', 'Dalfsen', 'Deventer', 'Enschede'];

const view = viewOf(
  patched({
    municipality: Object.fromEntries(CODES.map((code, index) => [code, { name: NAMES[index] }])),
  }),
);
const asks = (code: string): ControlPoint => ({
  table: municipality.id,
  key: code,
  what: `Aanspreekpunt bij gemeente ${code} · ${NAMES[CODES.indexOf(code)]}`,
  wrong: false,
});
const mailOf = (letter: ControlLetter) =>
  composeMail(
    'Proef',
    controlBlocks(view, letter, (table, key) => `https://rij.example/${table}/${key}`),
    FOOT,
  );
const sectionsOf = (codes: readonly string[]) =>
  codes.map((code) => ({ title: NAMES[CODES.indexOf(code)]!, points: [asks(code)] }));

test('what three places or more lack is said once, with all of them named and one link to their tab', () => {
  const { text, html } = mailOf({ sections: sectionsOf(CODES), outside: false });
  expect(text).toContain(
    'Hetzelfde op meer plaatsen:\n\n1. Aanspreekpunt bij gemeente (5 keer). Almelo, Borne, Dalfsen, Deventer, Enschede.',
  );
  expect(text.match(/Aanspreekpunt/g)).toHaveLength(1);
  expect(text).toContain('\nTabblad Gemeenten: https://rij.example/municipality/GM0141');
  expect(html).toContain('<a href="https://rij.example/municipality/GM0141"');
});

test('two that lack the same stand at their own place, each with the link to its row', () => {
  const { text, html } = mailOf({ sections: sectionsOf(CODES.slice(0, 2)), outside: false });
  expect(text).toContain('Almelo:\n\n1. Aanspreekpunt bij gemeente GM0141 · Almelo.');
  expect(text).not.toContain('Hetzelfde');
  expect(html).toContain('>Borne openen</a>');
});

test('findings of one rule about several rows are one too, and a row with two points is linked once', () => {
  const [key] = Object.keys(WHOLE.handover!);
  const place = rowChoice(handover, { ...WHOLE.handover![key!], [handover.key.field]: key } as AnyRow);
  const named = handover.title ? place : key;
  const point = (what: string): ControlPoint => ({ table: handover.id, key: key!, what, wrong: true });
  const title = 'Hessenpoort';
  const { html } = mailOf({
    sections: [
      { title, points: [point(`Overdracht ${named}: dit mist.`), point(`Overdracht ${named}: dat mist.`)] },
    ],
    outside: false,
  });
  expect(html.match(new RegExp(`${key} openen`, 'g'))).toHaveLength(1);
  const codes = CODES.slice(0, 3);
  const many = mailOf({
    sections: [
      {
        title,
        points: codes.map((code) => ({
          ...asks(code),
          what: `Gemeente ${code} · ${NAMES[CODES.indexOf(code)]}: de regio klopt niet.`,
          wrong: true,
        })),
      },
    ],
    outside: false,
  });
  expect(many.text).toContain('Gemeente: de regio klopt niet (3 keer). Almelo, Borne, Dalfsen.');
});

test('a setting has no name in its key, so its link tells the tab, and stands there once', () => {
  const point = (key: string): ControlPoint => ({
    table: 'setting',
    key,
    what: `Waarde bij instelling ${key.length}`,
    wrong: false,
  });
  const { html, text } = mailOf({
    sections: [{ title: 'Het programma', points: [point('spuk_amount_bt'), point('spuk_decision')] }],
    outside: false,
  });
  expect(html.match(/>Tabblad Instellingen openen</g)).toHaveLength(1);
  expect(html + text).not.toMatch(/spuk_\w+ openen/);
});

test('who works outside the register gets no link into it', () => {
  const { text, html } = mailOf({ sections: sectionsOf(CODES), outside: true });
  expect(text + html).not.toContain('rij.example');
});

test('whatever is missing, every point is told or counted', () => {
  const sort = fc.constantFrom('Naam bij gemeente', 'Aanspreekpunt bij gemeente', 'Regio bij gemeente');
  const pairs = fc.uniqueArray(fc.tuple(sort, fc.constantFrom(...CODES)), {
    selector: (pair) => pair.join(),
    maxLength: 15,
  });
  fc.assert(
    fc.property(pairs, (missing) => {
      const points = missing.map(
        ([what, code]): ControlPoint => ({
          ...asks(code),
          what: `${what} ${code} · ${NAMES[CODES.indexOf(code)]}`,
        }),
      );
      const sections = points.map((point) => ({ title: 'Ergens', points: [point] }));
      const { text } = mailOf({ sections, outside: true });
      for (const [what, code] of missing) {
        const name = NAMES[CODES.indexOf(code)]!;
        const line = text.split('\n').filter((each) => each.includes(what));
        expect(line.some((each) => each.includes(name))).toBe(true);
        const alike = missing.filter(([other]) => other === what).length;
        expect(line).toHaveLength(alike > 2 ? 1 : alike);
      }
    }),
  );
});
