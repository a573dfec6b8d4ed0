/** ContentService: plain text, JSON and the like as the answer of a web app. */
import { asOfficial, enumeration, enumName, type Official, ScriptException, Service } from '../service.ts';

type TextOutput = GoogleAppsScript.Content.TextOutput;
type MimeTypes = typeof GoogleAppsScript.Content.MimeType;
type MimeTypeName = keyof MimeTypes & string;

const CONTENT_TYPES = {
  ATOM: 'application/atom+xml',
  CSV: 'text/csv',
  ICAL: 'text/calendar',
  JAVASCRIPT: 'application/javascript',
  JSON: 'application/json',
  RSS: 'application/rss+xml',
  TEXT: 'text/plain',
  VCARD: 'text/vcard',
  XML: 'application/xml',
} as const satisfies Record<MimeTypeName, string>;

const MIME_TYPES = enumeration<MimeTypes>('Content.MimeType', Object.keys(CONTENT_TYPES) as MimeTypeName[]);

export class ContentServiceService
  extends Service
  implements Official<GoogleAppsScript.Content.ContentService>
{
  readonly _official = 'Content.ContentService';
  readonly _weights = {};
  readonly MimeType = MIME_TYPES;

  createTextOutput(content: string = ''): TextOutput {
    return asOfficial(new TextOutputService(String(content)));
  }
}

export class TextOutputService extends Service implements Official<TextOutput> {
  readonly _official = 'Content.TextOutput';
  readonly _weights = {};
  _content: string;
  /** Name to save it under; null to show it. */
  _fileName: string | null = null;
  #type: MimeTypeName = 'TEXT';

  constructor(content: string) {
    super();
    this._content = content;
  }

  /** As HTTP names its kind. */
  get _contentType(): string {
    return CONTENT_TYPES[this.#type];
  }

  append(addedContent: string): TextOutput {
    this._content += String(addedContent);
    return asOfficial(this);
  }

  clear(): TextOutput {
    return this.setContent('');
  }

  getContent(): string {
    return this._content;
  }

  setContent(content: string): TextOutput {
    this._content = String(content);
    return asOfficial(this);
  }

  getMimeType(): GoogleAppsScript.Content.MimeType {
    return MIME_TYPES[this.#type];
  }

  setMimeType(mimeType: GoogleAppsScript.Content.MimeType): TextOutput {
    const name = enumName(mimeType);
    if (!Object.hasOwn(CONTENT_TYPES, name)) throw new ScriptException(`Invalid argument: ${name}`);
    this.#type = name as MimeTypeName;
    return asOfficial(this);
  }

  getFileName(): string {
    return this._fileName as string;
  }

  downloadAsFile(filename: string): TextOutput {
    this._fileName = String(filename);
    return asOfficial(this);
  }
}
