/** What people may still use up today, and the faults that are to strike: seen, made and cleared from the page. */
import * as z from 'zod/mini';
import { QUOTAS, type QuotaName, quotasEndAt, quotasOf, quotaUsers } from '../../quotas.ts';
import type { World } from '../../world.ts';
import { Refusal } from '../refusal.ts';
import type { HandlersOf } from './handlers.ts';
import type { FaultsView, LimitRequests, PageFault, QuotasView } from './limits-protocol.ts';

const QUOTA_NAMES = Object.keys(QUOTAS) as QuotaName[];
const MOST_TEXT = 500;

const callNumber = z
  .int('Het nummer van de aanroep is een geheel getal vanaf 1.')
  .check(z.minimum(1, 'Het nummer van de aanroep is een geheel getal vanaf 1.'));
const times = z.optional(
  z.int('Hoe vaak is een geheel getal vanaf 1.').check(z.minimum(1, 'Hoe vaak is een geheel getal vanaf 1.')),
);

const FAULT = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('crash'), atCall: callNumber, times }),
  z.strictObject({
    kind: z.literal('error'),
    atCall: z.optional(callNumber),
    method: z.optional(
      z
        .string()
        .check(
          z.regex(/^\w+\.\w+$/, 'Schrijf een methode als Range.setValues: de dienst, een punt en de naam.'),
        ),
    ),
    message: z.optional(z.string().check(z.maxLength(MOST_TEXT, 'De foutmelding is te lang.'))),
    times,
  }),
  z.strictObject({ kind: z.literal('lock'), times }),
  z.strictObject({ kind: z.literal('quota'), quota: z.enum(QUOTA_NAMES) }),
]);

export function limitHandlers(world: World): HandlersOf<LimitRequests> {
  return {
    quotas: () => quotasView(world),
    faults: () => faultsView(world),
    addFault: (_asker, { fault }) => {
      world.faults.push(checked(fault));
      return null;
    },
    clearFault: (_asker, { fault }) => {
      const text = JSON.stringify(fault);
      const at = world.faults.findIndex((each) => JSON.stringify(each) === text);
      if (at < 0) throw new Refusal('Deze storing is er niet meer.');
      world.faults.splice(at, 1);
      return null;
    },
    clearFaults: () => {
      world.faults.length = 0;
      return null;
    },
  };
}

/** Everybody of the Workspace, and whoever else used something today. */
function quotasView(world: World): QuotasView {
  const emails = [...new Set([...world.people.keys(), ...quotaUsers(world)])];
  return {
    endsAt: quotasEndAt(world),
    names: QUOTA_NAMES,
    people: emails.map((email) => ({
      email,
      name: world.person(email).name,
      quotas: quotasOf(world, email),
    })),
  };
}

function faultsView(world: World): FaultsView {
  const methods = new Set(world.executions.flatMap(({ calls }) => Object.keys(calls)));
  return { faults: world.faults, methods: [...methods].sort() };
}

function checked(fault: unknown): PageFault {
  const { success, data, error } = z.safeParse(FAULT, fault, { error: () => 'Deze storing kan niet.' });
  if (success) return data as PageFault;
  throw new Refusal(error.issues[0]!.message);
}
