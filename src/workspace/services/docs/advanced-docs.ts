/** The advanced service `Docs`: the Docs API v1 as scripts call it. */
import { advancedCall } from '../advanced.ts';
import { partial } from '../drive/partial.ts';
import { asOfficial, type ExecutionScope, type Official, Service } from '../service.ts';
import { Documents } from './documents.ts';
import type { BatchUpdate, RestDocument } from './schema.ts';

type Collection = GoogleAppsScript.Docs.Collection.DocumentsCollection;
type GDocument = GoogleAppsScript.Docs.Schema.Document;

const SCOPES = ['documents', 'drive', 'drive.file'];
const READING_SCOPES = [...SCOPES, 'documents.readonly', 'drive.readonly'];

export class DocsService extends Service implements Official<GoogleAppsScript.Docs> {
  readonly _official = 'Docs';
  readonly _weights = {};
  readonly Documents: Collection;

  constructor(scope: ExecutionScope) {
    super();
    this.Documents = asOfficial(new DocumentsCollection(scope));
  }
}

class DocumentsCollection extends Service implements Official<Collection> {
  readonly _official = 'Docs.Collection.DocumentsCollection';
  readonly _weights = { get: 'read', create: 'write', batchUpdate: 'write' } as const;
  readonly #scope: ExecutionScope;

  constructor(scope: ExecutionScope) {
    super();
    this.#scope = scope;
  }

  create(resource: GDocument): GDocument {
    return this.#call('create', SCOPES, (documents) =>
      documents.create(resource as RestDocument),
    ) as GDocument;
  }

  get(documentId: string, optionalArgs: object = {}): GDocument {
    const { fields, includeTabsContent } = optionalArgs as { fields?: string; includeTabsContent?: boolean };
    return this.#call('get', READING_SCOPES, (documents) => {
      const document = documents.get(documentId, Boolean(includeTabsContent));
      return fields ? partial(document, fields) : document;
    }) as GDocument;
  }

  batchUpdate(
    resource: GoogleAppsScript.Docs.Schema.BatchUpdateDocumentRequest,
    documentId: string,
  ): GoogleAppsScript.Docs.Schema.BatchUpdateDocumentResponse {
    return this.#call('batchUpdate', SCOPES, (documents) =>
      documents.batchUpdate(documentId, resource as BatchUpdate),
    ) as GoogleAppsScript.Docs.Schema.BatchUpdateDocumentResponse;
  }

  #call(method: string, scopes: readonly string[], work: (documents: Documents) => unknown): unknown {
    return advancedCall(this.#scope, `docs.documents.${method}`, scopes, (caller) =>
      work(new Documents(this.#scope.world, caller)),
    );
  }
}
