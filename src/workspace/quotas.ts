/** What a person may use up in a day, and Google's sentence when it is gone. */
import { ScriptException } from './services/service.ts';
import type { World } from './world.ts';

const DAY_MS = 24 * 3_600_000;

interface Quota {
  readonly limit: number;
  readonly gone: string;
}

/** Google's daily limits for a work account. */
export const QUOTAS = {
  email: { limit: 1500, gone: 'Service invoked too many times for one day: email.' },
  triggerMs: { limit: 6 * 3_600_000, gone: 'Service using too much computer time for one day' },
  documents: { limit: 1500, gone: 'Service invoked too many times for one day: docs create.' },
  spreadsheets: { limit: 3200, gone: 'Service invoked too many times for one day: spreadsheet create.' },
  urlFetch: { limit: 100_000, gone: 'Service invoked too many times for one day: urlfetch.' },
} as const satisfies Record<string, Quota>;

/** Google's refusal when a quota is used up. */
export class QuotaException extends ScriptException {}

export type QuotaName = keyof typeof QUOTAS;

/** What is left today; nothing when a test has let it run out. */
export function quotaLeft(world: World, email: string, name: QuotaName): number {
  if (world.faults.some((fault) => fault.kind === 'quota' && fault.quota === name)) return 0;
  return Math.max(0, QUOTAS[name].limit - (world.quotas.get(entry(world, email, name)) ?? 0));
}

/** Takes from today's quota, or throws Google's sentence and takes nothing. */
export function useQuota(world: World, email: string, name: QuotaName, amount: number): void {
  if (amount > quotaLeft(world, email, name)) throw new QuotaException(QUOTAS[name].gone);
  const today = entry(world, email, name);
  const used = (world.quotas.get(today) ?? 0) + amount;
  for (const key of world.quotas.keys()) if (!key.startsWith(day(world))) world.quotas.delete(key);
  world.quotas.set(today, used);
  world.touch('quotas');
}

export interface QuotaState {
  readonly name: QuotaName;
  readonly limit: number;
  readonly left: number;
}

/** How all of a person's quotas stand today. */
export function quotasOf(world: World, email: string): readonly QuotaState[] {
  return (Object.keys(QUOTAS) as QuotaName[]).map((name) => ({
    name,
    limit: QUOTAS[name].limit,
    left: quotaLeft(world, email, name),
  }));
}

/** When today's quotas end and new ones begin, in ms since 1970. */
export function quotasEndAt(world: World): number {
  return Date.parse(`${day(world)}T00:00:00Z`) + DAY_MS;
}

/** Everybody who used something of a quota today. */
export function quotaUsers(world: World): readonly string[] {
  const today = [...world.quotas.keys()].filter((key) => key.startsWith(day(world)));
  return [...new Set(today.map((key) => key.split(' ')[1]!))];
}

/** Google counts in days of its own; here a day is one in UTC. */
function day(world: World): string {
  return new Date(world.now).toISOString().slice(0, 10);
}

function entry(world: World, email: string, name: QuotaName): string {
  return `${day(world)} ${email} ${name}`;
}
