/** What DocumentApp does according to practice but not to documentation: one switch each, for tests of both. */

export const DOCUMENT_BEHAVIOUR = {
  /** How a line break within a paragraph reads in `getText`. */
  softBreakReadsAs: '\r',
};
