/** Questions that are answered with a whole number between two bounds. */
import { type Details, NEW_QUESTION, type ScaleItem } from '../model/items.ts';
import { asKept, fieldName, type ItemKind, single } from './kind.ts';

export const SCALE: ItemKind<ScaleItem> = {
  fresh: (newId): Details<ScaleItem> => ({
    ...NEW_QUESTION,
    entry: newId(),
    lower: 1,
    upper: 5,
    leftLabel: '',
    rightLabel: '',
  }),
  renewed: (item, newId) => ({ ...item, entry: newId() }),
  control: (item, answer) => ({
    kind: 'scale',
    name: fieldName(item.entry),
    options: numbersOf(item).map((value) => ({ value, chosen: value === answer })),
    leftLabel: item.leftLabel,
    rightLabel: item.rightLabel,
  }),
  question: {
    slots: ({ entry, title }) => [{ entry, title }],
    cells: (_, answer) => [single(answer)],
    fields: ({ entry }, answer) => [[fieldName(entry), single(answer)]],
    read: ({ entry }, fields) => fields.get(fieldName(entry)) || null,
    normal: (_, raw) => single(raw) || null,
    missing: () => false,
    objection: (item, answer) =>
      numbersOf(item).includes(single(answer))
        ? null
        : `Kies een getal van ${item.lower} tot en met ${item.upper}`,
    told: asKept,
    unanswered: undefined,
  },
};

function numbersOf({ lower, upper }: ScaleItem): readonly string[] {
  return Array.from({ length: upper - lower + 1 }, (_, index) => String(lower + index));
}
