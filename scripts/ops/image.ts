/** The whole spreadsheet as Google's API tells it: every tab with its cells, looks, rules and marks, read in few calls. */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets';
import { MARKS } from '../../src/register/app/marks.ts';
import { EXIT, OpsFault } from './fault.ts';
import type { Google } from './google.ts';

export type CellData = sheets_v4.Schema$CellData;
type Sheet = sheets_v4.Schema$Sheet;
type Metadata = sheets_v4.Schema$DeveloperMetadata;

/** Lines (rows or columns) that are alike and stand together: how many, how large in pixels, and whether hidden. */
export type Lines = readonly (readonly [count: number, pixels: number, hidden: boolean])[];

/** One tab. Rows and columns count from 0, as in the API. */
export interface TabImage {
  readonly properties: sheets_v4.Schema$SheetProperties;
  readonly metadata: readonly Metadata[];
  readonly merges: readonly sheets_v4.Schema$GridRange[];
  readonly conditionalFormats: readonly sheets_v4.Schema$ConditionalFormatRule[];
  readonly protectedRanges: readonly sheets_v4.Schema$ProtectedRange[];
  readonly basicFilter: sheets_v4.Schema$BasicFilter | null;
  readonly rowSizes: Lines;
  readonly columnSizes: Lines;
  /** Cells up to the last one that holds anything; a formula also has the value that it gave. */
  readonly cells: readonly (readonly CellData[])[];
  /** Look and rules of the blank rows below. */
  readonly below: readonly CellData[];
  /** What is not kept, because Google's API cannot put it back as it was. */
  readonly left: { readonly charts: number; readonly bandings: number };
}

export interface BookImage {
  readonly id: string;
  readonly properties: sheets_v4.Schema$SpreadsheetProperties;
  readonly namedRanges: readonly sheets_v4.Schema$NamedRange[];
  readonly metadata: readonly Metadata[];
  readonly tabs: readonly TabImage[];
}

const STRUCTURE =
  'properties(title,locale,timeZone),namedRanges,developerMetadata,sheets(properties,merges,conditionalFormats,' +
  'protectedRanges,basicFilter,developerMetadata,charts(chartId),bandedRanges(bandedRangeId))';
const VALUES =
  'sheets(properties(sheetId),data(rowMetadata,columnMetadata,rowData(values(userEnteredValue,effectiveValue,note))))';
const LOOKS = 'sheets(properties(sheetId),data(rowData(values(userEnteredFormat,dataValidation))))';

/** Google recommends requests of a few megabytes; so many tabs at a time stay far below its limits. */
const TABS_AT_ONCE = 8;

export type Progress = (done: number, total: number) => void;

/** Reads all; `progress` is told as tabs come in. Without `looks` cells have their contents and notes only. */
export async function readBook(
  google: Google,
  spreadsheetId: string,
  progress: Progress = () => {},
  looks = true,
): Promise<BookImage> {
  const { data } = await google.sheets.spreadsheets.get({ spreadsheetId, fields: STRUCTURE });
  const sheets = data.sheets ?? [];
  const tabs: TabImage[] = [];
  for (let at = 0; at < sheets.length; at += TABS_AT_ONCE) {
    progress(at, sheets.length);
    tabs.push(...(await readTabs(google, spreadsheetId, sheets.slice(at, at + TABS_AT_ONCE), looks)));
  }
  progress(sheets.length, sheets.length);
  return {
    id: spreadsheetId,
    properties: data.properties ?? {},
    namedRanges: data.namedRanges ?? [],
    metadata: data.developerMetadata ?? [],
    tabs,
  };
}

async function readTabs(
  google: Google,
  spreadsheetId: string,
  sheets: readonly Sheet[],
  withLooks: boolean,
): Promise<TabImage[]> {
  const grids = sheets.filter(({ properties }) => properties?.gridProperties);
  const get = async (ranges: string[], fields: string) => {
    const { data } = await google.sheets.spreadsheets.get({ spreadsheetId, ranges, fields });
    return new Map(
      (data.sheets ?? []).map((sheet) => [sheet.properties?.sheetId ?? 0, sheet.data?.[0] ?? {}]),
    );
  };
  const values = await get(
    grids.map(({ properties }) => quoted(properties?.title ?? '')),
    VALUES,
  );
  const used = (sheet: Sheet): number => values.get(idOf(sheet))?.rowData?.length ?? 0;
  const upToBlank = grids.map((sheet) => {
    const { rowCount } = sheet.properties?.gridProperties ?? {};
    return `${quoted(sheet.properties?.title ?? '')}!1:${Math.min(used(sheet) + 1, rowCount ?? 1)}`;
  });
  const looks = withLooks ? await get(upToBlank, LOOKS) : new Map<number, sheets_v4.Schema$GridData>();
  return sheets.map((sheet) => imageOf(sheet, values.get(idOf(sheet)) ?? {}, looks.get(idOf(sheet)) ?? {}));
}

function idOf({ properties }: Sheet): number {
  return properties?.sheetId ?? 0;
}

export function quoted(title: string): string {
  return `'${title.replace(/'/g, "''")}'`;
}

function imageOf(
  sheet: Sheet,
  values: sheets_v4.Schema$GridData,
  looks: sheets_v4.Schema$GridData,
): TabImage {
  const { properties = {} } = sheet;
  const used = values.rowData?.length ?? 0;
  const lines = (dimensions: readonly sheets_v4.Schema$DimensionProperties[] = []) =>
    runsOf(dimensions.map(({ pixelSize, hiddenByUser }) => [pixelSize ?? 0, hiddenByUser === true]));
  const onColumns = (values.columnMetadata ?? []).flatMap(({ developerMetadata }) => developerMetadata ?? []);
  const onRows = (values.rowMetadata ?? []).flatMap(({ developerMetadata }) => developerMetadata ?? []);
  const cells = Array.from({ length: used }, (_, row) => {
    const contents = values.rowData?.[row]?.values ?? [];
    const look = looks.rowData?.[row]?.values ?? [];
    return Array.from({ length: Math.max(contents.length, look.length) }, (_each, column) =>
      cellOf(contents[column] ?? {}, look[column] ?? {}),
    );
  });
  return {
    properties,
    metadata: [...(sheet.developerMetadata ?? []), ...onRows, ...onColumns],
    merges: sheet.merges ?? [],
    conditionalFormats: sheet.conditionalFormats ?? [],
    protectedRanges: (sheet.protectedRanges ?? []).map(({ requestingUserCanEdit: _, ...kept }) => kept),
    basicFilter: sheet.basicFilter ?? null,
    rowSizes: lines(values.rowMetadata),
    columnSizes: lines(values.columnMetadata),
    cells,
    below: (looks.rowData?.[used]?.values ?? []).map((look) => cellOf({}, look)),
    left: { charts: sheet.charts?.length ?? 0, bandings: sheet.bandedRanges?.length ?? 0 },
  };
}

/** The value that a cell gave is only kept beside a formula. */
function cellOf({ userEnteredValue, effectiveValue, note }: CellData, look: CellData): CellData {
  const formula = userEnteredValue?.formulaValue != null;
  return {
    ...(userEnteredValue && { userEnteredValue }),
    ...(formula && effectiveValue && { effectiveValue }),
    ...(note && { note }),
    ...look,
  };
}

function runsOf(lines: readonly (readonly [pixels: number, hidden: boolean])[]): Lines {
  const runs: [number, number, boolean][] = [];
  for (const [pixels, hidden] of lines) {
    const last = runs.at(-1);
    if (last && last[1] === pixels && last[2] === hidden) last[0] += 1;
    else runs.push([1, pixels, hidden]);
  }
  return runs;
}

/** The table that a tab carries; null for a tab that is not the register's. */
export function tableIn({ metadata }: TabImage): string | null {
  return metadata.find(({ metadataKey }) => metadataKey === MARKS.table)?.metadataValue ?? null;
}

export function titleOf({ properties }: TabImage): string {
  return properties.title ?? '';
}

export function sheetIdOf({ properties }: TabImage): number {
  return properties.sheetId ?? 0;
}

/** The spreadsheet as it was read. */
export interface Reading {
  readonly book: BookImage;
  /** Drive's number of what was read; null where Drive does not tell. */
  readonly version: string | null;
  /** False when it changed while it was read; null where Drive does not tell. */
  readonly steady: boolean | null;
}

/** Reads all while nobody changes it: when Drive tells that the file changed meanwhile, it is read again. */
export async function readSteadily(
  google: Google,
  spreadsheetId: string,
  progress: Progress = () => {},
  looks = true,
): Promise<Reading> {
  for (let attempt = 1; ; attempt++) {
    const before = await versionOf(google, spreadsheetId);
    const book = await readBook(google, spreadsheetId, progress, looks);
    const after = before === null ? null : await versionOf(google, spreadsheetId);
    if (before === after || attempt === 3)
      return { book, version: after, steady: before === null ? null : before === after };
  }
}

/** Drive's number of the file, which goes up at every change; null where this account cannot see the file in Drive. */
export async function versionOf(google: Google, spreadsheetId: string): Promise<string | null> {
  try {
    const { data } = await google.drive.files.get({ fileId: spreadsheetId, fields: 'version' });
    return data.version ?? null;
  } catch (error) {
    if ([403, 404].includes((error as { status?: number }).status ?? 0)) return null;
    throw error;
  }
}

/** Throws `OpsFault` when somebody changed the file since `version`. */
export async function requireUnchanged(
  google: Google,
  spreadsheetId: string,
  version: string | null,
): Promise<void> {
  const now = await versionOf(google, spreadsheetId);
  if (now === version) return;
  throw new OpsFault(
    EXIT.refused,
    'Terwijl dit werd voorbereid, wijzigde iemand het register. Er is niets geschreven.',
    'Kies een rustig moment en geef dezelfde opdracht opnieuw.',
  );
}
