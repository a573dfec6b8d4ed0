/** Everything that Google may call by name: the menu, the triggers and the pages. One line each. */
import { action } from './app/action.ts';
import { addRows as add } from './app/add-rows.ts';
import { answer } from './app/answer.ts';
import { drawBoards } from './app/boards/settle.ts';
import {
  confirmCluster as confirm,
  clusterProposals as proposals,
  refuseCluster as refuse,
} from './app/confirm-clusters.ts';
import { BASIC, FORM_WORK, REPORT_WORK } from './app/consent.ts';
import * as preferences from './app/digest/preferences.ts';
import * as digests from './app/digest/preview.ts';
import * as templates from './app/documents/check.ts';
import { sheetEdited } from './app/edit/edited.ts';
import { warnOfLoss } from './app/edit/lost.ts';
import { rowsRemoved } from './app/edit/removed.ts';
import { healthReport as health, repairHealth as repair } from './app/health/health.ts';
import { deletedRows as deleted, restoreRow as restore } from './app/history/deleted.ts';
import { rowHistory as history } from './app/history/row.ts';
import { showBatch as batch, lastBatches as batches, takeBack as undo } from './app/history/take-back.ts';
import { importTerrains, previewImport as preview } from './app/import-terrains.ts';
import { handleIntake as handle } from './app/intake/handle.ts';
import * as links from './app/intake/links.ts';
import * as forms from './app/intake/menu.ts';
import * as queue from './app/intake/queue.ts';
import * as round from './app/intake/round.ts';
import { formSent } from './app/intake/sent.ts';
import * as jobs from './app/jobs/jobs.ts';
import * as jobPage from './app/jobs/page.ts';
import * as lessons from './app/lessons/share.ts';
import {
  showAbout as about,
  archiveNow as archive,
  checkNow as checkWhole,
  installOrRepair as install,
  applyLookAgain as lookAgain,
} from './app/manage.ts';
import {
  lessonsDocument as lessonsPaper,
  meetingDocument as meetingPaper,
} from './app/meetings/documents.ts';
import * as meeting from './app/meetings/meetings.ts';
import * as control from './app/monitoring/control.ts';
import { freezePeriod as freeze } from './app/monitoring/freeze.ts';
import * as periods from './app/monitoring/periods.ts';
import { beginNight, quarter } from './app/night/night.ts';
import * as panel from './app/panel/fiche.ts';
import { takeStep as step } from './app/panel/step.ts';
import { openRegister } from './app/register.ts';
import * as reports from './app/reports/order.ts';
import { type TriggerEvent, triggered } from './app/triggered.ts';
import { visited } from './app/visited.ts';
import { usable } from './domain/import/outcome.ts';
import { DIGEST } from './domain/text/digest.ts';
import { DOCUMENT_TEXT } from './domain/text/documents.ts';
import { INTAKE } from './domain/text/intake.ts';
import { JOBS } from './domain/text/jobs.ts';
import { MEETING } from './domain/text/meeting.ts';
import { TEXT } from './domain/text/messages.ts';
import { MONITORING } from './domain/text/monitoring.ts';
import { PANEL } from './domain/text/panel.ts';
import { REPORT_RUN } from './domain/text/report-run.ts';
import { type ChangeEvent, type EditEvent, editOf, shrunkSheet, tookStructure } from './google/events.ts';
import { showMenu } from './google/menu.ts';
import { servePage } from './google/web.ts';
import { wire } from './google/wire.ts';
import type { PageCalls } from './ui/page-calls.ts';
import { routeOf, type WebVisit } from './ui/web/routes.ts';

const DIALOG = { width: 760, height: 620 };

/** Simple trigger: builds the menu when the file is opened. */
export const onOpen = (): void => showMenu();

/** Installed triggers, as app/triggers.ts declares them. */
export const onSheetEdit = (event: TriggerEvent & EditEvent): void =>
  triggered(wire(), 'onSheetEdit', event, (ports) => sheetEdited(ports, editOf(event)));
export const onSheetChange = (event: TriggerEvent & ChangeEvent): void => {
  const sheet = shrunkSheet(event);
  if (sheet !== null) triggered(wire(), 'onSheetChange', event, (ports) => rowsRemoved(ports, sheet));
  if (tookStructure(event)) triggered(wire(), 'onSheetChange', event, warnOfLoss);
};
export const onFormSent = (event: TriggerEvent): void =>
  triggered(wire(), 'onFormSent', event, (ports) => formSent(ports, event));
export const onNight = (event: TriggerEvent): void => triggered(wire(), 'onNight', event, beginNight);
export const onQuarter = (event: TriggerEvent): void => triggered(wire(), 'onQuarter', event, quarter);

export const installOrRepair = (): string | null => action(wire(), install, null);
export const applyLookAgain = (): string | null => action(wire(), lookAgain);
export const archiveNow = (): string | null => action(wire(), archive, [...BASIC, 'drive.file']);
export const checkNow = (): string | null => action(wire(), checkWhole);
export const showAbout = (): null => action(wire(), about);

export const openImport = () => action(wire(), ({ talk }) => talk.dialog('import', TEXT.page.import, DIALOG));
export const openClusters = () =>
  action(wire(), ({ talk }) => talk.dialog('clusters', TEXT.page.clusters, DIALOG));

export const openHistory = () =>
  action(wire(), ({ talk }) => talk.dialog('history', TEXT.page.history, DIALOG));
export const openUndo = () => action(wire(), ({ talk }) => talk.dialog('undo', TEXT.page.undo, DIALOG));
export const openDeleted = () =>
  action(wire(), ({ talk }) => talk.dialog('deleted', TEXT.page.deleted, DIALOG));

export const drawDashboard = (): string | null => action(wire(), drawBoards);

export const openHealth = () => action(wire(), ({ talk }) => talk.dialog('health', TEXT.page.health, DIALOG));

export const makeForms = (): string | null => action(wire(), forms.makeForms, FORM_WORK);
export const restoreForms = (): string | null => action(wire(), forms.restoreForms, FORM_WORK);
export const openOrCloseForms = (): string | null => action(wire(), forms.openOrCloseForms, FORM_WORK);
export const openIntake = () => action(wire(), ({ talk }) => talk.sidebar('intake', INTAKE.queue));

export const openPeriods = () =>
  action(wire(), ({ talk }) => talk.dialog('periods', MONITORING.page, DIALOG));
export const openReports = () =>
  action(wire(), ({ talk }) => talk.dialog('reports', REPORT_RUN.page, DIALOG), REPORT_WORK);
export const openJobs = () => action(wire(), ({ talk }) => talk.sidebar('jobs', JOBS.title));

export const openRound = () => action(wire(), ({ talk }) => talk.dialog('round', INTAKE.round.title, DIALOG));
export const openLinks = () => action(wire(), ({ talk }) => talk.dialog('links', INTAKE.links.title, DIALOG));

export const openMeeting = () => action(wire(), ({ talk }) => talk.dialog('meeting', MEETING.title, DIALOG));
export const openTemplates = () =>
  action(wire(), ({ talk }) => talk.dialog('templates', DOCUMENT_TEXT.page.title, DIALOG));
export const openLessons = () =>
  action(wire(), ({ talk }) => talk.dialog('lessons', MEETING.lessons.title, DIALOG));
export const openFiche = () => action(wire(), ({ talk }) => talk.sidebar('fiche', PANEL.title));
export const openDigests = () =>
  action(wire(), ({ talk }) => talk.dialog('digests', DIGEST.preview.title, DIALOG));
export const listSubscribers: PageCalls['listSubscribers'] = () =>
  answer(wire(), (ports) => digests.listSubscribers(ports, openRegister(ports)));
export const previewDigest: PageCalls['previewDigest'] = (key, day) =>
  answer(wire(), (ports) => digests.previewDigest(ports, openRegister(ports), key, day));
export const addSubscriptions: PageCalls['addSubscriptions'] = () =>
  answer(wire(), (ports) => digests.addSubscriptions(ports, openRegister(ports)));

/** The web app: a visit shows a page and changes nothing; anybody may make the calls of its pages. */
export const doGet = (visit: WebVisit) => servePage(routeOf(wire(), visit));
export const openPreferences: PageCalls['openPreferences'] = (code) =>
  visited(wire(), (ports) => preferences.openPreferences(ports, openRegister(ports), code));
export const savePreferences: PageCalls['savePreferences'] = (code, wanted) =>
  visited(wire(), (ports) => preferences.savePreferences(ports, openRegister(ports), code, wanted));
export const stopDigests: PageCalls['stopDigests'] = (code, stop) =>
  visited(wire(), (ports) => preferences.stopDigests(ports, openRegister(ports), code, stop));

/** Calls from the pages; the last one serves commands only. */
export const previewImport: PageCalls['previewImport'] = (text) =>
  answer(wire(), (ports) => preview(openRegister(ports), text));
export const applyImport: PageCalls['applyImport'] = (text, name) =>
  answer(wire(), (ports) => importTerrains(openRegister(ports), text, name));
export const clusterProposals: PageCalls['clusterProposals'] = () =>
  answer(wire(), (ports) => proposals(openRegister(ports)));
export const confirmCluster: PageCalls['confirmCluster'] = (choice) =>
  answer(wire(), (ports) => confirm(ports, openRegister(ports), choice));
export const refuseCluster: PageCalls['refuseCluster'] = (id, why) =>
  answer(wire(), (ports) => refuse(ports, openRegister(ports), id, why));
export const lastBatches: PageCalls['lastBatches'] = (skip) =>
  answer(wire(), (ports) => batches(openRegister(ports), skip));
export const showBatch: PageCalls['showBatch'] = (id) =>
  answer(wire(), (ports) => batch(openRegister(ports), id));
export const takeBack: PageCalls['takeBack'] = (id, consent) =>
  answer(wire(), (ports) => undo(openRegister(ports), id, consent));
export const deletedRows: PageCalls['deletedRows'] = (all) =>
  answer(wire(), (ports) => deleted(ports, openRegister(ports), all));
export const restoreRow: PageCalls['restoreRow'] = (table, key, id) =>
  answer(wire(), (ports) => restore(ports, openRegister(ports), table, key, id));
export const rowHistory: PageCalls['rowHistory'] = (all) =>
  answer(wire(), (ports) => history(ports, openRegister(ports), all));
export const waitingIntakes: PageCalls['waitingIntakes'] = () =>
  answer(wire(), (ports) => queue.waitingIntakes(ports, openRegister(ports)));
export const showIntake: PageCalls['showIntake'] = (key) =>
  answer(wire(), (ports) => queue.showIntake(ports, openRegister(ports), key));
export const searchPlaces: PageCalls['searchPlaces'] = (key, typed) =>
  answer(wire(), (ports) => queue.searchPlaces(ports, openRegister(ports), key, typed));
export const choosePlace: PageCalls['choosePlace'] = (key, print, target) =>
  answer(wire(), (ports) => queue.choosePlace(ports, openRegister(ports), key, print, target));
export const takeUpIntake: PageCalls['takeUpIntake'] = (key, print) =>
  answer(wire(), (ports) => queue.takeUpIntake(ports, openRegister(ports), key, print));
export const handleIntake: PageCalls['handleIntake'] = (request) =>
  answer(wire(), (ports) => handle(ports, openRegister(ports), request));
export const showFiche: PageCalls['showFiche'] = (key) =>
  answer(wire(), (ports) => panel.showFiche(ports, openRegister(ports), key));
export const findClusters: PageCalls['findClusters'] = (typed) =>
  answer(wire(), (ports) => panel.findClusters(openRegister(ports), typed));
export const takeStep: PageCalls['takeStep'] = (request) =>
  answer(wire(), (ports) => step(ports, openRegister(ports), request));
export const healthReport: PageCalls['healthReport'] = () => answer(wire(), (ports) => usable(health(ports)));
export const repairHealth: PageCalls['repairHealth'] = (id, name) =>
  answer(wire(), (ports) => repair(ports, id, name));
export const linkPlaces: PageCalls['linkPlaces'] = () =>
  answer(wire(), (ports) => links.linkPlaces(ports, openRegister(ports)));
export const municipalityLinks: PageCalls['municipalityLinks'] = (code) =>
  answer(wire(), (ports) => links.municipalityLinks(ports, openRegister(ports), code));
export const showRound: PageCalls['showRound'] = () =>
  answer(wire(), (ports) => round.showRound(ports, openRegister(ports)));
export const remindMunicipality: PageCalls['remindMunicipality'] = (code) =>
  answer(wire(), (ports) => round.remindMunicipality(ports, openRegister(ports), code));
export const meetings: PageCalls['meetings'] = () =>
  answer(wire(), (ports) => meeting.meetings(ports, openRegister(ports)));
export const showMeeting: PageCalls['showMeeting'] = (key) =>
  answer(wire(), (ports) => meeting.showMeeting(ports, openRegister(ports), key));
export const saveAgenda: PageCalls['saveAgenda'] = (key, print, agenda) =>
  answer(wire(), (ports) => meeting.saveAgenda(openRegister(ports), key, print, agenda));
export const recordMeeting: PageCalls['recordMeeting'] = (key, print, typed) =>
  answer(wire(), (ports) => meeting.recordMeeting(ports, openRegister(ports), key, print, typed));
export const meetingDocument: PageCalls['meetingDocument'] = (key, kind) =>
  answer(wire(), (ports) => meetingPaper(ports, openRegister(ports), key, kind));
export const lessonsDocument: PageCalls['lessonsDocument'] = (order) =>
  answer(wire(), (ports) => lessonsPaper(ports, openRegister(ports), order));
export const lessonsToShare: PageCalls['lessonsToShare'] = () =>
  answer(wire(), (ports) => lessons.lessonsToShare(openRegister(ports)));
export const shareLessons: PageCalls['shareLessons'] = (request) =>
  answer(wire(), (ports) => lessons.shareLessons(ports, openRegister(ports), request));
export const templatedReports: PageCalls['templatedReports'] = () =>
  answer(wire(), () => templates.templatedReports());
export const checkReportTemplate: PageCalls['checkReportTemplate'] = (id) =>
  answer(wire(), (ports) => templates.checkReportTemplate(ports, id));
export const resetReportTemplate: PageCalls['resetReportTemplate'] = (id) =>
  answer(wire(), (ports) => templates.resetReportTemplate(ports, id));
export const reportChoices: PageCalls['reportChoices'] = () =>
  answer(wire(), (ports) => reports.reportChoices(ports, openRegister(ports)));
export const reportPlan: PageCalls['reportPlan'] = (choice) =>
  answer(wire(), (ports) => reports.reportPlan(ports, openRegister(ports), choice));
export const startReports: PageCalls['startReports'] = (choice) =>
  answer(wire(), (ports) => reports.startReports(ports, openRegister(ports), choice));
export const jobsNow: PageCalls['jobsNow'] = () =>
  answer(wire(), (ports) => jobPage.jobsNow(ports, openRegister(ports)));
export const workOnJob: PageCalls['workOnJob'] = (key) =>
  answer(wire(), (ports) => jobPage.workOnJob(ports, openRegister(ports), key));
export const pauseJob: PageCalls['pauseJob'] = (key) =>
  answer(wire(), (ports) => jobs.pauseJob(ports, openRegister(ports), key));
export const resumeJob: PageCalls['resumeJob'] = (key) =>
  answer(wire(), (ports) => jobs.resumeJob(ports, openRegister(ports), key));
export const cancelJob: PageCalls['cancelJob'] = (key) =>
  answer(wire(), (ports) => jobs.cancelJob(ports, openRegister(ports), key));
export const showPeriods: PageCalls['showPeriods'] = () =>
  answer(wire(), (ports) => periods.showPeriods(ports, openRegister(ports)));
export const offerPeriods: PageCalls['offerPeriods'] = () =>
  answer(wire(), (ports) => periods.offerNow(ports, openRegister(ports)));
export const stepPeriod: PageCalls['stepPeriod'] = (key, to) =>
  answer(wire(), (ports) => periods.stepPeriod(ports, openRegister(ports), key, to));
export const showControl: PageCalls['showControl'] = (key) =>
  answer(wire(), (ports) => control.showControl(ports, openRegister(ports), key));
export const mailControl: PageCalls['mailControl'] = (key) =>
  answer(wire(), (ports) => control.mailControl(ports, openRegister(ports), key));
export const freezePeriod: PageCalls['freezePeriod'] = (key) =>
  answer(wire(), (ports) => freeze(ports, openRegister(ports), key));
export const correctPeriod: PageCalls['correctPeriod'] = (key, clusters, reason) =>
  answer(wire(), (ports) => freeze(ports, openRegister(ports), key, { clusters, reason }));
export const correctableClusters: PageCalls['correctableClusters'] = (key) =>
  answer(wire(), (ports) => periods.correctable(ports, openRegister(ports), key));
export const addRows: PageCalls['addRows'] = (request, reason) =>
  answer(wire(), (ports) => add(openRegister(ports), request, reason));
