/** The pane of quotas: what each person may still use up today. */
import type { QuotaName, QuotaState } from '../../quotas.ts';
import type { QuotasView } from '../panes/limits-protocol.ts';
import type { Line } from './api.ts';
import { fill, h } from './dom.ts';
import { FetchedPane } from './fetched-pane.ts';
import { duration, moment, number } from './words.ts';

/** As the page names each quota, and says an amount of it. */
export const QUOTA_WORDS: Readonly<
  Record<QuotaName, { readonly label: string; readonly amount: (value: number) => string }>
> = {
  email: { label: 'Ontvangers van mail', amount: number },
  triggerMs: { label: 'Tijd van triggers', amount: hours },
  documents: { label: 'Nieuwe documenten', amount: number },
  spreadsheets: { label: 'Nieuwe spreadsheets', amount: number },
  urlFetch: { label: 'Opgehaalde adressen (UrlFetchApp)', amount: number },
};

const HOUR = 3_600_000;

export class Quotas extends FetchedPane {
  readonly id = 'quota';
  readonly label = 'Quota';
  readonly icon =
    'M12 4a9 9 0 0 0-9 9c0 2.4.9 4.500 2.400 6.100l1.500-1.400A7 7 0 1 1 19 13a7 7 0 0 1-1.900 4.700l1.500 1.400A9 9 0 0 0 12 4zm4.600 4.400l-5.400 3.300a1.600 1.600 0 1 0 1.400 1.400l4-4.700z';
  readonly parts = ['quotas', 'people', 'faults'] as const;
  readonly #line: Line;

  constructor(line: Line) {
    super();
    this.#line = line;
    this.element.classList.add('breed');
  }

  protected async load(): Promise<() => void> {
    const view = await this.#line.ask('quotas', {});
    return () => this.#draw(view);
  }

  #draw({ endsAt, names, people }: QuotasView): void {
    fill(
      this.element,
      h(
        'p',
        { class: 'bijschrift' },
        `Google laat iemand per dag niet alles doen. Dit is wat er vandaag nog over is. De dag telt in UTC: op ${moment(endsAt)} begint een nieuwe.`,
      ),
      h(
        'div',
        { class: 'quotarol', tabindex: 0, role: 'region', 'aria-label': 'Quota per persoon' },
        h(
          'table',
          { class: 'quotatabel' },
          h('caption', {}, 'Vandaag nog over, per persoon'),
          h(
            'thead',
            {},
            h(
              'tr',
              {},
              h('th', { scope: 'col' }, 'Persoon'),
              names.map((name) => h('th', { scope: 'col' }, QUOTA_WORDS[name].label)),
            ),
          ),
          h(
            'tbody',
            {},
            people.map(({ name, quotas }) => h('tr', {}, h('th', { scope: 'row' }, name), quotas.map(cell))),
          ),
        ),
      ),
    );
  }
}

function cell({ name, limit, left }: QuotaState): HTMLElement {
  const { amount } = QUOTA_WORDS[name];
  return h(
    'td',
    { class: left === 0 ? 'op' : null },
    h('span', { class: 'rest' }, left === 0 ? 'op' : amount(left)),
    h('span', { class: 'bijschrift' }, ` van ${amount(limit)}`),
    h('span', { class: 'balkje', style: `--deel:${(100 * left) / limit}%` }),
  );
}

/** 6 uur, 5 uur 58 min; less than an hour as any duration. */
function hours(milliseconds: number): string {
  if (milliseconds < HOUR) return duration(milliseconds);
  const minutes = Math.floor(milliseconds / 60_000);
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} uur${rest > 0 ? ` ${rest} min` : ''}`;
}
