/** The installed triggers of this world, with when they are due and how they last went. */
import type { World } from '../../world.ts';
import type { TriggerView } from './protocol.ts';

/** What is due first comes first; triggers that wait for an event come last. */
export function triggerViews(world: World): readonly TriggerView[] {
  const views = [...world.triggers.values()].map((trigger): TriggerView => {
    const { id, handler, event, ownerEmail, schedule, nextAt } = trigger;
    const last = world.executions.findLast(({ triggerId }) => triggerId === id);
    return {
      id,
      handler,
      script: world.scripts.get(trigger.scriptId)?.name ?? '',
      event,
      source: trigger.sourceId === null ? null : (world.files.get(trigger.sourceId)?.name ?? ''),
      owner: ownerEmail,
      schedule,
      nextAt,
      last: last ? { at: last.startedAt, status: last.status } : null,
    };
  });
  return views.sort((a, b) => (a.nextAt ?? Infinity) - (b.nextAt ?? Infinity));
}
