/** The inside of documents, by the advanced Docs service: one call reads a document, one changes it. */
import { RefusedUpdate } from '../app/documents/refused-update.ts';
import type { Documents } from '../app/ports.ts';
import type { DocsDocument } from '../domain/documents/document.ts';

type BatchUpdate = GoogleAppsScript.Docs.Schema.BatchUpdateDocumentRequest;

export function documentsOf(): Documents {
  return {
    read: (id) => documents().get(id) as unknown as DocsDocument,
    update(id, requests) {
      if (!requests.length) return;
      try {
        documents().batchUpdate({ requests } as unknown as BatchUpdate, id);
      } catch (error) {
        // Google names the request that it could not carry out; nothing of the batch was done then.
        if (error instanceof Error && /Invalid requests\[/.test(error.message))
          throw new RefusedUpdate(error.message);
        throw error;
      }
    },
  };
}

function documents(): GoogleAppsScript.Docs.Collection.DocumentsCollection {
  // The types take into account that a manifest may not enable the service; ours does.
  return Docs!.Documents!;
}
