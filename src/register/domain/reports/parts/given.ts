/** What the parts of a document are filled from: the facts of its subject, those of the period before, and the period. */
import type { ClusterFacts } from '../../monitoring/facts.ts';
import type { Figures } from '../../monitoring/figures.ts';
import type { Span } from '../../monitoring/span.ts';
import type { ReportSite, Subject } from '../report.ts';

/** What all facts have. */
export interface AnyFacts {
  readonly span: Span;
  readonly figures: Figures;
}

export interface Given<F extends AnyFacts = AnyFacts> {
  readonly site: ReportSite;
  readonly subject: Subject;
  readonly facts: F;
  readonly before: F | null;
  /** The facts of the clusters that the subject is or holds; worked out once. */
  clusters(): readonly ClusterFacts[];
}
