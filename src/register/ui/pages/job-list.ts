/** The jobs on a page: how far each is, with its buttons, kept up to date; works on them as long as the page is open. */

import type { ShownJob } from '../../app/jobs/jobs.ts';
import type { JobsNow } from '../../app/jobs/page.ts';
import { byId, element, say, showErrors } from './dom.ts';
import { server } from './server.ts';

/** Milliseconds between two looks while somebody else works on a job. */
const LOOK = 10_000;
/** And after an execution that got nothing done. */
const REST = 20_000;

const STATES: Readonly<Record<ShownJob['status'], string>> = {
  wacht: 'Wacht',
  loopt: 'Loopt',
  pauze: 'Pauze',
  klaar: 'Klaar',
  mislukt: 'Mislukt',
  gestopt: 'Gestopt',
};

type Act = 'pauseJob' | 'resumeJob' | 'cancelJob';

interface Line {
  readonly item: HTMLElement;
  show(job: ShownJob): void;
}

/** Fills a list with the jobs, or with the one that is told, and goes on with what is open. */
export class JobList {
  private readonly lines = new Map<string, Line>();
  private jobs: readonly ShownJob[] = [];
  private working = false;
  private timer = 0;

  constructor(
    private readonly room: HTMLElement,
    private readonly only: string | null = null,
    /** Told when a job comes to its end while the page looks on. */
    private readonly over: (job: ShownJob) => void = () => {},
  ) {}

  /** Looks anew; and again as long as something is open. */
  async look(): Promise<void> {
    clearTimeout(this.timer);
    const answer = await server('jobsNow');
    if (!answer.ok) {
      showErrors([{ field: null, reason: answer.reason, tip: answer.tip }]);
      return;
    }
    this.show(answer.value);
    const job = this.open(answer.value);
    if (job && answer.value.works) await this.work(job);
    else if (job) this.timer = window.setTimeout(() => void this.look(), LOOK);
  }

  private open({ jobs }: Pick<JobsNow, 'jobs'>): ShownJob | undefined {
    return this.shown(jobs).find(({ status }) => status === 'wacht' || status === 'loopt');
  }

  private shown(jobs: readonly ShownJob[]): readonly ShownJob[] {
    return jobs.filter(({ key }) => this.only === null || key === this.only);
  }

  /** One execution after the other, until the job is over or gets nowhere. */
  private async work(job: ShownJob): Promise<void> {
    if (this.working) return;
    this.working = true;
    const answer = await server('workOnJob', job.key);
    this.working = false;
    if (!answer.ok) {
      showErrors([{ field: null, reason: answer.reason, tip: answer.tip }]);
      return;
    }
    this.show(answer.value);
    const after = this.shown(answer.value.jobs).find(({ key }) => key === job.key);
    const idle = after?.done === job.done && after.status === 'wacht';
    if (this.open(answer.value)) this.timer = window.setTimeout(() => void this.look(), idle ? REST : 0);
  }

  private show({ jobs, works }: JobsNow): void {
    const shown = this.shown(jobs);
    for (const job of shown) {
      const before = this.jobs.find(({ key }) => key === job.key);
      this.line(job).show(job);
      if (!before || before.status === job.status) continue;
      say(`${job.title}: ${STATES[job.status].toLowerCase()}.`);
      if (job.finishedAt !== null) this.over(job);
    }
    this.jobs = shown;
    const items = shown.map((job) => this.lines.get(job.key)!.item);
    if (items.some((item, at) => this.room.children[at] !== item)) this.room.replaceChildren(...items);
    const none = document.getElementById('none');
    if (none) none.hidden = shown.length > 0;
    byId('by-others').hidden = works || !this.open({ jobs });
  }

  private line(job: ShownJob): Line {
    const known = this.lines.get(job.key);
    if (known) return known;
    const made = this.makeLine(job.key);
    this.lines.set(job.key, made);
    return made;
  }

  private makeLine(key: string): Line {
    const title = element('h2', { id: `job-${key}`, tabindex: '-1' });
    const state = element('span', { class: 'state' });
    const bar = element('progress', { 'aria-labelledby': `job-${key}` });
    const count = element('p', { class: 'facts' });
    const says = element('p', { class: 'job-says' });
    const button = (act: Act): HTMLButtonElement =>
      element('button', {
        type: 'button',
        'aria-describedby': `job-${key}`,
        click: () => void this.act(act, key, title),
      });
    const [pause, resume, cancel] = [button('pauseJob'), button('resumeJob'), button('cancelJob')];
    pause.textContent = 'Pauze';
    cancel.textContent = 'Stoppen';
    const buttons = element('div', { class: 'buttons' }, pause, resume, cancel);
    const item = element('li', {}, title, state, bar, count, says, buttons);
    return {
      item,
      show(job) {
        const { status, done, total, wrong } = job;
        const open = status === 'wacht' || status === 'loopt';
        put(title, job.title);
        put(state, STATES[status]);
        state.className = `state ${status}`;
        bar.max = Math.max(1, total);
        bar.value = done;
        put(count, told(job));
        put(says, job.says ?? '');
        pause.hidden = !open;
        cancel.hidden = !open && status !== 'pauze';
        resume.hidden = open || (status === 'klaar' && wrong === 0);
        put(resume, wrong ? 'Opnieuw proberen' : 'Verder gaan');
        buttons.hidden = [pause, resume, cancel].every((one) => one.hidden);
      },
    };
  }

  private async act(act: Act, key: string, title: HTMLElement): Promise<void> {
    showErrors([]);
    const answer = await server(act, key);
    if (!answer.ok) showErrors([{ field: null, reason: answer.reason, tip: answer.tip }]);
    // The button that was pressed may be gone.
    else if (document.activeElement === document.body || (document.activeElement as HTMLElement).hidden)
      title.focus();
    await this.look();
  }
}

/** Only what differs is written, so that a screen reader is not told the same again. */
function put(target: HTMLElement, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

function told({ done, total, heartbeat, finishedAt, status }: ShownJob): string {
  const count = `${done} van ${total}`;
  const last = finishedAt ?? heartbeat;
  if (last === null) return count;
  return `${count}, ${status === 'klaar' ? 'klaar' : 'laatste teken'} ${moment(last)}`;
}

/** `2027-01-05T10:03:00` as 5-1 om 10.03 uur. */
function moment(text: string): string {
  const [, month, day] = text.slice(0, 10).split('-').map(Number);
  return `${day}-${month} om ${text.slice(11, 13)}.${text.slice(14, 16)} uur`;
}
