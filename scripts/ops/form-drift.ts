/** What of a form at Google is otherwise than the register would make it today, found by order and by titles. */
import type { forms_v1 } from 'googleapis/build/src/apis/forms';
import { SUBMIT } from '../../src/register/domain/intake/form.ts';
import { type ItemType, type PlannedItem, retiredPage } from '../../src/register/domain/intake/plan.ts';
import { tidy } from '../../src/register/domain/text/normalise.ts';

/** An item as the Forms API tells it. What answers are checked for and where a page leads it does not tell. */
interface Seen {
  readonly id: string;
  /** Null for a sort that the register does not make. */
  readonly type: ItemType | null;
  readonly title: string;
  readonly help: string;
  readonly required: boolean;
  readonly choices: readonly { readonly text: string; readonly goTo: string | null }[];
  readonly other: boolean;
}

/** One difference; `title` is that of the question or page as the register has it, else as it stands there. */
export interface FormDrift {
  readonly title: string;
  readonly isPage: boolean;
  readonly sort:
    | 'missing'
    | 'extra'
    | 'moved'
    | 'renamed'
    | 'required'
    | 'choices'
    | 'help'
    | 'other'
    | 'ways';
  /** Dutch: what it is, and what it should be. */
  readonly says: string;
}

const CHOICES: Readonly<Record<string, ItemType>> = {
  RADIO: 'choice',
  DROP_DOWN: 'list',
  CHECKBOX: 'checkboxes',
};

function typeOf({ pageBreakItem, questionItem }: forms_v1.Schema$Item): ItemType | null {
  if (pageBreakItem) return 'page';
  const { textQuestion, choiceQuestion, dateQuestion } = questionItem?.question ?? {};
  if (textQuestion) return textQuestion.paragraph ? 'paragraph' : 'text';
  if (choiceQuestion) return CHOICES[choiceQuestion.type ?? ''] ?? null;
  return dateQuestion && !dateQuestion.includeTime ? 'date' : null;
}

function seenItem(item: forms_v1.Schema$Item): Seen {
  const { required, choiceQuestion } = item.questionItem?.question ?? {};
  const options = choiceQuestion?.options ?? [];
  return {
    id: item.itemId ?? '',
    type: typeOf(item),
    title: tidy(item.title ?? ''),
    help: tidy(item.description ?? ''),
    required: required === true,
    choices: options
      .filter(({ isOther }) => !isOther)
      .map(({ value, goToSectionId, goToAction }) => ({
        text: tidy(value ?? ''),
        goTo: goToSectionId ?? (goToAction === 'SUBMIT_FORM' ? SUBMIT : null),
      })),
    other: options.some(({ isOther }) => isOther),
  };
}

/** The items of a form, but for the questions that the register does not ask any more. */
function seenItems(form: forms_v1.Schema$Form): readonly Seen[] {
  const all = (form.items ?? []).map(seenItem);
  const { title } = retiredPage();
  const end = all.findIndex((item) => item.type === 'page' && item.title === title);
  return end < 0 ? all : all.slice(0, end);
}

const signOf = ({ type, title }: { readonly type: ItemType | null; readonly title: string }): string =>
  `${type} ${tidy(title)}`;

/** Which share of the planned titles stands in a form: 1 for all. */
export function likeness(plan: readonly PlannedItem[], form: forms_v1.Schema$Form): number {
  const there = new Set((form.items ?? []).map((item) => signOf(seenItem(item))));
  return plan.length === 0 ? 0 : plan.filter((item) => there.has(signOf(item))).length / plan.length;
}

interface Pair {
  readonly planned: PlannedItem;
  readonly seen: Seen;
}

/** The differences between what `planForm` makes and what stands there, in the order of the plan. */
export function formDrift(plan: readonly PlannedItem[], form: forms_v1.Schema$Form): readonly FormDrift[] {
  const seen = seenItems(form);
  const { pairs, gaps } = aligned(plan, seen);
  const found: FormDrift[] = [];
  const lost = new Set(gaps.flatMap((gap) => gap.planned));
  const loose = new Set(gaps.flatMap((gap) => gap.seen));
  for (const planned of [...lost]) {
    const elsewhere = [...loose].find((item) => signOf(item) === signOf(planned));
    if (!elsewhere) continue;
    lost.delete(planned);
    loose.delete(elsewhere);
    pairs.push({ planned, seen: elsewhere });
    found.push(drift(planned, 'moved', 'staat op een andere plaats'));
  }
  for (const gap of gaps)
    for (const planned of gap.planned.filter((item) => lost.has(item))) {
      const alike = gap.seen.filter((item) => loose.has(item) && item.type === planned.type);
      const instead = alike.find((item) => hasTexts(planned, item)) ?? alike[0];
      if (!instead) continue;
      lost.delete(planned);
      loose.delete(instead);
      pairs.push({ planned, seen: instead });
      found.push(drift(planned, 'renamed', `heet nu "${instead.title}"`));
    }
  for (const planned of lost) found.push(drift(planned, 'missing', 'is er niet'));
  for (const { title, type } of loose)
    found.push({ title, isPage: type === 'page', sort: 'extra', says: 'komt niet van het register' });
  const pages = new Map(pairs.map(({ planned, seen: item }) => [planned.key, item.id]));
  for (const pair of pairs) found.push(...otherwise(pair, pages));
  const order = new Map(plan.map(({ title }, at) => [title, at]));
  return found.sort((a, b) => (order.get(a.title) ?? plan.length) - (order.get(b.title) ?? plan.length));
}

/** True for the same explanation or the same choices, by which a question is known when its title is another. */
function hasTexts({ help, choices }: PlannedItem, seen: Seen): boolean {
  const texts = choices.map(({ text }) => tidy(text));
  return (
    (help !== '' && tidy(help) === seen.help) ||
    (texts.length > 0 && String(texts) === String(seen.choices.map(({ text }) => text)))
  );
}

function drift({ title, type }: PlannedItem, sort: FormDrift['sort'], says: string): FormDrift {
  return { title, isPage: type === 'page', sort, says };
}

/** What is otherwise in one item; `pages` gives the item of each page that was found, by its key. */
function otherwise({ planned, seen }: Pair, pages: ReadonlyMap<string, string>): FormDrift[] {
  const found: FormDrift[] = [];
  const tell = (sort: FormDrift['sort'], says: string): void => void found.push(drift(planned, sort, says));
  if (tidy(planned.help) !== seen.help) tell('help', 'heeft een andere uitleg');
  if (planned.type === 'page') return found;
  if (planned.required !== seen.required)
    tell('required', seen.required ? 'is verplicht en hoort dat niet te zijn' : 'is niet verplicht');
  const wanted = planned.choices.map(({ text }) => tidy(text));
  const there = seen.choices.map(({ text }) => text);
  const lacks = wanted.filter((text) => !there.includes(text));
  const strange = there.filter((text) => !wanted.includes(text));
  if (lacks.length > 0) tell('choices', `mist de ${namedChoices(lacks)}`);
  if (strange.length > 0) tell('choices', `heeft ook de ${namedChoices(strange)}`);
  if (lacks.length + strange.length === 0 && String(wanted) !== String(there))
    tell('choices', 'heeft de keuzes in een andere volgorde');
  if (planned.other !== seen.other)
    tell('other', seen.other ? 'heeft de keuze Anders en hoort die niet te hebben' : 'mist de keuze Anders');
  const astray = planned.choices.filter(({ text, goTo }) => {
    const option = seen.choices.find((choice) => choice.text === tidy(text));
    const way = goTo === null || goTo === SUBMIT ? goTo : (pages.get(goTo) ?? null);
    return option && option.goTo !== way;
  });
  if (astray.length > 0)
    tell('ways', `leidt bij de ${namedChoices(astray.map(({ text }) => text))} naar een andere bladzijde`);
  return found;
}

const SHOWN = 3;

function namedChoices(texts: readonly string[]): string {
  const some = texts.slice(0, SHOWN).map((text) => `"${text}"`);
  const more = texts.length > SHOWN ? ` en nog ${texts.length - SHOWN}` : '';
  return `${texts.length === 1 ? 'keuze' : 'keuzes'} ${some.join(', ')}${more}`;
}

interface Gap {
  readonly planned: PlannedItem[];
  readonly seen: Seen[];
}

/** The longest run of items that both have in the same order, and what stands between them in each. */
function aligned(
  plan: readonly PlannedItem[],
  seen: readonly Seen[],
): { readonly pairs: Pair[]; readonly gaps: readonly Gap[] } {
  const [a, b] = [plan.map(signOf), seen.map(signOf)];
  const longest = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i]![j] =
        a[i] === b[j] ? longest[i + 1]![j + 1]! + 1 : Math.max(longest[i + 1]![j]!, longest[i]![j + 1]!);
  const pairs: Pair[] = [];
  const gaps: Gap[] = [{ planned: [], seen: [] }];
  for (let [i, j] = [0, 0]; i < a.length || j < b.length; ) {
    const gap = gaps.at(-1)!;
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pairs.push({ planned: plan[i++]!, seen: seen[j++]! });
      gaps.push({ planned: [], seen: [] });
    } else if (j === b.length || (i < a.length && longest[i + 1]![j]! >= longest[i]![j + 1]!))
      gap.planned.push(plan[i++]!);
    else gap.seen.push(seen[j++]!);
  }
  return { pairs, gaps };
}
