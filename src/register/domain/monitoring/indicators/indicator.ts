/** What an indicator is: figures with their labels, the formula in words, and how they are computed. */
import type { Keyed, RegisterView } from '../../rules/view.ts';
import type {
  activity,
  costLine,
  grant,
  handover,
  measure,
  meteringCampaign,
  orgAssessment,
  sprintSession,
  terrain,
  track,
  trainee,
} from '../../schema/tables/index.ts';
import type { ClusterPast } from '../past.ts';
import type { Span } from '../span.ts';

/** A share is a fraction from 0 to 1, shown as a percentage. */
export type FigureUnit = 'aantal' | 'euro' | 'aandeel' | 'dagen' | 'niveau' | 'kWh' | 'm³' | 'kWp' | 'kg';

export interface FigureSpec {
  /** Dutch. */
  readonly label: string;
  readonly unit: FigureUnit;
  /** Decimals at which it is shown; of a share those of the percentage. */
  readonly decimals: number;
}

/** What figures are computed from: a span, and the clusters and rows that count. */
export interface About {
  readonly view: RegisterView;
  readonly span: Span;
  /** Null is the whole programme. */
  readonly keys: ReadonlySet<string> | null;
  /** The clusters that count at the end of the span, and on the day before it. */
  readonly clusters: readonly ClusterPast[];
  before(): readonly ClusterPast[];
  /** Rows that belong to the clusters; of the whole programme all. Dates are not looked at. */
  rows<Id extends keyof Reach>(id: Id): readonly Keyed<Reach[Id]>[];
}

/** The tables whose rows can be told by cluster. */
export interface Reach {
  readonly terrain: typeof terrain;
  readonly track: typeof track;
  readonly sprint_session: typeof sprintSession;
  readonly org_assessment: typeof orgAssessment;
  readonly handover: typeof handover;
  readonly grant: typeof grant;
  readonly metering_campaign: typeof meteringCampaign;
  readonly measure: typeof measure;
  readonly activity: typeof activity;
  readonly cost_line: typeof costLine;
  readonly trainee: typeof trainee;
}

export interface Indicator<F extends string = string> {
  /** `I1` to `I14`. */
  readonly id: string;
  /** Dutch name. */
  readonly label: string;
  /** Dutch: how it is counted, for the page on method in reports. */
  readonly formula: string;
  readonly figures: Readonly<Record<F, FigureSpec>>;
  compute(about: About): Readonly<Record<F, number | null>>;
}

/** Declares an indicator; the names of its figures follow from what it declares. */
export function indicator<F extends string>(spec: Indicator<F>): Indicator<F> {
  return spec;
}

/** A figure: label, unit and decimals. */
export function figure(
  label: string,
  unit: FigureUnit = 'aantal',
  decimals = unit === 'euro' ? 2 : 0,
): FigureSpec {
  return { label, unit, decimals };
}

/** A sum without the noise of binary fractions: to cents, or to the decimals told. */
export function sum(values: readonly (number | null)[], decimals = 2): number {
  return rounded(
    values.reduce<number>((total, value) => total + (value ?? 0), 0),
    decimals,
  );
}

/** A share to four decimals; null when there is nothing to take a share of. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : rounded(part / whole, 4);
}

export function mean(values: readonly number[]): number | null {
  return values.length ? rounded(values.reduce((total, value) => total + value, 0) / values.length, 4) : null;
}

/** The middle value, or the mean of the middle two. */
export function median(values: readonly number[]): number | null {
  if (!values.length) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

export function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  const whole = Math.round(Number((value * scale).toFixed(4)));
  return whole === 0 ? 0 : whole / scale;
}

export function count<T>(items: readonly T[], test: (item: T) => boolean): number {
  return items.reduce((found, item) => found + (test(item) ? 1 : 0), 0);
}
