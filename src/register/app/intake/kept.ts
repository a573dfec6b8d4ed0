/** What the register remembers of a form: its id, which item asks which question, and what it last put there. */
import type { FormId } from '../../domain/intake/form.ts';
import type { Ports } from '../ports.ts';
import { FORM, FORMS } from '../properties.ts';
import { formIds } from '../triggers.ts';
import type { FormLease } from './lease.ts';

/** What of an item, or of the form as a whole, is compared with what was last put there. */
export type Prints = Readonly<Record<string, string>>;

export interface KeptItem {
  /** See `PlannedItem.key`. */
  readonly key: string;
  readonly id: number;
  /** The name of its field in links with answers filled in; empty while it is not known. */
  readonly entry: string;
  readonly prints: Prints;
}

export interface KeptForm {
  /** Empty before there is one. */
  readonly id: string;
  /** Since when (ms since 1970) a form is being made; one that was made and not written down is looked for from then on. */
  readonly makingSince: number | null;
  /** While items are being added: those of which the register does not know, so that they are not taken for its own. */
  readonly foreign: readonly number[] | null;
  /** While a run is at work, and after one that was cut short. */
  readonly busy: boolean;
  /** The address for respondents. */
  readonly url: string;
  readonly prints: Prints;
  /** In the order in which they were last put. */
  readonly items: readonly KeptItem[];
}

const PART = '.items.';

/** A property holds 9 kB; some room is left for characters of more than one byte. */
const PART_SIZE = 8000;

/** A form of which nothing is remembered. */
export const NOTHING: KeptForm = {
  id: '',
  makingSince: null,
  foreign: null,
  busy: false,
  url: '',
  prints: {},
  items: [],
};

/** Costs no call beyond the reading of all properties. */
export function keptForm(ports: Ports, form: FormId): KeptForm {
  const all = ports.props.all();
  const text = all[FORM + form];
  if (!text) return NOTHING;
  const id = formIds(ports)[form] ?? '';
  const items: KeptItem[] = [];
  for (let part = 0; all[`${FORM}${form}${PART}${part}`] !== undefined; part++)
    items.push(...all[`${FORM}${form}${PART}${part}`]!.split('\n').filter(Boolean).map(itemIn));
  return { ...NOTHING, ...(JSON.parse(text) as Partial<KeptForm>), id, items };
}

/** Writes down the form as a whole, its items included. Costs nothing when all of it is known. */
export function keepForm(ports: Ports, lease: FormLease, form: FormId, kept: KeptForm): void {
  const { items, id, ...whole } = kept;
  const parts: string[] = [];
  for (const line of items.map(lineOf)) {
    const last = parts.length - 1;
    if (last >= 0 && parts[last]!.length + line.length < PART_SIZE) parts[last] += `\n${line}`;
    else parts.push(line);
  }
  const values: Record<string, string | null> = { [FORM + form]: JSON.stringify(whole) };
  if (id) values[FORMS] = JSON.stringify({ ...formIds(ports), [form]: id });
  for (const [part, text] of parts.entries()) values[`${FORM}${form}${PART}${part}`] = text;
  for (let part = parts.length; ports.props.all()[`${FORM}${form}${PART}${part}`] !== undefined; part++)
    values[`${FORM}${form}${PART}${part}`] = null;
  const all = ports.props.all();
  const news = Object.entries(values).filter(([name, value]) => (all[name] ?? null) !== value);
  if (!news.length) return;
  lease.take();
  ports.props.set(Object.fromEntries(news));
}

/** `key id entry name=print …`, with tabs between; no key or print holds one. */
function lineOf({ key, id, entry, prints }: KeptItem): string {
  return [key, id, entry, ...Object.entries(prints).map(([name, print]) => `${name}=${print}`)].join('\t');
}

function itemIn(line: string): KeptItem {
  const [key = '', id = '', entry = '', ...prints] = line.split('\t');
  return {
    key,
    id: Number(id),
    entry,
    prints: Object.fromEntries(prints.map((part) => part.split('=') as [string, string])),
  };
}
