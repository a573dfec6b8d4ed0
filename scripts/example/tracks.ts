/** The invented way of some clusters through the three wagons: where each stands, since when, and who is at work. */

import type { WagonNumber } from '../../src/register/domain/programme/states.ts';
import { WAGON_RULES } from '../../src/register/domain/programme/transitions.ts';

/** One step of a track: a state of a wagon, reached a number of days ago. */
export interface Step {
  readonly wagon: WagonNumber;
  readonly from: string | null;
  readonly to: string;
  readonly ago: number;
}

export interface Track {
  /** Provisional key. */
  readonly key: string;
  /** Name of the cluster. */
  readonly cluster: string;
  readonly wagon: WagonNumber;
  readonly state: string;
  /** Days ago of the first and the latest step. */
  readonly since: number;
  readonly last: number;
  readonly themes: string;
  readonly driver: string;
  readonly terrains: readonly string[];
  /** The name of a session that several tracks share, and how many days ago it was held. */
  readonly session?: { readonly name: string; readonly ago: number };
  /** Level of organisatiegraad at the start and at the latest assessment. */
  readonly levels: readonly [number, number];
}

type Entry = readonly [
  cluster: string,
  place: `${WagonNumber} ${string}`,
  since: number,
  last: number,
  themes: string,
  levels: readonly [number, number],
  more?: { readonly terrains?: readonly string[]; readonly session?: Track['session'] },
];

const GOOR = { name: 'Goor', ago: 385 };
const ENTER = { name: 'Enter', ago: 600 };

const ENTRIES: readonly Entry[] = [
  ['Vasserdijk', '1 kandidaat', 20, 20, 'Energie', [0, 0]],
  ['Molenkamp', '1 kandidaat', 40, 40, 'Energie', [1, 1]],
  ['De Rotbrink', '1 benaderd', 60, 35, 'Water', [0, 0]],
  ['Eeserwold', '1 benaderd', 75, 30, 'Energie, Zon op dak', [1, 1]],
  ['De Pol', '1 intake', 90, 25, 'Natuur', [0, 0]],
  ['Zevenhont', '1 intake', 150, 110, 'Energie', [2, 2]],
  ['De Greune', '1 gepland', 120, 20, 'Energie, Mobiliteit', [1, 1]],
  ['Haatland', '1 gepland', 140, 15, 'Zon op dak', [2, 2]],
  ['Blankenfoort', '1 gehouden', 170, 30, 'Energie, Klimaatadaptatie', [1, 1]],
  ['Josink Es', '1 gehouden', 260, 150, 'Energie, Human capital', [2, 2]],
  ['Vletgaarsmaten', '1 verslag_gereed', 230, 20, 'Energie', [1, 1]],
  ['De Enk', '1 klaar_zonder_vervolg', 600, 380, 'Water', [0, 1]],
  ['De Baarge', '1 gestopt', 420, 300, 'Energie', [0, 0]],
  ['Hanzepoort', '1 wacht', 330, 60, 'Energie', [1, 1]],
  ['Broeklanden', '2 gestart', 400, 40, 'Energie, Zon op dak', [1, 1]],
  ['De Strangen', '2 trekker_gezocht', 480, 70, 'Energie', [1, 1]],
  ['Zenkeldamshoek', '2 trekker_aangesteld', 620, 90, 'Energie, Mobiliteit', [1, 3], { session: GOOR }],
  ['De Whee', '2 trekker_aangesteld', 620, 90, 'Energie', [1, 2], { session: GOOR }],
  ['Spechthorst', '2 data_verzamelen', 620, 45, 'Energie', [1, 2], { session: GOOR }],
  [
    'De Zegge',
    '2 data_geanalyseerd',
    700,
    55,
    'Energie, Circulair',
    [2, 3],
    { terrains: ['De Zegge I t/m V', 'De Zegge VI', 'De Zegge VII'] },
  ],
  ['Groot Verlaat', '2 plan_uitgewerkt', 760, 35, 'Energie, Water', [1, 3]],
  ['Kloosterlanden', '2 klaar_zonder_w3', 800, 200, 'Zon op dak', [2, 3]],
  ['De Elsmoat', '3 triage', 780, 25, 'Energie', [1, 3], { session: ENTER }],
  ['De Vonder', '3 ondersteuning', 780, 50, 'Energie', [1, 3], { session: ENTER }],
  ['Oosterweilanden', '3 besluit_ondernemers', 820, 40, 'Energie', [1, 4]],
  [
    'Hessenpoort',
    '3 in_uitvoering',
    850,
    60,
    'Energie, Zon op dak',
    [3, 4],
    { terrains: ['Hessenpoort', 'Hessenpoort III'] },
  ],
  ['Bedrijvenpark A1', '3 geborgd', 880, 80, 'Energie', [2, 4]],
];

export const TRACKS: readonly Track[] = ENTRIES.map(
  ([cluster, place, since, last, themes, levels, more], i) => {
    const [wagon, state] = place.split(' ') as [WagonNumber, string];
    return {
      key: `+track${i + 1}`,
      cluster,
      wagon,
      state,
      since,
      last,
      themes,
      levels,
      driver: i % 2 ? '+aanjager2' : '+aanjager1',
      terrains: more?.terrains ?? [cluster],
      ...(more?.session ? { session: more.session } : {}),
    };
  },
);

/** All steps of a track, spread evenly over its time, but for a shared session; each follows from the one before by the rules of the wagons. */
export function stepsOf(track: Track): readonly Step[] {
  const places: { wagon: WagonNumber; to: string }[] = [];
  const walk = (wagon: WagonNumber, ...states: readonly string[]): void => {
    for (const to of states) places.push({ wagon, to });
  };
  if (track.wagon > '1') walk('1', ...WAGON_RULES['1'].line, 'overgedragen_w2');
  if (track.wagon > '2') walk('2', ...WAGON_RULES['2'].line, 'overgedragen_w3');
  walk(track.wagon, ...pathTo(track.wagon, track.state));
  const last = places.length - 1;
  const held = track.session ? places.findIndex(({ to }) => to === 'gehouden') : last;
  const heldAgo = track.session?.ago ?? track.last;
  return places.map(({ wagon, to }, i) => ({
    wagon,
    from: places[i - 1]?.wagon === wagon ? places[i - 1]!.to : null,
    to,
    ago:
      i <= held
        ? between(track.since, heldAgo, i / (held || 1))
        : between(heldAgo, track.last, (i - held) / (last - held)),
  }));
}

/** The day a share of the way from one day to another. */
function between(from: number, to: number, share: number): number {
  return Math.round(from + (to - from) * share);
}

/** The states of a wagon up to one: along the line, or off it from the last place where that is allowed. */
function pathTo(wagon: WagonNumber, state: string): readonly string[] {
  const { line, branches } = WAGON_RULES[wagon];
  const at = line.indexOf(state);
  if (at >= 0) return line.slice(0, at + 1);
  const sources = branches[state];
  const leave = Array.isArray(sources) ? line.indexOf(sources[sources.length - 1]!) : 2;
  return [...line.slice(0, leave + 1), state];
}
