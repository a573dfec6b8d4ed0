/** One opened form within an execution, and how its items are found, changed and made into objects. */
import type { FormFile, World } from '../../world.ts';
import { type ExecutionScope, ScriptException, Service, type Weight } from '../service.ts';
import { weigh } from '../spreadsheet/context.ts';
import { syncDestination } from './destination.ts';
import type { FormItem } from './model/items.ts';
import type { FormModel } from './model/model.ts';
import type { GItem, GPageBreakItem } from './official.ts';

/** Makes the objects that scripts see; handed in, so that their modules need not import each other. */
export interface Makers {
  /** An item as `getItems` gives it. */
  item(context: FormContext, id: number): GItem;
  /** An item as its own class, such as TextItem. */
  typed(context: FormContext, id: number): Service;
  page(context: FormContext, id: number): GPageBreakItem;
}

/** Google's sentence for everything that a form does not take. */
export const INVALID_DATA = 'Invalid data updating form.';

export class FormContext {
  readonly scope: ExecutionScope;
  readonly file: FormFile;
  readonly make: Makers;

  constructor(scope: ExecutionScope, file: FormFile, make: Makers) {
    this.scope = scope;
    this.file = file;
    this.make = make;
  }

  get world(): World {
    return this.scope.world;
  }

  get model(): FormModel {
    return this.file.model;
  }

  /** Throws when the item is gone. */
  item<I extends FormItem>(id: number): I {
    const item = this.model.item(id);
    if (!item) throw new ScriptException(`Item with ID ${id} does not exist in the form.`);
    return item as I;
  }

  /** Does something to the form; the linked tab follows. */
  change<T>(work: (form: FormModel) => T): T {
    const result = work(this.model);
    syncDestination(this.world, this.file);
    this.file.updatedAt = this.world.now;
    this.world.touch('files');
    return result;
  }
}

const CHANGES = /^(?:add|clear|delete|duplicate|move|remove|set|show|submit)/;
const weights = new Map<object, Record<string, Weight>>();

/**
 * Base of the objects that a form gives. Google loads a form as a whole, so looking at it costs nothing more;
 * each change goes to the service and back.
 */
export abstract class FormService extends Service {
  /** Methods that ask the service for what was not loaded with the form. */
  get _reads(): readonly string[] {
    return [];
  }

  get _weights(): Record<string, Weight> {
    const prototype = Object.getPrototypeOf(this);
    let known = weights.get(prototype);
    if (!known) {
      known = weigh(prototype, {});
      for (const name of Object.keys(known)) known[name] = CHANGES.test(name) ? 'write' : 'local';
      for (const name of this._reads) known[name] = 'read';
      weights.set(prototype, known);
    }
    return known;
  }
}
