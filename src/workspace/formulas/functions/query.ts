/** QUERY: Google's query language over a range or a block. */
import { toText, toWhole } from '../coerce.ts';
import { parseQuery } from '../query/parser.ts';
import { runQuery } from '../query/run.ts';
import { columnPlace, readTable } from '../query/table.ts';
import { Area, Formatted, isError } from '../values.ts';
import { type FunctionTable, many } from './function.ts';

export const QUERY: FunctionTable = {
  QUERY: many(2, 3, ([source, text, headers], context) => {
    const { book, locale } = context;
    if (isError(source)) return source;
    const block = context.matrix(source);
    const query = parseQuery(toText(context.single(text) ?? null, locale));
    const count = headers === undefined ? -1 : toWhole(context.single(headers) ?? null, locale);
    const table = readTable(block, count < 0 ? null : count, (value) => toText(value, locale));
    const firstLetter = source instanceof Area ? source.left : null;
    return runQuery(query, table, {
      place: (id) => columnPlace(id, firstLetter, block.columns),
      text: (value) => toText(value, locale),
      now: () => new Formatted(book.now('moment'), locale.dateTime),
    });
  }),
};
