/** Univer's command service with a listener in front: what a person does goes to the server instead of to Univer's own data. */
import { CommandService, type IExecutionOptions } from '@univerjs/core';

/**
 * Takes a command over; false lets it through after all. Commands and mutations are known by their ids, such as
 * `sheet.mutation.insert-row`.
 */
export type Consumer = (params: never) => unknown;

// Changes to what is drawn alone, which Univer makes of its own accord.
const OWN_AFFAIRS = new Set([
  'sheet.mutation.set-worksheet-row-auto-height',
  'sheet.mutation.mark-dirty-row-auto-height',
]);

// Only these change a sheet; the text editor works on documents of its own.
const CHANGES_SHEET = /^sheet\.mutation\./;

/**
 * Lets through what does not touch a sheet, and what the page itself applies (marked `onlyLocal`). Everything else
 * either has a consumer or is dropped, so that the grid cannot come to differ from the server.
 */
export class ListeningCommandService extends CommandService {
  consumers: ReadonlyMap<string, Consumer> = new Map();

  override executeCommand<P extends object = object, R = boolean>(
    id: string,
    params?: P,
    options?: IExecutionOptions,
  ): Promise<R> {
    if (this.#taken(id, params, options)) return Promise.resolve(true as R);
    return super.executeCommand<P, R>(id, params, options);
  }

  override syncExecuteCommand<P extends object = object, R = boolean>(
    id: string,
    params?: P,
    options?: IExecutionOptions,
  ): R {
    if (this.#taken(id, params, options)) return true as R;
    return super.syncExecuteCommand<P, R>(id, params, options);
  }

  #taken(id: string, params: object | undefined, options: IExecutionOptions | undefined): boolean {
    if (options?.onlyLocal) return false;
    const consumer = this.consumers.get(id);
    if (consumer && consumer((params ?? {}) as never) !== false) return true;
    return CHANGES_SHEET.test(id) && !OWN_AFFAIRS.has(id);
  }
}
