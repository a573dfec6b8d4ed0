/** The calls of the Forms API v1. */
import { ApiFault } from '../../services/api-fault.ts';
import { Drive } from '../../services/drive/drive.ts';
import { FORM_TYPE } from '../../services/drive/kinds.ts';
import type { FormFile } from '../../world.ts';
import { refusal } from '../faults.ts';
import { fileFor, pageOf } from '../files.ts';
import { selected } from '../mask.ts';
import type { Call, Route } from '../route.ts';
import { batchUpdate, touch } from './batch-update.ts';
import { publishSettings, renderForm, renderResponse } from './render.ts';
import type { BatchUpdate, RestForm, SetPublishSettings } from './schema.ts';

const SCOPES = ['forms.body', 'drive', 'drive.file'];
const READING_SCOPES = [...SCOPES, 'forms.body.readonly', 'drive.readonly'];
const RESPONSE_SCOPES = ['forms.responses.readonly', 'drive', 'drive.file'];
const FORM = '/v1/forms/{formId}';
const MOST_RESPONSES = 5000;

/** The form in the call's address; reading one takes the right to change it, as it shows the answers. */
function formOf(call: Call): FormFile {
  const file = fileFor(call, call.path.formId!, 'writer');
  if (file.kind !== 'form') throw refusal(404);
  return file;
}

function route(
  id: string,
  at: string,
  scopes: readonly string[],
  work: (file: FormFile, call: Call) => unknown,
): Route {
  return { id: `forms.${id}`, at, scopes, handle: (call) => work(formOf(call), call) };
}

/** A form without items, which takes no answers before it is published. */
function create({ world, caller, body }: Call): RestForm {
  const { info = {}, ...others } = body as RestForm;
  if (Object.keys(others).length > 0 || info.description)
    throw new ApiFault(
      400,
      'Only info.title can be set when creating a form. To add items and change settings, use batchUpdate.',
    );
  const title = info.title ?? '';
  const name = info.documentTitle || title || 'Naamloos formulier';
  const file = new Drive(world, caller).create({ name, mimeType: FORM_TYPE }) as FormFile;
  file.model.set({ title });
  return renderForm(file);
}

function setPublishSettings(file: FormFile, { world, body }: Call): object {
  const { publishSettings: given, updateMask } = body as SetPublishSettings;
  const paths = selected(
    ['publishState.isPublished', 'publishState.isAcceptingResponses'],
    updateMask || '*',
  );
  const { isPublished, isAcceptingResponses } = given?.publishState ?? {};
  const { settings } = file.model;
  const published = paths.has('publishState.isPublished') ? (isPublished ?? false) : settings.published;
  const acceptingResponses = paths.has('publishState.isAcceptingResponses')
    ? (isAcceptingResponses ?? false)
    : settings.acceptingResponses;
  if (acceptingResponses && !published)
    throw new ApiFault(400, 'A form that is not published cannot accept responses.');
  file.model.set({ published, acceptingResponses });
  touch(world, file);
  return { formId: file.id, publishSettings: publishSettings(file) };
}

/** `timestamp > 2026-01-31T12:00:00Z`, or `>=`: the only filter that there is. */
function testOf(filter: string): (at: number) => boolean {
  const [, operator, text = ''] = /^timestamp\s*(>=?)\s*"?([^"]+)"?$/.exec(filter.trim()) ?? [];
  const from = Date.parse(text);
  if (Number.isNaN(from)) throw new ApiFault(400, `Invalid filter: ${filter}`);
  return operator === '>' ? (at) => at > from : (at) => at >= from;
}

function listResponses(file: FormFile, { query }: Call): object {
  const wanted = query.filter === undefined ? () => true : testOf(String(query.filter));
  const responses = file.model.responses.filter(({ at }) => wanted(at));
  return pageOf(
    'responses',
    responses.map((response) => renderResponse(file, response)),
    query,
    MOST_RESPONSES,
  );
}

export const FORMS_ROUTES: readonly Route[] = [
  { id: 'forms.forms.create', at: 'POST /v1/forms', scopes: SCOPES, handle: create },
  route('forms.get', `GET ${FORM}`, READING_SCOPES, renderForm),
  route('forms.batchUpdate', `POST ${FORM}:batchUpdate`, SCOPES, (file, { world, body }) =>
    batchUpdate(world, file, body as BatchUpdate),
  ),
  route('forms.setPublishSettings', `POST ${FORM}:setPublishSettings`, SCOPES, setPublishSettings),
  route('forms.responses.list', `GET ${FORM}/responses`, RESPONSE_SCOPES, listResponses),
  route('forms.responses.get', `GET ${FORM}/responses/{responseId}`, RESPONSE_SCOPES, (file, { path }) => {
    const response = file.model.response(path.responseId!);
    if (!response) throw refusal(404);
    return { formId: file.id, ...renderResponse(file, response) };
  }),
];
