/** `forms.batchUpdate`: carries out a list of requests on a form, all of them or none. */
import { ApiFault } from '../../services/api-fault.ts';
import { withMasked } from '../../services/docs/shape.ts';
import { syncDestination } from '../../services/forms/destination.ts';
import type { FormItem } from '../../services/forms/model/items.ts';
import { FormModel } from '../../services/forms/model/model.ts';
import type { FormFile, World } from '../../world.ts';
import { selected } from '../mask.ts';
import { readItem, restItem } from './items.ts';
import { renderForm, revisionOf } from './render.ts';
import {
  type BatchUpdate,
  type BatchUpdateResponse,
  hexId,
  idOf,
  type Reply,
  type Requests,
  type RestRequest,
} from './schema.ts';

/** The form that a request changes: its own, or a copy on which a batch is tried first. */
interface Draft {
  readonly model: FormModel;
  /** The name of the file. */
  name: string;
}

type RequestKind<K extends keyof Requests> = (draft: Draft, request: Requests[K]) => Reply | undefined;

function placeIn({ model }: Draft, index: number | null | undefined, most = model.items.length - 1): number {
  const at = index ?? 0;
  if (at < 0 || at > most) throw new ApiFault(400, `Index must be between 0 and ${most}.`);
  return at;
}

/** Everything that can be set of an item, as a mask names it. */
const ITEM_FIELDS = [
  'title',
  'description',
  'questionItem',
  'questionGroupItem',
  'pageBreakItem',
  'textItem',
  'videoItem',
];

const REQUEST_KINDS: { readonly [K in keyof Requests]: RequestKind<K> } = {
  createItem: (draft, { item = {}, location }) => {
    const { model } = draft;
    const at = placeIn(draft, location?.index, model.items.length);
    const id = idOf(item.itemId);
    if (item.itemId && (id === null || model.item(id)))
      throw new ApiFault(400, `Item ID already exists or is invalid: ${item.itemId}`);
    const { type, fields } = readItem(model, item);
    const made = model.add(type, id ?? undefined);
    model.change(made, fields as Partial<FormItem>);
    model.move(model.items.length - 1, at);
    return { createItem: { itemId: hexId(made.id), ...questionIds(model.item(made.id)!) } };
  },
  updateItem: (draft, { item = {}, location, updateMask }) => {
    const { model } = draft;
    const old = model.items[placeIn(draft, location?.index)]!;
    if (!updateMask?.trim()) throw new ApiFault(400, "At least one field must be listed in 'updateMask'.");
    const paths = updateMask.trim() === '*' ? ITEM_FIELDS : updateMask.split(',').map((path) => path.trim());
    const merged = withMasked(
      restItem(old),
      item,
      paths.map((path) => path.split('.')),
    );
    const { type, fields } = readItem(model, merged);
    if (type !== old.type)
      throw new ApiFault(400, 'De soort van een onderdeel wijzigen bestaat niet in de lokale Workspace.');
    model.change(old, fields as Partial<FormItem>);
    return undefined;
  },
  deleteItem: (draft, { location }) => {
    draft.model.remove(draft.model.items[placeIn(draft, location?.index)]!.id);
    return undefined;
  },
  moveItem: (draft, { originalLocation, newLocation }) => {
    draft.model.move(placeIn(draft, originalLocation?.index), placeIn(draft, newLocation?.index));
    return undefined;
  },
  updateFormInfo: (draft, { info = {}, updateMask }) => {
    const paths = selected(['title', 'description', 'documentTitle'], updateMask);
    draft.model.set({
      ...(paths.has('title') && { title: info.title ?? '' }),
      ...(paths.has('description') && { description: info.description ?? '' }),
    });
    if (paths.has('documentTitle')) draft.name = info.documentTitle ?? draft.name;
    return undefined;
  },
  updateSettings: ({ model }, { settings = {}, updateMask }) => {
    const paths = selected(['quizSettings.isQuiz', 'emailCollectionType'], updateMask);
    const { quizSettings, emailCollectionType } = settings;
    model.set({
      ...(paths.has('quizSettings.isQuiz') && { quiz: quizSettings?.isQuiz ?? false }),
      ...(paths.has('emailCollectionType') && {
        collectEmail: emailCollectionType === 'VERIFIED' || emailCollectionType === 'RESPONDER_INPUT',
      }),
    });
    return undefined;
  },
};

function questionIds(item: FormItem): { questionId?: string[] } {
  if ('entry' in item) return { questionId: [hexId(item.entry)] };
  return 'rows' in item ? { questionId: item.rows.map(({ entry }) => hexId(entry)) } : {};
}

/** Throws `ApiFault` for the first request that fails, and then the form is unchanged. */
export function batchUpdate(world: World, file: FormFile, batch: BatchUpdate): BatchUpdateResponse {
  const steps = (batch.requests ?? []).map(stepOf);
  if (steps.length === 0) throw new ApiFault(400, 'Must specify at least one request.');
  const required = batch.writeControl?.requiredRevisionId;
  if (required && required !== revisionOf(file))
    throw new ApiFault(400, `The required revision ID '${required}' does not match the latest revision.`);
  const trial = FormModel.fromJSON(file.model.toJSON());
  trial.attach(() => world.ids.random());
  carryOut({ model: trial, name: file.name }, steps);
  const draft = { model: file.model, name: file.name };
  const replies = carryOut(draft, steps);
  file.name = draft.name;
  touch(world, file);
  return {
    replies,
    writeControl: { requiredRevisionId: revisionOf(file) },
    ...(batch.includeFormInResponse && { form: renderForm(file) }),
  };
}

/** Notes that a form changed; its linked tab follows. */
export function touch(world: World, file: FormFile): void {
  syncDestination(world, file);
  file.updatedAt = world.now;
  world.touch('files');
}

type Step = (draft: Draft) => Reply | undefined;

function stepOf(request: RestRequest, i: number): Step {
  const set = Object.entries(request).filter(([, value]) => value !== null && value !== undefined);
  const [name, value] = set[0] ?? [];
  if (!name || set.length > 1)
    throw new ApiFault(400, `Invalid requests[${i}]: Exactly one request must be set.`);
  const kind = REQUEST_KINDS[name as keyof Requests] as RequestKind<never>;
  return (draft) => {
    try {
      return kind(draft, value as never);
    } catch (error) {
      throw error instanceof ApiFault
        ? new ApiFault(error.code, `Invalid requests[${i}].${name}: ${error.message}`)
        : error;
    }
  };
}

function carryOut(draft: Draft, steps: readonly Step[]): Reply[] {
  return steps.map((step) => step(draft) ?? {});
}
