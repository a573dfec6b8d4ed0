/** The Docs API v1 over a world: documents made, read and changed with the rights of the caller. */

import type { DocumentFile, World } from '../../world.ts';
import { ApiFault } from '../api-fault.ts';
import type { Role } from '../drive/access.ts';
import { type Caller, Drive } from '../drive/drive.ts';
import { imageHost } from '../drive/fetch-image.ts';
import { batchUpdate } from './batch-update.ts';
import { renderDocument } from './render.ts';
import type { BatchUpdate, BatchUpdateResponse, RestDocument } from './schema.ts';

export class Documents {
  readonly #world: World;
  readonly #drive: Drive;

  constructor(world: World, caller: Caller) {
    this.#world = world;
    this.#drive = new Drive(world, caller);
  }

  /** A blank document; everything but the title is ignored. */
  create(asked: RestDocument): RestDocument {
    const name = asked.title || 'Naamloos document';
    const file = this.#drive.create({ name, mimeType: 'application/vnd.google-apps.document' });
    return this.get(file.id);
  }

  get(documentId: string, includeTabsContent = false): RestDocument {
    const { id, name, model } = this.#document(documentId, 'reader');
    return renderDocument(model, { documentId: id, title: name }, includeTabsContent);
  }

  batchUpdate(documentId: string, batch: BatchUpdate): BatchUpdateResponse {
    const file = this.#document(documentId, 'writer');
    const response = batchUpdate(file.model, file.id, batch, imageHost(this.#world));
    this.#drive.touch(file);
    return response;
  }

  #document(id: string, needed: Role): DocumentFile {
    const file = this.#find(id, needed);
    if (file.kind !== 'document')
      throw new ApiFault(400, 'This operation is not supported for this document', 'failedPrecondition');
    return file;
  }

  #find(id: string, needed: Role) {
    try {
      return this.#drive.fileFor(id, needed);
    } catch (fault) {
      if (!(fault instanceof ApiFault)) throw fault;
      throw fault.code === 404
        ? new ApiFault(404, 'Requested entity was not found.', 'notFound')
        : new ApiFault(403, 'The caller does not have permission', 'forbidden');
    }
  }
}
