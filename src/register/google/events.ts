/** What Google tells of an edit or a change, in the register's own words. */
import type { Edit } from '../app/edit/edited.ts';

export type EditEvent = GoogleAppsScript.Events.SheetsOnEdit;
export type ChangeEvent = GoogleAppsScript.Events.SheetsOnChange;

/** The rows that an edit covered. */
export function editOf({ range }: EditEvent): Edit {
  return { sheet: range.getSheet().getSheetId(), row: range.getRow(), rows: range.getNumRows() };
}

/** True when a column or a whole tab was taken away. */
export function tookStructure({ changeType }: ChangeEvent): boolean {
  return changeType === 'REMOVE_COLUMN' || changeType === 'REMOVE_GRID';
}

/** The tab from which rows were taken, as far as Google tells: the one that the person looks at. */
export function shrunkSheet({ changeType, source }: ChangeEvent): number | null {
  return changeType === 'REMOVE_ROW' ? source.getActiveSheet().getSheetId() : null;
}
