/** What pages and commands may ask of the script: name, arguments and answer of each call; main.ts exports them. */

import type { AddedRows } from '../app/add-rows.ts';
import type { ClusterChoice, ShownProposal } from '../app/confirm-clusters.ts';
import type { Outcome } from '../domain/import/outcome.ts';
import type { ImportReport } from '../domain/import/report.ts';
import type { TableRows } from '../domain/import/rows.ts';

/** Faults come back as a refusal as well, so that who asked can show their sentence and tip. */
export interface PageCalls {
  previewImport(text: string): Outcome<ImportReport>;
  applyImport(text: string, name: string): Outcome<ImportReport>;
  clusterProposals(): Outcome<readonly ShownProposal[]>;
  confirmCluster(choice: ClusterChoice): Outcome<string>;
  refuseCluster(id: string, why: string): Outcome<string>;
  addRows(request: readonly TableRows[], reason: string): Outcome<AddedRows>;
}
