/** The forms of this world with what came in, for the pane of forms. */
import type { Driver } from '../../driver.ts';
import type { FormResponseRecord, FormSettings } from '../../services/forms/model/model.ts';
import { questionsIn } from '../../services/forms/model/pages.ts';
import { editResponseUrl, publishedUrl } from '../../services/forms/model/urls.ts';
import { answersIn } from '../../services/forms/respond.ts';
import type { FormFile, World } from '../../world.ts';
import { localAddress } from '../local-address.ts';
import { Refusal } from '../refusal.ts';
import { answerLines } from './answer-lines.ts';
import type { FormDetails, FormLine, FormState, ResponseView } from './protocol.ts';

const SHOWN = 100;

/** Those in the trash are left out; in the order in which they were made. */
export function formLines(world: World): readonly FormLine[] {
  return [...world.files.values()].flatMap((file) =>
    file.kind === 'form' && !file.trashed ? [formLine(world, file)] : [],
  );
}

function formLine(world: World, { id, name, model }: FormFile): FormLine {
  return {
    id,
    title: model.settings.title || name,
    state: stateOf(model.settings),
    responses: model.responses.length,
    questions: questionsIn(model.items).length,
    destination: destinationOf(world, model.destination),
    address: localAddress(publishedUrl(id))!,
  };
}

function stateOf({ published, acceptingResponses }: FormSettings): FormState {
  if (!published) return 'unpublished';
  return acceptingResponses ? 'open' : 'closed';
}

function destinationOf(world: World, destination: FormFile['model']['destination']): FormLine['destination'] {
  const file = destination && world.spreadsheet(destination.fileId);
  const sheet = file?.model.sheetById(destination!.sheetId);
  if (!file || !sheet) return null;
  return { name: `${file.name} › ${sheet.name}`, address: `/?bestand=${file.id}&tab=${sheet.id}` };
}

const SETTINGS: Readonly<Record<FormState, Partial<FormSettings>>> = {
  open: { published: true, acceptingResponses: true },
  closed: { acceptingResponses: false },
  unpublished: { published: false, acceptingResponses: false },
};

/** Throws a `Refusal` when there is no such form, or when this person may not change it. */
export function setFormState(
  world: World,
  driver: Driver,
  email: string,
  formId: string,
  state: FormState,
): void {
  const form = formOf(world, formId);
  if (!world.canEdit(form, email))
    throw new Refusal(`${world.person(email).name} mag ‘${form.name}’ niet bewerken.`);
  driver.changeForm(email, formId, (model) => model.set(SETTINGS[state]));
}

function formOf(world: World, formId: string): FormFile {
  const form = world.form(formId);
  if (!form) throw new Refusal('Dit formulier bestaat niet.');
  return form;
}

/** Throws a `Refusal` when there is no such form. */
export function formDetails(world: World, formId: string): FormDetails {
  const form = formOf(world, formId);
  const { settings, items, responses } = form.model;
  return {
    description: settings.description,
    items: items.map((item) => ({
      id: item.id,
      type: item.type,
      title: item.title,
      required: 'required' in item && item.required,
    })),
    responses: responses
      .toSorted((a, b) => b.at - a.at)
      .slice(0, SHOWN)
      .map((response) => responseView(form, response)),
  };
}

function responseView({ id, model }: FormFile, response: FormResponseRecord): ResponseView {
  return {
    id: response.id,
    at: response.at,
    who: response.respondent,
    answers: answerLines(model.items, answersIn(response)),
    editAddress: model.settings.allowResponseEdits ? localAddress(editResponseUrl(id, response.id)) : null,
  };
}
