/** HtmlService: pages from text, from the project's HTML files, and from templates. */
import { asOfficial, type ExecutionScope, type Official, ScriptException, Service } from '../service.ts';
import { BlobService } from '../utilities/blob.ts';
import { SANDBOX_MODE, X_FRAME_OPTIONS_MODE } from './html-output.ts';
import { HtmlTemplateService, makeOutput } from './html-template.ts';

type HtmlOutput = GoogleAppsScript.HTML.HtmlOutput;
type HtmlTemplate = GoogleAppsScript.HTML.HtmlTemplate;

export class HtmlServiceService extends Service implements Official<GoogleAppsScript.HTML.HtmlService> {
  readonly _official = 'HTML.HtmlService';
  readonly _weights = {};
  readonly SandboxMode = SANDBOX_MODE;
  readonly XFrameOptionsMode = X_FRAME_OPTIONS_MODE;
  readonly #scope: ExecutionScope;

  constructor(scope: ExecutionScope) {
    super();
    this.#scope = scope;
  }

  createHtmlOutput(content: string | GoogleAppsScript.Base.BlobSource = ''): HtmlOutput {
    return asOfficial(makeOutput(this.#scope, textOf(content)));
  }

  createHtmlOutputFromFile(filename: string): HtmlOutput {
    return asOfficial(makeOutput(this.#scope, this.#file(filename)));
  }

  createTemplate(content: string | GoogleAppsScript.Base.BlobSource): HtmlTemplate {
    return asOfficial(new HtmlTemplateService(this.#scope, textOf(content)));
  }

  createTemplateFromFile(filename: string): HtmlTemplate {
    return asOfficial(new HtmlTemplateService(this.#scope, this.#file(filename)));
  }

  getUserAgent(): string {
    return 'Mozilla/5.0 (local Workspace)';
  }

  #file(filename: string): string {
    const name = String(filename).replace(/\.html$/, '');
    const file = this.#scope.project.html.find((page) => page.name === name);
    if (!file) throw new ScriptException(`No HTML file named ${filename} was found.`);
    return file.source;
  }
}

function textOf(content: unknown): string {
  return content instanceof BlobService ? content.getDataAsString() : String(content);
}
