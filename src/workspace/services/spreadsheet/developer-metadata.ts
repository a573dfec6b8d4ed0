/** Developer metadata: keys and values that scripts hang on a file, a sheet, a row or a column, and their finder. */
import { asOfficial, enumName, type Official, ScriptException, Service } from '../service.ts';
import { expect } from './arguments.ts';
import { type FileContext, weigh } from './context.ts';
import { METADATA_LOCATION, METADATA_VISIBILITY } from './enums.ts';
import type { Metadata, MetadataPlace } from './model/parts.ts';
import { contains, overlaps, type Rect, rect, UNBOUNDED } from './model/rect.ts';
import type { SheetModel } from './model/sheet.ts';
import type { GMetadata, GMetadataFinder, GRange, GSheet, GSpreadsheet } from './official.ts';
import type { RangeBase } from './range-base.ts';
import type { SheetBase } from './sheet-base.ts';

type Visibility = GoogleAppsScript.Spreadsheet.DeveloperMetadataVisibility;
type LocationType = GoogleAppsScript.Spreadsheet.DeveloperMetadataLocationType;

/** Adds metadata; `rest` is what the script gave after the key: a value, a visibility, or both. */
export function addMetadata(
  context: FileContext,
  place: MetadataPlace,
  key: string,
  rest: readonly unknown[],
): void {
  context.requireEditor();
  const value = rest.find((arg) => typeof arg === 'string');
  const visibility = rest.find((arg) => arg instanceof Service);
  const { model } = context;
  model.metadata = [
    ...model.metadata,
    {
      id: model.nextNumber(),
      key: String(key),
      value: value === undefined ? null : (value as string),
      visibility: visibility === undefined ? 'DOCUMENT' : (enumName(visibility) as Metadata['visibility']),
      place,
    },
  ];
  model.touch('names');
}

/** The row or column that a range stands for; refuses anything else, as Google does. */
export function placeOfRange(sheet: SheetModel, area: Rect): MetadataPlace {
  const cells = sheet.clip(area);
  const sheetId = sheet.id;
  if (cells.top === 0 && cells.bottom === sheet.rows.count && cells.right - cells.left === 1) {
    return { kind: 'COLUMN', sheetId, index: cells.left };
  }
  if (cells.left === 0 && cells.right === sheet.columns.count && cells.bottom - cells.top === 1) {
    return { kind: 'ROW', sheetId, index: cells.top };
  }
  throw new ScriptException(
    'Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only ' +
      'be added to the top-level spreadsheet, an individual sheet, or an entire row or column.',
  );
}

/** The metadata at exactly this place. */
export function metadataAt(context: FileContext, place: MetadataPlace): GMetadata[] {
  const wanted = JSON.stringify(place);
  return context.model.metadata
    .filter((entry) => JSON.stringify(entry.place) === wanted)
    .map((entry) => asOfficial<GMetadata>(new DeveloperMetadata(context, entry.id)));
}

export class DeveloperMetadata extends Service implements Official<GMetadata> {
  readonly _official = 'Spreadsheet.DeveloperMetadata';
  readonly _context: FileContext;
  readonly _id: number;

  constructor(context: FileContext, id: number) {
    super();
    this._context = context;
    this._id = id;
  }

  get _weights() {
    return WEIGHTS;
  }

  get _data(): Metadata {
    const data = this._context.model.metadata.find(({ id }) => id === this._id);
    if (!data) throw new ScriptException('The developer metadata no longer exists.');
    return data;
  }

  getId(): number {
    return this._id;
  }

  getKey(): string {
    return this._data.key;
  }

  getValue(): string | null {
    return this._data.value;
  }

  getVisibility(): Visibility {
    return METADATA_VISIBILITY[this._data.visibility];
  }

  getLocation(): GoogleAppsScript.Spreadsheet.DeveloperMetadataLocation {
    return asOfficial(new DeveloperMetadataLocation(this._context, this._data.place));
  }

  setKey(key: string): GMetadata {
    return this._change({ key: String(key) });
  }

  setValue(value: string): GMetadata {
    return this._change({ value: value === null ? null : String(value) });
  }

  setVisibility(visibility: Visibility): GMetadata {
    return this._change({ visibility: enumName(visibility) as Metadata['visibility'] });
  }

  moveToColumn(column: GRange): GMetadata {
    return this._moveTo(column, 'COLUMN');
  }

  moveToRow(row: GRange): GMetadata {
    return this._moveTo(row, 'ROW');
  }

  moveToSheet(sheet: GSheet): GMetadata {
    const { _sheet } = expect<SheetBase>(sheet, 'Spreadsheet.Sheet', 'DeveloperMetadata.moveToSheet');
    return this._change({ place: { kind: 'SHEET', sheetId: _sheet.id } });
  }

  moveToSpreadsheet(): GMetadata {
    return this._change({ place: { kind: 'SPREADSHEET' } });
  }

  remove(): void {
    this._context.requireEditor();
    const { model } = this._context;
    model.metadata = model.metadata.filter(({ id }) => id !== this._id);
    model.touch('names');
  }

  _moveTo(range: GRange, kind: 'ROW' | 'COLUMN'): GMetadata {
    const method = `DeveloperMetadata.moveTo${kind === 'ROW' ? 'Row' : 'Column'}`;
    const { _sheet, _area } = expect<RangeBase>(range, 'Spreadsheet.Range', method);
    const place = placeOfRange(_sheet, _area);
    if (place.kind !== kind)
      throw new ScriptException(`The range must be a single entire ${kind.toLowerCase()}.`);
    return this._change({ place });
  }

  _change(change: Partial<Metadata>): GMetadata {
    this._context.requireEditor();
    const changed = { ...this._data, ...change };
    const { model } = this._context;
    model.metadata = model.metadata.map((each) => (each.id === this._id ? changed : each));
    model.touch('names');
    return asOfficial<GMetadata>(this);
  }
}

/** What `find` brought along is at hand: reading it costs no further call. */
const WEIGHTS = weigh(DeveloperMetadata.prototype, {
  local: 'getId getKey getValue getVisibility getLocation',
});

export class DeveloperMetadataLocation
  extends Service
  implements Official<GoogleAppsScript.Spreadsheet.DeveloperMetadataLocation>
{
  readonly _official = 'Spreadsheet.DeveloperMetadataLocation';
  readonly _weights = {};
  readonly _context: FileContext;
  readonly _place: MetadataPlace;

  constructor(context: FileContext, place: MetadataPlace) {
    super();
    this._context = context;
    this._place = place;
  }

  getLocationType(): LocationType {
    return METADATA_LOCATION[this._place.kind];
  }

  getSpreadsheet(): GSpreadsheet | null {
    if (this._place.kind !== 'SPREADSHEET') return null;
    return asOfficial<GSpreadsheet>(this._context.make.spreadsheet(this._context));
  }

  getSheet(): GSheet | null {
    if (this._place.kind !== 'SHEET') return null;
    return asOfficial<GSheet>(this._context.sheet(this._context.model.sheetById(this._place.sheetId)!));
  }

  getColumn(): GRange | null {
    return this._rangeOf('COLUMN');
  }

  getRow(): GRange | null {
    return this._rangeOf('ROW');
  }

  _rangeOf(kind: 'ROW' | 'COLUMN'): GRange | null {
    if (this._place.kind !== kind) return null;
    const { sheetId } = this._place as MetadataPlace & { kind: 'ROW' };
    return asOfficial<GRange>(
      this._context.range(this._context.model.sheetById(sheetId)!, areaOfPlace(this._place)!),
    );
  }
}

/** Where a finder looks: everywhere, on one sheet, or within an area of it. */
export interface FinderScope {
  readonly sheetId: number | null;
  readonly area: Rect | null;
}

export class DeveloperMetadataFinder extends Service implements Official<GMetadataFinder> {
  readonly _official = 'Spreadsheet.DeveloperMetadataFinder';
  readonly _weights = { find: 'read' } as const;
  readonly _context: FileContext;
  readonly _scope: FinderScope;
  readonly #tests: ((entry: Metadata) => boolean)[] = [];
  #intersecting = false;

  constructor(context: FileContext, scope: FinderScope) {
    super();
    this._context = context;
    this._scope = scope;
  }

  find(): GMetadata[] {
    return this._context.model.metadata
      .filter((entry) => this._inScope(entry.place) && this.#tests.every((test) => test(entry)))
      .map((entry) => asOfficial<GMetadata>(new DeveloperMetadata(this._context, entry.id)));
  }

  /** Also finds what only overlaps the place, or holds it: its sheet, the file, a column that crosses it. */
  onIntersectingLocations(): GMetadataFinder {
    this.#intersecting = true;
    return asOfficial<GMetadataFinder>(this);
  }

  withId(id: number): GMetadataFinder {
    return this._with((entry) => entry.id === id);
  }

  withKey(key: string): GMetadataFinder {
    return this._with((entry) => entry.key === key);
  }

  withValue(value: string): GMetadataFinder {
    return this._with((entry) => entry.value === value);
  }

  withVisibility(visibility: Visibility): GMetadataFinder {
    return this._with((entry) => entry.visibility === enumName(visibility));
  }

  withLocationType(locationType: LocationType): GMetadataFinder {
    return this._with((entry) => entry.place.kind === enumName(locationType));
  }

  _with(test: (entry: Metadata) => boolean): GMetadataFinder {
    this.#tests.push(test);
    return asOfficial<GMetadataFinder>(this);
  }

  _inScope(place: MetadataPlace): boolean {
    const { sheetId, area } = this._scope;
    if (sheetId === null) return true;
    if (place.kind === 'SPREADSHEET') return this.#intersecting;
    if (place.sheetId !== sheetId) return false;
    if (!area) return true;
    if (place.kind === 'SHEET') return this.#intersecting;
    const own = this._context.model.sheetById(sheetId)!.clip(areaOfPlace(place)!);
    return this.#intersecting ? overlaps(area, own) : contains(area, own);
  }
}

function areaOfPlace(place: MetadataPlace): Rect | null {
  if (place.kind === 'ROW') return rect(place.index, 0, 1, UNBOUNDED);
  if (place.kind === 'COLUMN') return rect(0, place.index, UNBOUNDED, 1);
  return null;
}
