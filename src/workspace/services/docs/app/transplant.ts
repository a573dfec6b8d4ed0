/** Copies of elements: the same units under new names, with the lists and pictures that they refer to. */
import type { DocumentModel } from '../model.ts';
import type { Key, Unit } from '../units.ts';

export interface Transplant {
  readonly units: readonly Unit[];
  /** The new name of each paragraph, table, row and cell. */
  readonly keys: ReadonlyMap<Key, Key>;
}

/** Prepares units of one document for another, or for another place in the same one. */
export function transplant(from: DocumentModel, units: readonly Unit[], to: DocumentModel): Transplant {
  const keys = new Map<Key, Key>();
  for (const unit of units) if ('key' in unit) keys.set(unit.key, to.newKey());
  const copies = units.map((unit): Unit => {
    if (unit.kind === 'cell') {
      const coveredBy = unit.coveredBy === null ? null : (keys.get(unit.coveredBy) ?? null);
      return { ...unit, key: keys.get(unit.key)!, coveredBy };
    }
    return 'key' in unit ? { ...unit, key: keys.get(unit.key)! } : unit;
  });
  if (from !== to) for (const unit of units) bringAlong(from, unit, to);
  return { units: copies, keys };
}

function bringAlong(from: DocumentModel, unit: Unit, to: DocumentModel): void {
  if (unit.kind === 'end' && unit.bullet?.listId) {
    const list = from.lists.get(unit.bullet.listId);
    if (list && !to.lists.has(unit.bullet.listId)) to.setList(unit.bullet.listId, list);
  }
  if (unit.kind === 'inline' && unit.name === 'inlineObjectElement') {
    const id = unit.value.inlineObjectId as string;
    const image = from.images.get(id);
    if (image) to.setImage(id, image);
  }
}
