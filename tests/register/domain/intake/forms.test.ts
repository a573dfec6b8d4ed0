/** The forms agree with the tables: fields, kinds, ways through the form, privacy, and answers that read back. */
import fc from 'fast-check';
import {
  fillIn,
  keyInText,
  named,
  offered,
  readAnswer,
} from '../../../../src/register/domain/intake/answers.ts';
import { type FormSpec, questionsOf, SUBMIT } from '../../../../src/register/domain/intake/form.ts';
import { FORM_IDS, FORMS, questionById } from '../../../../src/register/domain/intake/forms.ts';
import { ASKED } from '../../../../src/register/domain/intake/shared.ts';
import { CODES } from '../../../../src/register/domain/schema/codelists.ts';
import {
  cluster,
  intake,
  municipality,
  TABLES,
  tableById,
} from '../../../../src/register/domain/schema/tables/index.ts';
import { parseDutchNumber } from '../../../../src/register/domain/text/numbers.ts';

const ALL = FORM_IDS.map((id) => FORMS[id]);
const QUESTIONS = ALL.flatMap((form) => questionsOf(form).map((question) => ({ form, question })));

/** The sections that may follow a section: where it leads, or the next one. */
function following(form: FormSpec, id: string): readonly string[] {
  const at = form.sections.findIndex((section) => section.id === id);
  const section = form.sections[at]!;
  const leads = section.questions.flatMap((question) => Object.values(question.leads ?? {}));
  if (leads.length) return leads;
  return [section.next ?? form.sections[at + 1]?.id ?? SUBMIT];
}

describe('the forms', () => {
  test('the table Intake knows each form and each subject', () => {
    for (const form of ALL) expect(intake.columns.form.kind.decode(form.id)).toBe(form.id);
    const subjects = ['opgave', ...Object.keys(questionById('aanmelding', ASKED.subject)!.leads ?? {})];
    for (const subject of subjects) expect(intake.columns.subject.kind.decode(subject)).toBe(subject);
  });

  test('every question that changes a field is asked as its column is, and can be asked at all', () => {
    for (const { form, question } of QUESTIONS) {
      expect([question.id, question.kind.ask(CODES)]).not.toEqual([question.id, null]);
      expect(question.title.length).toBeGreaterThan(2);
      if (!question.target) continue;
      const row = form.rows[question.target.row]!;
      const column = tableById(row.table).columns[question.target.field]!;
      expect(question.kind).toBe(column.kind);
      expect(question.openness).toBe(column.openness);
      expect(question.personal).toBe(column.personal ?? false);
      expect(column.system ?? false).toBe(false);
    }
  });

  test('rows, fixed values and what comes along exist in their tables, and every row is asked about', () => {
    for (const form of ALL) {
      for (const [name, row] of Object.entries(form.rows)) {
        const table = tableById(row.table);
        const extra = [row.fixed, ...Object.values(row.along ?? {})];
        for (const [field, value] of extra.flatMap((values) => Object.entries(values)))
          expect(table.columns[field]!.kind.read(String(value), CODES)).toEqual({ ok: true, value });
        const asked = questionsOf(form).filter((question) => question.target?.row === name);
        expect(asked.length).toBeGreaterThan(0);
        for (const field of Object.keys(row.along ?? {}))
          expect([true, name]).toEqual([asked.some(({ target }) => target?.field === field), name]);
        if (row.by) expect(questionById(form.id, row.by)!.target?.row).toBe(name);
      }
    }
  });

  test('ids are unique and every way through a form ends at the last section', () => {
    for (const form of ALL) {
      const ids = [...questionsOf(form).map(({ id }) => id), ...form.sections.map(({ id }) => `§${id}`)];
      expect(new Set(ids).size).toBe(ids.length);
      const seen = new Set<string>();
      const walk = (id: string, path: readonly string[]): void => {
        expect(path).not.toContain(id);
        if (id === SUBMIT || seen.has(id)) return;
        seen.add(id);
        for (const next of following(form, id)) walk(next, [...path, id]);
      };
      walk(form.sections[0]!.id, []);
      expect([...seen].sort()).toEqual(form.sections.map(({ id }) => id).sort());
    }
  });

  test('a question that leads somewhere is the last one of its section, is required, and leads from each choice', () => {
    for (const form of ALL) {
      for (const section of form.sections) {
        for (const [at, question] of section.questions.entries()) {
          if (!question.leads) continue;
          expect(at).toBe(section.questions.length - 1);
          expect(question.required).toBe(true);
          const ask = question.kind.ask(CODES)!;
          expect('choices' in ask && ask.choices.map(({ code }) => code)).toEqual(
            Object.keys(question.leads),
          );
        }
      }
    }
  });

  test('each form begins with who and where, and asks about people in confidence only', () => {
    for (const form of ALL) {
      const first = form.sections[0]!.questions.map(({ id }) => id);
      expect(first).toEqual([ASKED.name, ASKED.jobTitle, ASKED.email, ASKED.municipality]);
      expect(form.sections[1]!.perMunicipality).toBe(true);
    }
    for (const { question } of QUESTIONS)
      if (question.personal) expect(question.openness).toBe('vertrouwelijk');
  });
});

describe('answers', () => {
  const asked = QUESTIONS.map(({ question }) => question).filter(
    ({ kind }) => kind.ask(CODES)!.type !== 'rows',
  );

  const USUAL = [
    '12,5',
    '3',
    '1.234',
    '2026-03-01',
    'C9 Anders',
    'jan@voorbeeld.nl',
    '038 123 45 67',
    'https://a.nl',
  ];

  /** Every choice of a kind, and what people usually type. */
  const values = ({ kind }: (typeof asked)[number]) => {
    const ask = kind.ask(CODES)!;
    const codes = 'choices' in ask ? ask.choices.map(({ code }) => code) : [];
    return [...USUAL, ...codes, codes.join(';')].flatMap((cell) => {
      const read = cell === '' ? null : kind.read(cell, CODES);
      return read?.ok && read.value !== null ? [read.value] : [];
    });
  };

  test('what is filled in beforehand reads back as what was known', () => {
    for (const question of asked) {
      const known = values(question);
      expect([question.id, known.length]).not.toEqual([question.id, 0]);
      for (const value of known) {
        const filled = fillIn(question.kind, value, CODES);
        if (filled === null) continue;
        expect(readAnswer(question.kind, filled, CODES)).toEqual({ ok: true, value });
      }
    }
  });

  test('what the check of a form takes is refused at most for its bounds', () => {
    const numeric = TABLES.flatMap((table) => Object.values(table.columns))
      .map(({ kind }) => kind)
      .filter((kind) => typeof kind.read('1', CODES) === 'object' && /getal|bedrag|jaar/.test(kind.name));
    const each = new Map(numeric.map((kind) => [kind.describe(CODES), kind]));
    expect(each.size).toBeGreaterThan(10);
    for (const kind of each.values()) {
      const ask = kind.ask(CODES)!;
      if (ask.type !== 'text' || ask.check?.type !== 'pattern') throw new Error(kind.name);
      const pattern = new RegExp(ask.check.pattern);
      fc.assert(
        fc.property(fc.stringMatching(pattern, { maxLength: 12 }), (typed) => {
          const read = kind.read(typed, CODES);
          expect(read.ok || /te klein|te groot/.test(read.reason)).toBe(true);
        }),
      );
      for (const typed of ['12', '1.200', ' 7 ']) expect(pattern.test(typed)).toBe(true);
      for (const typed of ['', 'twaalf', '12 stuks', '=1+1']) expect(pattern.test(typed)).toBe(false);
      expect(parseDutchNumber('1.200')).toBe(1200);
    }
  });

  test('a row is offered by its name and found by its key, whatever its name', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.integer({ min: 1, max: 99_999 }),
        (name, n) => {
          const key = `CL-${String(n).padStart(4, '0')}`;
          fc.pre(!/CL-\d{4}/.test(name));
          expect(keyInText('cluster', offered(cluster, { cluster_id: key, name }))).toBe(key);
        },
      ),
    );
    expect(offered(municipality, { municipality_code: 'GM0193', name: 'Zwolle' })).toBe('Zwolle');
    expect(keyInText('municipality', 'GM0193')).toBeNull();
    expect(keyInText('cluster', 'XCL-0001')).toBeNull();
  });

  test('a known row may be named before the text', () => {
    expect(named('measure', 'MR-0012 · Zon op dak')).toEqual({ key: 'MR-0012', rest: 'Zon op dak' });
    expect(named('measure', 'Zon op dak MR-0012')).toEqual({ key: null, rest: 'Zon op dak MR-0012' });
  });
});
