/** Which steps the three wagons allow: forward, past a skippable state, back, or not at all. */
import type { Code } from '../schema/kind.ts';
import { W1_STATES, W2_STATES, W3_STATES, type Wagon, type WagonNumber } from './states.ts';

interface WagonRules {
  readonly states: readonly Code[];
  /** The main line, in order. */
  readonly line: readonly string[];
  /** States on the line that may be passed over when a reason is given. */
  readonly skippable: readonly string[];
  /** States beside or after the line, and from which states they are reached; `*` is every open state. */
  readonly branches: Readonly<Record<string, readonly string[] | '*'>>;
  /** States in which nothing more happens in this wagon. */
  readonly closed: readonly string[];
  /** States that can be left for any state on the line, such as waiting. */
  readonly resumable: readonly string[];
}

/** The lifecycles of domain description §8.3, as data. */
export const WAGON_RULES: Readonly<Record<WagonNumber, WagonRules>> = {
  '1': {
    states: W1_STATES,
    line: ['kandidaat', 'benaderd', 'intake', 'gepland', 'gehouden', 'verslag_gereed'],
    skippable: [],
    branches: {
      overgedragen_w2: ['verslag_gereed'],
      klaar_zonder_vervolg: ['verslag_gereed'],
      gestopt: '*',
      al_georganiseerd: ['kandidaat', 'benaderd', 'intake', 'wacht'],
      wacht: '*',
    },
    closed: ['overgedragen_w2', 'klaar_zonder_vervolg', 'gestopt', 'al_georganiseerd'],
    resumable: ['wacht'],
  },
  '2': {
    states: W2_STATES,
    line: [
      'gestart',
      'trekker_gezocht',
      'trekker_aangesteld',
      'data_verzamelen',
      'data_geanalyseerd',
      'plan_uitgewerkt',
    ],
    skippable: ['trekker_gezocht', 'data_verzamelen', 'data_geanalyseerd'],
    branches: { overgedragen_w3: ['plan_uitgewerkt'], klaar_zonder_w3: ['plan_uitgewerkt'], gestopt: '*' },
    closed: ['overgedragen_w3', 'klaar_zonder_w3', 'gestopt'],
    resumable: [],
  },
  '3': {
    states: W3_STATES,
    line: [
      'aangemeld',
      'triage',
      'geaccepteerd',
      'ondersteuning',
      'besluit_ondernemers',
      'in_uitvoering',
      'gerealiseerd',
      'geborgd',
    ],
    skippable: [],
    branches: { geweigerd: ['triage'], gestopt: '*' },
    closed: ['geborgd', 'geweigerd', 'gestopt'],
    resumable: [],
  },
};

/** How a step is judged. `skip` and `back` are allowed with a reason only. */
export type Step =
  | { readonly kind: 'forward' }
  | { readonly kind: 'skip'; readonly passed: readonly string[] }
  | { readonly kind: 'back' }
  | { readonly kind: 'refused'; readonly allowed: readonly string[] };

/**
 * Judges a step within one wagon; null is the state before the first. A wagon may be entered at any state on
 * its line, which is a skip unless it is the first: a register that is filled later begins half-way.
 * From a state that can be resumed the step is judged from `resumed`, where the track stood before; when that
 * is not known, it may go on anywhere.
 */
export function judgeStep(
  wagon: WagonNumber,
  from: string | null,
  to: string | null,
  resumed: string | null = null,
): Step {
  const { line, skippable, branches, closed, resumable } = WAGON_RULES[wagon];
  const at = from === null ? -1 : line.indexOf(from);
  if (to === null) return { kind: 'back' };
  const target = line.indexOf(to);

  if (target >= 0) {
    if (from !== null && resumable.includes(from)) {
      if (resumed === null || resumed === to) return { kind: 'forward' };
      const step = judgeStep(wagon, resumed, to);
      return step.kind === 'refused' ? { ...step, allowed: [resumed, ...step.allowed] } : step;
    }
    if (from !== null && closed.includes(from) && at < 0) return { kind: 'back' };
    if (target < at) return { kind: 'back' };
    const passed = line.slice(at + 1, target);
    if (passed.length === 0) return { kind: 'forward' };
    if (from === null || passed.every((state) => skippable.includes(state))) return { kind: 'skip', passed };
    return { kind: 'refused', allowed: nextStates(wagon, from) };
  }
  const sources = branches[to];
  const open = from === null || !closed.includes(from);
  if (sources === '*' ? open : from !== null && sources?.includes(from)) return { kind: 'forward' };
  if (from === null && sources) return { kind: 'skip', passed: line };
  return { kind: 'refused', allowed: nextStates(wagon, from) };
}

/** The states that can follow without a reason, in the order of the list. */
export function nextStates(wagon: WagonNumber, from: string | null): readonly string[] {
  const { line, branches, closed, resumable } = WAGON_RULES[wagon];
  if (from !== null && closed.includes(from)) return [];
  const onLine =
    from !== null && resumable.includes(from)
      ? line
      : line.slice(from === null ? 0 : line.indexOf(from) + 1).slice(0, 1);
  const beside = Object.keys(branches).filter((to) => {
    const sources = branches[to]!;
    return to !== from && (sources === '*' || (from !== null && sources.includes(from)));
  });
  return [...onLine, ...beside];
}

/** The Dutch label of a state of a wagon; the code itself when it is not known. */
export function stateLabel(wagon: WagonNumber, code: string | null): string {
  if (code === null) return 'leeg';
  return WAGON_RULES[wagon].states.find((state) => state.code === code)?.label ?? code;
}

/** True when nothing more happens in the wagon. */
export function isClosed(wagon: WagonNumber, state: string | null): boolean {
  return state !== null && WAGON_RULES[wagon].closed.includes(state);
}

export interface TrackStates {
  readonly state_w1: string | null;
  readonly state_w2: string | null;
  readonly state_w3: string | null;
}

/** Where a track goes on when its latest wagon is closed in this state; absent is the end. */
const ONWARD: Readonly<Record<WagonNumber, Readonly<Record<string, Wagon>>>> = {
  '1': { overgedragen_w2: '2', al_georganiseerd: '2', kandidaat: '0' },
  '2': { overgedragen_w3: '3' },
  '3': {},
};

/**
 * The wagon of a track, from its states: the latest wagon that has begun, the next one once it has been
 * handed over, `0` for a mere candidate, and `klaar` when the latest wagon has ended (§8.2, never typed).
 */
export function wagonOf(track: TrackStates): Wagon {
  const latest: readonly (readonly [WagonNumber, string | null])[] = [
    ['3', track.state_w3],
    ['2', track.state_w2],
    ['1', track.state_w1],
  ];
  for (const [wagon, state] of latest) {
    if (state === null) continue;
    return ONWARD[wagon][state] ?? (isClosed(wagon, state) ? 'klaar' : wagon);
  }
  return '0';
}
