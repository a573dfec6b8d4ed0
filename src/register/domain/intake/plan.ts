/** A form as the register has it now: its sections and questions spread out into items, with the rows of today. */
import type { AnswerCheck, Ask, Lookup } from '../schema/kind.ts';
import type { AnyRow } from '../schema/table.ts';
import { cluster, municipality, terrain } from '../schema/tables/index.ts';
import { tidy } from '../text/normalise.ts';
import { offered } from './answers.ts';
import { type FormSpec, type Question, type Section, SUBMIT } from './form.ts';
import { ASKED } from './shared.ts';

export type ItemType = 'text' | 'paragraph' | 'choice' | 'list' | 'checkboxes' | 'date' | 'page';

export interface PlannedChoice {
  readonly text: string;
  /** Key of the page that it leads to, or SUBMIT; null leads nowhere in particular. */
  readonly goTo: string | null;
}

export interface PlannedItem {
  /** The question's id, `§` and a section's id for a page; `@GM0193` follows where there is one for each municipality. */
  readonly key: string;
  readonly type: ItemType;
  readonly title: string;
  readonly help: string;
  readonly required: boolean;
  readonly choices: readonly PlannedChoice[];
  readonly other: boolean;
  readonly check: AnswerCheck | null;
  /** Of a page: where whoever comes from the page before is sent instead; null goes on to this page. */
  readonly goTo: string | null;
}

/** The rows that forms offer. */
export interface Places {
  readonly municipalities: readonly AnyRow[];
  readonly terrains: readonly AnyRow[];
  readonly clusters: readonly AnyRow[];
}

/** The page behind which questions stand that are not asked any more; no way leads there. */
export const RETIRED = '§oud';

const VARIANT = '@';

export function itemKey(question: string, municipalityCode: string | null): string {
  return municipalityCode === null ? question : `${question}${VARIANT}${municipalityCode}`;
}

/** The question that an item asks, whichever municipality it is for; null for a page. */
export function questionIdOf(key: string): string | null {
  return key.startsWith('§') ? null : key.split(VARIANT)[0]!;
}

/** The municipality that an item is for, or null. */
export function variantOf(key: string): string | null {
  return key.split(VARIANT)[1] ?? null;
}

/** The rows of a table that a municipality may choose from, by name. */
export function rowsFor(places: Places, table: string, code: string): readonly AnyRow[] {
  const rows =
    table === terrain.id
      ? places.terrains.filter((row) => row.municipality_code === code && row.source_status !== 'vervallen')
      : places.clusters.filter((row) => ((row.municipality_codes as readonly string[]) ?? []).includes(code));
  const owner = table === terrain.id ? terrain : cluster;
  return [...rows].sort((a, b) => offered(owner, a).localeCompare(offered(owner, b), 'nl'));
}

/** The municipalities that exist on a day, by name. */
export function municipalitiesOn(rows: readonly AnyRow[], day: string): readonly AnyRow[] {
  return rows
    .filter((row) => !(row.valid_from && String(row.valid_from) > day))
    .filter((row) => !(row.valid_to && String(row.valid_to) < day))
    .sort((a, b) => String(a.name).localeCompare(String(b.name), 'nl'));
}

/** A section as it stands in the form, once or once for each municipality that has something to choose. */
interface Page {
  readonly key: string;
  readonly section: Section;
  readonly code: string | null;
  readonly title: string;
}

/** The items of a form in their order. A municipality without rows has no page of its own and is sent on. */
export function planForm(spec: FormSpec, places: Places, look: Lookup): readonly PlannedItem[] {
  const pages = spec.sections.flatMap((section) => pagesOf(section, places));
  const pageKey = (section: string): string => (section === SUBMIT ? SUBMIT : `§${section}`);

  const leadsOf = (question: Question): ((code: string) => string | null) => {
    if (question.id === ASKED.municipality) {
      const own = spec.sections.find((section) => section.perMunicipality);
      return (code) => {
        const page = own && itemKey(`§${own.id}`, code);
        return pages.some(({ key }) => key === page) ? page! : pageKey(own?.next ?? SUBMIT);
      };
    }
    return (code) => (question.leads?.[code] === undefined ? null : pageKey(question.leads[code]));
  };

  return pages.flatMap((page, at): PlannedItem[] => {
    const before = pages[at - 1]?.section.next;
    const goTo = before === undefined || pageKey(before) === page.key ? null : pageKey(before);
    const opening: PlannedItem = {
      ...NOTHING,
      key: page.key,
      type: 'page',
      title: page.title,
      help: page.section.help,
      goTo,
    };
    const items = page.section.questions.map((question): PlannedItem => {
      const ask = question.kind.ask(look);
      if (!ask) throw new RangeError(`Question ${question.id} cannot be asked in a form`);
      const leads = leadsOf(question);
      const choices = choicesOf(ask, places, page.code).map(({ code, text }) => ({
        text,
        goTo: leads(code),
      }));
      return {
        ...NOTHING,
        key: itemKey(question.id, page.code),
        type: ask.type === 'rows' ? 'list' : ask.type,
        title: question.title,
        help: question.help,
        required: question.required,
        choices,
        other: ask.type === 'choice' && ask.other,
        check: 'check' in ask ? ask.check : null,
      };
    });
    return at === 0 ? items : [opening, ...items];
  });
}

/** The page at the end behind which retired questions stand. */
export function retiredPage(): PlannedItem {
  return {
    ...NOTHING,
    key: RETIRED,
    type: 'page',
    title: 'Oude vragen',
    help: 'Deze vragen stelt het register niet meer. Ze blijven staan, zodat oude antwoorden leesbaar blijven.',
    goTo: SUBMIT,
  };
}

const NOTHING = { help: '', required: false, choices: [], other: false, check: null, goTo: null } as const;

function pagesOf(section: Section, places: Places): readonly Page[] {
  if (!section.perMunicipality) return [{ key: `§${section.id}`, section, code: null, title: section.title }];
  const tables = section.questions.flatMap(({ kind }) => kind.refersTo ?? []);
  return places.municipalities
    .map((row) => ({ code: String(row.municipality_code), name: String(row.name) }))
    .filter(({ code }) => tables.some((table) => rowsFor(places, table, code).length > 0))
    .map(({ code, name }) => ({
      key: itemKey(`§${section.id}`, code),
      section,
      code,
      title: `${section.title} in de gemeente ${name}`,
    }));
}

function choicesOf(ask: Ask, places: Places, code: string | null): readonly { code: string; text: string }[] {
  if (ask.type === 'rows') {
    const { table, rows } =
      ask.table === municipality.id
        ? { table: municipality, rows: places.municipalities }
        : {
            table: ask.table === terrain.id ? terrain : cluster,
            rows: rowsFor(places, ask.table, code ?? ''),
          };
    return rows.map((row) => ({ code: String(row[table.key.field]), text: tidy(offered(table, row)) }));
  }
  return 'choices' in ask ? ask.choices.map(({ code: value, label }) => ({ code: value, text: label })) : [];
}
