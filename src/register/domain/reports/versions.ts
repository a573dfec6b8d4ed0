/** Which document of a subject is to be made, and as which version: nothing twice, and nothing final is changed. */
import { sha256 } from '../programme/seal.ts';
import type { RegisterRow } from '../schema/tables/index.ts';
import { fingerprint } from '../text/fingerprint.ts';

type ReportRow = RegisterRow<'report'>;

/** What is to be made; null of `decide` means that what stands is as it must be. */
export interface Version {
  readonly version: number;
  readonly status: 'concept' | 'definitief';
  /** The row whose document this one takes the place of. */
  readonly replaces: ReportRow | null;
}

/** Keeps the facts of a document apart from the template that it was made with. */
const SEPARATOR = '.';

/** By this it shows whether anything changed from which a document follows. */
export function printOf(data: unknown, template: string): string {
  return `${sha256(JSON.stringify(data))}${SEPARATOR}${template}`;
}

/** A concept follows its facts and its template; a final document follows the frozen facts alone. */
function isCurrent(row: ReportRow, print: string): boolean {
  const facts = (text: string): string => text.split(SEPARATOR)[0]!;
  if (row.status === 'concept') return row.print === print;
  return facts(row.print ?? '') === facts(print);
}

/**
 * What to make of a subject. `rows` are those of the report, the period and the subject; `final` tells that the figures
 * are frozen; `isThere` whether the document of a row can still be found.
 */
export function decide(
  rows: readonly ReportRow[],
  final: boolean,
  print: string,
  isThere: (row: ReportRow) => boolean,
): Version | null {
  const status = final ? 'definitief' : 'concept';
  const standing = rows.filter((row) => row.status !== 'vervangen');
  const newest = (of: readonly ReportRow[]): ReportRow | null =>
    of.reduce<ReportRow | null>(
      (best, row) => ((row.version ?? 0) > (best?.version ?? 0) ? row : best),
      null,
    );
  const concept = newest(standing.filter((row) => row.status === 'concept'));
  const settled = newest(standing.filter((row) => row.status === 'definitief'));
  const same = final ? settled : concept;
  if (same && isCurrent(same, print))
    return isThere(same) ? null : { version: same.version!, status, replaces: null };
  const following = (newest(rows.filter((row) => row.status !== 'concept'))?.version ?? 0) + 1;
  return { version: concept?.version ?? following, status, replaces: concept };
}

/**
 * What a document is found by in Drive: the same for the same facts, template and version, short enough for Drive. A
 * row that was replaced is of a final document.
 */
export function tagOf({ kind, subject_key, version, status, print }: Partial<ReportRow>): string {
  const sort = status === 'concept' ? 'c' : 'd';
  return `${kind}/${subject_key}/${version}${sort}/${fingerprint(print ?? '')}`;
}

const BESIDE = ['pdf', 'csv', 'xlsx'] as const;

/** What a file beside the document with a tag is found by. */
export function besideTagOf(tag: string, ending: (typeof BESIDE)[number]): string {
  return `${tag}/${ending}`;
}

/** The tag of the document that a file is or lies beside. A fingerprint may be of letters alone. */
export function documentTagOf(tag: string): string {
  const ending = BESIDE.find((one) => tag.endsWith(`/${one}`));
  return ending ? tag.slice(0, -ending.length - 1) : tag;
}
