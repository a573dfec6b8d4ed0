/** What Apps Script does according to practice but not to documentation: one switch each, for tests of both. */

export interface Behaviour {
  /** A script's write that breaks a rule with setAllowInvalid(false) throws; false lets it through. */
  scriptWritesAreValidated: boolean;
  /** Text pasted from elsewhere is refused by strict rules, cell by cell; false only warns. */
  pastesAreValidated: boolean;
  /** Text such as `+SUM(A1:A2)` is a formula too. */
  plusStartsFormula: boolean;
  /** Inserted rows and columns take the validation of the neighbour that they take their look from. */
  insertsInheritValidation: boolean;
  /** A chart that was not told its headers guesses them from the cells; false takes every row for data. */
  chartsGuessHeaders: boolean;
}

export const BEHAVIOUR: Behaviour = {
  scriptWritesAreValidated: true,
  pastesAreValidated: true,
  plusStartsFormula: true,
  insertsInheritValidation: true,
  chartsGuessHeaders: true,
};
