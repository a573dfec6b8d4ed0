/** The triggers that the register needs, as data, and what makes those that are installed equal to it. */

import { NoRightsError } from '../domain/errors.ts';
import { journal } from '../domain/schema/tables/index.ts';
import { fingerprint } from '../domain/text/fingerprint.ts';
import { TEXT } from '../domain/text/messages.ts';
import type { Ports } from './ports.ts';
import { FORMS, SEEN, TRIGGERS } from './properties.ts';

/** What sets a trigger off. */
export type TriggerCause =
  | { readonly type: 'edit' | 'change' }
  /** An answer to a form; `form` is the id of its file. */
  | { readonly type: 'form'; readonly form: string }
  /** Once a day, in the hour that begins at `hour`, by the clock of the script. */
  | { readonly type: 'daily'; readonly hour: number }
  | { readonly type: 'minutes'; readonly every: 1 | 5 | 10 | 15 | 30 };

/** One trigger that must be there. */
export interface TriggerPlan {
  /** Name of a function in main.ts. */
  readonly handler: string;
  readonly cause: TriggerCause;
  /** Dutch: what it is for. */
  readonly says: string;
}

interface Declaration {
  readonly handler: string;
  readonly says: string;
  /** `forms` stands for one trigger for each form of the register. */
  readonly cause: TriggerCause | { readonly type: 'forms' };
}

/** All triggers of the register; a handler that is taken out goes to RETIRED, so that its trigger goes. */
export const DECLARED: readonly Declaration[] = [
  {
    handler: 'onSheetEdit',
    cause: { type: 'edit' },
    says: 'Controleert wat iemand in het blad typt of plakt.',
  },
  {
    handler: 'onSheetChange',
    cause: { type: 'change' },
    says: 'Merkt het als iemand rijen, kolommen of tabbladen toevoegt of weghaalt.',
  },
  { handler: 'onFormSent', cause: { type: 'forms' }, says: 'Verwerkt een ingevuld formulier.' },
  {
    handler: 'onNight',
    cause: { type: 'daily', hour: 2 },
    says: 'Controleert elke nacht het hele register.',
  },
  {
    handler: 'onQuarter',
    cause: { type: 'minutes', every: 15 },
    says: 'Verstuurt elk kwartier wachtende mail en maakt werk af.',
  },
];

/** Handlers of earlier versions. */
const RETIRED: readonly string[] = [];

/** Names of all functions that a trigger of the register may call. */
export const HANDLERS: readonly string[] = [...DECLARED.map(({ handler }) => handler), ...RETIRED];

/** Longer without a sign of life, and the triggers of someone else count as gone. */
export const SILENCE_HOURS = 26;

/** Who installed the triggers, and what each was installed for, by the trigger's id. */
export interface TriggerRecord {
  /** User code. */
  readonly owner: string;
  readonly installed: Readonly<Record<string, string>>;
}

/** The triggers that must be there now: those of forms as soon as the forms exist. */
export function wantedTriggers(ports: Ports): readonly TriggerPlan[] {
  const forms = Object.values(formIds(ports));
  return DECLARED.flatMap(({ handler, says, cause }): TriggerPlan[] =>
    cause.type === 'forms'
      ? forms.map((form) => ({ handler, says, cause: { type: 'form', form } }))
      : [{ handler, says, cause }],
  );
}

/** The ids of the register's forms by name, as kept in a document property once they are made. */
export function formIds(ports: Ports): Readonly<Record<string, string>> {
  const text = ports.props.all()[FORMS];
  return text ? JSON.parse(text) : {};
}

export function triggerRecord(ports: Ports): TriggerRecord | null {
  const text = ports.props.all()[TRIGGERS];
  return text ? JSON.parse(text) : null;
}

/** True when the triggers are someone else's and still give signs of life: then they stay theirs. */
export function keptByOther(ports: Ports): boolean {
  const record = triggerRecord(ports);
  if (!record || record.owner === ports.actor.code()) return false;
  return hoursSince(ports, lastSeen(ports)) < SILENCE_HOURS;
}

/** When a trigger last ran, or null. */
export function lastSeen(ports: Ports): string | null {
  return ports.props.all()[SEEN] ?? null;
}

/** Hours from a civil moment until now; infinite for null. Clock changes are of no matter here. */
export function hoursSince(ports: Ports, moment: string | null): number {
  return moment === null
    ? Number.POSITIVE_INFINITY
    : (millis(ports.clock.now()) - millis(moment)) / 3_600_000;
}

function millis(moment: string): number {
  return Date.parse(`${moment}Z`);
}

/** What the triggers of who runs this lack, and what they have too many. */
export interface TriggersPlan {
  readonly missing: ReadonlyMap<string, TriggerPlan>;
  /** Ids. */
  readonly superfluous: readonly string[];
  /** What each of the others is for, by id. */
  readonly kept: Readonly<Record<string, string>>;
  /** Nothing has to be done, and what is remembered is right. */
  readonly settled: boolean;
}

/** Compares the installed triggers of who runs this with the declaration. One read. */
export function planTriggers(ports: Ports): TriggersPlan {
  const record = triggerRecord(ports);
  const own = record?.owner === ports.actor.code() ? record.installed : null;
  const missing = new Map(wantedTriggers(ports).map((plan) => [print(plan), plan]));
  const kept: Record<string, string> = {};
  const superfluous: string[] = [];
  for (const { id, handler } of ports.triggers.installed()) {
    if (!HANDLERS.includes(handler)) continue;
    const plan = own?.[id];
    if (plan !== undefined && missing.delete(plan)) kept[id] = plan;
    else superfluous.push(id);
  }
  const same = own !== null && Object.keys(own).length === Object.keys(kept).length;
  return { missing, superfluous, kept, settled: same && !superfluous.length && !missing.size };
}

/**
 * Makes the installed triggers of who runs this equal to the declaration; only a person's click may. Those of
 * other scripts and other people are not touched. One read when nothing has to be done, none when someone
 * else keeps the triggers. `takeOver` makes them those of who runs this; the other's remove themselves when
 * they next go off. Returns a Dutch sentence on what was done, or null.
 */
export function settleTriggers(ports: Ports, options: { readonly takeOver?: boolean } = {}): string | null {
  if (!options.takeOver && keptByOther(ports)) return null;
  const { missing, superfluous, kept, settled } = planTriggers(ports);
  if (settled) return null;
  // Triggers do their work with the rights of who installs them.
  requireKeeper(ports);
  if (superfluous.length) ports.triggers.remove(superfluous);
  const installed: Record<string, string> = { ...kept };
  for (const [name, plan] of missing) installed[ports.triggers.install(plan)] = name;
  ports.props.set({
    [TRIGGERS]: JSON.stringify({ owner: ports.actor.code(), installed } satisfies TriggerRecord),
    [SEEN]: ports.clock.now(),
  });
  return TEXT.triggers.settled(missing.size, superfluous.length);
}

/**
 * Refuses who may not keep the register: the Journaal is the coordinator's alone. One read of its protections.
 * Throws a NoRightsError.
 */
export function requireKeeper(ports: Ports): void {
  const tab = ports.book.tabs().get(journal.id);
  if (tab && !ports.structure.mayEdit(tab.id)) throw new NoRightsError();
}

/** Short, and different for everything that Google does not tell about a trigger. */
function print({ handler, cause }: TriggerPlan): string {
  return `${handler} ${fingerprint(JSON.stringify(cause))}`;
}
