/** HtmlTemplate: a page with `<? code ?>`, `<?= value ?>` and `<?!= html ?>` in it. */
import type { OpenService } from '../../membrane.ts';
import { asOfficial, type ExecutionScope, type Official, Service } from '../service.ts';
import { escapeFor, type Place, PlaceReader } from './escape.ts';
import { HtmlOutputService } from './html-output.ts';

/** What the generated code leaves behind: pieces of the page, and values that still have to be escaped. */
type Piece = string | readonly [place: Place | 'raw', value: unknown];

const SCRIPTLET = /<\?(!?=|)([\s\S]*?)\?>/g;

export class HtmlTemplateService
  extends Service
  implements
    Official<Pick<GoogleAppsScript.HTML.HtmlTemplate, 'evaluate' | 'getCode' | 'getRawContent'>>,
    OpenService
{
  readonly _official = 'HTML.HtmlTemplate';
  readonly _weights = {};
  readonly _fields = new Map<string, unknown>();
  readonly #scope: ExecutionScope;
  readonly #html: string;

  constructor(scope: ExecutionScope, html: string) {
    super();
    this.#scope = scope;
    this.#html = html;
  }

  evaluate(): GoogleAppsScript.HTML.HtmlOutput {
    const variables = new Map([...this._fields].filter(([name]) => /^[A-Za-z_$][\w$]*$/.test(name)));
    const pieces = this.#scope.evaluate(templateCode(this.#html), variables) as readonly Piece[];
    return asOfficial(makeOutput(this.#scope, pieces.map(printed).join('')));
  }

  getCode(): string {
    return templateCode(this.#html);
  }

  /** The code with the page's own lines beside it, for finding a fault in a template. */
  getCodeWithComments(): string {
    const lines = this.#html.split('\n').map((line, index) => `// ${index + 1}: ${line}`);
    return [...lines, templateCode(this.#html)].join('\n');
  }

  getRawContent(): string {
    return this.#html;
  }
}

/** A page; `asTemplate` on it makes a template again. */
export function makeOutput(scope: ExecutionScope, html: string): HtmlOutputService {
  return new HtmlOutputService(html, (content) => new HtmlTemplateService(scope, content));
}

function printed(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  const [place, value] = piece;
  return place === 'raw' ? String(value) : escapeFor(place, value);
}

/** A function body that gives the pieces in order; code between scriptlets runs as it stands. */
function templateCode(html: string): string {
  const reader = new PlaceReader();
  const code = ['const output_ = [];'];
  let at = 0;
  for (const match of html.matchAll(SCRIPTLET)) {
    const before = html.slice(at, match.index);
    reader.read(before);
    code.push(`output_.push(${JSON.stringify(before)});`);
    const [whole, mark, inner] = match as unknown as [string, string, string];
    if (mark === '') code.push(inner);
    else {
      const expression = inner.trim().replace(/;$/, '');
      const place = mark === '=' ? reader.place() : 'raw';
      code.push(`output_.push([${JSON.stringify(place)}, (${expression}\n)]);`);
      reader.printed();
    }
    at = match.index + whole.length;
  }
  code.push(`output_.push(${JSON.stringify(html.slice(at))});`, 'return output_;');
  return code.join('\n');
}
