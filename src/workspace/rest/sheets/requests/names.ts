/** Requests on what hangs on places: named ranges and developer metadata. */
import { ApiFault } from '../../../services/api-fault.ts';
import { ScriptException } from '../../../services/service.ts';
import type { Metadata, NamedRange } from '../../../services/spreadsheet/model/parts.ts';
import { requireRangeName } from '../../../services/spreadsheet/named-range.ts';
import { selected } from '../../mask.ts';
import { matching, metadataPlace, restMetadata } from '../metadata.ts';
import { gridPlace } from '../ranges.ts';
import { restNamedRange } from '../render.ts';
import type { GridRange, RestMetadata } from '../schema.ts';
import type { Target } from '../target.ts';
import { requestKinds } from './kind.ts';

function requireName({ model }: Target, name: unknown, except?: NamedRange): string {
  try {
    requireRangeName(name);
  } catch (error) {
    throw error instanceof ScriptException ? new ApiFault(400, error.message) : error;
  }
  const lower = name.toLowerCase();
  if (model.namedRanges.some((each) => each !== except && each.name.toLowerCase() === lower))
    throw new ApiFault(400, `A named range with the name "${name}" already exists.`);
  return name;
}

function namedArea(target: Target, range: GridRange | undefined): NamedRange['area'] {
  const { sheet, area } = gridPlace(target, range);
  return { sheetId: sheet.id, ...area };
}

function namedRange({ model }: Target, id: string | null | undefined): NamedRange {
  const named = model.namedRanges.find((each) => each.id === id);
  if (!named) throw new ApiFault(400, `Cannot find named range with id: ${id}`);
  return named;
}

const VISIBILITIES: readonly unknown[] = ['DOCUMENT', 'PROJECT'];

/** Adds metadata under the id that it brings, or a new one. */
export function addMetadata(target: Target, given: RestMetadata): RestMetadata {
  const { model } = target;
  const { metadataId, metadataKey, metadataValue, visibility, location } = given;
  if (!metadataKey) throw new ApiFault(400, 'Must specify a metadata key.');
  if (!VISIBILITIES.includes(visibility))
    throw new ApiFault(400, 'Must specify a valid developer metadata visibility.');
  if (metadataId != null && model.metadata.some(({ id }) => id === metadataId))
    throw new ApiFault(400, `Developer metadata with ID ${metadataId} already exists.`);
  const entry: Metadata = {
    id: metadataId ?? model.nextNumber(),
    key: metadataKey,
    value: metadataValue ?? null,
    visibility: visibility as Metadata['visibility'],
    place: metadataPlace(target, location ?? undefined),
  };
  model.metadata = [...model.metadata, entry];
  model.touch('names');
  return restMetadata(entry);
}

function changed(target: Target, entry: Metadata, given: RestMetadata, paths: ReadonlySet<string>): Metadata {
  return {
    ...entry,
    ...(paths.has('metadataKey') && { key: given.metadataKey ?? '' }),
    ...(paths.has('metadataValue') && { value: given.metadataValue ?? null }),
    ...(paths.has('visibility') && { visibility: given.visibility as Metadata['visibility'] }),
    ...(paths.has('location') && { place: metadataPlace(target, given.location ?? undefined) }),
  };
}

export const NAME_REQUESTS = requestKinds({
  addNamedRange: (target, { namedRange: given = {} }) => {
    const { model } = target;
    const name = requireName(target, given.name);
    if (given.namedRangeId && model.namedRanges.some(({ id }) => id === given.namedRangeId))
      throw new ApiFault(400, `A named range with the ID ${given.namedRangeId} already exists.`);
    const area = namedArea(target, given.range);
    const named = { id: given.namedRangeId ?? String(model.nextNumber()), name, area };
    model.namedRanges = [...model.namedRanges, named];
    model.touch('names');
    return { addNamedRange: { namedRange: restNamedRange(named) } };
  },
  updateNamedRange: (target, { namedRange: given = {}, fields }) => {
    const { model } = target;
    const old = namedRange(target, given.namedRangeId);
    const paths = selected(['name', 'range'], fields);
    const named = {
      ...old,
      ...(paths.has('name') && { name: requireName(target, given.name, old) }),
      ...(paths.has('range') && { area: namedArea(target, given.range) }),
    };
    model.namedRanges = model.namedRanges.map((each) => (each === old ? named : each));
    model.touch('names');
    return undefined;
  },
  deleteNamedRange: (target, { namedRangeId }) => {
    const { model } = target;
    const old = namedRange(target, namedRangeId);
    model.namedRanges = model.namedRanges.filter((each) => each !== old);
    model.touch('names');
    return undefined;
  },
  createDeveloperMetadata: (target, { developerMetadata = {} }) => ({
    createDeveloperMetadata: { developerMetadata: addMetadata(target, developerMetadata) },
  }),
  updateDeveloperMetadata: (target, { dataFilters, developerMetadata = {}, fields }) => {
    const { model } = target;
    const paths = selected(['metadataKey', 'metadataValue', 'visibility', 'location'], fields);
    const ids = matching(model, dataFilters ?? []);
    model.metadata = model.metadata.map((entry) =>
      ids.has(entry.id) ? changed(target, entry, developerMetadata, paths) : entry,
    );
    model.touch('names');
    const updated = model.metadata.filter(({ id }) => ids.has(id)).map(restMetadata);
    return { updateDeveloperMetadata: { developerMetadata: updated } };
  },
  deleteDeveloperMetadata: ({ model }, { dataFilter = {} }) => {
    const ids = matching(model, [dataFilter]);
    const gone = model.metadata.filter(({ id }) => ids.has(id)).map(restMetadata);
    model.metadata = model.metadata.filter(({ id }) => !ids.has(id));
    model.touch('names');
    return { deleteDeveloperMetadata: { deletedDeveloperMetadata: gone } };
  },
});
