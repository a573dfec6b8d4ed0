/** Answers in words, for who reads them back. */
import { questionOf } from '../../services/forms/kinds/index.ts';
import type { FormAnswer, FormItem, QuestionItem } from '../../services/forms/model/items.ts';
import { type Answers, questionsIn } from '../../services/forms/model/pages.ts';

export interface AnswerLine {
  readonly question: string;
  readonly answer: string;
}

/** A line per column that the answers would have in a tab; what was left open has none. */
export function answerLines(items: readonly FormItem[], answers: Answers): readonly AnswerLine[] {
  return questionsIn(items).flatMap((item) => {
    const answer = answers.get(item.id);
    return answer === undefined ? [] : linesOf(item, answer);
  });
}

function linesOf(item: QuestionItem, answer: FormAnswer): readonly AnswerLine[] {
  if (!('rows' in item)) return [{ question: item.title, answer: joined(answer as readonly string[]) }];
  return questionOf(item)
    .slots(item)
    .flatMap(({ title }, index) => {
      const text = joined(answer[index] ?? '');
      return text === '' ? [] : [{ question: title, answer: text }];
    });
}

function joined(answer: string | readonly string[]): string {
  return typeof answer === 'string' ? answer : answer.join(', ');
}
