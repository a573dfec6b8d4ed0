/** What the dialogs may ask of the script: name, arguments and answer of every call; main.ts exports each. */

import type { ClusterChoice, ShownProposal } from '../app/confirm-clusters.ts';
import type { Outcome } from '../domain/import/outcome.ts';
import type { ImportReport } from '../domain/import/report.ts';

/** Faults come back as a refusal as well, so that a page can show their sentence and tip. */
export interface PageCalls {
  previewImport(text: string): Outcome<ImportReport>;
  applyImport(text: string, name: string): Outcome<ImportReport>;
  clusterProposals(): Outcome<readonly ShownProposal[]>;
  confirmCluster(choice: ClusterChoice): Outcome<string>;
  refuseCluster(id: string, why: string): Outcome<string>;
}
