/** What may cross between a page and the script through `google.script.run`. */
import { types } from 'node:util';
import { ScriptException } from './services/service.ts';

/** Throws when a page may not make this call: the function is hidden, or an argument cannot be sent. */
export function checkCall(functionName: string, args: readonly unknown[]): void {
  if (functionName.endsWith('_')) throw new ScriptException(`Script function not found: ${functionName}`);
  const fault = unfit([...args]);
  if (fault !== null) throw new ScriptException(`Failed due to illegal value in property: ${fault}`);
}

/** Throws when a function's result cannot be sent back. */
export function checkCallValue(value: unknown): void {
  const fault = unfit(value);
  if (fault !== null)
    throw new ScriptException('The script completed but the returned value is not a supported return type.');
}

/** The path of the first thing that is no null, boolean, number, text, array or plain object; null when all fit. */
function unfit(value: unknown, path = '0'): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') return path;
  if (typeof value !== 'object') return null;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const fault = unfit(item, String(index));
      if (fault !== null) return fault;
    }
    return null;
  }
  // Its prototype's own prototype tells a plain object of another context from everything else.
  const prototype = Object.getPrototypeOf(value);
  if (types.isDate(value) || (prototype !== null && Object.getPrototypeOf(prototype) !== null)) return path;
  for (const [name, item] of Object.entries(value)) {
    const fault = unfit(item, name);
    if (fault !== null) return fault;
  }
  return null;
}
