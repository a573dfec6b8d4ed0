/** Logger and console: what a script writes for its maker to read, kept with the execution. */
import { inspect } from 'node:util';
import { type ExecutionScope, type LogLine, type Official, Service } from '../service.ts';
import { formatString } from '../utilities/format-string.ts';

export class LoggerService extends Service implements Official<GoogleAppsScript.Base.Logger> {
  readonly _official = 'Base.Logger';
  readonly _weights = {};
  readonly #scope: ExecutionScope;

  constructor(scope: ExecutionScope) {
    super();
    this.#scope = scope;
  }

  log(first: unknown, ...values: unknown[]): GoogleAppsScript.Base.Logger {
    this.#scope.log.push({ level: 'log', text: message(first, values, printed) });
    return this as unknown as GoogleAppsScript.Base.Logger;
  }

  /** Only the Logger's own text: what went to the console is not in it, but the two share one list here. */
  getLog(): string {
    return this.#scope.log.map((line) => `${line.text}\n`).join('');
  }

  clear(): void {
    this.#scope.log.length = 0;
  }
}

export class ConsoleService extends Service implements Official<Console> {
  readonly _official = 'Console';
  readonly _weights = {};
  readonly #scope: ExecutionScope;
  readonly #started = new Map<string, number>();

  constructor(scope: ExecutionScope) {
    super();
    this.#scope = scope;
  }

  log(first: unknown = '', ...values: unknown[]): void {
    this.#add('log', first, values);
  }

  info(first: unknown = '', ...values: unknown[]): void {
    this.#add('info', first, values);
  }

  warn(first: unknown = '', ...values: unknown[]): void {
    this.#add('warn', first, values);
  }

  error(first: unknown = '', ...values: unknown[]): void {
    this.#add('error', first, values);
  }

  time(label: string): void {
    this.#started.set(label, this.#scope.world.now);
  }

  timeEnd(label: string): void {
    const since = this.#started.get(label);
    if (since === undefined) return;
    this.#started.delete(label);
    this.#scope.log.push({ level: 'log', text: `${label}: ${this.#scope.world.now - since}ms` });
  }

  #add(level: LogLine['level'], first: unknown, values: unknown[]): void {
    this.#scope.log.push({ level, text: message(first, values, inspected) });
  }
}

/** Formats as `printf` does when the text has places for it; otherwise the values stand behind each other. */
function message(first: unknown, values: readonly unknown[], print: (value: unknown) => string): string {
  if (typeof first === 'string' && values.length > 0 && /%[sdfjo]/.test(first))
    return formatString(
      first.replaceAll(/%[jo]/g, '%s'),
      values.map((value) => (typeof value === 'object' ? print(value) : value)),
    );
  return [first, ...values].map(print).join(' ');
}

function inspected(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Service) return value.toString();
  if (value instanceof Error) return value.stack ?? String(value);
  return inspect(value, { depth: 6, breakLength: Number.POSITIVE_INFINITY });
}

/** As the Logger prints: `[1.0, a]` and `{name=value}`, as its Java side does. */
function printed(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) ? `${value}.0` : String(value);
  if (value instanceof Service) return value.toString();
  if (value instanceof Date || value instanceof Error || value === null || typeof value !== 'object')
    return String(value);
  if (Array.isArray(value)) return `[${value.map(printed).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, item]) => `${key}=${printed(item)}`)
    .join(', ')}}`;
}
