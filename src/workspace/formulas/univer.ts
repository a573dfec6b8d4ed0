/**
 * Univer's function library, loaded when a formula first needs it. Univer comes as hundreds of ES modules that
 * cannot be loaded synchronously everywhere, so they are bundled once into one file below `node_modules/.cache`.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as Univer from '@univerjs/engine-formula';
import { buildSync } from 'esbuild';

export type UniverValue = Univer.BaseValueObject;

/** The few things of Univer that the functions need. */
export interface UniverLibrary {
  readonly functions: ReadonlyMap<string, UniverFunction>;
  single(value: number | string | boolean | null): UniverValue;
  error(code: string): UniverValue;
  array(rows: number, columns: number, cell: (row: number, column: number) => UniverValue): UniverValue;
}

interface UniverFunction {
  readonly minParams: number;
  readonly maxParams: number;
  calculate(...values: UniverValue[]): UniverValue;
}

type FunctionClass = new (name: string) => UniverFunction & Pick<Univer.BaseFunction, 'setLocale'>;

const CONTENTS = `export {
  ArrayValueObject, BooleanValueObject, ErrorValueObject, NullValueObject, NumberValueObject, StringValueObject,
  functionCompatibility, functionDatabase, functionDate, functionEngineering, functionFinancial, functionMath,
  functionStatistical,
} from '@univerjs/engine-formula';`;

let loaded: UniverLibrary | null = null;

export function loadLibrary(): UniverLibrary {
  loaded ??= adapt(createRequire(import.meta.url)(bundle()) as typeof Univer);
  return loaded;
}

/** The path of the bundle, which is made when it is not there yet. */
function bundle(): string {
  const require = createRequire(import.meta.url);
  const manifest = require
    .resolve('@univerjs/engine-formula/lib/cjs/index.js')
    .replace(/lib\/cjs\/.*$/, 'package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const modules = dirname(dirname(dirname(manifest)));
  const path = join(modules, '.cache', 'terreinregister', `univer-functions-${version}.cjs`);
  if (existsSync(path)) return path;
  const { outputFiles } = buildSync({
    stdin: { contents: CONTENTS, resolveDir: dirname(modules) },
    bundle: true,
    write: false,
    minify: true,
    platform: 'node',
    format: 'cjs',
  });
  mkdirSync(dirname(path), { recursive: true });
  // Renamed into place, so that a process beside this one never reads half a file.
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, outputFiles[0]!.contents);
  renameSync(draft, path);
  return path;
}

function adapt(univer: typeof Univer): UniverLibrary {
  const functions = new Map<string, UniverFunction>();
  const tables = [
    univer.functionCompatibility,
    univer.functionDatabase,
    univer.functionDate,
    univer.functionEngineering,
    univer.functionFinancial,
    univer.functionMath,
    univer.functionStatistical,
  ];
  for (const [Made, name] of tables.flat() as unknown as [FunctionClass, string][]) {
    const made = new Made(name);
    // Only tells which sign amounts of money get; the caller puts the spreadsheet's own in its place.
    made.setLocale(AMERICAN);
    functions.set(name, made);
  }
  return {
    functions,
    single(value) {
      if (value === null) return univer.NullValueObject.create();
      if (typeof value === 'number') return univer.NumberValueObject.create(value);
      if (typeof value === 'boolean') return univer.BooleanValueObject.create(value);
      return univer.StringValueObject.create(value);
    },
    error: (code) => univer.ErrorValueObject.create(code as Univer.ErrorType),
    array: (rowCount, columnCount, cell) =>
      univer.ArrayValueObject.create({
        calculateValueList: Array.from({ length: rowCount }, (_, row) =>
          Array.from({ length: columnCount }, (__, column) => cell(row, column)),
        ),
        rowCount,
        columnCount,
        unitId: '',
        sheetId: '',
        row: -1,
        column: -1,
      }),
  };
}

const AMERICAN = 'enUS' as Parameters<Univer.BaseFunction['setLocale']>[0];
