/** Formulieren maken of bijwerken: makes each form equal to its declaration and tells what a person changed in it. */
import type { FormSpec } from '../../domain/intake/form.ts';
import { FORM_IDS, FORMS } from '../../domain/intake/forms.ts';
import {
  municipalitiesOn,
  type Places,
  type PlannedItem,
  planForm,
  retiredPage,
} from '../../domain/intake/plan.ts';
import { cluster, municipality, terrain } from '../../domain/schema/tables/index.ts';
import { INTAKE } from '../../domain/text/intake.ts';
import type { Forms, FormTexts, OpenForm, Ports } from '../ports.ts';
import type { Register } from '../register.ts';
import { type Drift, FormDesk, textsDrift } from './desk.ts';
import { keepForm, keptForm, NOTHING } from './kept.ts';
import { openFormByPeriod } from './opening.ts';

export interface ProvisionOptions {
  /** Puts back what a person changed; told only when absent. */
  readonly restore?: boolean;
}

export interface Provisioned {
  /** What was done and found, one Dutch sentence each. */
  readonly says: readonly string[];
  /** False when the time ran out; the next run goes on where this one stopped. */
  readonly finished: boolean;
}

/** Well under the six minutes of an execution. */
export const TIME_BUDGET = 270_000;

/** Makes or updates both forms. Safe to repeat after it stopped anywhere. */
export function provisionForms(
  ports: Ports,
  register: Register,
  options: ProvisionOptions = {},
): Provisioned {
  const places = placesOf(ports, register);
  const says: string[] = [];
  for (const id of FORM_IDS) {
    const done = provision(ports, register, FORMS[id], places, options.restore ?? false);
    says.push(...done.says);
    if (!done.finished) return { says: [...says, INTAKE.provision.unfinished], finished: false };
  }
  return { says: says.length ? says : [INTAKE.provision.fine], finished: true };
}

/** The rows that the forms offer today. */
export function placesOf(ports: Ports, register: Register): Places {
  const rows = (table: typeof terrain | typeof cluster | typeof municipality) =>
    register.read(table).entries.map((entry) => entry.values);
  return {
    municipalities: municipalitiesOn(rows(municipality), ports.clock.now().slice(0, 10)),
    terrains: rows(terrain),
    clusters: rows(cluster),
  };
}

function provision(
  ports: Ports,
  register: Register,
  spec: FormSpec,
  places: Places,
  restore: boolean,
): Provisioned {
  const says: string[] = [];
  const opened = openOrMake(ports, spec, restore);
  if (!opened) return { says: [INTAKE.provision.missing(spec.title)], finished: true };
  const { form, made } = opened;
  if (made) says.push(INTAKE.provision.made(spec.title));

  const desk = new FormDesk(ports, spec.id, form, restore, TIME_BUDGET);
  const plan = withRetired(planForm(spec, places, register.look), desk);
  const drift: Drift[] = [];
  const finished = desk.bring(plan, drift);
  if (finished) {
    const texts: FormTexts = {
      title: spec.title,
      description: spec.description,
      confirmation: spec.confirmation,
      closed: spec.closed,
    };
    textsDrift(desk, texts, drift);
    form.settle();
    desk.finish();
    const opening = openFormByPeriod(register, spec.id, form);
    if (opening) says.push(opening);
  }
  if (!made && desk.changed) says.push(INTAKE.provision.updated(spec.title, desk.changed));
  says.push(
    ...drift.map((found) => (restore ? INTAKE.drift.restored : INTAKE.drift.found)(spec.title, found.says)),
  );
  if (drift.length && !restore) says.push(INTAKE.drift.howTo);
  return { says, finished };
}

/** Questions that are not asked any more go to the end, so that old answers stay readable. */
function withRetired(plan: readonly PlannedItem[], desk: FormDesk): readonly PlannedItem[] {
  const retired = desk.retired(plan);
  return retired.length ? [...plan, retiredPage(), ...retired] : plan;
}

/**
 * The form of this register, made when there is none. The moment is written down before it is made, and its id right
 * after; a form that was made in between is found by its name and its age, and taken into use.
 */
function openOrMake(
  ports: Ports,
  spec: FormSpec,
  restore: boolean,
): { form: OpenForm; made: boolean } | null {
  const kept = keptForm(ports, spec.id);
  if (kept.id) {
    const form = ports.forms.open(kept.id);
    if (form || !restore) return form && { form, made: false };
  }
  const since = kept.makingSince;
  const orphans = since === null ? [] : ports.forms.blank(spec.name, since);
  if (since === null) keepForm(ports, spec.id, { ...NOTHING, makingSince: ports.clock.instant() });
  const id = orphans[0] ?? ports.forms.create(spec.name);
  keepForm(ports, spec.id, { ...NOTHING, id, busy: true });
  return { form: mustOpen(ports.forms, id), made: true };
}

function mustOpen(forms: Forms, id: string): OpenForm {
  const form = forms.open(id);
  if (!form) throw new Error(`The form ${id} cannot be opened.`);
  return form;
}
