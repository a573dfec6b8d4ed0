/** What DocumentApp does according to practice but not to documentation: one switch each, for tests of both. */

export const DOCUMENT_BEHAVIOUR = {
  /** How a line break within a paragraph reads in `getText`. */
  softBreakReadsAs: '\r',
  /**
   * Whether `insertInlineImage` can fetch a picture of another document by its `contentUri`. Documentation says that
   * anyone with that address sees the picture for half an hour; not that Docs itself may be given it.
   */
  picturesByAddress: true,
  /**
   * Whether a DOCX that Drive turns into a document keeps its header, its footer and the numbers of pages in them.
   * Practice says so; documentation names no part that comes along.
   */
  uploadsKeepHeaders: true,
};
