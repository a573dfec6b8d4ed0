/** The shapes of the Docs API v1, under the names that this folder uses for them. */
import type { docs_v1 } from 'googleapis/build/src/apis/docs/v1.js';

export type RestDocument = docs_v1.Schema$Document;
export type StructuralElement = docs_v1.Schema$StructuralElement;
export type Paragraph = docs_v1.Schema$Paragraph;
export type ParagraphElement = docs_v1.Schema$ParagraphElement;
export type ParagraphStyle = docs_v1.Schema$ParagraphStyle;
export type TextStyle = docs_v1.Schema$TextStyle;
export type Bullet = docs_v1.Schema$Bullet;
export type ListProperties = docs_v1.Schema$ListProperties;
export type NestingLevel = docs_v1.Schema$NestingLevel;
export type TableStyle = docs_v1.Schema$TableStyle;
export type RestTable = docs_v1.Schema$Table;
export type TableColumnProperties = docs_v1.Schema$TableColumnProperties;
export type TableRowStyle = docs_v1.Schema$TableRowStyle;
export type TableCellStyle = docs_v1.Schema$TableCellStyle;
export type SectionStyle = docs_v1.Schema$SectionStyle;
export type DocumentStyle = docs_v1.Schema$DocumentStyle;
export type NamedStyle = docs_v1.Schema$NamedStyle;
export type EmbeddedObject = docs_v1.Schema$EmbeddedObject;
export type Dimension = docs_v1.Schema$Dimension;
export type Size = docs_v1.Schema$Size;
export type OptionalColor = docs_v1.Schema$OptionalColor;
export type Location = docs_v1.Schema$Location;
export type EndOfSegment = docs_v1.Schema$EndOfSegmentLocation;
export type Range = docs_v1.Schema$Range;
export type TableCellLocation = docs_v1.Schema$TableCellLocation;
export type TableRange = docs_v1.Schema$TableRange;
export type RestRequest = docs_v1.Schema$Request;
export type Reply = docs_v1.Schema$Response;
export type BatchUpdate = docs_v1.Schema$BatchUpdateDocumentRequest;
export type BatchUpdateResponse = docs_v1.Schema$BatchUpdateDocumentResponse;
export type Requests = Required<{ [K in keyof RestRequest]: NonNullable<RestRequest[K]> }>;

/** A length in points, the only unit that Docs writes. */
export function points(magnitude: number): Dimension {
  return magnitude === 0 ? { unit: 'PT' } : { magnitude, unit: 'PT' };
}

/** A colour of three parts from 0 to 1; black has no parts, as zeros are left out. */
export function color(red: number, green: number, blue: number): OptionalColor {
  const rgbColor = { ...(red && { red }), ...(green && { green }), ...(blue && { blue }) };
  return { color: { rgbColor } };
}
