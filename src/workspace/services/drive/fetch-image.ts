/** Pictures behind addresses, as Google can fetch them: public files of the Drive, and those in documents. */
import type { World } from '../../world.ts';
import { DOCUMENT_BEHAVIOUR } from '../docs/behaviour.ts';
import type { DocumentHost, FetchedImage } from '../docs/editor.ts';
import { idInAddress } from './kinds.ts';

const LONGEST_URI = 2048;

/** Gives documents the pictures of this world; of the internet it knows nothing. */
export function imageHost(world: World): DocumentHost {
  return {
    fetchImage: (uri) =>
      uri.length > LONGEST_URI ? null : (publicFile(world, uri) ?? inDocument(world, uri)),
  };
}

/** A file that anyone with the link may see. */
function publicFile(world: World, uri: string): FetchedImage | null {
  if (!/^https:\/\/(drive|lh\d|docs)\.google(usercontent)?\.com\//.test(uri)) return null;
  const file = world.files.get(idInAddress(uri) ?? '');
  if (file?.kind !== 'file' || file.trashed || file.drive.link?.type !== 'anyone') return null;
  return { contentType: file.model.contentType, bytes: file.model.bytes };
}

/** Its address is no secret that needs rights: who has it sees the picture. */
function inDocument(world: World, uri: string): FetchedImage | null {
  if (!DOCUMENT_BEHAVIOUR.picturesByAddress) return null;
  for (const file of world.files.values()) {
    if (file.kind !== 'document') continue;
    for (const image of file.model.images.values())
      if (image.properties.imageProperties?.contentUri === uri)
        return { contentType: image.contentType, bytes: Buffer.from(image.base64, 'base64') };
  }
  return null;
}
