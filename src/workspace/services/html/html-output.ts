/** HtmlOutput: a page that a script made, to be shown in a sidebar or dialog or served by a web app. */
import { asOfficial, enumeration, type Official, Service } from '../service.ts';
import { type BlobService, blobFrom } from '../utilities/blob.ts';
import { escapeHtml } from './escape.ts';

type HtmlOutput = GoogleAppsScript.HTML.HtmlOutput;
type Html = typeof GoogleAppsScript.HTML;

export const SANDBOX_MODE = enumeration<Html['SandboxMode']>('HTML.SandboxMode', [
  'EMULATED',
  'IFRAME',
  'NATIVE',
]);
export const X_FRAME_OPTIONS_MODE = enumeration<Html['XFrameOptionsMode']>('HTML.XFrameOptionsMode', [
  'ALLOWALL',
  'DEFAULT',
]);

export class HtmlOutputService extends Service implements Official<HtmlOutput> {
  readonly _official = 'HTML.HtmlOutput';
  readonly _weights = {};
  _content: string;
  _title: string | null = null;
  _width: number | null = null;
  _height: number | null = null;
  readonly #makeTemplate: (html: string) => Service;
  readonly #metaTags: HtmlOutputMetaTagService[] = [];
  #faviconUrl: string | null = null;

  /** `makeTemplate` turns the content into a template; it is handed in because the template makes pages. */
  constructor(content: string, makeTemplate: (html: string) => Service) {
    super();
    this._content = content;
    this.#makeTemplate = makeTemplate;
  }

  append(addedContent: string): HtmlOutput {
    this._content += String(addedContent);
    return asOfficial(this);
  }

  appendUntrusted(addedContent: string): HtmlOutput {
    return this.append(escapeHtml(String(addedContent)));
  }

  clear(): HtmlOutput {
    return this.setContent('');
  }

  getContent(): string {
    return this._content;
  }

  setContent(content: string): HtmlOutput {
    this._content = String(content);
    return asOfficial(this);
  }

  asTemplate(): GoogleAppsScript.HTML.HtmlTemplate {
    return asOfficial(this.#makeTemplate(this._content));
  }

  getTitle(): string {
    return this._title as string;
  }

  setTitle(title: string): HtmlOutput {
    this._title = String(title);
    return asOfficial(this);
  }

  getWidth(): number {
    return this._width as number;
  }

  setWidth(width: number): HtmlOutput {
    this._width = width;
    return asOfficial(this);
  }

  getHeight(): number {
    return this._height as number;
  }

  setHeight(height: number): HtmlOutput {
    this._height = height;
    return asOfficial(this);
  }

  getFaviconUrl(): string {
    return this.#faviconUrl as string;
  }

  setFaviconUrl(iconUrl: string): HtmlOutput {
    this.#faviconUrl = String(iconUrl);
    return asOfficial(this);
  }

  addMetaTag(name: string, content: string): HtmlOutput {
    this.#metaTags.push(new HtmlOutputMetaTagService(String(name), String(content)));
    return asOfficial(this);
  }

  getMetaTags(): GoogleAppsScript.HTML.HtmlOutputMetaTag[] {
    return this.#metaTags.map((tag) => asOfficial(tag));
  }

  /** Kept for old scripts: every page runs in an iframe whatever is asked. */
  setSandboxMode(_mode: GoogleAppsScript.HTML.SandboxMode): HtmlOutput {
    return asOfficial(this);
  }

  /** Says who may frame a web app's page; pages of the local Workspace are framed by itself alone. */
  setXFrameOptionsMode(_mode: GoogleAppsScript.HTML.XFrameOptionsMode): HtmlOutput {
    return asOfficial(this);
  }

  getBlob(): GoogleAppsScript.Base.Blob {
    return asOfficial(blobFrom(this._content, 'text/html', this._title));
  }

  getAs(contentType: string): GoogleAppsScript.Base.Blob {
    return (this.getBlob() as unknown as BlobService).getAs(contentType);
  }
}

class HtmlOutputMetaTagService extends Service implements Official<GoogleAppsScript.HTML.HtmlOutputMetaTag> {
  readonly _official = 'HTML.HtmlOutputMetaTag';
  readonly _weights = {};
  readonly #name: string;
  readonly #content: string;

  constructor(name: string, content: string) {
    super();
    this.#name = name;
    this.#content = content;
  }

  getName(): string {
    return this.#name;
  }

  getContent(): string {
    return this.#content;
  }
}
