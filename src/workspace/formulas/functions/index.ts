/** All functions of the formula language by name. */
import { AGGREGATE } from './aggregate.ts';
import { ARRAYS } from './arrays.ts';
import { CRITERIA } from './criteria.ts';
import { DATES } from './dates.ts';
import { EXTERNAL } from './external.ts';
import type { SheetFunction } from './function.ts';
import { INFORMATION } from './information.ts';
import { LIBRARY } from './library.ts';
import { LOGICAL } from './logical.ts';
import { LOOKUP } from './lookup.ts';
import { MATH } from './math.ts';
import { QUERY } from './query.ts';
import { TEXT } from './text.ts';

// The library comes first, so that a function of our own with the same name wins.
const FUNCTIONS = new Map<string, SheetFunction>(
  [
    LIBRARY,
    LOGICAL,
    INFORMATION,
    MATH,
    AGGREGATE,
    CRITERIA,
    LOOKUP,
    ARRAYS,
    QUERY,
    TEXT,
    DATES,
    EXTERNAL,
  ].flatMap((table) => Object.entries(table)),
);

/** The function with that name, in capitals; undefined when Google Sheets does not know it, or we do not. */
export function findFunction(name: string): SheetFunction | undefined {
  return FUNCTIONS.get(name);
}

export function functionNames(): readonly string[] {
  return [...FUNCTIONS.keys()].sort();
}
