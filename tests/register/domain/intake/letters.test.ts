/** The letters to who sent something in: a question keeps its question mark, and what was typed its place. */
import { outcomeLetter, type ReceiptFacts, receipt } from '../../../../src/register/domain/intake/letters.ts';
import type { ProposedField } from '../../../../src/register/domain/intake/proposal.ts';
import type { Understood } from '../../../../src/register/domain/intake/understand.ts';
import { patched, viewOf } from '../rules/support.ts';

const view = viewOf(patched({}));
const QUESTION = 'Hoe heet het terrein?';
const FIELD = {
  id: 'a',
  table: 'terrain',
  key: 'OV-0001',
  field: 'display_name',
  old: 'Hessenpoort',
  new: 'Hessenpoort 1',
  source: QUESTION,
} as ProposedField;

const itemsOf = (letter: ReturnType<typeof receipt>): readonly string[] =>
  letter.blocks.flatMap((block) => (block.type === 'list' ? block.items : []));

test('what could not be read is told behind its question, with or without an answer', () => {
  const unread = (typed: string) => ({
    question: QUESTION,
    typed,
    reason: 'Dit is te lang.',
    tip: 'Kort het in.',
  });
  const said = {
    form: 'opgave',
    subject: 'opgave',
    municipality: 'Zwolle',
    place: '',
    at: '2027-01-05T10:00:00',
    people: [],
    unread: [unread('Iets'), unread('')],
  } as unknown as Understood;
  const facts: ReceiptFacts = {
    isEdit: false,
    wasHandled: false,
    municipality: 'Zwolle',
    place: null,
    near: [],
    fields: [],
    remarks: [],
    editUrl: null,
  };
  expect(itemsOf(receipt(said, facts, view))).toEqual([
    `${QUESTION} "Iets". Dit is te lang. Kort het in.`,
    `${QUESTION} Dit is te lang. Kort het in.`,
  ]);
});

test('what was not taken over is told with its question, why, and what stays', () => {
  const letter = outcomeLetter(
    {
      what: 'opgave',
      sentOn: '2027-01-05',
      place: 'Hessenpoort',
      fields: [FIELD],
      people: [],
      decisions: [{ id: 'a', accepted: false, reason: 'In IBIS heet het anders' }],
      explanation: '',
    },
    view,
  );
  expect(itemsOf(letter)).toEqual([
    `${QUESTION} Hessenpoort 1. In IBIS heet het anders. Wij houden: Hessenpoort.`,
  ]);
});
