/** What must be there before a track may stand in certain states (domain description §8.3). */

import type { RegisterView } from '../rules/view.ts';
import type { Row, Table } from '../schema/table.ts';
import { handover, sessionTerrain, sprintSession, terrain, track } from '../schema/tables/index.ts';
import type { WagonNumber } from './states.ts';

export interface Guard {
  /** Id of the rule that watches the same for tracks that stand in these states already. */
  readonly id: string;
  readonly wagon: WagonNumber;
  readonly states: readonly string[];
  /** Tables that it looks at besides the tracks. */
  readonly reads: readonly Table[];
  /** Dutch. */
  readonly message: string;
  readonly repair: string;
  holds(row: Row<typeof track>, key: string, view: RegisterView): boolean;
}

export const GUARDS: readonly Guard[] = [
  {
    id: 'gehouden_zonder_sessie',
    wagon: '1',
    states: ['gehouden', 'verslag_gereed', 'overgedragen_w2', 'klaar_zonder_vervolg'],
    reads: [terrain, sessionTerrain, sprintSession],
    message: 'er is geen gehouden sprintsessie met een terrein van dit cluster.',
    repair:
      'Zet de sessie in Sprintsessies op Gehouden en zet het terrein bij die sessie in Sessieterreinen.',
    holds: (row, _key, view) => row.cluster_id === null || hasHeldSession(view, row.cluster_id),
  },
  handedOver('overgedragen_zonder_overdracht', '1', '2', ['overgedragen_w2']),
  handedOver('overgedragen_w3_zonder_overdracht', '2', '3', ['overgedragen_w3']),
  {
    id: 'plan_zonder_link',
    wagon: '2',
    states: ['plan_uitgewerkt', 'overgedragen_w3', 'klaar_zonder_w3'],
    reads: [],
    message: 'de link naar het uitgewerkte plan ontbreekt.',
    repair: `Vul eerst ${track.columns.plan_url.label} in.`,
    holds: (row) => row.plan_url !== null,
  },
];

function handedOver(id: string, from: WagonNumber, to: WagonNumber, states: readonly string[]): Guard {
  return {
    id,
    wagon: from,
    states,
    reads: [handover],
    message: `er is geen geaccepteerde overdracht van wagon ${from} naar wagon ${to}.`,
    repair: 'Maak een rij in Overdrachten en laat wie overneemt haar accepteren.',
    holds: (_row, key, view) =>
      view
        .having(handover, 'track_id', key)
        .some(({ row }) => row.from_wagon === from && row.to_wagon === to && row.decision === 'geaccepteerd'),
  };
}

/** True when a terrain of the cluster took part in a session that was held. */
export function hasHeldSession(view: RegisterView, cluster: string): boolean {
  return view
    .having(terrain, 'cluster_id', cluster)
    .flatMap(({ key }) => view.having(sessionTerrain, 'terrain_id', key))
    .some(({ row }) => {
      const session = view.row(sprintSession, row.session_id);
      return session?.status === 'gehouden' && (session.session_date ?? '9999') <= view.today;
    });
}
