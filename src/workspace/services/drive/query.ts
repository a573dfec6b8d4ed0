/** The search language of Drive's `q` parameter: terms on names, kinds, times, people and properties. */
import type { WorkspaceFile } from '../../world.ts';
import { ApiFault } from '../api-fault.ts';

/** What a search asks of a file; `drive.ts` knows the answers. */
export interface Searchable {
  readonly file: WorkspaceFile;
  readonly mimeType: string;
  readonly parents: readonly string[];
  readonly writers: readonly string[];
  readonly readers: readonly string[];
  readonly sharedWithMe: boolean;
  readonly appProperties: Readonly<Record<string, string>>;
  readonly visibility: string;
  fullText(): string;
}

export type Predicate = (candidate: Searchable) => boolean;

type Value = string | boolean;
type Term = (operator: string, value: Value) => Predicate | null;

/** Google's own examples quote in both ways. */
const QUOTED = /^['"]/;
const TOKEN = /\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|<=|>=|!=|[=<>(){}]|[A-Za-z][\w]*|$)/y;

/** Reads a search. Throws `ApiFault` as Google does for one that it cannot read. */
export function parseQuery(query: string): Predicate {
  return new Parser(query).parse();
}

function equality<T extends Value>(of: (candidate: Searchable) => T): Term {
  return (operator, value) => {
    if (operator === '=') return (candidate) => of(candidate) === value;
    return operator === '!=' ? (candidate) => of(candidate) !== value : null;
  };
}

/** Times are compared as moments; a time without a zone is in UTC. */
function moment(of: (file: WorkspaceFile) => number): Term {
  return (operator, value) => {
    const text = String(value);
    const at = Date.parse(/T.*(Z|[+-]\d\d:?\d\d)$/.test(text) || !text.includes('T') ? text : `${text}Z`);
    const compare = MOMENT_OPERATORS[operator];
    return Number.isNaN(at) || !compare
      ? null
      : ({ file }) => compare(Math.floor(of(file) / 1000), Math.floor(at / 1000));
  };
}

const MOMENT_OPERATORS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** In names Drive finds words by their beginning. */
function byWordStart(text: string, asked: string): boolean {
  const found = text.toLowerCase();
  const start = asked.toLowerCase();
  for (let at = found.indexOf(start); at >= 0; at = found.indexOf(start, at + 1))
    if (at === 0 || !/[\p{L}\p{N}]/u.test(found[at - 1]!)) return true;
  return false;
}

const name: Term = (operator, value) =>
  operator === 'contains'
    ? ({ file }) => byWordStart(file.name, String(value))
    : equality(({ file }) => file.name)(operator, value);
const mimeType: Term = (operator, value) =>
  operator === 'contains'
    ? (candidate) => candidate.mimeType.startsWith(String(value))
    : equality((candidate) => candidate.mimeType)(operator, value);
const fullText: Term = (operator, value) =>
  operator === 'contains'
    ? (candidate) => byWordStart(candidate.fullText(), String(value).replace(/^"|"$/g, ''))
    : null;
const modifiedTime = moment((file) => file.updatedAt);
const createdTime = moment((file) => file.createdAt);

/** Fields by name; those with `title` and `Date` are the ones that DriveApp's searches use. */
const TERMS: Readonly<Record<string, Term>> = {
  name,
  title: name,
  mimeType,
  fullText,
  modifiedTime,
  modifiedDate: modifiedTime,
  createdTime,
  createdDate: createdTime,
  trashed: equality(({ file }) => file.trashed),
  starred: equality(({ file }) => file.drive.starred),
  sharedWithMe: equality((candidate) => candidate.sharedWithMe),
  visibility: equality((candidate) => candidate.visibility),
};

const COLLECTIONS: Readonly<Record<string, (candidate: Searchable) => readonly string[]>> = {
  parents: (candidate) => candidate.parents,
  owners: ({ file }) => [file.ownerEmail],
  writers: (candidate) => candidate.writers,
  readers: (candidate) => candidate.readers,
};

const PAIRS: Readonly<Record<string, (candidate: Searchable) => Readonly<Record<string, string>>>> = {
  properties: ({ file }) => file.drive.properties,
  appProperties: (candidate) => candidate.appProperties,
};

class Parser {
  readonly #tokens: string[] = [];
  #at = 0;

  constructor(query: string) {
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < query.length) {
      const match = TOKEN.exec(query);
      if (!match) throw invalidQuery();
      if (match[1]) this.#tokens.push(match[1]);
      else break;
    }
  }

  parse(): Predicate {
    if (this.#tokens.length === 0) return () => true;
    const predicate = this.#either();
    if (this.#at !== this.#tokens.length) throw invalidQuery();
    return predicate;
  }

  #either(): Predicate {
    const parts = [this.#both()];
    while (this.#take('or')) parts.push(this.#both());
    return parts.length === 1 ? parts[0]! : (candidate) => parts.some((part) => part(candidate));
  }

  #both(): Predicate {
    const parts = [this.#not()];
    while (this.#take('and')) parts.push(this.#not());
    return parts.length === 1 ? parts[0]! : (candidate) => parts.every((part) => part(candidate));
  }

  #not(): Predicate {
    if (this.#take('not')) {
      const part = this.#not();
      return (candidate) => !part(candidate);
    }
    if (!this.#take('(')) return this.#term();
    const inner = this.#either();
    this.#need(')');
    return inner;
  }

  #term(): Predicate {
    const first = this.#next();
    if (QUOTED.test(first)) {
      this.#need('in');
      const collection = COLLECTIONS[this.#next()];
      if (!collection) throw invalidQuery();
      const value = unquoted(first);
      return (candidate) => collection(candidate).includes(value);
    }
    const pairs = PAIRS[first];
    if (pairs) return this.#pair(pairs);
    // Of these, `sharedWithMe` may stand by itself.
    const operator =
      first === 'sharedWithMe' && !/^!?=$/.test(this.#tokens[this.#at] ?? '') ? null : this.#next();
    const value = operator === null ? true : this.#value();
    const predicate = Object.hasOwn(TERMS, first) ? TERMS[first]!(operator ?? '=', value) : null;
    if (!predicate) throw invalidQuery();
    return predicate;
  }

  /** `has { key='soort' and value='rapport' }` */
  #pair(pairs: (candidate: Searchable) => Readonly<Record<string, string>>): Predicate {
    for (const token of ['has', '{', 'key', '=']) this.#need(token);
    const key = unquoted(this.#next());
    for (const token of ['and', 'value', '=']) this.#need(token);
    const value = unquoted(this.#next());
    this.#need('}');
    return (candidate) => pairs(candidate)[key] === value;
  }

  #value(): Value {
    const token = this.#next();
    if (token === 'true' || token === 'false') return token === 'true';
    return unquoted(token);
  }

  #next(): string {
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw invalidQuery();
    return token;
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at++;
    return true;
  }

  #need(token: string): void {
    if (!this.#take(token)) throw invalidQuery();
  }
}

function unquoted(token: string): string {
  if (!QUOTED.test(token)) throw invalidQuery();
  return token.slice(1, -1).replace(/\\(.)/g, '$1');
}

function invalidQuery(): ApiFault {
  return new ApiFault(400, 'Invalid Value', 'invalid');
}
