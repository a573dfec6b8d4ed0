/** A form and its responses as the Forms API gives them. */
import type { FormAnswer, FormItem } from '../../services/forms/model/items.ts';
import type { FormResponseRecord } from '../../services/forms/model/model.ts';
import { publishedUrl } from '../../services/forms/model/urls.ts';
import type { FormFile } from '../../world.ts';
import { restItem } from './items.ts';
import { hexId, type RestAnswer, type RestForm, type RestResponse } from './schema.ts';

export function renderForm(file: FormFile): RestForm {
  const { id, name, model } = file;
  const { title, description, quiz, collectEmail } = model.settings;
  const items = model.items.map(restItem);
  return {
    formId: id,
    info: { title, documentTitle: name, ...(description !== '' && { description }) },
    settings: {
      ...(quiz && { quizSettings: { isQuiz: true } }),
      emailCollectionType: collectEmail ? 'VERIFIED' : 'DO_NOT_COLLECT',
    },
    revisionId: revisionOf(file),
    responderUri: publishedUrl(id),
    ...(items.length > 0 && { items }),
    ...(model.destination && { linkedSheetId: model.destination.fileId }),
    publishSettings: publishSettings(file),
  };
}

export function publishSettings({ model }: FormFile): NonNullable<RestForm['publishSettings']> {
  const { published, acceptingResponses } = model.settings;
  return { publishState: { isPublished: published, isAcceptingResponses: acceptingResponses } };
}

/** Names the state of a form. */
export function revisionOf({ model }: FormFile): string {
  return hexId(model.revision);
}

/** Google keeps when a response was first sent; the Workspace keeps when it was last changed. */
export function renderResponse({ model }: FormFile, response: FormResponseRecord): RestResponse {
  const at = new Date(response.at).toISOString();
  const answers = response.answers.flatMap(([id, answer]) => {
    const item = model.item(id);
    return item ? answersTo(item, answer) : [];
  });
  return {
    responseId: response.id,
    createTime: at,
    lastSubmittedTime: at,
    ...(response.email !== '' && { respondentEmail: response.email }),
    ...(answers.length > 0 && {
      answers: Object.fromEntries(answers.map((answer) => [answer.questionId!, answer])),
    }),
  };
}

/** One answer per question; each row of a grid is a question of its own. */
function answersTo(item: FormItem, answer: FormAnswer): RestAnswer[] {
  if ('entry' in item) return [restAnswer(item.entry, texts(answer))];
  if (!('rows' in item)) return [];
  return item.rows.flatMap(({ entry }, row) => {
    const chosen = texts((answer as Exclude<FormAnswer, string>)[row] ?? []);
    return chosen.length > 0 ? [restAnswer(entry, chosen)] : [];
  });
}

function texts(answer: FormAnswer): readonly string[] {
  return [answer].flat(2).filter((text) => text !== '') as readonly string[];
}

function restAnswer(entry: number, values: readonly string[]): RestAnswer {
  return { questionId: hexId(entry), textAnswers: { answers: values.map((value) => ({ value })) } };
}
