/** All that a document may tell, as facts hold it, and how documents write it. */
import type {
  AssessmentFacts,
  ClusterFacts,
  MunicipalityFacts,
  ProgrammeFacts,
  TrackFacts,
} from '../../../../src/register/domain/monitoring/facts.ts';
import type { FigureId } from '../../../../src/register/domain/monitoring/figures.ts';
import type { AnyFacts } from '../../../../src/register/domain/monitoring/stored.ts';

/** All that a document may tell, as facts or the tab Momentopnamen hold it. */
export interface Told {
  readonly facts: AnyFacts;
  /** Of the snapshot of the period before; null where there is none. */
  readonly before: AnyFacts | null;
  /** Those that the document is about. */
  readonly parks: readonly ClusterFacts[];
  readonly towns: readonly MunicipalityFacts[];
  readonly period: string;
  /** Null of a concept. */
  readonly seal: {
    readonly version: number;
    readonly hash: string;
    readonly on: string;
    readonly reason: string | null;
  } | null;
  /** Texts of the shipped layout, which come from no register. */
  readonly layout: ReadonlySet<string>;
}

const MONTHS =
  'januari februari maart april mei juni juli augustus september oktober november december'.split(' ');

export function plain(value: number | null | undefined, decimals = 0): string {
  if (value === null || value === undefined) return '–';
  const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const text = Math.abs(value).toLocaleString('nl-NL', options);
  return `${value < 0 && /[1-9]/.test(text) ? '−' : ''}${text}`;
}
export function euros(value: number | null | undefined, decimals = 0): string {
  if (value === null || value === undefined) return '–';
  const text = plain(value, decimals);
  return text.startsWith('−') ? `−€\u00a0${text.slice(1)}` : `€\u00a0${text}`;
}
export const cents = (value: number | null): string => euros(value, 2);
export function short(day: string | null): string {
  if (day === null) return '–';
  const [year, month, date] = day.split('-').map(Number);
  return `${date}-${month}-${year}`;
}
export function long(day: string | null): string {
  if (day === null) return '–';
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${MONTHS[month! - 1]} ${year}`;
}
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} en ${names.at(-1)}`;
export const total = (values: readonly (number | null)[]): number =>
  Math.round(values.reduce<number>((sum, value) => sum + (value ?? 0), 0) * 100) / 100;

export const park = ({ facts }: Told): ClusterFacts => facts as ClusterFacts;
export const programme = ({ facts }: Told): ProgrammeFacts => facts as ProgrammeFacts;
export const track = (told: Told): TrackFacts | null => park(told).track;
export const latest = ({ assessment, baseline }: ClusterFacts): AssessmentFacts | null =>
  assessment ?? baseline;
export const figureOf = (facts: AnyFacts, id: FigureId): number | null =>
  // A snapshot leaves out the figures that are 0.
  id in facts.figures ? facts.figures[id] : 0;
export const moved = ({ track: own }: ClusterFacts): boolean => (own?.steps.length ?? 0) > 0;
export const started = ({ track: own }: ClusterFacts): boolean => own !== null && own.start !== null;
export const done = ({ measures }: ClusterFacts): number =>
  measures.filter(({ realisedOn }) => realisedOn !== null).length;

/** What of the grant was decided, spent and is left, by leg; what has no leg yet only when there is some. */
export function legs(told: Told) {
  const { basis, spending } = programme(told);
  return [
    { name: 'Bedrijventerreinen', amount: basis.amountBt, leg: 'bt' },
    { name: 'Klein en micro mkb', amount: basis.amountMkb, leg: 'mkb' },
    { name: 'Nog niet ingevuld', amount: null, leg: null },
  ]
    .filter(({ leg }) => leg !== null || spending.some((one) => one.leg === null))
    .map(({ name, amount: known, leg }) => {
      const spent = total(spending.filter((one) => one.leg === leg).map(({ charged }) => charged));
      return { leg, name, known, spent, left: known === null ? null : total([known, -spent]) };
    });
}

export const nameOf = (facts: AnyFacts): string => {
  if (facts.kind === 'cluster') return facts.cluster.name;
  return facts.kind === 'municipality' ? facts.municipality.name : '';
};
