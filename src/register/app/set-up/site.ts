/** The file as set-up works on it: its tabs and columns, kept up to date while they are made and repaired. */
import type { Table } from '../../domain/schema/table.ts';
import type { Ports } from '../ports.ts';
import type { Survey } from '../structure.ts';

/** The tab of one table. */
export interface Lot {
  readonly table: Table;
  readonly id: number;
  readonly name: string;
  /** Made in this run, or left blank by a run that was interrupted: there is nothing in it yet. */
  readonly isNew: boolean;
  headerRow: number;
  rows: number;
  width: number;
  /** Position by field, of the columns that are there. */
  columns: Record<string, number>;
  /** Something of its build was repaired, so that its look must be applied again. */
  repaired: boolean;
}

export interface Site {
  readonly ports: Ports;
  /** Made anew after tabs and columns were changed. */
  survey: Survey;
  readonly lots: Lot[];
  /** Dutch sentences on what was found and done, in order. */
  readonly says: string[];
  /** Whether anything was changed. */
  changed: boolean;
}

/** Tells what was done. */
export function did(site: Site, sentence: string | null): void {
  site.changed = true;
  if (sentence) site.says.push(sentence);
}
