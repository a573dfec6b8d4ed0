/** What was put out of the script: our versions at Google, whose script stands there now, and the web page's version. */
import type { script_v1 } from 'googleapis/build/src/apis/script';
import { EXIT, OpsFault } from './fault.ts';
import { ensure, type Google, type Patience } from './google.ts';
import {
  type Difference,
  difference,
  isBlank,
  isSame,
  type Program,
  printOf,
  remoteProgram,
} from './program.ts';

const SIGN = 'Terreinregister';
/** Google keeps at most this many versions of a script. */
export const MOST_VERSIONS = 200;

/** A version that the deploy command made. */
export interface Release {
  readonly number: number;
  readonly print: string;
  readonly description: string;
}

/** `Terreinregister 0.1.0 (abc1234) · print 0123456789abcdef`. */
export function describeRelease(version: string, source: string, print: string): string {
  return `${SIGN} ${version} (${source}) · print ${print}`;
}

/** Our versions, the newest first, and how many there are of anybody. */
export async function releasesOf(
  google: Google,
  scriptId: string,
): Promise<{ readonly ours: readonly Release[]; readonly total: number }> {
  const all: script_v1.Schema$Version[] = [];
  let pageToken: string | undefined;
  do {
    const { data } = await google.script.projects.versions.list({
      scriptId,
      pageSize: 200,
      ...(pageToken && { pageToken }),
    });
    all.push(...(data.versions ?? []));
    pageToken = data.nextPageToken ?? undefined;
  } while (pageToken);
  const ours = all.flatMap(({ versionNumber, description }): Release[] => {
    const print = /· print ([0-9a-f]{16})$/.exec(description ?? '')?.[1];
    const own = description?.startsWith(SIGN) && print && versionNumber;
    return own && description ? [{ number: versionNumber, print, description }] : [];
  });
  return { ours: ours.sort((a, b) => b.number - a.number), total: all.length };
}

/** Whose script stands at Google now. */
export type Head =
  | { readonly state: 'blank'; readonly program: Program }
  /** Ours; `release` is null when it was sent without a version being made of it. */
  | { readonly state: 'ours'; readonly program: Program; readonly release: Release | null }
  /** Somebody changed it there; `since` is what differs from the last that we put out. */
  | {
      readonly state: 'changed';
      readonly program: Program;
      readonly since: Difference;
      readonly release: Release | null;
    };

/**
 * Compares what stands at Google with what we put out. `sent` are prints of programs of ours of which no version
 * may have been made yet: that which is to be sent, and that which was being sent when a command broke off.
 */
export async function headOf(
  google: Google,
  scriptId: string,
  ours: readonly Release[],
  sent: readonly string[],
): Promise<Head> {
  const program = await remoteProgram(google, scriptId);
  const print = printOf(program);
  const release = ours.find((each) => each.print === print);
  if (release) return { state: 'ours', program, release };
  if (sent.includes(print)) return { state: 'ours', program, release: null };
  const [last] = ours;
  if (!last && isBlank(program)) return { state: 'blank', program };
  // Should Google keep a program otherwise than it was sent, then so does the version that was made of it.
  const kept = last ? await remoteProgram(google, scriptId, last.number) : [];
  const since = difference(kept, program);
  if (last && isSame(since)) return { state: 'ours', program, release: last };
  return { state: 'changed', program, since, release: last ?? null };
}

/** Makes a version of what stands there, or gives the one that has this description. */
export async function makeVersion(
  google: Google,
  scriptId: string,
  description: string,
  patience: Patience,
): Promise<number> {
  const before = new Set((await allNumbers(google, scriptId)).map(({ number }) => number));
  const { value } = await ensure(
    async () => {
      const found = (await allNumbers(google, scriptId)).find(
        (each) => !before.has(each.number) && each.description === description,
      );
      return found?.number ?? null;
    },
    async () => {
      const { data } = await google.script.projects.versions.create({
        scriptId,
        requestBody: { description },
      });
      if (!data.versionNumber)
        throw new OpsFault(EXIT.partial, 'Google gaf geen nummer voor de nieuwe versie.');
      return data.versionNumber;
    },
    patience,
  );
  return value;
}

async function allNumbers(google: Google, scriptId: string) {
  const { data } = await google.script.projects.versions.list({ scriptId, pageSize: 200 });
  return (data.versions ?? []).map(({ versionNumber, description }) => ({
    number: versionNumber ?? 0,
    description: description ?? '',
  }));
}

/** The web page as it was put out. */
export interface WebPage {
  readonly id: string;
  readonly version: number;
  readonly address: string | null;
  /** For whom it is, and under whose account it works; null where Google does not tell. */
  readonly config: script_v1.Schema$GoogleAppsScriptTypeWebAppConfig | null;
}

/** The web page's deployment; null when there is none. */
export async function webPage(google: Google, scriptId: string): Promise<WebPage | null> {
  const { data } = await google.script.projects.deployments.list({ scriptId, pageSize: 50 });
  const found = (data.deployments ?? []).find(
    ({ deploymentConfig }) =>
      deploymentConfig?.versionNumber && deploymentConfig.description?.startsWith(SIGN),
  );
  if (!found) return null;
  const web = found.entryPoints?.find(({ webApp }) => webApp?.url)?.webApp;
  return {
    id: found.deploymentId!,
    version: found.deploymentConfig!.versionNumber!,
    address: web?.url ?? null,
    config: web?.entryPointConfig ?? null,
  };
}

/** Lets the web page show a version; its address stays what it was. */
export async function publishPage(
  google: Google,
  scriptId: string,
  version: number,
  patience: Patience,
): Promise<{ readonly address: string | null; readonly made: boolean }> {
  const deploymentConfig = { versionNumber: version, manifestFileName: 'appsscript', description: SIGN };
  const { value, made } = await ensure(
    () => webPage(google, scriptId),
    async () => {
      await google.script.projects.deployments.create({ scriptId, requestBody: deploymentConfig });
      return (await webPage(google, scriptId))!;
    },
    patience,
  );
  if (value.version === version) return { address: value.address, made };
  await google.script.projects.deployments.update({
    scriptId,
    deploymentId: value.id,
    requestBody: { deploymentConfig: { scriptId, ...deploymentConfig } },
  });
  return { address: value.address, made };
}
