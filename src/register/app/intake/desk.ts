/** Brings the items of one form to what was planned, in place, and finds what a person changed in between. */
import { type FormId, SUBMIT } from '../../domain/intake/form.ts';
import { type PlannedItem, RETIRED } from '../../domain/intake/plan.ts';
import type { AnswerCheck } from '../../domain/schema/kind.ts';
import { shortFingerprint } from '../../domain/text/fingerprint.ts';
import { INTAKE } from '../../domain/text/intake.ts';
import { tidy } from '../../domain/text/normalise.ts';
import type { FormTexts, FormWay, ItemFacts, OpenForm, SeenItem } from '../ports.ts';
import { type KeptForm, type KeptItem, keepForm, keptForm, type Prints } from './kept.ts';
import type { Work } from './provision.ts';

/** Something that a person changed in the form. */
export interface Drift {
  /** One Dutch sentence. */
  readonly says: string;
}

type Facts = ItemFacts & { readonly check: AnswerCheck | null };
type Aspect = keyof Facts;

const ASPECTS: readonly Aspect[] = ['title', 'help', 'required', 'choices', 'other', 'goTo', 'check'];

/** The work on one form during one run. */
export class FormDesk {
  readonly restore: boolean;
  /** Items that were added, changed, moved or removed. */
  private readonly touched = new Set<number>();
  private readonly added = new Set<number>();
  private kept: KeptForm;
  private readonly byKey = new Map<string, { id: number; entry: string; prints: Record<string, string> }>();
  /** What the form showed when the run began, by id. */
  private seen: Map<number, SeenItem>;

  constructor(
    private readonly work: Work,
    private readonly id: FormId,
    private readonly form: OpenForm,
  ) {
    this.restore = work.restore;
    this.kept = keptForm(work.ports, id);
    for (const { key, id: item, entry, prints } of this.kept.items)
      this.byKey.set(key, { id: item, entry, prints: { ...prints } });
    this.seen = new Map(form.items().map((item) => [item.id, item]));
  }

  /** The questions that the plan does not ask any more, as they are shown now but asked of nobody. */
  retired(plan: readonly PlannedItem[]): readonly PlannedItem[] {
    const asked = new Set(plan.map(({ key }) => key));
    return [...this.byKey].flatMap(([key, { id }]): PlannedItem[] => {
      const item = this.seen.get(id);
      if (asked.has(key) || !item?.type || item.type === 'page') return [];
      const choices = item.choices.map(({ text }) => ({ text, goTo: null }));
      const { type, title, help, other } = item;
      return [{ key, type, title, help, other, choices, required: false, check: null, goTo: null }];
    });
  }

  /** False when the time ran out before everything was done. */
  bring(plan: readonly PlannedItem[], drift: Drift[]): boolean {
    this.findMissing(plan, drift);
    this.adopt(plan);
    const ownOrder = this.orderIsOurs(plan, drift);
    if (!this.addMissing(plan)) return this.pause();
    const [chosen, written] = [plan.filter(isChosen), plan.filter((item) => !isChosen(item))];
    // Google takes no answer that a check refuses and none that is no choice: before the checks, after the choices.
    if (!this.learnEntries(written)) return this.pause();
    if (!this.setAll(plan, drift)) return this.pause();
    this.removePages(plan);
    if (ownOrder && !this.order(plan)) return this.pause();
    if (!this.learnEntries(chosen)) return this.pause();
    this.keepInOrder(ownOrder ? plan.map(({ key }) => key) : null);
    return true;
  }

  texts(): FormTexts {
    return this.form.texts();
  }

  setTexts(texts: Partial<FormTexts>): void {
    if (!Object.keys(texts).length) return;
    this.begin();
    this.form.setTexts(texts);
  }

  get changed(): number {
    return this.touched.size;
  }

  /** Whether a run came to its end before. */
  get everFinished(): boolean {
    return this.kept.url !== '';
  }

  get prints(): Prints {
    return this.kept.prints;
  }

  set prints(prints: Prints) {
    this.kept = { ...this.kept, prints };
  }

  /** Writes down that the run came to its end. */
  finish(): void {
    this.keep({ busy: false, url: this.form.respondUrl() });
  }

  /** Items that a person deleted: told, or forgotten so that they are made again. */
  private findMissing(plan: readonly PlannedItem[], drift: Drift[]): void {
    const planned = new Map(plan.map((item) => [item.key, item]));
    for (const [key, { id }] of [...this.byKey]) {
      if (this.seen.has(id)) continue;
      const item = planned.get(key);
      if (item) drift.push({ says: INTAKE.drift.deleted(item.title) });
      if (!item || this.restore) this.byKey.delete(key);
    }
  }

  /** Items that a run before this one added without coming to write them down: they lie in the order of the plan. */
  private adopt(plan: readonly PlannedItem[]): void {
    if (!this.kept.foreign) return;
    const known = new Set([...this.kept.foreign, ...[...this.byKey.values()].map(({ id }) => id)]);
    const unmade = plan.filter(({ key }) => !this.byKey.has(key));
    let at = 0;
    for (const item of [...this.seen.values()]) {
      if (known.has(item.id)) continue;
      while (at < unmade.length && unmade[at]!.type !== item.type) at++;
      const made = unmade[at++];
      if (made) this.byKey.set(made.key, { id: item.id, entry: '', prints: {} });
      else {
        this.work.lease.take();
        this.form.remove(item.id);
        this.seen.delete(item.id);
      }
    }
  }

  private addMissing(plan: readonly PlannedItem[]): boolean {
    const unmade = plan.filter(({ key }) => !this.byKey.has(key));
    if (!unmade.length && !this.kept.foreign) return true;
    if (unmade.length && !this.kept.foreign) {
      const ours = new Set([...this.byKey.values()].map(({ id }) => id));
      this.keep({ busy: true, foreign: [...this.seen.keys()].filter((id) => !ours.has(id)) });
    }
    if (unmade.length) this.work.lease.take();
    for (const { key, type } of unmade) {
      if (this.late()) return false;
      const id = this.form.add(type);
      this.touched.add(id);
      this.added.add(id);
      this.byKey.set(key, { id, entry: '', prints: {} });
      this.seen.set(id, { ...BLANK, id, type });
    }
    this.keep({ busy: true, foreign: null });
    return true;
  }

  private setAll(plan: readonly PlannedItem[], drift: Drift[]): boolean {
    for (const planned of plan) {
      if (this.late()) return false;
      const own = this.byKey.get(planned.key)!;
      const item = this.seen.get(own.id);
      if (!item) continue;
      const wanted = this.factsOf(planned);
      const set: Partial<Record<Aspect, unknown>> = {};
      const prints = { ...own.prints };
      for (const aspect of ASPECTS) {
        const want = print(wanted[aspect]);
        const last = own.prints[aspect];
        // What answers must look like cannot be read back, so only what was last put there tells.
        const now = aspect === 'check' ? (last ?? print(null)) : print(item[aspect]);
        if (now !== want) {
          const person = aspect !== 'check' && last !== undefined && now !== last;
          if (person) drift.push({ says: INTAKE.drift.changed[aspect](wanted.title, String(item[aspect])) });
          if (person && !this.restore) continue;
          set[aspect] = wanted[aspect];
        }
        prints[aspect] = want;
      }
      if (Object.keys(set).length) {
        this.begin();
        this.form.set(own.id, set as Partial<Facts>);
        this.touched.add(own.id);
      }
      // Only now, or a run that is cut short would leave word of what it never did.
      own.prints = prints;
    }
    return true;
  }

  /** Pages that nothing leads to any more hold no answers, so they go. */
  private removePages(plan: readonly PlannedItem[]): void {
    const planned = new Set(plan.map(({ key }) => key));
    const gone = [...this.byKey].filter(([key]) => !planned.has(key));
    if (!gone.length) return;
    const led = new Set(
      this.form.items().flatMap(({ choices, goTo }) => [goTo, ...choices.map((choice) => choice.goTo)]),
    );
    for (const [key, { id }] of gone) {
      // Google keeps a page that something leads to, as where a person changed a way.
      if (led.has(id)) continue;
      if (this.seen.has(id)) {
        this.begin();
        this.form.remove(id);
        this.touched.add(id);
      }
      this.byKey.delete(key);
      this.seen.delete(id);
    }
  }

  /** Whether the items stand as the register last put them, or as it wants them now. */
  private orderIsOurs(plan: readonly PlannedItem[], drift: Drift[]): boolean {
    const keyOf = new Map([...this.byKey].map(([key, { id }]) => [id, key]));
    const now = [...this.seen.keys()].flatMap((id) => keyOf.get(id) ?? []);
    const there = new Set(now);
    const last = this.kept.items.map(({ key }) => key).filter((key) => there.has(key));
    const wanted = plan.map(({ key }) => key).filter((key) => there.has(key));
    const known = now.filter((key) => last.includes(key));
    const same = (a: readonly string[], b: readonly string[]) => a.join('\n') === b.join('\n');
    if (this.kept.busy || same(known, last) || same(now, wanted)) return true;
    const at = known.findIndex((key, index) => key !== last[index]);
    drift.push({ says: INTAKE.drift.moved(this.seen.get(this.byKey.get(known[at]!)!.id)!.title) });
    return this.restore;
  }

  /** Puts the items in the order of the plan with few moves; what a person added stays behind what it stood behind. */
  private order(plan: readonly PlannedItem[]): boolean {
    const order = this.form.items().map(({ id }) => id);
    const ours = new Set([...this.byKey.values()].map(({ id }) => id));
    const move = (id: number, place: number): boolean => {
      if (this.late()) return false;
      this.begin();
      this.form.move(id, place);
      this.touched.add(id);
      order.splice(order.indexOf(id), 1);
      order.splice(place, 0, id);
      return true;
    };
    const present = plan.flatMap(({ key }) => {
      const id = this.byKey.get(key)!.id;
      return order.includes(id) ? [{ key, id }] : [];
    });
    // First what leaves its place for the end, or everything behind it would seem to be one too far.
    const tail = present.findIndex(({ key }) => key === RETIRED);
    const end = tail < 0 ? [] : present.slice(tail);
    const rest = order.filter((id) => !end.some((item) => item.id === id));
    if (end.length && !end.every(({ id }, index) => order[rest.length + index] === id))
      for (const { id } of end) if (!move(id, order.length - 1)) return false;
    let place = 0;
    for (const { id } of present) {
      while (place < order.length && order[place] !== id && !ours.has(order[place]!)) place++;
      if (order[place] !== id && !move(id, place)) return false;
      place++;
    }
    return true;
  }

  /** The names of the fields make links possible that cost no call at all. */
  private learnEntries(plan: readonly PlannedItem[]): boolean {
    for (const { key, type } of plan) {
      const own = this.byKey.get(key)!;
      if (type === 'page' || own.entry || !this.seen.has(own.id)) continue;
      if (this.late()) return false;
      // What an earlier run made may have its check already.
      if (!this.added.has(own.id) && (type === 'text' || type === 'paragraph')) {
        this.begin();
        this.form.set(own.id, { check: null });
        delete own.prints.check;
      }
      own.entry = this.form.entry(own.id) ?? '';
    }
    return true;
  }

  private factsOf(planned: PlannedItem): Facts {
    const { title, help, required, other, check } = planned;
    const leads = planned.choices.some(({ goTo }) => goTo !== null);
    return {
      title,
      help,
      required,
      other,
      check,
      choices: planned.choices.map(({ text, goTo }) => ({ text, goTo: leads ? this.way(goTo) : null })),
      goTo: this.way(planned.goTo),
    };
  }

  private way(key: string | null): FormWay {
    if (key === null) return null;
    if (key === SUBMIT) return 'submit';
    const page = this.byKey.get(key);
    return page && this.seen.has(page.id) ? page.id : null;
  }

  private keepInOrder(keys: readonly string[] | null): void {
    if (!keys) return;
    const sorted = keys.flatMap((key) => {
      const own = this.byKey.get(key);
      return own ? [[key, own] as const] : [];
    });
    sorted.push(...[...this.byKey].filter(([key]) => !keys.includes(key)));
    this.byKey.clear();
    for (const [key, own] of sorted) this.byKey.set(key, own);
  }

  /** Before the first change of a run, so that one that is cut short is not taken for a person's doing. */
  private begin(): void {
    this.work.lease.take();
    if (!this.kept.busy) this.keep({ busy: true });
  }

  private pause(): false {
    this.keep({});
    return false;
  }

  private keep(changes: Partial<KeptForm>): void {
    const items = [...this.byKey].map(
      ([key, { id, entry, prints }]): KeptItem => ({ key, id, entry, prints }),
    );
    this.kept = { ...this.kept, ...changes, items };
    keepForm(this.work.ports, this.work.lease, this.id, this.kept);
  }

  private late(): boolean {
    return !this.work.hasTime();
  }
}

function isChosen({ choices }: PlannedItem): boolean {
  return choices.length > 0;
}

const BLANK = { title: '', help: '', required: false, choices: [], other: false, goTo: null } as const;

/** Brings the texts of a form as a whole, in the way that those of the items are brought. */
export function textsDrift(desk: FormDesk, wanted: FormTexts, drift: Drift[]): void {
  const now = desk.texts();
  const prints: Record<string, string> = { ...desk.prints };
  const set: Record<string, string> = {};
  for (const name of Object.keys(wanted) as (keyof FormTexts)[]) {
    const want = print(wanted[name]);
    const shown = print(now[name]);
    if (shown !== want) {
      const person = prints[name] !== undefined && shown !== prints[name];
      if (person) drift.push({ says: INTAKE.drift.texts[name](now[name]) });
      if (person && !desk.restore) continue;
      set[name] = wanted[name];
    }
    prints[name] = want;
  }
  desk.setTexts(set);
  desk.prints = prints;
}

/** Google may tidy the white space of a text, which is no change of it. */
function print(value: unknown): string {
  const text = typeof value === 'string' ? tidy(value) : JSON.stringify(value);
  return shortFingerprint(text).slice(-5);
}
