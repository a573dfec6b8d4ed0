/** The pages of a form, and which way a respondent goes through them. */

import { listed } from '../kinds/choice.ts';
import { isQuestion } from '../kinds/index.ts';
import type { FormAnswer, FormItem, Navigation, PageItem } from './items.ts';

export type Answers = ReadonlyMap<number, FormAnswer>;

export interface Page {
  /** From 0. */
  readonly index: number;
  /** The break that opens it; null for the first page. */
  readonly opening: PageItem | null;
  readonly items: readonly FormItem[];
}

/** Where a respondent goes at the end of a page. */
export type Step =
  | { readonly kind: 'page'; readonly index: number }
  | { readonly kind: 'submit' }
  | { readonly kind: 'restart' };

export function pagesOf(items: readonly FormItem[]): readonly Page[] {
  const pages: { index: number; opening: PageItem | null; items: FormItem[] }[] = [
    { index: 0, opening: null, items: [] },
  ];
  for (const item of items) {
    if (item.type === 'PAGE_BREAK') pages.push({ index: pages.length, opening: item, items: [] });
    else pages.at(-1)!.items.push(item);
  }
  return pages;
}

/** What a navigation comes to at the end of a page; a page that is gone is passed over. */
export function stepOf(pages: readonly Page[], page: Page, navigation: Navigation): Step {
  const next: Step =
    page.index + 1 < pages.length ? { kind: 'page', index: page.index + 1 } : { kind: 'submit' };
  const steps: { readonly [T in Navigation['type']]: () => Step } = {
    CONTINUE: () => next,
    RESTART: () => ({ kind: 'restart' }),
    SUBMIT: () => ({ kind: 'submit' }),
    GO_TO_PAGE: () => {
      const id = navigation.type === 'GO_TO_PAGE' ? navigation.page : null;
      const target = pages.find(({ opening }) => opening?.id === id);
      return target ? { kind: 'page', index: target.index } : next;
    },
  };
  return steps[navigation.type]();
}

/**
 * The step after a page. The last answer on it that says where to go decides; else what the next page break
 * says. On the last page nothing has any effect but sending.
 */
export function stepAfter(pages: readonly Page[], page: Page, answers: Answers): Step {
  const following = pages[page.index + 1];
  if (!following) return { kind: 'submit' };
  const chosen = page.items.map((item) => navigationOf(item, answers.get(item.id))).findLast(Boolean);
  return stepOf(pages, page, chosen ?? following.opening!.goTo);
}

/** Whether sending follows this page, whatever is answered on it. */
export function alwaysSends(pages: readonly Page[], page: Page): boolean {
  const leads = page.items.some(
    (item) =>
      'choices' in item && item.type !== 'CHECKBOX' && item.choices.some(({ navigation }) => navigation),
  );
  return page.index === pages.length - 1 || (!leads && stepAfter(pages, page, new Map()).kind === 'submit');
}

function navigationOf(item: FormItem, answer: FormAnswer | undefined): Navigation | null {
  if (answer === undefined || !('choices' in item) || item.type === 'CHECKBOX') return null;
  const [value] = listed(answer);
  return item.choices.find((choice) => choice.value === value)?.navigation ?? null;
}

export interface Path {
  readonly pages: readonly Page[];
  /** Whether the answers lead to the end, and not round and round. */
  readonly ends: boolean;
}

/** The pages that a respondent with these answers comes by, in order. */
export function pathOf(items: readonly FormItem[], answers: Answers): Path {
  const pages = pagesOf(items);
  const path: Page[] = [];
  let page = pages[0];
  while (page && !path.includes(page)) {
    path.push(page);
    const step = stepAfter(pages, page, answers);
    if (step.kind === 'submit') return { pages: path, ends: true };
    page = step.kind === 'page' ? pages[step.index] : pages[0];
  }
  return { pages: path, ends: false };
}

/** The questions among items. */
export function questionsIn(items: readonly FormItem[]) {
  return items.filter(isQuestion);
}
