/** What Google Forms does according to practice but not to documentation: one switch each, for tests of both. */

export const FORM_BEHAVIOUR = {
  /** A row of a grid without an answer reads as null; false gives '', as the documentation says. */
  unansweredGridRowsAreNull: false,
  /** After a changed response the spreadsheet's event tells only what changed, and '' for the rest. */
  editsTellOnlyChanges: true,
  /** The linked tab reads answers as typed text: `5` becomes a number; false keeps every answer text. */
  answersAreReadAsTyped: true,
  /** A script may send a response to a form that collects addresses; false makes `submit` throw. */
  scriptsSubmitWhereEmailIsCollected: true,
  /** Since this moment a form that a script makes starts unpublished, and takes no responses. */
  unpublishedSince: Date.UTC(2026, 5, 30),
};
