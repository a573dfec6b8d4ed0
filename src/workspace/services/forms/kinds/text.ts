/** Questions that are answered with words: one line, or a paragraph. */
import { type Details, NEW_QUESTION, type TextItem } from '../model/items.ts';
import { textObjection } from '../model/rules.ts';
import { asKept, fieldName, type ItemKind, type RawAnswer, single } from './kind.ts';

function textKind(multiline: boolean): ItemKind<TextItem> {
  return {
    fresh: (newId): Details<TextItem> => ({ ...NEW_QUESTION, entry: newId(), rule: null }),
    renewed: (item, newId) => ({ ...item, entry: newId() }),
    control: ({ entry }, answer) => ({
      kind: 'text',
      name: fieldName(entry),
      value: answer === null ? '' : single(answer),
      multiline,
    }),
    question: {
      slots: ({ entry, title }) => [{ entry, title }],
      cells: (_, answer) => [single(answer)],
      fields: ({ entry }, answer) => [[fieldName(entry), single(answer)]],
      read: ({ entry }, fields) => words(fields.get(fieldName(entry)) ?? ''),
      normal: (_, raw) => words(raw),
      missing: () => false,
      objection: ({ rule }, answer) => textObjection(rule, single(answer)),
      told: asKept,
      unanswered: '',
    },
  };
}

/** Browsers post line ends of their own; only blanks is no answer. */
function words(raw: RawAnswer): string | null {
  const text = single(raw).replace(/\r\n?/g, '\n');
  return text.trim() === '' ? null : text;
}

export const TEXT = textKind(false);
export const PARAGRAPH_TEXT = textKind(true);
