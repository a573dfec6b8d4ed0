/** Requests that put pictures in a document and replace them. */
import { invalid } from '../editor.ts';
import { fetchImage, insertImage, keepImage } from '../images.ts';
import { Choice } from '../shape.ts';
import { PLACE, SIZE } from '../shapes.ts';
import { requestKinds } from './kind.ts';

const REPLACE_METHOD = new Choice('ReplaceImageRequest.ImageReplaceMethod', [
  'IMAGE_REPLACE_METHOD_UNSPECIFIED',
  'CENTER_CROP',
]);

export const IMAGE_REQUESTS = requestKinds({
  insertInlineImage: {
    shape: { uri: 'TYPE_STRING', objectSize: SIZE, ...PLACE },
    apply(editor, request) {
      const place = editor.insertion(request);
      if (place.segment.kind === 'footnote')
        throw invalid('Inline images cannot be inserted inside a footnote.');
      const image = fetchImage(editor, request.uri);
      const objectId = insertImage(editor, place, image, request.uri!, request.objectSize);
      return { insertInlineImage: { objectId } };
    },
  },
  replaceImage: {
    shape: {
      imageObjectId: 'TYPE_STRING',
      uri: 'TYPE_STRING',
      imageReplaceMethod: REPLACE_METHOD,
      tabId: 'TYPE_STRING',
    },
    apply(editor, { imageObjectId, uri }) {
      const known = editor.model.images.get(imageObjectId ?? '');
      if (!known) throw invalid(`The image with ID ${imageObjectId} was not found.`);
      const image = fetchImage(editor, uri);
      const imageProperties = { ...known.properties.imageProperties, sourceUri: uri! };
      keepImage(editor, imageObjectId!, { ...known.properties, imageProperties }, image);
    },
  },
});
