/** The figures of the programme, I1 to I14 of domain description §8.5: what they are called, and their values over a span. */
import type { RegisterView } from '../rules/view.ts';
import { I14 } from './indicators/completeness.ts';
import { I5, I6 } from './indicators/flow.ts';
import type { About, FigureSpec, Indicator } from './indicators/indicator.ts';
import { I9, I13 } from './indicators/money.ts';
import { I3, I4 } from './indicators/organisation.ts';
import { I7, I8 } from './indicators/reach.ts';
import { I10, I11, I12 } from './indicators/results.ts';
import { I1, I2 } from './indicators/starts.ts';
import { about } from './scope.ts';
import type { Span } from './span.ts';

/** In the order of §8.5. */
const ALL = { I1, I2, I3, I4, I5, I6, I7, I8, I9, I10, I11, I12, I13, I14 } as const;

type FiguresOf<I> = I extends Indicator<infer F> ? F : never;

/** The code of an indicator, or a part of it after a dot: `I1`, `I1.kalenderjaar`. */
export type FigureId = FiguresOf<(typeof ALL)[keyof typeof ALL]>;

/** Null where there is nothing to tell: a share of nothing, a goal for some clusters only, a median of too few. */
export type Figures = Readonly<Record<FigureId, number | null>>;

/** A figure with the formula of its indicator, in Dutch. */
export interface DeclaredFigure extends FigureSpec {
  readonly indicator: string;
  readonly formula: string;
  readonly source: string;
}

/** Where the definitions stand. */
const SOURCE = 'Domeinbeschrijving, paragraaf 8.5';

export const INDICATORS: readonly Indicator[] = Object.values(ALL) as readonly Indicator[];

/** Each figure by id, in the order of the indicators. */
export const FIGURES = Object.fromEntries(
  INDICATORS.flatMap(({ id, formula, figures }) =>
    Object.entries(figures).map(([name, spec]) => [
      name,
      { ...spec, indicator: id, formula, source: SOURCE } satisfies DeclaredFigure,
    ]),
  ),
) as Readonly<Record<FigureId, DeclaredFigure>>;

export const FIGURE_IDS = Object.keys(FIGURES) as readonly FigureId[];

/**
 * All figures over a span, of a set of clusters (null is the whole programme). Computed from dated rows: what is
 * dated after the last day does not count, what was entered later with an earlier date does. A cluster that lies
 * in two municipalities counts in full in either (hand in `clustersIn`), so municipalities may add up to more than
 * the programme; rows without a cluster, such as costs of the whole programme, only count for null.
 */
export function figuresOf(view: RegisterView, span: Span, clusters: ReadonlySet<string> | null): Figures {
  return figuresAbout(about(view, span, clusters));
}

/** The same, for who has put together what they are computed from. */
export function figuresAbout(from: About): Figures {
  return Object.assign({}, ...INDICATORS.map((one) => one.compute(from))) as Figures;
}
