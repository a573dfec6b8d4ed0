/** QuizFeedback and its builder: what a quiz tells about an answer. */
import { asOfficial, type Official, Service } from '../service.ts';
import type { Feedback } from './model/items.ts';
import type { GQuizFeedback } from './official.ts';

type Builder = GoogleAppsScript.Forms.QuizFeedbackBuilder;

export class QuizFeedbackService extends Service implements Official<GQuizFeedback> {
  readonly _official = 'Forms.QuizFeedback';
  readonly _weights = {};
  readonly _feedback: Feedback;

  constructor(feedback: Feedback) {
    super();
    this._feedback = feedback;
  }

  getText(): string {
    return this._feedback.text;
  }

  getLinkUrls(): string[] {
    return this._feedback.links.map(({ url }) => url);
  }
}

export class QuizFeedbackBuilderService extends Service implements Official<Builder> {
  readonly _official = 'Forms.QuizFeedbackBuilder';
  readonly _weights = {};
  #feedback: Feedback;

  constructor(feedback: Feedback = { text: '', links: [] }) {
    super();
    this.#feedback = feedback;
  }

  setText(text: string): Builder {
    this.#feedback = { ...this.#feedback, text: String(text) };
    return asOfficial(this);
  }

  addLink(url: string, displayText = url): Builder {
    const link = { url: String(url), text: String(displayText) };
    this.#feedback = { ...this.#feedback, links: [...this.#feedback.links, link] };
    return asOfficial(this);
  }

  copy(): Builder {
    return asOfficial(new QuizFeedbackBuilderService(this.#feedback));
  }

  build(): GQuizFeedback {
    return asOfficial(new QuizFeedbackService(this.#feedback));
  }
}
