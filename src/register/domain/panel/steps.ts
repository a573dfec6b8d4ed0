/** The next steps of a cluster: what can be done now, and what a step that was filled in comes to. */
import type { Change } from '../change/change.ts';
import { outdated } from '../programme/computed.ts';
import { judgeTrack, type Recorder, STEP_RULES } from '../programme/steps.ts';
import { stateLabel } from '../programme/transitions.ts';
import { newFindings, rowAfter, sourceAfter } from '../rules/after.ts';
import type { Finding } from '../rules/rule.ts';
import { openView, type Source } from '../rules/view.ts';
import type { Row } from '../schema/table.ts';
import { track } from '../schema/tables/index.ts';
import { PANEL } from '../text/panel.ts';
import { fieldId, readFields, type StepError, type Typed } from './form.ts';
import { rowsOfCluster } from './rows.ts';
import { HANDOVER_STEPS } from './steps/handovers.ts';
import { REPORT_STEPS } from './steps/reports.ts';
import { SESSION_STEPS } from './steps/sessions.ts';
import { type Move, type Offer, type Standpoint, type StepSpec, stateField } from './steps/step.ts';
import { TRACK_STEPS } from './steps/tracks.ts';

/** In the order in which the panel shows them. */
export const STEPS: readonly StepSpec[] = [
  TRACK_STEPS.start,
  SESSION_STEPS.result,
  HANDOVER_STEPS.decide,
  SESSION_STEPS.plan,
  TRACK_STEPS.move,
  HANDOVER_STEPS.offer,
  REPORT_STEPS.assess,
  REPORT_STEPS.log,
  TRACK_STEPS.action,
];

/** A step that a person filled in. */
export interface StepRequest {
  /** Key of the cluster. */
  readonly cluster: string;
  readonly step: string;
  /** As its offer told. */
  readonly about: string | null;
  readonly values: Typed;
}

/** What a step comes to: what stands in the way, or the batch with what to say about it. */
export type PlannedStep =
  | { readonly ok: false; readonly errors: readonly StepError[] }
  | {
      readonly ok: true;
      readonly changes: readonly Change[];
      /** Dutch sentences: what was done, then what else changed or stayed. */
      readonly says: readonly string[];
      /** Dutch sentences of what the rules warn of. */
      readonly warnings: readonly string[];
    };

export function stepSpec(id: string): StepSpec | null {
  return STEPS.find((spec) => spec.id === id) ?? null;
}

/** The offer that a request answers; null when it is not there any more. */
export function offerOf(at: Standpoint, { step, about }: Pick<StepRequest, 'step' | 'about'>): Offer | null {
  return (
    stepSpec(step)
      ?.offers(at)
      .find((offer) => offer.about === about) ?? null
  );
}

/**
 * Works a step out against the rows as they are: reads the fields, moves the wagons by their guards, brings up to
 * date what follows, and asks the rules. A mistake that the step would make stands in its way.
 */
export function planStep(
  source: Source,
  request: StepRequest,
  self: string | null,
  by: Recorder,
): PlannedStep {
  const view = openView(source);
  const rows = rowsOfCluster(view, request.cluster);
  const refuse = ({ reason, tip }: { readonly reason: string; readonly tip: string }): PlannedStep => ({
    ok: false,
    errors: [{ field: null, reason, tip }],
  });
  if (!rows) return refuse(PANEL.gone);
  const at: Standpoint = { view, rows, self };
  const offer = offerOf(at, request);
  if (!offer) return refuse(PANEL.unknownStep);
  const { filled, errors } = readFields(offer.fields, request.values, view);
  if (errors.length) return { ok: false, errors };
  const judged = stepSpec(request.step)!.judge(at, filled, request.about);
  if ('errors' in judged) return { ok: false, errors: judged.errors };

  const asked = new Set(offer.fields.map(fieldId));
  const changes: Change[] = [...judged.changes];
  const says: string[] = [judged.says];
  for (const move of judged.moves) {
    const made = moved(source, changes, move, by);
    if (made.findings.length && move.asked)
      return { ok: false, errors: made.findings.map((one) => errorOf(one, asked)) };
    if (!move.asked) says.push(made.says);
    if (!made.findings.length) changes.push(...made.changes);
  }
  changes.push(...followUps(source, changes));
  const found = newFindings(source, changes);
  const wrong = found.filter(({ rule, severity }) => severity === 'fout' && !MISSED.includes(rule));
  if (wrong.length) return { ok: false, errors: wrong.map((one) => errorOf(one, asked)) };
  const warnings = found.filter(({ severity }) => severity !== 'melding');
  return { ok: true, changes, says, warnings: warnings.map(({ message, tip }) => `${message} ${tip}`) };
}

/** One step of a track on top of other changes. */
function moved(
  source: Source,
  before: readonly Change[],
  { track: key, wagon, to, day, reason }: Move,
  by: Recorder,
): { readonly changes: readonly Change[]; readonly findings: readonly Finding[]; readonly says: string } {
  const field = stateField(wagon);
  const { label } = track.columns[field];
  const row = openView(sourceAfter(source, before)).row(track, key)!;
  const update: Change = {
    type: 'update',
    table: track.id,
    key,
    values: { [field]: to, step_date: day, step_reason: reason },
  };
  const view = openView(sourceAfter(source, [...before, update]));
  const after = rowAfter(track, row, update) as Row<typeof track>;
  const isNew = before.some((change) => change.type === 'add' && change.key === key);
  const verdict = judgeTrack(key, isNew ? null : row, after, view, by);
  const stays = `${row.name ?? key}: ${PANEL.stays(label.toLowerCase(), stateLabel(wagon, row[field]))}`;
  return {
    findings: verdict.findings,
    says: verdict.findings.length
      ? `${stays} ${verdict.findings.map((one) => `${bare(one.message)} ${one.tip}`).join(' ')}`
      : `${row.name ?? key}: ${PANEL.moved(label.toLowerCase(), stateLabel(wagon, to))}`,
    changes: [
      { ...update, values: { [field]: to } },
      { type: 'update', table: track.id, key, values: verdict.values },
      ...verdict.events.map((event, index) => ({ ...event, key: `${event.key}-${wagon}-${index}` })),
    ],
  };
}

/** The computed columns of the tracks that a batch touches, or whose cluster it says something of. */
function followUps(source: Source, changes: readonly Change[]): readonly Change[] {
  const view = openView(sourceAfter(source, changes));
  const keys = changes.flatMap(({ table, key, values }) => [
    ...(table === track.id ? [key] : []),
    ...(typeof values.cluster_id === 'string'
      ? view.having(track, 'cluster_id', values.cluster_id).map((one) => one.key)
      : []),
  ]);
  return outdated(view, new Map([[track.id, new Set(keys)]]));
}

/** Where a step is put back for another cell than the one to mend. */
const MENDED: Readonly<Record<string, string>> = {
  stap_zonder_reden: 'step_reason',
  stap_datum: 'step_date',
};

/** Mistakes of the past, which no step can put right: told, and not in the way. */
const MISSED: readonly string[] = ['nulmeting_te_laat'];

/** A finding beside the field that it is about, where the step asks for that. */
function errorOf({ rule, table, field, message, tip }: Finding, asked: ReadonlySet<string>): StepError {
  const own = STEP_RULES.some(({ id }) => id === rule) ? (MENDED[rule] ?? field) : field;
  const id = `${table}.${own}`;
  return asked.has(id) ? { field: id, reason: bare(message), tip } : { field: null, reason: message, tip };
}

/** The sentence of a finding without its row, where that is told already. */
function bare(message: string): string {
  const text = message.slice(message.indexOf(': ') + 2);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
