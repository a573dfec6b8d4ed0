/** Web apps: what somebody gets who visits a script at its address, and the pages that stand open there. */
import { type ExecutionResult, execute } from './execution.ts';
import { checkCall, checkCallValue } from './page-calls.ts';
import { TextOutputService } from './services/content/content-service.ts';
import { domainOf } from './services/drive/access.ts';
import { HtmlOutputService } from './services/html/html-output.ts';
import type { Person, ScriptProject, World } from './world.ts';

export type Method = 'GET' | 'POST';

/** A visit as the browser or a program makes it. */
export interface WebRequest {
  readonly method: Method;
  /** What stands behind the address of the app, without its first slash; empty when nothing does. */
  readonly pathInfo: string;
  /** As it was sent, without its question mark. */
  readonly queryString: string;
  /** What a POST brings. */
  readonly body: { readonly type: string; readonly contents: string } | null;
}

export type WebAnswer =
  | {
      readonly kind: 'page';
      readonly pageId: string;
      readonly title: string;
      readonly viewport: string | null;
    }
  | {
      readonly kind: 'text';
      readonly contentType: string;
      readonly text: string;
      readonly fileName: string | null;
    }
  /** The script failed or gave nothing that can be shown: in Google's words. */
  | { readonly kind: 'failed'; readonly message: string };

export type WebAccess = 'MYSELF' | 'DOMAIN' | 'ANYONE' | 'ANYONE_ANONYMOUS';

/** A script that answers at an address. */
export interface WebApp {
  readonly project: ScriptProject;
  readonly access: WebAccess;
  /** Whether it works with the rights of whoever visits it, rather than with its owner's. */
  readonly asVisitor: boolean;
}

/** A page of a web app that stands open somewhere. */
export interface WebPage {
  readonly id: string;
  /** The address at which it was visited: the id of a script or of a deployment. */
  readonly appId: string;
  readonly visitor: Person | null;
  readonly html: string;
}

const HANDLERS: Readonly<Record<Method, string>> = { GET: 'doGet', POST: 'doPost' };
const FORM = 'application/x-www-form-urlencoded';
/** A page is not closed by anybody, so the oldest make way. */
const MOST_PAGES = 200;

const MAY_VISIT: Readonly<Record<WebAccess, (owner: string, visitor: string | null) => boolean>> = {
  MYSELF: (owner, visitor) => visitor === owner,
  DOMAIN: (owner, visitor) => visitor !== null && domainOf(visitor) === domainOf(owner),
  ANYONE: (_owner, visitor) => visitor !== null,
  ANYONE_ANONYMOUS: () => true,
};

export class WebApps {
  readonly #world: World;
  readonly #pages = new Map<string, WebPage>();
  #pageCount = 0;

  constructor(world: World) {
    this.#world = world;
  }

  /** The web app with this id, of a script or of one of its deployments; undefined when there is none. */
  app(id: string): WebApp | undefined {
    const project = this.#world.scripts.get(id) ?? this.#deployed(id);
    const { webapp } = project?.manifest ?? {};
    if (!project || !webapp) return undefined;
    const access = webapp.access ?? 'MYSELF';
    return {
      project,
      access: Object.hasOwn(MAY_VISIT, access) ? (access as WebAccess) : 'MYSELF',
      asVisitor: webapp.executeAs === 'USER_ACCESSING',
    };
  }

  /** All scripts that answer at an address. */
  apps(): readonly WebApp[] {
    return [...this.#world.scripts.keys()].flatMap((id) => this.app(id) ?? []);
  }

  /** Whether somebody may come; null is somebody without an account. */
  mayVisit({ project, access, asVisitor }: WebApp, visitor: string | null): boolean {
    // Without an account there is nobody whose rights it could work with.
    if (asVisitor && visitor === null) return false;
    return MAY_VISIT[access](project.ownerEmail, visitor);
  }

  /** Runs `doGet` or `doPost`. Throws when there is no such app or the visitor may not come. */
  visit(id: string, visitor: string | null, request: WebRequest): WebAnswer {
    const app = this.app(id);
    if (!app) throw new Error(`There is no web app ${id}.`);
    if (!this.mayVisit(app, visitor)) throw new Error(`${visitor ?? 'A stranger'} may not visit ${id}.`);
    const person = visitor === null ? null : this.#world.person(visitor);
    const result = this.#run(app, person, 'web', HANDLERS[request.method], [eventOf(request)]);
    if (result.error) return { kind: 'failed', message: `${result.error.name}: ${result.error.message}` };
    return this.#answer(id, app.project, person, result.value);
  }

  page(id: string): WebPage | undefined {
    return this.#pages.get(id);
  }

  /** Calls a function as `google.script.run` does from an open page; see `Driver.callPage`. */
  call(pageId: string, functionName: string, args: readonly unknown[]): ExecutionResult {
    const page = this.#pages.get(pageId);
    if (!page) throw new Error(`Page ${pageId} is not open.`);
    checkCall(functionName, args);
    const app = this.app(page.appId);
    if (!app) throw new Error(`There is no web app ${page.appId}.`);
    return this.#run(app, page.visitor, 'page', functionName, args, checkCallValue);
  }

  #run(
    { project, asVisitor }: WebApp,
    person: Person | null,
    kind: 'web' | 'page',
    functionName: string,
    args: readonly unknown[],
    checkValue?: (value: unknown) => void,
  ): ExecutionResult {
    return execute(this.#world, {
      project,
      functionName,
      kind,
      args,
      person,
      effectiveUser: asVisitor && person ? person : this.#world.person(project.ownerEmail),
      openFileId: null,
      ...(checkValue ? { checkValue } : {}),
    })!;
  }

  #answer(appId: string, project: ScriptProject, visitor: Person | null, value: unknown): WebAnswer {
    if (value instanceof TextOutputService) {
      const { _content: text, _contentType: contentType, _fileName: fileName } = value;
      return { kind: 'text', text, contentType, fileName };
    }
    if (!(value instanceof HtmlOutputService)) {
      const nothing = value === undefined || value === null;
      return {
        kind: 'failed',
        message: nothing
          ? 'The script completed but did not return anything.'
          : 'The script completed but the returned value is not a supported return type.',
      };
    }
    this.#pageCount += 1;
    const page: WebPage = { id: `web-${this.#pageCount}`, appId, visitor, html: value._content };
    this.#pages.set(page.id, page);
    if (this.#pages.size > MOST_PAGES) this.#pages.delete(this.#pages.keys().next().value!);
    const viewport = value.getMetaTags().find((tag) => tag.getName() === 'viewport');
    return {
      kind: 'page',
      pageId: page.id,
      title: value._title ?? project.name,
      viewport: viewport?.getContent() ?? null,
    };
  }

  /** A script as it was when this deployment was made. */
  #deployed(id: string): ScriptProject | undefined {
    for (const project of this.#world.scripts.values()) {
      const { deployments = [], versions = [] } = project.releases ?? {};
      const deployment = deployments.find((each) => each.id === id);
      if (!deployment) continue;
      const content = versions.find(({ number }) => number === deployment.version) ?? project;
      const { files, html, manifest } = content;
      return { ...project, files, html, manifest };
    }
    return undefined;
  }
}

/** What the function gets. The fields of a posted form come with those of the address. */
function eventOf({ method, pathInfo, queryString, body }: WebRequest): Record<string, unknown> {
  const fields = [...new URLSearchParams(queryString)];
  if (body && body.type.split(';')[0]!.trim() === FORM) fields.push(...new URLSearchParams(body.contents));
  const parameters = new Map<string, string[]>();
  for (const [name, value] of fields) parameters.set(name, [...(parameters.get(name) ?? []), value]);
  const { type, contents } = body ?? { type: '', contents: '' };
  const length = Buffer.byteLength(contents);
  return {
    parameter: Object.fromEntries([...parameters].map(([name, [first]]) => [name, first])),
    parameters: Object.fromEntries(parameters),
    contextPath: '',
    queryString,
    contentLength: method === 'POST' ? length : -1,
    ...(pathInfo !== '' && { pathInfo }),
    ...(method === 'POST' && { postData: { contents, length, name: 'postData', type } }),
  };
}
