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
import { FormLease } from './lease.ts';
import { openFormByPeriod } from './opening.ts';

export interface ProvisionOptions {
  /** Puts back what a person changed; told only when absent. */
  readonly restore?: boolean;
  /** Leaves a form that does not exist; otherwise it is made. */
  readonly existingOnly?: boolean;
  /** False when it should stop and go on later; a time of its own when absent. */
  readonly hasTime?: () => boolean;
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
  const work: Work = {
    ports,
    register,
    places: placesOf(ports, register),
    lease: new FormLease(ports),
    restore: options.restore ?? false,
    hasTime: options.hasTime ?? (() => ports.clock.elapsed() < TIME_BUDGET),
  };
  const says: string[] = [];
  try {
    for (const id of FORM_IDS) {
      if (options.existingOnly && keptForm(ports, id).id === '') continue;
      const done = provision(work, FORMS[id]);
      says.push(...done.says);
      if (!done.finished) return { says: [...says, INTAKE.provision.unfinished], finished: false };
    }
  } finally {
    work.lease.drop();
  }
  return { says: says.length ? says : [INTAKE.provision.fine], finished: true };
}

/** What the work on both forms shares. */
export interface Work {
  readonly ports: Ports;
  readonly register: Register;
  readonly places: Places;
  readonly lease: FormLease;
  readonly restore: boolean;
  hasTime(): boolean;
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

function provision(work: Work, spec: FormSpec): Provisioned {
  const { register, places, restore } = work;
  const says: string[] = [];
  const opened = openOrMake(work, spec);
  if (!opened) return { says: [INTAKE.provision.missing(spec.title)], finished: true };
  const { form, made } = opened;
  if (made) says.push(INTAKE.provision.made(spec.title));

  const desk = new FormDesk(work, spec.id, form);
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
    // Once, for who closes the form to strangers later has a reason.
    if (!desk.everFinished && !form.openToAll()) says.push(INTAKE.provision.notForAll(spec.title));
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
  { ports, lease, restore }: Work,
  spec: FormSpec,
): { form: OpenForm; made: boolean } | null {
  const kept = keptForm(ports, spec.id);
  if (kept.id) {
    const form = ports.forms.open(kept.id);
    if (form || !restore) return form && { form, made: false };
  }
  lease.take();
  const since = kept.makingSince;
  const orphans = since === null ? [] : ports.forms.blank(spec.name, since);
  if (since === null) keepForm(ports, lease, spec.id, { ...NOTHING, makingSince: ports.clock.instant() });
  const id = orphans[0] ?? ports.forms.create(spec.name);
  keepForm(ports, lease, spec.id, { ...NOTHING, id, busy: true });
  return { form: mustOpen(ports.forms, id), made: true };
}

function mustOpen(forms: Forms, id: string): OpenForm {
  const form = forms.open(id);
  if (!form) throw new Error(`The form ${id} cannot be opened.`);
  return form;
}
