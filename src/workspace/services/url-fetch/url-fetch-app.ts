/** UrlFetchApp: addresses of googleapis.com, which this Workspace answers itself; there is no other network. */
import { useQuota } from '../../quotas.ts';
import { answerInside, type InsideAnswer, isInside } from '../../rest/inside.ts';
import { asOfficial, type ExecutionScope, type Official, ScriptException, Service } from '../service.ts';
import { HttpResponseService } from './http-response.ts';
import { type Fetch, fetchOf, type Options } from './request.ts';

type HTTPResponse = GoogleAppsScript.URL_Fetch.HTTPResponse;
type URLFetchRequest = GoogleAppsScript.URL_Fetch.URLFetchRequest;

/** Milliseconds after which Google gives up waiting for an answer (practice). */
const PATIENCE = 60_000;

/** So much of a refusal stands in the error (practice). */
const TOLD = 150;

export class UrlFetchAppService extends Service implements Official<GoogleAppsScript.URL_Fetch.UrlFetchApp> {
  readonly _official = 'URL_Fetch.UrlFetchApp';
  /** The requests of `fetchAll` go at the same time, so all together they take as long as one. */
  readonly _weights = { fetch: 'write', fetchAll: 'write' } as const;
  readonly #scope: ExecutionScope;

  constructor(scope: ExecutionScope) {
    super();
    this.#scope = scope;
  }

  fetch(url: string, params?: Options): HTTPResponse {
    return this.fetchAll([{ ...params, url }])[0]!;
  }

  /** Every request is sent, also after one that fails; the first failure that is not muted is then thrown. */
  fetchAll(requests: readonly (URLFetchRequest | string)[]): HTTPResponse[] {
    const fetches = requests.map((each) =>
      typeof each === 'string' ? fetchOf(each) : fetchOf(each.url, each),
    );
    for (const each of fetches) this.#check(each);
    useQuota(this.#scope.world, this.#scope.effectiveUser.email, 'urlFetch', fetches.length);
    const answers = fetches.map((each) => this.#send(each));
    if (answers.includes('hang')) this.#scope.spend(PATIENCE);
    return answers.map((answer, at) => responseTo(fetches[at]!, answer));
  }

  getRequest(url: string, params?: Options): URLFetchRequest {
    const { shown } = fetchOf(url, params);
    return shown;
  }

  /** What the manifest lets the script fetch. Google's words for the refusal are not documented. */
  #check({ url }: Fetch): void {
    const allowed = this.#scope.project.manifest.urlFetchWhitelist;
    if (allowed && !allowed.some((prefix) => matches(url, prefix)))
      throw new ScriptException(`UrlFetch calls to ${url.href} are not permitted by the urlFetchWhitelist.`);
  }

  #send({ url, method, headers, content }: Fetch): Sent {
    return isInside(url) ? answerInside(this.#scope.world, { url, method, headers, content }) : 'unreachable';
  }
}

type Sent = ReturnType<typeof answerInside> | 'unreachable';

function responseTo({ url, muted }: Fetch, answer: Sent): HTTPResponse {
  if (answer === 'hang') throw new ScriptException(`Timeout: ${url.href}`);
  if (typeof answer === 'string') throw new ScriptException(`Address unavailable: ${url.href}`);
  if (answer.status >= 400 && !muted) throw new ScriptException(refusalOf(url, answer));
  return asOfficial(new HttpResponseService(answer, url.pathname.split('/').at(-1) ?? ''));
}

function refusalOf(url: URL, { status, content }: InsideAnswer): string {
  const text = content.toString('utf8');
  const told = text.length > TOLD ? `${text.slice(0, TOLD - 3)}...` : text;
  return (
    `Request failed for ${url.origin} returned code ${status}. Truncated server response: ${told} ` +
    '(use muteHttpExceptions option to examine full response)'
  );
}

/** An address begins with a prefix of the manifest: the same host, or one below `*.`, and a path that begins so. */
function matches(url: URL, prefix: string): boolean {
  const found = /^https:\/\/(\*\.)?([^/]+)(\/.*)$/.exec(prefix);
  if (!found || url.protocol !== 'https:') return false;
  const [, below, host, path] = found;
  const sameHost = below ? url.host.endsWith(`.${host}`) : url.host === host;
  return sameHost && (url.pathname + url.search).startsWith(path!);
}
