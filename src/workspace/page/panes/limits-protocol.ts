/** What the panes of quotas and of faults ask of the world, and what they get to see. */
import type { QuotaName, QuotaState } from '../../quotas.ts';
import type { Fault } from '../../world.ts';

/** A fault that can be made from the page; those of REST are for tests. */
export type PageFault = Exclude<Fault, { kind: 'rest' }>;

export interface QuotasView {
  /** When the day of the quotas ends. */
  readonly endsAt: number;
  readonly names: readonly QuotaName[];
  readonly people: readonly {
    readonly email: string;
    readonly name: string;
    readonly quotas: readonly QuotaState[];
  }[];
}

export interface FaultsView {
  readonly faults: readonly Fault[];
  /** Methods that scripts called lately, such as `Range.setValues`. */
  readonly methods: readonly string[];
}

export interface LimitRequests {
  quotas: { params: Record<string, never>; result: QuotasView };
  faults: { params: Record<string, never>; result: FaultsView };
  addFault: { params: { fault: PageFault }; result: null };
  /** Takes away one fault that is like this one. */
  clearFault: { params: { fault: Fault }; result: null };
  clearFaults: { params: Record<string, never>; result: null };
}
