/** What pages and commands may ask of the script: name, arguments and answer of each call; main.ts exports them. */

import type { AddedRows } from '../app/add-rows.ts';
import type { ClusterChoice, ShownProposal } from '../app/confirm-clusters.ts';
import type { Preferences, ShownPreferences } from '../app/digest/preferences.ts';
import type { ShownReport, ShownTemplate } from '../app/documents/check.ts';
import type { HealthReport } from '../app/health/health.ts';
import type { DeletedRows, RestoredRow } from '../app/history/deleted.ts';
import type { RowHistory } from '../app/history/row.ts';
import type { ShownBatches, ShownPlan, TakenBack } from '../app/history/take-back.ts';
import type { Handled, HandleRequest } from '../app/intake/handle.ts';
import type { linkPlaces, MunicipalityLinks } from '../app/intake/links.ts';
import type { ShownIntake, ShownPlace, WaitingIntake } from '../app/intake/queue.ts';
import type { ShownRound } from '../app/intake/round.ts';
import type { ShareRequest, ShownLessons } from '../app/lessons/share.ts';
import type { Choice, ShownMeeting } from '../app/meetings/meetings.ts';
import type { ClusterName, ShownFiche } from '../app/panel/fiche.ts';
import type { SentStep, TakenStep } from '../app/panel/step.ts';
import type { Outcome } from '../domain/import/outcome.ts';
import type { ImportReport } from '../domain/import/report.ts';
import type { TableRows } from '../domain/import/rows.ts';
import type { RecordRefusal, TypedRecord } from '../domain/meeting/record.ts';

/** Faults come back as a refusal as well, so that who asked can show their sentence and tip. */
export interface PageCalls {
  previewImport(text: string): Outcome<ImportReport>;
  applyImport(text: string, name: string): Outcome<ImportReport>;
  clusterProposals(): Outcome<readonly ShownProposal[]>;
  confirmCluster(choice: ClusterChoice): Outcome<string>;
  refuseCluster(id: string, why: string): Outcome<string>;
  lastBatches(skip: number): Outcome<ShownBatches>;
  showBatch(batch: string): Outcome<ShownPlan>;
  takeBack(batch: string, consent: string): Outcome<TakenBack>;
  deletedRows(all: boolean): Outcome<DeletedRows>;
  restoreRow(table: string, key: string, batch: string): Outcome<RestoredRow>;
  rowHistory(all: boolean): Outcome<RowHistory>;
  waitingIntakes(): Outcome<readonly WaitingIntake[]>;
  showIntake(key: string): Outcome<ShownIntake>;
  searchPlaces(key: string, typed: string): Outcome<readonly ShownPlace[]>;
  choosePlace(key: string, print: string, target: string | null): Outcome<ShownIntake>;
  takeUpIntake(key: string, print: string): Outcome<ShownIntake>;
  handleIntake(request: HandleRequest): Outcome<Handled>;
  showFiche(key: string | null): Outcome<ShownFiche>;
  findClusters(typed: string): Outcome<readonly ClusterName[]>;
  takeStep(request: SentStep): Outcome<TakenStep>;
  healthReport(): Outcome<HealthReport>;
  repairHealth(id: string, repair: string): Outcome<HealthReport>;
  linkPlaces(): ReturnType<typeof linkPlaces>;
  municipalityLinks(code: string): Outcome<MunicipalityLinks>;
  showRound(): Outcome<ShownRound>;
  remindMunicipality(code: string): Outcome<string>;
  meetings(): Outcome<readonly Choice[]>;
  showMeeting(key: string): Outcome<ShownMeeting>;
  saveAgenda(key: string, print: string, agenda: string): Outcome<string>;
  recordMeeting(key: string, print: string, typed: TypedRecord): Outcome<string> | RecordRefusal;
  lessonsToShare(): Outcome<ShownLessons>;
  shareLessons(request: ShareRequest): Outcome<string>;
  openPreferences(code: string): Outcome<ShownPreferences>;
  savePreferences(code: string, wanted: Preferences): Outcome<ShownPreferences>;
  stopDigests(code: string, stop: boolean): Outcome<ShownPreferences>;
  templatedReports(): Outcome<readonly ShownReport[]>;
  checkReportTemplate(id: string): Outcome<ShownTemplate>;
  resetReportTemplate(id: string): Outcome<ShownTemplate>;
  addRows(request: readonly TableRows[], reason: string): Outcome<AddedRows>;
}
