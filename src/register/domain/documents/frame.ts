/** An empty Word document with a header and a footer that numbers its pages: what the Docs API cannot put there. */

import { zipOf } from '../reports/files/zip.ts';
import { DOCUMENT_TEXT as TEXT } from '../text/documents.ts';
import { GREY_HEX, SMALL } from './house.ts';

export const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORDS = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${OFFICE}"`;
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** The bytes (0–255) of the document (ECMA-376). */
export function frameDocument(): readonly number[] {
  const run = (text: string): string =>
    `<w:r><w:rPr><w:color w:val="${GREY_HEX}"/><w:sz w:val="${SMALL * 2}"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const field = (name: string): string => `<w:fldSimple w:instr="${name}">${run('1')}</w:fldSimple>`;
  const [before, between] = TEXT.pages;
  const pages = `${run(before)}${field('PAGE')}${run(between)}${field('NUMPAGES')}`;
  const edges = ['header', 'footer'] as const;
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const relations = (all: string): string =>
    `<Relationships xmlns="${PACKAGE}/relationships">${all}</Relationships>`;
  const part = (name: string, type: string): string =>
    `<Override PartName="/word/${name}.xml" ContentType="${TYPE}.${type}+xml"/>`;
  const parts: readonly (readonly [name: string, xml: string])[] = [
    [
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part('document', 'document.main')}${edges.map((edge) => part(edge, edge)).join('')}</Types>`,
    ],
    ['_rels/.rels', relations(relation('d', 'officeDocument', 'word/document.xml'))],
    [
      'word/_rels/document.xml.rels',
      relations(edges.map((edge) => relation(edge, edge, `${edge}.xml`)).join('')),
    ],
    [
      'word/document.xml',
      `<w:document ${WORDS}><w:body><w:p/><w:sectPr>${edges.map((edge) => `<w:${edge}Reference w:type="default" r:id="${edge}"/>`).join('')}</w:sectPr></w:body></w:document>`,
    ],
    ['word/header.xml', `<w:hdr ${WORDS}><w:p/></w:hdr>`],
    ['word/footer.xml', `<w:ftr ${WORDS}><w:p>${pages}</w:p></w:ftr>`],
  ];
  return zipOf(parts.map(([name, xml]) => ({ name, text: XML + xml })));
}
