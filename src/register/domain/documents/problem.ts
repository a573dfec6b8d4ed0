/** What can be wrong with a template: where, what, and how to repair it, in Dutch. */

export interface Problem {
  /** `error`: no document can be made. `warning`: it can, but not as who wrote the template will mean. `hint`: fine. */
  readonly severity: 'error' | 'warning' | 'hint';
  /** The heading, table and row that it stands in, as people find it: `onder “Resultaten”, tabel 2, rij 3`. */
  readonly place: string;
  /** The text around it. */
  readonly around: string;
  readonly message: string;
  readonly repair: string;
}
