/** What Google does according to practice but not to documentation: one switch each, for tests of both. */

export const EVENT_BEHAVIOUR = {
  /** `value` and `oldValue` of an edit are text, whatever the cell holds; false gives numbers as numbers. */
  valuesAreText: true,
  /** A paste into one cell tells its `value` and `oldValue`, as typing does. */
  pastesTellTheValue: false,
  /** Taking an edit back, or doing it again, is an edit that triggers hear of. */
  undoFiresEdit: true,
  /** Such an edit of one cell tells its `value` and `oldValue`, as typing does. */
  undoTellsTheValue: false,
};
