/** The Docs API v1 over REST. */
import { Documents } from '../services/docs/documents.ts';
import type { BatchUpdate, RestDocument } from '../services/docs/schema.ts';
import type { Call, Route } from './route.ts';

const SCOPES = ['documents', 'drive', 'drive.file'];
const READING_SCOPES = [...SCOPES, 'documents.readonly', 'drive.readonly'];

function documentsOf({ world, caller }: Call): Documents {
  return new Documents(world, caller);
}

export const DOCS_ROUTES: readonly Route[] = [
  {
    id: 'docs.documents.create',
    at: 'POST /v1/documents',
    scopes: SCOPES,
    handle: (call) => documentsOf(call).create(call.body as RestDocument),
  },
  {
    id: 'docs.documents.get',
    at: 'GET /v1/documents/{documentId}',
    scopes: READING_SCOPES,
    handle: (call) => documentsOf(call).get(call.path.documentId!, call.query.includeTabsContent === true),
  },
  {
    id: 'docs.documents.batchUpdate',
    at: 'POST /v1/documents/{documentId}:batchUpdate',
    scopes: SCOPES,
    handle: (call) => documentsOf(call).batchUpdate(call.path.documentId!, call.body as BatchUpdate),
  },
];
