/** Gives tabs their protections. */
import { type Access, planGuards, wantedGuards } from '../guards.ts';
import { GUARDED } from '../properties.ts';
import type { Lot, Site } from './site.ts';

/**
 * Makes the protections of a tab that are missing and takes away those of the register that nothing asks for.
 * `again` makes all anew. Who those that stay let in is looked at at night, but for those that a first run left
 * before it came to its end. Returns how many were made.
 */
export function settleGuards(site: Site, lot: Lot, access: Access, again: boolean): number {
  const { structure } = site.ports;
  const present = lot.isNew ? [] : site.survey.guards.filter((guard) => guard.sheet === lot.id);
  const { missing, superfluous, kept } = planGuards(wantedGuards(lot.table, lot), again ? [] : present);
  const gone = again ? present.map((guard) => guard.id) : superfluous;
  if (gone.length) structure.unprotect(gone);
  for (const wanted of missing)
    structure.protect(lot.id, wanted.area, wanted.description, access.editorsOf(wanted));
  if (site.ports.props.all()[GUARDED] === undefined)
    for (const { guard, wanted } of kept) structure.admit(guard.id, access.editorsOf(wanted));
  if (missing.length || gone.length) site.changed = true;
  return missing.length;
}
