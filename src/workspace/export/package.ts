/** Open Packaging: the zip of parts, types and relationships that DOCX and XLSX both are. */
import { zipSync } from 'fflate';
import { escapeXml, xml, xmlFile } from './xml.ts';

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CORE_TYPE = 'application/vnd.openxmlformats-package.core-properties+xml';

/** Zip entries bear no time earlier than this. */
const EARLIEST = Date.UTC(1980, 0, 2);

interface Relationship {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

/** What one part refers to; the same target is referred to once. */
export class Relations {
  readonly #all: Relationship[] = [];

  /** The id by which the part refers to another part, or to an address when it is external. */
  add(type: string, target: string, external = false): string {
    const known = this.#all.find((each) => each.type === type && each.target === target);
    if (known) return known.id;
    const id = `rId${this.#all.length + 1}`;
    this.#all.push({ id, type: type.includes(':') ? type : `${OFFICE}/${type}`, target, external });
    return id;
  }

  get isEmpty(): boolean {
    return this.#all.length === 0;
  }

  toFile(): Uint8Array {
    const all = this.#all.map(({ id, type, target, external }) =>
      xml('Relationship', { Id: id, Type: type, Target: target, TargetMode: external ? 'External' : null }),
    );
    return xmlFile(xml('Relationships', { xmlns: RELATIONSHIPS }, ...all));
  }
}

/** Facts about a file that readers show and search. */
export interface Properties {
  readonly title: string;
  readonly language: string;
  readonly creator: string;
  /** In ms since 1970. */
  readonly modifiedAt: number;
}

export class OfficePackage {
  readonly #parts = new Map<string, Uint8Array>();
  readonly #types = new Map<string, string>();
  readonly #extensions = new Map<string, string>([
    ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
    ['xml', 'application/xml'],
  ]);
  readonly #modifiedAt: number;

  /** `main` is the path of the part that readers begin with. */
  constructor(main: string, properties: Properties) {
    this.#modifiedAt = Math.max(EARLIEST, properties.modifiedAt);
    const relations = new Relations();
    relations.add('officeDocument', main);
    relations.add(
      'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
      'docProps/core.xml',
    );
    this.#parts.set('_rels/.rels', relations.toFile());
    this.add('docProps/core.xml', CORE_TYPE, coreProperties(properties));
  }

  /** Adds a part of XML with what it refers to. */
  add(path: string, contentType: string, root: string, relations?: Relations): void {
    this.#parts.set(path, xmlFile(root));
    this.#types.set(path, contentType);
    if (!relations || relations.isEmpty) return;
    const slash = path.lastIndexOf('/');
    this.#parts.set(`${path.slice(0, slash)}/_rels/${path.slice(slash + 1)}.rels`, relations.toFile());
  }

  /** Adds a part of bytes, known by its extension. */
  addBytes(path: string, contentType: string, bytes: Uint8Array): void {
    this.#parts.set(path, bytes);
    this.#extensions.set(path.slice(path.lastIndexOf('.') + 1), contentType);
  }

  toBuffer(): Buffer {
    const types = xml(
      'Types',
      { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
      ...[...this.#extensions].map(([Extension, ContentType]) => xml('Default', { Extension, ContentType })),
      ...[...this.#types].map(([path, ContentType]) =>
        xml('Override', { PartName: `/${path}`, ContentType }),
      ),
    );
    // Readers want the list of types first.
    const entries = [['[Content_Types].xml', xmlFile(types)] as const, ...this.#parts];
    return Buffer.from(zipSync(Object.fromEntries(entries), { mtime: this.#modifiedAt, level: 6 }));
  }
}

function coreProperties({ title, language, creator, modifiedAt }: Properties): string {
  const at = new Date(modifiedAt).toISOString().replace(/\.\d+Z$/, 'Z');
  const time = (name: string) => xml(`dcterms:${name}`, { 'xsi:type': 'dcterms:W3CDTF' }, at);
  return xml(
    'cp:coreProperties',
    {
      'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:dcterms': 'http://purl.org/dc/terms/',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    },
    xml('dc:title', {}, escapeXml(title)),
    xml('dc:creator', {}, escapeXml(creator)),
    xml('dc:language', {}, escapeXml(language)),
    time('created'),
    time('modified'),
  );
}
