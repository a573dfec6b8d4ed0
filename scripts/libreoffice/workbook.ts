/** An XLSX as it stands in the file: its formulas, and the values that another program calculated and saved. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

export type Value = string | number | boolean | null;

/** An error that a program wrote as the result of a formula, by its name. */
export interface ErrorValue {
  readonly error: string;
}

/** The values of one sheet by `A1`, as they stand in a workbook that a program calculated and saved. */
export function readValues(bytes: Uint8Array, sheet: number): ReadonlyMap<string, Value | ErrorValue> {
  const parts = unzipSync(bytes);
  const shared = [...text(parts, 'xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, item]) =>
    inner(item!),
  );
  return new Map(
    cells(text(parts, sheetPath(sheet))).map(({ name, attributes, content }) => {
      const type = /\bt="(\w+)"/.exec(attributes)?.[1] ?? 'n';
      const raw = /<v>(.*?)<\/v>/s.exec(content)?.[1];
      return [name, raw === undefined ? null : READERS[type]!(raw, shared)];
    }),
  );
}

/** The formulas of one sheet by `A1`, in the words of the file and without `=`. */
export function readFormulas(bytes: Uint8Array, sheet: number): ReadonlyMap<string, string> {
  return new Map(
    cells(text(unzipSync(bytes), sheetPath(sheet))).flatMap(({ name, content }) => {
      const formula = /<f[^>]*>(.*?)<\/f>/s.exec(content)?.[1];
      return formula === undefined ? [] : [[name, unescaped(formula)] as const];
    }),
  );
}

/** The same workbook with `result` as the saved result of each formula on one sheet, as if it had been calculated. */
export function withResults(bytes: Uint8Array, sheet: number, result: number): Buffer {
  const parts = unzipSync(bytes);
  const path = sheetPath(sheet);
  parts[path] = strToU8(text(parts, path).replaceAll('</f></c>', `</f><v>${result}</v></c>`));
  return Buffer.from(zipSync(parts));
}

/** What stands on a sheet beside its cells, each as a list of words that can be compared. */
export interface SheetParts {
  readonly name: string;
  readonly isHidden: boolean;
  readonly hiddenColumns: readonly string[];
  readonly notes: readonly string[];
  readonly validations: readonly string[];
  readonly conditionalFormats: readonly string[];
}

/** The sheets of a workbook in their order. */
export function readParts(bytes: Uint8Array): readonly SheetParts[] {
  const parts = unzipSync(bytes);
  const tabs = [...text(parts, 'xl/workbook.xml').matchAll(/<sheet [^>]*>/g)];
  return tabs.map(([tab], i) => {
    const sheet = text(parts, sheetPath(i + 1));
    const relations = text(parts, `xl/worksheets/_rels/sheet${i + 1}.xml.rels`);
    const comments = text(parts, `xl/${/comments\d+\.xml/.exec(relations)?.[0]}`);
    const hidden = tags(sheet, 'col').filter((tag) => ['1', 'true'].includes(attribute(tag, 'hidden')));
    return {
      name: attribute(tab, 'name'),
      isHidden: attribute(tab, 'state') === 'hidden',
      hiddenColumns: hidden.flatMap((tag) => {
        const from = Number(attribute(tag, 'min'));
        return Array.from({ length: Number(attribute(tag, 'max')) - from + 1 }, (_, n) => `${from + n}`);
      }),
      notes: [...comments.matchAll(/<comment ([^>]*)>(.*?)<\/comment>/gs)].map(
        ([, tag, content]) => `${attribute(` ${tag}`, 'ref')}: ${inner(content!)}`,
      ),
      validations: tags(sheet, 'dataValidation').flatMap((tag) =>
        areas(tag).map((area) => `${area} ${attribute(tag, 'type')}`),
      ),
      conditionalFormats: [
        ...sheet.matchAll(/(<conditionalFormatting [^>]*>)(.*?)<\/conditionalFormatting>/gs),
      ].flatMap(([, tag, content]) =>
        tags(content!, 'cfRule').flatMap((rule) =>
          areas(tag!).map((area) => `${area} ${attribute(rule, 'type')}`),
        ),
      ),
    };
  });
}

function tags(part: string, name: string): readonly string[] {
  return [...part.matchAll(new RegExp(`<${name} [^>]*>`, 'g'))].map(([tag]) => tag);
}

function attribute(tag: string, name: string): string {
  return unescaped(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
}

function areas(tag: string): readonly string[] {
  return attribute(tag, 'sqref').split(' ');
}

function sheetPath(sheet: number): string {
  return `xl/worksheets/sheet${sheet}.xml`;
}

function text(parts: Readonly<Record<string, Uint8Array>>, path: string): string {
  return parts[path] ? strFromU8(parts[path]) : '';
}

function cells(sheet: string) {
  return [...sheet.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].flatMap(
    ([, attributes = '', content = '']) => {
      const name = /\br="([A-Z]+\d+)"/.exec(attributes)?.[1];
      return name === undefined ? [] : [{ name, attributes, content }];
    },
  );
}

/** How each type of cell is written (ECMA-376 part 1, 18.18.11). */
const READERS: Readonly<Record<string, (raw: string, shared: readonly string[]) => Value | ErrorValue>> = {
  n: Number,
  b: (raw) => raw === '1',
  e: (raw) => ({ error: unescaped(raw) }),
  s: (raw, shared) => shared[Number(raw)]!,
  str: unescaped,
};

/** All text within an item, whatever runs it is cut in. */
function inner(item: string): string {
  return [...item.matchAll(/<t(?: [^>]*)?>(.*?)<\/t>/gs)].map(([, part]) => unescaped(part!)).join('');
}

function unescaped(escaped: string): string {
  return escaped
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&amp;', '&');
}
