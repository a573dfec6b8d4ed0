/** The mail about what is missing of a period: what three or more rows lack alike is said once, with all of them named. */
import type { RegisterView } from '../rules/view.ts';
import { type AnyRow, rowChoice } from '../schema/table.ts';
import { findTable } from '../schema/tables/index.ts';
import type { MailBlock, MailEntry } from '../text/mail.ts';
import { MONITORING } from '../text/monitoring.ts';
import type { ControlPoint } from './control.ts';

/** What one person is told. */
export interface ControlLetter {
  /** By cluster or municipality, or for the programme. */
  readonly sections: readonly { readonly title: string; readonly points: readonly ControlPoint[] }[];
  /** Who gets it does not work in the register, and so gets no links into it. */
  readonly outside: boolean;
}

/** From this many on, what is asked of several rows is said once. */
const ALIKE = 3;

/** Points that stand alone in one mail, so that it fits in a cell; more are counted. */
const TOLD = 60;

const SAYS = MONITORING.mail;

/** A point in two parts: what is wrong with any such row, and the name of this one. */
interface Told extends ControlPoint {
  readonly sort: string;
  readonly name: string;
}

/** `rowUrl` gives the address of a row; null where it has none. */
export function controlBlocks(
  view: RegisterView,
  { sections, outside }: ControlLetter,
  rowUrl: (table: string, key: string) => string | null,
): readonly MailBlock[] {
  const told = sections.map(({ title, points }) => ({
    title,
    points: points.map((one) => toldOf(view, one)),
  }));
  const sorts = new Map<string, Told[]>();
  for (const one of told.flatMap(({ points }) => points))
    sorts.set(one.sort, [...(sorts.get(one.sort) ?? []), one]);
  const alike = [...sorts.values()].filter(({ length }) => length >= ALIKE);
  const linked = new Map<string, string>();
  const link = (text: string, mark: string, { table, key }: Told): Pick<MailEntry, 'mark' | 'link'> => {
    const url = outside || linked.has(mark) ? null : rowUrl(table, key);
    if (url === null) return { mark: null, link: null };
    linked.set(mark, url);
    return { mark, link: { text, url } };
  };
  const linkTo = (one: Told): Pick<MailEntry, 'mark' | 'link'> => {
    const table = findTable(one.table);
    if (table?.key.prefix) return link(SAYS.open(one.key), one.key, one);
    // A key that is no name, such as that of a setting, says nothing to anybody.
    if (one.name !== one.key) return link(SAYS.open(one.name), one.name, one);
    return table ? link(SAYS.openTab(table.tab), SAYS.tab(table.tab), one) : { mark: null, link: null };
  };
  let room = TOLD;
  let left = 0;
  const apart = told.flatMap(({ title, points }): MailBlock[] => {
    const own = points.filter(({ sort }) => !alike.includes(sorts.get(sort)!));
    const shown = own.slice(0, room);
    room -= shown.length;
    left += own.length - shown.length;
    if (!shown.length) return [];
    const entries = shown.map((one): MailEntry => ({ title: one.what, text: '', ...linkTo(one) }));
    return [
      { type: 'heading', text: title },
      { type: 'entries', entries },
    ];
  });
  const together = alike.map((points): MailEntry => {
    const tab = findTable(points[0]!.table)!.tab;
    return {
      title: SAYS.alike(points[0]!.sort, points.length),
      text: `${namesOf(points).join(', ')}.`,
      ...link(SAYS.openTab(tab), SAYS.tab(tab), points[0]!),
    };
  });
  return [
    ...apart,
    ...(together.length
      ? [{ type: 'heading', text: SAYS.together } as const, { type: 'entries', entries: together } as const]
      : []),
    ...(left ? [{ type: 'paragraph', text: SAYS.more(left) } as const] : []),
    ...(linked.size ? [{ type: 'addresses', title: SAYS.addresses, rows: [...linked] } as const] : []),
  ];
}

/** Missing fields and findings name their row in the same way, behind the sort of row. */
function toldOf(view: RegisterView, point: ControlPoint): Told {
  const table = findTable(point.table);
  const row = table && (view.row(table, point.key) as AnyRow | null);
  const place = table?.title && row ? rowChoice(table, { ...row, [table.key.field]: point.key }) : point.key;
  const at = point.what.indexOf(` ${place}`);
  const name = place.replace(`${point.key} · `, '').replace(` · ${point.key}`, '');
  return at < 0
    ? { ...point, sort: point.what, name }
    : { ...point, sort: point.what.slice(0, at) + point.what.slice(at + place.length + 1), name };
}

/** Names of rows; with their key where two are called the same. */
function namesOf(points: readonly Told[]): readonly string[] {
  return points
    .map(({ name, key }) =>
      points.filter((other) => other.name === name).length > 1 && name !== key ? `${name} (${key})` : name,
    )
    .sort((a, b) => a.localeCompare(b, 'nl'));
}
