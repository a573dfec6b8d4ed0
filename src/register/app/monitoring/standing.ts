/** Where a period stands, as its row and its snapshots tell. */
import { frozenOf, isComplete } from '../../domain/monitoring/frozen.ts';
import type { PeriodStanding } from '../../domain/monitoring/periods.ts';
import type { RegisterView } from '../../domain/rules/view.ts';
import type { RegisterRow } from '../../domain/schema/tables/index.ts';

export function standingOf(view: RegisterView, key: string, row: RegisterRow<'period'>): PeriodStanding {
  const frozen = frozenOf(view, key);
  return {
    name: row.name ?? key,
    status: row.status ?? 'open',
    until: row.from === null ? null : row.until,
    hasSnapshots: frozen.versions.size > 0,
    complete: isComplete(frozen),
  };
}
