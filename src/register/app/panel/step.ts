/** Use case: does a next step from the side panel, as one checked batch, and shows the cluster as it then is. */

import { type Outcome, unusable, usable } from '../../domain/import/outcome.ts';
import { type Fiche, printOf } from '../../domain/panel/fiche.ts';
import type { StepError } from '../../domain/panel/form.ts';
import { rowsOfCluster } from '../../domain/panel/rows.ts';
import { planStep, type StepRequest, stepSpec } from '../../domain/panel/steps.ts';
import { openView } from '../../domain/rules/view.ts';
import { cluster } from '../../domain/schema/tables/index.ts';
import { PANEL } from '../../domain/text/panel.ts';
import { decided } from '../decide.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register.ts';
import { sourceOf } from '../view.ts';
import { ficheNow, readerOf } from './fiche.ts';

/** A step as the panel sends it, with the print of the fiche that it was decided on. */
export interface SentStep extends StepRequest {
  readonly print: string;
}

/** What came of a step. Nothing is changed unless it is `done`. */
export type TakenStep =
  | {
      readonly kind: 'done';
      readonly says: readonly string[];
      readonly warnings: readonly string[];
      /** The batch that can be taken back; null when there was nothing to change. */
      readonly batch: string | null;
      readonly fiche: Fiche;
    }
  | { readonly kind: 'refused'; readonly errors: readonly StepError[] }
  /** The cluster changed since the panel showed it. */
  | { readonly kind: 'stale'; readonly fiche: Fiche };

type Verdict =
  | { readonly kind: 'done'; readonly says: readonly string[]; readonly warnings: readonly string[] }
  | { readonly kind: 'refused'; readonly errors: readonly StepError[] }
  | { readonly kind: 'stale' };

export function takeStep(ports: Ports, register: Register, request: SentStep): Outcome<TakenStep> {
  const spec = stepSpec(request.step);
  if (!spec) return unusable(PANEL.unknownStep.reason, PANEL.unknownStep.tip);
  const name = register.read(cluster).byKey.get(request.cluster)?.values.name ?? request.cluster;
  const reader = readerOf(ports, register);
  const made = decided<Verdict>(register, { via: 'menu', reason: `${spec.reason}: ${name}` }, () => {
    const source = sourceOf(ports, register);
    const rows = rowsOfCluster(openView(source), request.cluster);
    if (!rows) return unusable(PANEL.gone.reason, PANEL.gone.tip);
    if (printOf(rows) !== request.print) return usable({ changes: [], answer: { kind: 'stale' } });
    const by = { actor: ports.actor.code(), at: ports.clock.now() };
    const plan = planStep(source, request, reader.contact, by);
    return usable(
      plan.ok
        ? { changes: plan.changes, answer: { kind: 'done', says: plan.says, warnings: plan.warnings } }
        : { changes: [], answer: { kind: 'refused', errors: plan.errors } },
    );
  });
  if (!made.ok) return made;
  const { answer, batch } = made.value;
  if (answer.kind === 'refused') return usable(answer);
  const shown = ficheNow(ports, register, request.cluster);
  if (!shown.ok) return shown;
  if (shown.value.kind !== 'fiche') throw new Error('A key leads to one fiche.');
  const { fiche } = shown.value;
  if (answer.kind === 'stale') return usable({ kind: 'stale', fiche });
  const says = batch === null ? [PANEL.unchanged] : answer.says;
  return usable({ ...answer, says, batch, fiche });
}
