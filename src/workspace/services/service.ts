/** What every service object of the local Workspace shares: how a call is weighed, and what it may know. */
import type { FileView, Person, ScriptProject, World } from '../world.ts';

/**
 * What a call costs on Google. `local` walks or builds objects without leaving the script (getRange,
 * builders); `read` and `write` go to the service and back, and those two are what an account counts.
 */
export type Weight = 'local' | 'read' | 'write';

/** The state of one execution that services may ask about. One is made for every run of a function. */
export interface ExecutionScope {
  readonly world: World;
  /** Names this execution in the world's history and as the holder of locks. */
  readonly executionId: string;
  readonly project: ScriptProject;
  /** Who pressed the key or owns the trigger: the identity and the rights that the code runs with. */
  readonly effectiveUser: Person;
  /** Who sits at the keyboard; null where Google would not tell, as in triggers for strangers. */
  readonly activeUser: Person | null;
  /** The file that the script is bound to; null for a stand-alone script. */
  readonly containerId: string | null;
  /** The file that the acting person has open, with its active tab and selection; null in clock triggers. */
  readonly openFileId: string | null;
  /** What that person looks at in the open file; services read it and move it. Null without an open file. */
  readonly view: FileView | null;
  /** OAuth scopes declared in the manifest; null when nothing is checked. */
  readonly scopes: readonly string[] | null;
  /** True within a simple trigger: services that need authorisation refuse. */
  readonly limited: boolean;
  /** Lines of Logger and console, in order. */
  readonly log: LogLine[];
  /** Asks the person at the keyboard and holds the script until answered; throws where nobody has the file open. */
  ask(question: Question): Answer;
  /** Tells the page something that does not hold the script: a toast, a sidebar, a dialog that opened. */
  tell(notice: Notice): void;
  /**
   * Runs template code in the script's own global scope, with the variables as the script set them (they are
   * not converted), and gives back what the code returns.
   */
  evaluate(code: string, variables: ReadonlyMap<string, unknown>): unknown;
  /** Adds virtual milliseconds to this execution and the world's clock (Utilities.sleep, lock waits). */
  spend(milliseconds: number): void;
}

export interface LogLine {
  readonly level: 'log' | 'info' | 'warn' | 'error';
  readonly text: string;
}

export type Question =
  | {
      readonly kind: 'alert';
      readonly title: string;
      readonly text: string;
      readonly buttons: readonly string[];
    }
  | {
      readonly kind: 'prompt';
      readonly title: string;
      readonly text: string;
      readonly buttons: readonly string[];
    };

/** The button that was pressed, by its Google name (OK, CANCEL, YES, NO, CLOSE), and what was typed. */
export interface Answer {
  readonly button: string;
  readonly text: string;
}

export type Notice =
  | {
      readonly kind: 'toast';
      readonly fileId: string;
      readonly title: string;
      readonly text: string;
      readonly seconds: number;
    }
  | { readonly kind: 'menu'; readonly fileId: string; readonly menu: MenuNode }
  | {
      readonly kind: 'page';
      readonly fileId: string;
      readonly place: 'sidebar' | 'modal' | 'modeless';
      readonly title: string;
      readonly html: string;
      readonly width: number | null;
      readonly height: number | null;
    }
  | { readonly kind: 'close'; readonly fileId: string };

/** A menu as a script builds it: an item has a function, a submenu has items, a separator has neither. */
export interface MenuNode {
  readonly caption: string;
  readonly items: readonly (
    | { readonly kind: 'item'; readonly caption: string; readonly functionName: string }
    | { readonly kind: 'separator' }
    | { readonly kind: 'submenu'; readonly menu: MenuNode }
  )[];
}

/**
 * Base of all service classes. A subclass says which official interface it stands for and what each of its
 * methods weighs; the membrane counts, charges, faults and refuses by these two, and by nothing else.
 * Public methods carry the official names; everything else is `#private` or starts with `_`.
 */
export abstract class Service {
  /** The official interface without its leading namespace, such as `Spreadsheet.Range`. */
  abstract readonly _official: string;
  /** Weight per method; what is not named is a `local`. */
  abstract readonly _weights: Readonly<Record<string, Weight>>;

  /** As services print themselves on Google: `Range`, `Spreadsheet`. */
  toString(): string {
    return this._official.slice(this._official.lastIndexOf('.') + 1);
  }
}

/**
 * Proof for the compiler that a service class keeps to the official types: it `implements` this, so each
 * member that it has must have the official signature, overloads included.
 */
export type Official<T> = { [K in keyof T]?: T[K] };

/** Hands our object over where the official types want theirs; the membrane refuses what is missing, by name. */
export function asOfficial<T>(service: Service): T {
  return service as unknown as T;
}

/** A fault that Google would report, in Google's words; the script can catch it as an `Exception`. */
export class ScriptException extends Error {
  override readonly name = 'Exception';
}

/** One value of an enumeration, such as `ScriptApp.EventType.CLOCK`: prints its name, compares by identity. */
export class EnumValue extends Service {
  readonly _official: string;
  readonly _weights = {};
  readonly _name: string;
  readonly _ordinal: number;

  constructor(official: string, name: string, ordinal: number) {
    super();
    this._official = official;
    this._name = name;
    this._ordinal = ordinal;
  }

  name(): string {
    return this._name;
  }

  ordinal(): number {
    return this._ordinal;
  }

  compareTo(other: EnumValue): number {
    return this._ordinal - other._ordinal;
  }

  override toString(): string {
    return this._name;
  }

  toJSON(): string {
    return this._name;
  }
}

/**
 * An enumeration as a property of a service: `readonly EventType = enumeration<typeof
 * GoogleAppsScript.Script.EventType>('Script.EventType', ['CLOCK', …])`. Call it once per enumeration, at the
 * top of a module, so that its values are the same objects everywhere.
 */
export function enumeration<T>(official: string, names: readonly (keyof T & string)[]): T {
  const values = names.map((name, ordinal) => [name, new EnumValue(official, name, ordinal)] as const);
  return Object.freeze(Object.fromEntries(values)) as unknown as T;
}

/** The name of an enumeration's value that a script handed in. */
export function enumName(value: unknown): string {
  return value instanceof EnumValue ? value._name : String(value);
}
