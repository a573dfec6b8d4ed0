/** Signals about the programme as a whole: where nothing has begun, and the end of its term. */
import { cluster, municipality, setting, terrain, track } from '../../schema/tables/index.ts';
import { addDays, daysBetween } from '../../text/dates.ts';
import { type SignalSpec, signal, type Urgency } from './signal.ts';

export const PROGRAMME_SIGNALS: readonly SignalSpec[] = [
  signal({
    id: 'gemeente_zonder_traject',
    label: 'Gemeente zonder traject',
    what: 'In een gemeente is nog nooit een traject begonnen.',
    urgency: 1,
    table: municipality,
    reads: [cluster, terrain, track],
    settings: [],
    find(view) {
      const own = new Set(view.rows(track).map(({ row }) => row.cluster_id));
      const reached = new Set([
        ...view.rows(cluster).flatMap(({ key, row }) => (own.has(key) ? (row.municipality_codes ?? []) : [])),
        ...view.rows(terrain).map(({ row }) => (own.has(row.cluster_id) ? row.municipality_code : null)),
      ]);
      return view.rows(municipality).flatMap(({ key, row }) => {
        const exists = (row.valid_from ?? '') <= view.today && view.today <= (row.valid_to ?? '9999');
        if (!exists || reached.has(key)) return [];
        return [
          { cluster: null, track: null, key, since: null, owner: row.contact_id, told: [row.name ?? key] },
        ];
      });
    },
  }),
  signal({
    id: 'uitkering_loopt_af',
    label: 'Uitkering loopt af',
    what: 'De laatste dag van de uitkering komt dichtbij.',
    urgency: 2,
    table: setting,
    reads: [],
    settings: ['spuk_end', 'signal_term_end_days'],
    find(view) {
      const [end, within] = [view.setting('spuk_end')!, view.setting('signal_term_end_days')!];
      const left = daysBetween(view.today, end);
      if (left < 0 || left >= within) return [];
      const since = addDays(end, 1 - within);
      const urgency: Urgency = left * 2 < within ? 3 : 2;
      const told = [end, left] as const;
      return [{ cluster: null, track: null, key: 'spuk_end', since, owner: null, told, urgency }];
    },
  }),
];
