/** Choice: one of the answers that a question offers, and where it leads. */
import { asOfficial, EnumValue, type Official, Service } from '../service.ts';
import { expectEnum, refuse } from './arguments.ts';
import type { FormContext } from './context.ts';
import { PAGE_NAVIGATION } from './enums.ts';
import type { Choice, Navigation } from './model/items.ts';
import type { GChoice, GPageBreakItem, GPageNavigationType } from './official.ts';

export class ChoiceService extends Service implements Official<GChoice> {
  readonly _official = 'Forms.Choice';
  readonly _weights = {};
  readonly _choice: Choice;
  readonly #context: FormContext;

  constructor(context: FormContext, choice: Choice) {
    super();
    this.#context = context;
    this._choice = choice;
  }

  getValue(): string {
    return this._choice.value;
  }

  isCorrectAnswer(): boolean {
    return this._choice.correct;
  }

  /** Null when the choice says nothing about it. */
  getPageNavigationType(): GPageNavigationType {
    const { navigation } = this._choice;
    return (navigation ? PAGE_NAVIGATION[navigation.type] : null) as GPageNavigationType;
  }

  /** Null when the choice leads to no page. */
  getGotoPage(): GPageBreakItem {
    return pageOf(this.#context, this._choice.navigation);
  }
}

/** The page break that a navigation leads to, or null. */
export function pageOf(context: FormContext, navigation: Navigation | null): GPageBreakItem {
  const page = navigation?.type === 'GO_TO_PAGE' ? context.make.page(context, navigation.page) : null;
  return page as GPageBreakItem;
}

/** A navigation as scripts write it: a page break of this form, or a type that needs no page. */
export function navigationFrom(context: FormContext, target: unknown, argument: string): Navigation {
  if (target instanceof Service && target._official === 'Forms.PageBreakItem') {
    const page = (target as Service & { _id: number })._id;
    context.item(page);
    return { type: 'GO_TO_PAGE', page };
  }
  if (!(target instanceof EnumValue)) refuse(argument);
  const type = expectEnum<Navigation['type']>(target, 'Forms.PageNavigationType', argument);
  return type === 'GO_TO_PAGE' ? refuse(argument) : { type };
}

/** A choice as scripts make one: with whether it is correct, or with where it leads. */
export function makeChoice(context: FormContext, value: string, more?: unknown): GChoice {
  const correct = more === true;
  const navigation =
    more === undefined || typeof more === 'boolean' ? null : navigationFrom(context, more, 'navigationType');
  return asOfficial<GChoice>(new ChoiceService(context, { value: String(value), navigation, correct }));
}
