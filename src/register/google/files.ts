/** Files beside the spreadsheet, by the advanced Drive service: with `drive.file` it sees only what this script made. */
import type { Files, StoredFile } from '../app/ports.ts';

/** Name of the app property that holds a tag; Drive keeps 124 bytes of name and value together. */
const TAG = 'tag';
const FACTS = 'id,size,sha256Checksum,trashed';

/** The types do not know that content comes back as text, or as a blob. */
type Content = string | GoogleAppsScript.Base.Blob;

export function filesOf(): Files {
  return {
    create({ name, type, text, tag }) {
      const blob = Utilities.newBlob('', type, name).setDataFromString(text, 'UTF-8');
      const made = files().create({ name, mimeType: type, appProperties: { [TAG]: tag } }, blob, {
        fields: 'id',
      });
      return made.id!;
    },
    find(tag) {
      const q = `appProperties has { key='${TAG}' and value='${tag}' } and trashed = false`;
      const found = files().list({ q, fields: `files(${FACTS})` });
      return (found.files ?? []).map(factsOf);
    },
    facts(id) {
      try {
        const file = files().get(id, { fields: FACTS }) as GoogleAppsScript.Drive_v3.Drive.V3.Schema.File;
        return file.trashed ? null : factsOf(file);
      } catch (error) {
        if (error instanceof Error && /not found/i.test(error.message)) return null;
        throw error;
      }
    },
    text(id) {
      const content = files().get(id, { alt: 'media' }) as unknown as Content;
      return typeof content === 'string' ? content : content.getDataAsString('UTF-8');
    },
    sha256(text) {
      const { DigestAlgorithm, Charset } = Utilities;
      const bytes = Utilities.computeDigest(DigestAlgorithm.SHA_256, text, Charset.UTF_8);
      return bytes.map((byte) => ((byte + 256) % 256).toString(16).padStart(2, '0')).join('');
    },
  };
}

function files(): GoogleAppsScript.Drive_v3.Drive.V3.Collection.FilesCollection {
  // The types take into account that a manifest may not enable the service; ours does.
  return Drive!.Files;
}

function factsOf(file: GoogleAppsScript.Drive_v3.Drive.V3.Schema.File): StoredFile {
  return { id: file.id!, size: Number(file.size ?? 0), sha256: file.sha256Checksum ?? '' };
}
