/** Pictures in a document: how large they become, and how they are kept. */
import { createHash } from 'node:crypto';
import { type Editor, type FetchedImage, invalid, type Place } from './editor.ts';
import { imageSize } from './image-size.ts';
import type { DocumentStyle, EmbeddedObject, Size } from './schema.ts';
import { points } from './schema.ts';

/** Points per pixel at 96 pixels an inch. */
const POINTS_PER_PIXEL = 0.75;

/** Fetches a picture for a document; throws `ApiFault` in Google's words when it cannot. */
export function fetchImage(editor: Editor, uri: string | null | undefined): FetchedImage {
  const image = uri ? editor.host.fetchImage(uri) : null;
  if (!image || !imageSize(image.bytes))
    throw invalid(
      'There was a problem retrieving the image. The provided image should be publicly accessible, within size limit, and in supported formats.',
    );
  return image;
}

/** Puts a picture at a place in the text and gives back its object id. */
export function insertImage(
  editor: Editor,
  place: Place,
  image: FetchedImage,
  sourceUri: string,
  asked: Size = {},
): string {
  const { model } = editor;
  const objectId = model.newId('kix.');
  const natural = imageSize(image.bytes)!;
  const properties: EmbeddedObject = {
    imageProperties: {
      contentUri: contentUriOf(image.bytes),
      ...(sourceUri && { sourceUri }),
      cropProperties: {},
    },
    embeddedObjectBorder: {
      color: { color: { rgbColor: {} } },
      width: points(0),
      dashStyle: 'SOLID',
      propertyState: 'NOT_RENDERED',
    },
    size: sizeFor(natural, asked, textWidth(model.documentStyle)),
    marginTop: points(9),
    marginBottom: points(9),
    marginRight: points(9),
    marginLeft: points(9),
  };
  keepImage(editor, objectId, properties, image);
  const style = editor.styleAt(place);
  editor.insertUnits(place, [
    { kind: 'inline', name: 'inlineObjectElement', value: { inlineObjectId: objectId }, style },
  ]);
  return objectId;
}

export function keepImage(
  editor: Editor,
  objectId: string,
  properties: EmbeddedObject,
  image: FetchedImage,
): void {
  editor.model.setImage(objectId, {
    properties,
    contentType: imageSize(image.bytes)!.contentType,
    base64: Buffer.from(image.bytes).toString('base64'),
  });
}

/** Where Google would serve the document's own copy: the same address for the same picture, whatever document it is in. */
function contentUriOf(bytes: Uint8Array): string {
  return `https://lh7-rt.googleusercontent.com/docsz/${createHash('sha256').update(bytes).digest('base64url')}`;
}

/** The width between the margins, in points. */
export function textWidth(style: DocumentStyle): number {
  const width = style.pageSize?.width?.magnitude ?? 0;
  return width - (style.marginLeft?.magnitude ?? 0) - (style.marginRight?.magnitude ?? 0);
}

/** Fits within the asked size with its proportions kept; without one its own size, or the width of the text. */
function sizeFor(natural: { width: number; height: number }, asked: Size, widest: number): Size {
  const width = natural.width * POINTS_PER_PIXEL;
  const height = natural.height * POINTS_PER_PIXEL;
  const byWidth = asked.width?.magnitude ? asked.width.magnitude / width : null;
  const byHeight = asked.height?.magnitude ? asked.height.magnitude / height : null;
  const scale =
    byWidth && byHeight ? Math.min(byWidth, byHeight) : (byWidth ?? byHeight ?? Math.min(1, widest / width));
  return { height: points(height * scale), width: points(width * scale) };
}
