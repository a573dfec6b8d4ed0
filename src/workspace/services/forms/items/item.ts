/** What all items of a form have in common, and what all questions have. */
import { asOfficial } from '../../service.ts';
import { expectService, whole } from '../arguments.ts';
import { type FormContext, FormService } from '../context.ts';
import { ITEM_TYPE } from '../enums.ts';
import { QuizFeedbackService } from '../feedback.ts';
import type { FeedbackMoment, FormItem, QuestionItem } from '../model/items.ts';
import type { GItemType, GQuizFeedback } from '../official.ts';

/** `Self` is the official class that methods give back, `I` the data behind it. */
export abstract class ItemService<Self, I extends FormItem> extends FormService {
  readonly _context: FormContext;
  readonly _id: number;

  constructor(context: FormContext, id: number) {
    super();
    this._context = context;
    this._id = id;
  }

  getId(): number {
    return this._id;
  }

  getIndex(): number {
    return this._context.model.items.indexOf(this._item);
  }

  getType(): GItemType {
    return ITEM_TYPE[this._item.type];
  }

  getTitle(): string {
    return this._item.title;
  }

  setTitle(title: string): Self {
    return this._change({ title: String(title) });
  }

  getHelpText(): string {
    return this._item.help;
  }

  setHelpText(text: string): Self {
    return this._change({ help: String(text) });
  }

  /** A copy at the end of the form. */
  duplicate(): Self {
    const copy = this._context.change((form) => form.duplicate(this._item));
    return this._copied(copy.id);
  }

  get _item(): I {
    return this._context.item<I>(this._id);
  }

  _copied(id: number): Self {
    return asOfficial<Self>(this._context.make.typed(this._context, id));
  }

  _change(fields: object): Self {
    const item = this._context.item<FormItem>(this._id);
    this._context.change((form) => form.change(item, fields));
    return asOfficial<Self>(this);
  }
}

export abstract class QuestionService<Self, I extends QuestionItem> extends ItemService<Self, I> {
  isRequired(): boolean {
    return this._item.required;
  }

  setRequired(enabled: boolean): Self {
    return this._change({ required: Boolean(enabled) });
  }
}

/** Questions that a quiz gives points for. */
export abstract class GradedService<Self, I extends QuestionItem> extends QuestionService<Self, I> {
  getPoints(): number {
    return this._item.points;
  }

  setPoints(points: number): Self {
    return this._change({ points: whole(points, 'points') });
  }

  _feedback(moment: FeedbackMoment): GQuizFeedback {
    const feedback = this._item.feedback[moment];
    return (feedback ? asOfficial<GQuizFeedback>(new QuizFeedbackService(feedback)) : null) as GQuizFeedback;
  }

  _setFeedback(moment: FeedbackMoment, feedback: GQuizFeedback): Self {
    const { [moment]: _, ...others } = this._item.feedback;
    if (feedback === null) return this._change({ feedback: others });
    const service = expectService<QuizFeedbackService>(feedback, 'Forms.QuizFeedback', 'feedback');
    return this._change({ feedback: { ...others, [moment]: service._feedback } });
  }
}

/** Graded questions that a person has to look at. */
export abstract class ManuallyGradedService<Self, I extends QuestionItem> extends GradedService<Self, I> {
  getGeneralFeedback(): GQuizFeedback {
    return this._feedback('general');
  }

  setGeneralFeedback(feedback: GQuizFeedback): Self {
    return this._setFeedback('general', feedback);
  }
}

/** Graded questions whose answer is right or wrong. */
export abstract class SelfGradedService<Self, I extends QuestionItem> extends GradedService<Self, I> {
  getFeedbackForCorrect(): GQuizFeedback {
    return this._feedback('correct');
  }

  setFeedbackForCorrect(feedback: GQuizFeedback): Self {
    return this._setFeedback('correct', feedback);
  }

  getFeedbackForIncorrect(): GQuizFeedback {
    return this._feedback('incorrect');
  }

  setFeedbackForIncorrect(feedback: GQuizFeedback): Self {
    return this._setFeedback('incorrect', feedback);
  }
}
