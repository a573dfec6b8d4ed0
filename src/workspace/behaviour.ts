/** What Google does according to practice but not to documentation: one switch each, for tests of both. */

export const EVENT_BEHAVIOUR = {
  /** `value` and `oldValue` of an edit are text, whatever the cell holds; false gives numbers as numbers. */
  valuesAreText: true,
  /** A paste into one cell tells its `value` and `oldValue`, as typing does. */
  pastesTellTheValue: false,
};
