/** `documents.batchUpdate`: carries out a list of requests on a document, all of them or none. */
import { ApiFault } from '../api-fault.ts';
import { type DocumentHost, Editor } from './editor.ts';
import type { DocumentModel } from './model.ts';
import { IMAGE_REQUESTS } from './requests/images.ts';
import type { RequestKind, RequestKinds } from './requests/kind.ts';
import { LIST_REQUESTS } from './requests/lists.ts';
import { RANGE_REQUESTS } from './requests/ranges.ts';
import { SEGMENT_REQUESTS } from './requests/segments.ts';
import { STYLE_REQUESTS } from './requests/styles.ts';
import { TABLE_REQUESTS } from './requests/tables.ts';
import { TEXT_REQUESTS } from './requests/text.ts';
import type { BatchUpdate, BatchUpdateResponse, Reply, Requests } from './schema.ts';
import { accept, type Message, snakeCase } from './shape.ts';
import { StructureFault } from './units.ts';

/** Every kind of request that the Workspace carries out. */
export const REQUEST_KINDS: RequestKinds = {
  ...TEXT_REQUESTS,
  ...STYLE_REQUESTS,
  ...LIST_REQUESTS,
  ...TABLE_REQUESTS,
  ...IMAGE_REQUESTS,
  ...RANGE_REQUESTS,
  ...SEGMENT_REQUESTS,
};

/** Kinds that the Docs API has and the Workspace has not: they are refused by name. */
const MISSING: ReadonlySet<string> = new Set([
  'addDocumentTab',
  'deletePositionedObject',
  'deleteTab',
  'insertDate',
  'insertPerson',
  'insertRichLink',
  'updateDocumentTabProperties',
]);

const WRITE_CONTROL: Message = { requiredRevisionId: 'TYPE_STRING', targetRevisionId: 'TYPE_STRING' };

interface Step {
  readonly label: string;
  readonly kind: RequestKind<keyof Requests>;
  readonly request: Requests[keyof Requests];
}

/**
 * Carries out a batch. Throws `ApiFault`, worded as Google words it, and then the document is unchanged: for
 * requests that cannot be read, a revision that has passed, and the first request that fails.
 */
export function batchUpdate(
  model: DocumentModel,
  documentId: string,
  batch: BatchUpdate,
  host: DocumentHost,
): BatchUpdateResponse {
  const steps = stepsOf(batch);
  const control = accept(
    batch.writeControl ?? {},
    WRITE_CONTROL,
    'write_control',
  ) as BatchUpdate['writeControl'];
  const required = control?.requiredRevisionId;
  if (required && required !== model.revisionId)
    throw new ApiFault(400, `The required revision ID '${required}' does not match the latest revision.`);
  const replies = model.atomically(() => {
    const editor = new Editor(model, host);
    const done = steps.map((step) => carryOut(editor, step));
    for (const segment of model.segments.values()) model.blocks(segment);
    return done;
  });
  return { replies, writeControl: { requiredRevisionId: model.revisionId }, documentId };
}

function stepsOf({ requests }: BatchUpdate): readonly Step[] {
  if (!requests || requests.length === 0) throw new ApiFault(400, 'Must specify at least one request.');
  return requests.map((request, i) => {
    const set = Object.entries(request).filter(([, value]) => value !== null && value !== undefined);
    const [name, value] = set[0] ?? [];
    if (!name) throw new ApiFault(400, `Invalid requests[${i}]: No request set.`);
    if (set.length > 1)
      throw new ApiFault(
        400,
        `Invalid value at 'requests[${i}]' (oneof), oneof field 'request' is already set. Cannot set '${set[1]![0]}'`,
      );
    if (MISSING.has(name)) throw new ApiFault(400, `Verzoek ${name} bestaat niet in de lokale Workspace.`);
    const kind = Object.hasOwn(REQUEST_KINDS, name) ? REQUEST_KINDS[name as keyof RequestKinds] : undefined;
    if (!kind)
      throw new ApiFault(
        400,
        `Invalid JSON payload received. Unknown name "${name}" at 'requests[${i}]': Cannot find field.`,
      );
    return {
      label: `Invalid requests[${i}].${name}`,
      kind: kind as RequestKind<keyof Requests>,
      request: accept(value, kind.shape, `requests[${i}].${snakeCase(name)}`) as Requests[keyof Requests],
    };
  });
}

function carryOut(editor: Editor, { label, kind, request }: Step): Reply {
  try {
    return kind.apply(editor, request) ?? {};
  } catch (error) {
    if (error instanceof ApiFault) throw new ApiFault(error.code, `${label}: ${error.message}`, error.reason);
    if (error instanceof StructureFault)
      throw new ApiFault(400, `${label}: The request would result in an invalid document structure.`);
    throw error;
  }
}
