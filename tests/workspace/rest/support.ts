/** A world behind its REST face, and Google's own clients that talk to it. */
import { docs } from 'googleapis/build/src/apis/docs';
import { drive } from 'googleapis/build/src/apis/drive';
import { forms } from 'googleapis/build/src/apis/forms';
import { script } from 'googleapis/build/src/apis/script';
import { sheets } from 'googleapis/build/src/apis/sheets';
import { OAuth2Client } from 'googleapis-common';
import { createWorld, useTimeZone } from '../../../src/workspace/index.ts';
import { type Grant, startRest } from '../../../src/workspace/rest/index.ts';
import type { Person, World } from '../../../src/workspace/world.ts';

export const JAN: Person = { email: 'jan@overijssel.nl', name: 'Jan', locale: 'nl' };
export const EVA: Person = { email: 'eva@overijssel.nl', name: 'Eva', locale: 'nl' };

export interface RestStage {
  readonly world: World;
  readonly url: string;
  readonly tokens: Map<string, Grant>;
  /** How often the world may have changed. */
  changes(): number;
  /** The clients as a person whose token is `token` has them. */
  as(token: string): Clients;
  close(): Promise<void>;
}

export type Clients = ReturnType<typeof clientsFor>;

function clientsFor(rootUrl: string, token: string) {
  const auth = new OAuth2Client();
  auth.setCredentials({ access_token: token });
  // Jest cannot load the client's own fetch, which it imports when it is first needed.
  const options = { auth, rootUrl, retry: false, fetchImplementation: fetch } as const;
  return {
    sheets: sheets({ version: 'v4', ...options }),
    docs: docs({ version: 'v1', ...options }),
    drive: drive({ version: 'v3', ...options }),
    forms: forms({ version: 'v1', ...options }),
    script: script({ version: 'v1', ...options }),
  };
}

export async function openRest(): Promise<RestStage> {
  useTimeZone('Europe/Amsterdam');
  const world = createWorld({ now: Date.UTC(2026, 10, 23, 9), people: [JAN, EVA] });
  const tokens = new Map<string, Grant>([
    ['jan', { email: JAN.email }],
    ['eva', { email: EVA.email }],
  ]);
  let changes = 0;
  const rest = await startRest(world, {
    tokens,
    changed: () => {
      changes += 1;
    },
  });
  return {
    world,
    url: rest.url,
    tokens,
    changes: () => changes,
    as: (token) => clientsFor(rest.url, token),
    close: () => rest.close(),
  };
}

/** Status and message with which a call is refused; null when it is not. */
export async function refusalOf(call: Promise<unknown>): Promise<readonly [number, string] | null> {
  try {
    await call;
    return null;
  } catch (error) {
    const { status, message } = error as { status: number; message: string };
    return [status, message];
  }
}
