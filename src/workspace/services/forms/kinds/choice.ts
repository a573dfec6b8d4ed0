/** Questions with a list of choices: one from buttons, one from a dropdown, or several boxes. */
import { type ChoiceItem, type Details, type FormAnswer, NEW_QUESTION } from '../model/items.ts';
import { countObjection } from '../model/rules.ts';
import { asKept, fieldName, type ItemKind, OTHER_OPTION, type RawAnswer, single } from './kind.ts';

type Looks = 'radio' | 'checkbox' | 'dropdown';

const NOT_A_CHOICE = 'Kies een van de gegeven antwoorden';

function choiceKind(looks: Looks): ItemKind<ChoiceItem> {
  const many = looks === 'checkbox';
  const wrap = (chosen: readonly string[]): FormAnswer | null =>
    chosen.length === 0 ? null : many ? chosen : chosen[0]!;
  return {
    fresh: (newId): Details<ChoiceItem> => ({
      ...NEW_QUESTION,
      entry: newId(),
      choices: [],
      other: false,
      rule: null,
    }),
    renewed: (item, newId) => ({ ...item, entry: newId() }),
    control: (item, answer) => {
      const chosen = listed(answer ?? []);
      const own = ownWords(item, chosen)[0];
      return {
        kind: 'choice',
        name: fieldName(item.entry),
        looks,
        options: item.choices.map(({ value }) => ({ value, chosen: chosen.includes(value) })),
        other: item.other
          ? { name: otherName(item), value: OTHER_OPTION, text: own ?? '', chosen: own !== undefined }
          : null,
      };
    },
    question: {
      slots: ({ entry, title }) => [{ entry, title }],
      cells: (_, answer) => [listed(answer).join(', ')],
      fields: (item, answer) =>
        listed(answer).flatMap((value) =>
          isChoice(item, value) || !item.other
            ? [[fieldName(item.entry), value] as const]
            : [[fieldName(item.entry), OTHER_OPTION] as const, [otherName(item), value] as const],
        ),
      read: (item, fields) => {
        const posted = fields.getAll(fieldName(item.entry)).filter((value) => value !== '');
        const own = fields.get(otherName(item))?.trim() ?? '';
        const chosen = posted.flatMap((value) => {
          if (value !== OTHER_OPTION || isChoice(item, value)) return [value];
          return own === '' ? [] : [own];
        });
        return wrap(many ? unique(chosen) : chosen.slice(0, 1));
      },
      normal: (_, raw) => wrap(many ? unique(texts(raw)) : [single(raw)].filter((value) => value !== '')),
      missing: () => false,
      objection: (item, answer) => {
        const chosen = listed(answer);
        if (ownWords(item, chosen).length > (item.other ? 1 : 0)) return NOT_A_CHOICE;
        return many ? countObjection(item.rule, chosen.length) : null;
      },
      told: asKept,
      unanswered: undefined,
    },
  };
}

/** The answer as a list, whether one or several could be chosen. */
export function listed(answer: FormAnswer): readonly string[] {
  return typeof answer === 'string' ? [answer] : (answer as readonly string[]);
}

export function isChoice(item: ChoiceItem, value: string): boolean {
  return item.choices.some((choice) => choice.value === value);
}

/** What was answered beside the given choices. */
function ownWords(item: ChoiceItem, chosen: readonly string[]): readonly string[] {
  return chosen.filter((value) => !isChoice(item, value));
}

function otherName(item: ChoiceItem): string {
  return `${fieldName(item.entry)}.other_option_response`;
}

function texts(raw: RawAnswer): readonly string[] {
  return (typeof raw === 'string' ? [raw] : raw.map(single)).filter((value) => value !== '');
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

export const MULTIPLE_CHOICE = choiceKind('radio');
export const LIST = choiceKind('dropdown');
export const CHECKBOX = choiceKind('checkbox');
