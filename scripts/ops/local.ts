/** A local Workspace as the commands reach it: its REST face, and an account on it, by the same ways as at Google. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorld, useTimeZone } from '../../src/workspace/index.ts';
import { Accounts, type Grant, type RunningRest, startRest } from '../../src/workspace/rest/index.ts';
import { WorldStore } from '../../src/workspace/storage.ts';
import { StorageFault } from '../../src/workspace/storage-fault.ts';
import type { World } from '../../src/workspace/world.ts';
import { PEOPLE } from '../people.ts';
import { type Client, type Endpoints, SCOPES, secretPlaces, storeToken } from './account.ts';
import { EXIT, OpsFault } from './fault.ts';

const TIME_ZONE = 'Europe/Amsterdam';

/** A world with its REST face in this process. */
export interface LocalStage {
  readonly world: World;
  /** The folder of the world. */
  readonly folder: string;
  readonly rootUrl: string;
  readonly endpoints: Endpoints;
  readonly accounts: Accounts;
  readonly client: Client;
  readonly tokens: Map<string, Grant>;
  /** The folder of its secrets, which goes when the stage closes. */
  readonly secrets: string;
  close(): Promise<void>;
}

/** Opens the world in a folder, or makes an empty one there. Throws `OpsFault` when it is in use or damaged. */
export async function openLocal(folder: string): Promise<LocalStage> {
  useTimeZone(TIME_ZONE);
  try {
    const store = WorldStore.exists(folder)
      ? WorldStore.open(folder)
      : WorldStore.create(folder, createWorld({ now: Date.now(), people: Object.values(PEOPLE) }));
    return await serveWorld(store.world, folder, () => store.close());
  } catch (error) {
    if (!(error instanceof StorageFault)) throw error;
    throw new OpsFault(
      EXIT.refused,
      error.message,
      'Sluit het programma dat deze Workspace open heeft, zoals npm start.',
    );
  }
}

/** Serves a world that is open already; the coordinator sits at its browser. */
export async function serveWorld(
  world: World,
  folder: string,
  closed: () => void = () => {},
): Promise<LocalStage> {
  const secrets = mkdtempSync(join(tmpdir(), 'terreinregister-'));
  const client = {
    id: 'lokaal.apps.googleusercontent.com',
    secret: `GOCSPX-${randomBytes(12).toString('hex')}`,
  };
  const tokens = new Map<string, Grant>();
  const accounts = new Accounts({ tokens, clients: [client], email: PEOPLE.coordinator.email });
  let rest: RunningRest;
  try {
    rest = await startRest(world, { tokens, accounts });
  } catch (error) {
    closed();
    throw error;
  }
  const endpoints = {
    authorise: `${rest.url}o/oauth2/v2/auth`,
    token: `${rest.url}token`,
    revoke: `${rest.url}revoke`,
  };
  return {
    world,
    folder,
    rootUrl: rest.url,
    endpoints,
    accounts,
    client,
    tokens,
    secrets,
    async close() {
      await rest.close();
      rmSync(secrets, { recursive: true, force: true });
      closed();
    },
  };
}

/** Signs the coordinator in for a target without a browser. */
export function enter({ accounts, client, secrets }: LocalStage, target: string): void {
  const scopes = Object.keys(SCOPES);
  const { access, refresh } = accounts.grant(client.id, scopes);
  storeToken(secretPlaces(secrets), target, client, {
    access_token: access,
    refresh_token: refresh,
    expiry_date: Date.now() + 3_600_000,
    scope: scopes.join(' '),
  });
}
