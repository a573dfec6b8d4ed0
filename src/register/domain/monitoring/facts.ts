/** What a snapshot freezes and what reports are made of: figures and lists of a cluster, a municipality or the programme. */
import type { Figures } from './figures.ts';
import type { Span } from './span.ts';

/** Raised when the shape of the facts changes, so that frozen facts of before can be told apart. */
export const FACTS_VERSION = 1;

/** A row that facts refer to. */
export interface Named {
  readonly key: string;
  readonly name: string;
}

/** A terrain as it stands in the register; the source of its areas is IBIS of `sourceYear`. */
export interface TerrainFacts extends Named {
  readonly municipality: Named | null;
  readonly town: string | null;
  readonly rin: string | null;
  readonly sourceYear: number | null;
  /** Hectares. */
  readonly grossArea: number | null;
  readonly netArea: number | null;
  readonly companies: number | null;
  readonly companiesSource: string | null;
  readonly companiesOn: string | null;
  /** Dutch labels. */
  readonly gridOperator: string | null;
  readonly congestionIn: string | null;
  readonly congestionOut: string | null;
  readonly congestionOn: string | null;
}

/** How a track stood at the end of the span. States and wagon are Dutch labels with their code. */
export interface TrackFacts extends Named {
  /** `0`, `1`, `2`, `3` or `klaar`. */
  readonly wagon: string;
  readonly wagonLabel: string;
  /** Code and label of the state in each wagon that was entered. */
  readonly states: readonly {
    readonly wagon: '1' | '2' | '3';
    readonly state: string;
    readonly label: string;
  }[];
  /** The label of the latest of them. */
  readonly state: string | null;
  readonly stateSince: string | null;
  readonly open: boolean;
  readonly stopped: boolean;
  readonly start: string | null;
  readonly startedInSpan: boolean;
  /** Dutch labels. */
  readonly themes: readonly string[];
  /** As the register has it at the moment of making; only while the track is open. */
  readonly nextAction: string | null;
  readonly nextActionDue: string | null;
  readonly stopReason: string | null;
  readonly waitReason: string | null;
  readonly planUrl: string | null;
  /** The steps within the span, the oldest first. */
  readonly steps: readonly {
    readonly on: string;
    readonly wagon: string;
    readonly from: string | null;
    readonly to: string | null;
    readonly reason: string | null;
  }[];
}

/** A sprint session that was held up to the end of the span. */
export interface SessionFacts extends Named {
  readonly on: string;
  /** Held in the span; false is before it. */
  readonly inSpan: boolean;
  /** Names of the terrains of the cluster that took part. */
  readonly terrains: readonly string[];
  readonly entrepreneurs: number | null;
  readonly municipalityPresent: boolean | null;
  readonly gridOperatorPresent: boolean | null;
  readonly reportUrl: string | null;
}

/** An idea for the cluster, of a session that was held up to the end of the span or of none. */
export interface IdeaFacts extends Named {
  readonly session: string | null;
  readonly theme: string | null;
  readonly promising: boolean | null;
  readonly followUp: string | null;
}

export interface AssessmentFacts {
  readonly key: string;
  readonly on: string;
  readonly level: number;
  readonly organised: boolean;
  /** The answers to F1–F7 and the three legs, in that order: Dutch label and ja, nee, onbekend or null. */
  readonly answers: readonly { readonly label: string; readonly answer: string | null }[];
  readonly method: string | null;
  readonly evidenceUrl: string | null;
}

/** Amounts in euros; the status is that at the end of the span. */
export interface GrantFacts extends Named {
  readonly status: string;
  readonly applicant: string | null;
  readonly caseNumber: string | null;
  readonly appliedOn: string | null;
  readonly requested: number | null;
  readonly granted: number | null;
  readonly grantedOn: string | null;
  readonly settled: number | null;
  readonly settledOn: string | null;
}

export interface CampaignFacts {
  readonly key: string;
  readonly status: string;
  readonly analysedOn: string | null;
  readonly invited: number | null;
  readonly mandates: number | null;
  readonly complete: number | null;
  /** A fraction. */
  readonly coverage: number | null;
  /** True when the amounts may leave the province; only then are they told, in kW and MWh. */
  readonly publishable: boolean;
  readonly contractKw: number | null;
  readonly peakKw: number | null;
  readonly sumPeaksKw: number | null;
  readonly minRoomKw: number | null;
  readonly useMwh: number | null;
  readonly feedInMwh: number | null;
  readonly quality: string | null;
}

/** The status is that at the end of the span; amounts are in euros, kWh, m³ and kg a year, and kWp. */
export interface MeasureFacts extends Named {
  readonly theme: string | null;
  readonly status: string;
  readonly plannedOn: string | null;
  readonly realisedOn: string | null;
  readonly investment: number | null;
  readonly kwh: number | null;
  readonly m3: number | null;
  readonly kwp: number | null;
  readonly co2: number | null;
}

export interface HandoverFacts {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly offeredOn: string;
  /** Dutch label of the decision at the end of the span; an open one was not decided then. */
  readonly decision: string;
  readonly decidedOn: string | null;
}

/** A lesson that was written down in the span. */
export interface LessonFacts extends Named {
  readonly on: string;
  readonly body: string | null;
  readonly audience: readonly string[];
  readonly themes: readonly string[];
  readonly cluster: string | null;
  readonly channel: string | null;
  readonly sharedOn: string | null;
}

/** A required field that is blank. */
export interface MissingFact {
  readonly table: string;
  readonly key: string;
  readonly field: string;
  /** Dutch: what is missing, and of what: `Aantal ondernemers bij sprintsessie Goor`. */
  readonly what: string;
}

/** Euros by year of performance and leg of the grant. */
export interface SpendingFacts {
  readonly year: number;
  /** `bt` or `mkb` (code list spuk_been), with its label; null as long as nobody chose it. */
  readonly leg: string | null;
  readonly legLabel: string;
  readonly lines: number;
  readonly exVat: number;
  readonly vat: number;
  /** The part of `vat` that the VAT compensation fund pays back. */
  readonly vatRecoverable: number;
  readonly charged: number;
  readonly cumulative: number;
  readonly withoutEvidence: number;
}

/** A cost line of the grant up to the end of the span. */
export interface CostFacts extends Named {
  /** The day of performance. */
  readonly on: string;
  readonly legLabel: string;
  readonly charged: number | null;
}

interface Facts {
  readonly schema: typeof FACTS_VERSION;
  readonly span: Span;
  readonly figures: Figures;
}

/** Everything that the documents about one cluster tell. */
export interface ClusterFacts extends Facts {
  readonly kind: 'cluster';
  readonly cluster: Named & { readonly countsAs: number; readonly confirmed: boolean };
  readonly municipalities: readonly Named[];
  readonly terrains: readonly TerrainFacts[];
  /** The one that counts: open before closed, then the latest begun; null when there was none at the end of the span. */
  readonly track: TrackFacts | null;
  /** Other tracks of the cluster, closed ones. */
  readonly earlierTracks: readonly TrackFacts[];
  readonly sessions: readonly SessionFacts[];
  readonly ideas: readonly IdeaFacts[];
  /** The assessment that counts as baseline, and the latest up to the end of the span. */
  readonly baseline: AssessmentFacts | null;
  readonly assessment: AssessmentFacts | null;
  readonly grants: readonly GrantFacts[];
  readonly campaigns: readonly CampaignFacts[];
  readonly measures: readonly MeasureFacts[];
  readonly handovers: readonly HandoverFacts[];
  /** Within the span, by sort; hours of all legs. */
  readonly activities: readonly { readonly type: string; readonly count: number; readonly hours: number }[];
  readonly lessons: readonly LessonFacts[];
  readonly missing: readonly MissingFact[];
}

/** The figures of the clusters that lie in a municipality. */
export interface MunicipalityFacts extends Facts {
  readonly kind: 'municipality';
  readonly municipality: Named;
  readonly region: string | null;
  /** Keys, in the order of the tab Clusters. */
  readonly clusters: readonly string[];
  /** Required fields that are blank in rows about the municipality itself. */
  readonly missing: readonly MissingFact[];
}

/** Number of rows that count and the sums of their amounts, to lay beside the tabs. */
export interface ControlTotal {
  readonly table: string;
  /** Name of the tab as the declaration has it. */
  readonly tab: string;
  /** Dutch label of the date up to which rows count; null where all do. */
  readonly by: string | null;
  readonly rows: number;
  /** By Dutch label of the column. */
  readonly sums: Readonly<Record<string, number>>;
}

/** Everything that the documents about the programme tell, beside the facts of its clusters and municipalities. */
export interface ProgrammeFacts extends Facts {
  readonly kind: 'programme';
  /** The settings that the figures rest on, as they were. */
  readonly basis: {
    readonly goalPerYear: number | null;
    readonly term: Span | null;
    readonly startState: string | null;
    readonly baselineDays: number | null;
    readonly durationMinCount: number | null;
    readonly amountBt: number | null;
    readonly amountMkb: number | null;
    readonly regulation: string | null;
    readonly decision: string | null;
    readonly sisaCode: string | null;
  };
  /** Tracks and clusters by wagon, at the end of the span. */
  readonly wagons: readonly { readonly wagon: string; readonly label: string; readonly tracks: number }[];
  /** Open tracks by state, in the order of the wagons. */
  readonly states: readonly { readonly wagon: string; readonly label: string; readonly tracks: number }[];
  /** Starts by grant year and by calendar year, over the term up to the end of the span. */
  readonly startsByYear: readonly {
    readonly type: 'kalenderjaar' | 'uitkeringsjaar';
    readonly name: string;
    readonly span: Span;
    readonly starts: number;
    readonly expected: number | null;
    /** All starts up to the end of the year or of the span, and what was expected in this year and those before it. */
    readonly cumulative: number;
    readonly expectedCumulative: number | null;
  }[];
  readonly spending: readonly SpendingFacts[];
  readonly costsWithoutEvidence: readonly CostFacts[];
  readonly lessons: readonly LessonFacts[];
  /** Municipalities without any track at the end of the span. */
  readonly whiteSpots: readonly Named[];
  readonly controls: readonly ControlTotal[];
  readonly missing: readonly MissingFact[];
}

/** The day on which a business park started: once, as I1 counts it, also when a later track began again. */
export function startOfPark({ track, earlierTracks }: ClusterFacts): string | null {
  const days = [track, ...earlierTracks].map((one) => one?.start ?? null).filter((start) => start !== null);
  return days.sort()[0] ?? null;
}
