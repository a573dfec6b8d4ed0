/** The dashboard of a register in the Workspace: its cells by id, its choices, and the register behind it as a view. */
import { a1 } from '../../../src/register/app/a1.ts';
import { cellsOf } from '../../../src/register/app/boards/contents.ts';
import type { Change } from '../../../src/register/domain/change/change.ts';
import { cellOf, counted } from '../../../src/register/domain/dashboard/counted.ts';
import { boards } from '../../../src/register/domain/dashboard/index.ts';
import { type FigureId, figuresOf } from '../../../src/register/domain/monitoring/figures.ts';
import { clustersIn } from '../../../src/register/domain/monitoring/scope.ts';
import type { Span } from '../../../src/register/domain/monitoring/span.ts';
import { WAGON_NUMBERS } from '../../../src/register/domain/programme/states.ts';
import { lastEvent } from '../../../src/register/domain/programme/track.ts';
import type { RegisterView } from '../../../src/register/domain/rules/view.ts';
import { CODES } from '../../../src/register/domain/schema/codelists.ts';
import { TABLES } from '../../../src/register/domain/schema/tables/index.ts';
import { addDays } from '../../../src/register/domain/text/dates.ts';
import { rect } from '../../../src/workspace/services/spreadsheet/model/rect.ts';
import type { SheetModel } from '../../../src/workspace/services/spreadsheet/model.ts';
import type { Act } from '../../../src/workspace/sheet-driver.ts';
import { COORDINATOR, freshRegister, type TestRegister } from '../../support/register.ts';
import { chance, generated, type Register } from '../domain/monitoring/generated.ts';
import type { Values } from '../domain/rules/support.ts';
import { viewOf } from '../domain/rules/support.ts';

export const TODAY = '2026-11-23';

const THEMES = CODES.codes('thema').map(({ code }) => code);

const cells = cellsOf(boards().map((board) => ({ board, name: board.tab })));

/** The tab of a board, by its mark. */
export function boardOf({ model }: TestRegister, id: string): SheetModel {
  const place = model.metadata.find(
    ({ key, value }) => key === 'terreinregister.board' && value === id,
  )?.place;
  return model.sheetById((place as { sheetId: number }).sheetId)!;
}

/** What the cell with an id shows, or one so many rows and columns on. */
export function shown(register: TestRegister, id: string, down = 0, right = 0): unknown {
  const { place, cell } = cells(id);
  return register.model.valueAt(
    boardOf(register, place.board.id),
    cell.row - 1 + down,
    cell.column - 1 + right,
  );
}

/** The rows below the cell with an id, over some columns, as far as the first one holds something. */
export function listed(register: TestRegister, id: string, columns: number): unknown[][] {
  const rows: unknown[][] = [];
  for (let down = 0; ![null, ''].includes(shown(register, id, down) as null); down++)
    rows.push(Array.from({ length: columns }, (_, right) => shown(register, id, down, right)));
  return rows;
}

type ChoiceId = 'year' | 'period' | 'place';

/** Puts a choice in its cell. */
export function choose(register: TestRegister, id: ChoiceId, value: string | number): void {
  const { place, cell } = cells(id);
  const sheet = boardOf(register, place.board.id);
  sheet.put(cell.row - 1, cell.column - 1, value);
  sheet.touch('values', rect(cell.row - 1, cell.column - 1, 1, 1));
}

/** Chooses as a person does, with all that the sheet and the register do then. */
export function type(register: TestRegister, id: ChoiceId, value: string): Act {
  const { place, cell } = cells(id);
  const { driver, fileId } = register;
  if (!driver.isOpen(COORDINATOR, fileId)) driver.open(COORDINATOR, fileId);
  return driver.edit(
    COORDINATOR,
    fileId,
    boardOf(register, place.board.id).id,
    a1(cell.row, cell.column),
    value,
  );
}

/** The register as the sheet holds it, for the functions that the dashboard must agree with. */
export function viewFrom(register: TestRegister, today = TODAY): RegisterView {
  const read = register.readAll(TABLES.map(({ id }) => id));
  const rows = Object.fromEntries(
    TABLES.map(({ id, key }) => [
      id,
      Object.fromEntries(read[id]!.map((row) => [String(row[key.field]), row as Values])),
    ]),
  );
  return viewOf(rows, { today });
}

/** Every figure as the Rekenblad shows it beside what the functions say, where they differ. */
export function wrongFigures(
  register: TestRegister,
  view: RegisterView,
  { from, until }: Span,
  town: string | null,
): readonly { readonly figure: FigureId; readonly expected: number | null; readonly got: unknown }[] {
  const scope = town === null ? null : clustersIn(view, town);
  const over = {
    period: { from, until: [until, TODAY].sort()[0]! },
    now: { from: TODAY, until: TODAY },
  };
  const found = counted().map(({ figure, moment }) => {
    const expected = figuresOf(view, over[moment], scope)[figure];
    return { figure, expected, got: shown(register, cellOf(figure)) };
  });
  const told = found.filter(({ expected }) => expected !== null && expected !== 0);
  if (town === null) expect(told.length).toBeGreaterThan(15);
  return found.filter(({ expected, got }) =>
    expected === null
      ? got !== '' && got !== null
      : typeof got !== 'number' || Math.abs(got - expected) >= 0.00006,
  );
}

/** A register in the sheet with generated rows up to today, and all that the register computes of them. */
export function generatedRegister(clusters: number, seed: number): TestRegister {
  const register = freshRegister();
  const rows = withMore(upToToday(generated(clusters, seed)), seed);
  const own = new Set(register.read('municipality').rows.map((row) => String(row.municipality_code)));
  const settings = new Set(register.read('setting').rows.map((row) => String(row.setting_id)));
  const changes = Object.entries(rows).flatMap(([table, byKey]) =>
    Object.entries(byKey).map(([key, values]): Change => {
      const type = table === 'setting' && settings.has(key) ? 'update' : 'add';
      return { type, table, key, values: values as Change['values'] };
    }),
  );
  const gone = [...own].map((key): Change => ({ type: 'remove', table: 'municipality', key, values: {} }));
  const result = register.write({ via: 'import', reason: 'Proef', changes: [...gone, ...changes] });
  if (!result.ok) throw new Error(result.conflicts.map(({ message }) => message).join('\n'));
  register.click(['Beheer', 'Register nu controleren']);
  return register;
}

/** With what only boards show: themes, who does what, agreed days, mediation, accounts due, meetings and action points. */
function withMore(rows: Register, seed: number): Register {
  const next = chance(seed + 1);
  const below = (n: number): number => Math.floor(next() * n);
  const maybe = <T>(value: T, odds: number): T | null => (next() < odds ? value : null);
  // Around today, where a day too early or too late shows.
  const near = (): string =>
    next() < 0.15 ? TODAY : addDays(TODAY, below(80) - 40 + (next() < 0.2 ? -200 : 0));
  const sometimesToday = (field: string): Values => (next() < 0.15 ? { [field]: TODAY } : {});
  const each = (table: string, more: (row: Values, key: string) => Values): Record<string, Values> =>
    Object.fromEntries(
      Object.entries(rows[table] ?? {}).map(([key, row]) => [key, { ...row, ...more(row, key) }]),
    );
  const clusters = Object.keys(rows.cluster ?? {});
  const some = (): string => clusters[below(clusters.length)]!;
  const meetings = clusters.slice(0, 3).map((_, index) => `OL-000${index + 1}`);
  return {
    ...rows,
    track: each('track', () => ({
      themes: THEMES.filter(() => next() < 0.3),
      next_action_owner_id: maybe('CT-0001', 0.5),
      next_action_due: maybe(near(), 0.7),
      review_date: maybe(near(), 0.5),
    })),
    handover: each('handover', () =>
      next() < 0.2
        ? { decision: 'bemiddeling', decided_on: maybe(near(), 0.6) }
        : sometimesToday('offered_on'),
    ),
    grant: each('grant', () => ({
      account_due: maybe(near(), 0.5),
      ...sometimesToday('application_date'),
    })),
    org_assessment: each('org_assessment', () => sometimesToday('assessed_on')),
    sprint_session: each('sprint_session', () => sometimesToday('session_date')),
    cost_line: each('cost_line', () => sometimesToday('performance_date')),
    meeting: Object.fromEntries(
      meetings.map((key) => [
        key,
        { name: 'Overleg', status: 'gepland', meeting_date: near(), cluster_id: maybe(some(), 0.7) },
      ]),
    ),
    action_point: Object.fromEntries(
      clusters.map((_, index) => [
        `AP-${String(index + 1).padStart(4, '0')}`,
        {
          action: 'Terugbellen',
          owner_id: 'CT-0001',
          due: maybe(near(), 0.9),
          status: ['open', 'bezig', 'klaar', 'vervallen'][below(4)],
          cluster_id: maybe(some(), 0.6),
          meeting_id: maybe(meetings[below(meetings.length)]!, 0.5),
        },
      ]),
    ),
  };
}

/** Without steps of days to come, and with the states that the steps lead to, as the register keeps them. */
function upToToday(rows: Register): Register {
  const events = Object.entries(rows.stage_event ?? {}).filter(([, row]) => String(row.event_date) <= TODAY);
  const of = (track: string) => events.map(([, row]) => row).filter((row) => row.track_id === track);
  const tracks = Object.entries(rows.track ?? {}).map(([key, row]) => {
    const steps = of(key) as never as Parameters<typeof lastEvent>[0];
    const states = WAGON_NUMBERS.map(({ code }) => [
      `state_w${code}`,
      lastEvent(steps.filter(({ wagon }) => wagon === code))?.to_state ?? null,
    ]);
    const first = steps.map(({ event_date }) => event_date!).sort()[0] ?? '9999';
    const override = row.start_override;
    // A day before the first step would be a start of a track that was not there yet.
    const start_override = typeof override === 'string' && override >= first ? override : null;
    return [key, { ...row, ...Object.fromEntries(states), start_override }] as const;
  });
  return { ...rows, track: Object.fromEntries(tracks), stage_event: Object.fromEntries(events) };
}
