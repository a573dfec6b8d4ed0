/** The dashboard, the lists per wagon and the web page of one size of the register, with tracks and steps: one line of JSON. */
import type { AddedRows } from '../../src/register/app/add-rows.ts';
import type { Outcome } from '../../src/register/domain/import/outcome.ts';
import type { TableRows } from '../../src/register/domain/import/rows.ts';
import { WAGON_RULES } from '../../src/register/domain/programme/transitions.ts';
import { MUNICIPALITIES } from '../../src/register/domain/schema/municipalities.ts';
import { Driver } from '../../src/workspace/index.ts';
import type { CellValue, SpreadsheetModel } from '../../src/workspace/services/spreadsheet/model.ts';
import { type LocalRegister, openRegister } from '../world.ts';
import { afterEdit, measureTabs, type TabFigures } from './board-edits.ts';
import { turnOn } from './digests.ts';
import { terrainList } from './terrain-list.ts';

const TABS = ['Dashboard', 'Wagon 1', 'Wagon 2', 'Wagon 3', 'Thema’s'];
const DAY = 86_400_000;
const TODAY = Date.parse('2026-11-28T09:00:00Z');
/** The row of the dashboard with the choices, each behind its label. */
const CHOICES = 2;

export interface BoardFigures {
  readonly terrains: number;
  readonly tracks: number;
  readonly events: number;
  /** Milliseconds of the processor until the five tabs are calculated: at first, and after a change of one cell. */
  readonly firstMs: number;
  readonly trackMs: number;
  readonly terrainMs: number;
  /** The same after choices on the dashboard: municipality, year, period. */
  readonly placeMs: number;
  readonly yearMs: number;
  readonly periodMs: number;
  readonly tabs: readonly TabFigures[];
  readonly cold: Visit;
  readonly warm: Visit;
}

export interface Visit {
  readonly calls: number;
  /** Milliseconds on the clock of the world. */
  readonly virtualMs: number;
  /** Milliseconds of the processor. */
  readonly ownMs: number;
  readonly kilobytes: number;
}

/** Every second cluster gets a track, of which half went on to wagon 2 and a quarter to wagon 3. */
async function measureBoards(terrains: number): Promise<BoardFigures> {
  const register = await openRegister(null, { now: TODAY });
  const codes = MUNICIPALITIES.map(({ code }) => code);
  ask(register, 'applyImport', terrainList(terrains, codes), 'meting.csv');
  const { tracks, events } = fill(register);
  const { model } = register.world.spreadsheet(register.fileId)!;
  const firstMs = calculated(model);
  const after = (tab: string, row: number, column: number, other: CellValue): number =>
    afterEdit(model.sheetByName(tab)!, [row, column], other, () => calculated(model));
  const edited = (tab: string, header: string, other: CellValue): number =>
    after(tab, 1, columnOf(model, tab, 0, header), other);
  const chosen = (label: string, other: CellValue): number =>
    after('Dashboard', CHOICES, columnOf(model, 'Dashboard', CHOICES, label) + 1, other);
  const edits = {
    trackMs: edited('Trajecten', 'Volgende actie voor', 46_300),
    terrainMs: edited('Terreinen', 'Bruto', 10),
    placeMs: chosen('Gemeente', 'GM0193 · Zwolle'),
    yearMs: chosen('Jaar', 2025),
    periodMs: chosen('Periode', 'Eerste halfjaar'),
  };
  const tabs = measureTabs(model, () => calculated(model));
  return { terrains, tracks, events, firstMs, ...edits, tabs, ...visits(register) };
}

function ask<T>(register: LocalRegister, name: string, ...args: readonly unknown[]): T {
  const outcome = register.call(name, ...args).value as Outcome<T>;
  if (!outcome.ok) throw new Error(`${name}: ${outcome.reason} ${outcome.tip}`);
  return outcome.value;
}

/** Adds rows; throws where any is refused. */
function add(register: LocalRegister, tables: readonly TableRows[]): void {
  const { refused } = ask<AddedRows>(register, 'addRows', tables, 'Meting');
  if (refused.length) throw new Error(JSON.stringify(refused.slice(0, 3)));
}

function fill(register: LocalRegister): { tracks: number; events: number } {
  const { model } = register.world.spreadsheet(register.fileId)!;
  const sheet = model.sheetByName('Clusters')!;
  const keys = Array.from({ length: model.extent(sheet).rows - 1 }, (_, row) =>
    String(model.valueAt(sheet, row + 1, 0)),
  ).filter((_, index) => index % 2 === 0);
  const day = (ago: number): string => {
    const date = new Date(TODAY - ago * DAY);
    return `${date.getUTCDate()}-${date.getUTCMonth() + 1}-${date.getUTCFullYear()}`;
  };
  const going = keys.map((cluster, n) => {
    const wagons = (['1', '2', '3'] as const).slice(0, n % 4 === 0 ? 3 : n % 2 === 0 ? 2 : 1);
    const last = wagons[wagons.length - 1]!;
    const steps = wagons.flatMap((wagon) => {
      const { line } = WAGON_RULES[wagon];
      const reached = wagon === last ? line.slice(0, 3) : line;
      return reached.map((to, index) => ({ wagon, from: reached[index - 1] ?? '', to }));
    });
    const state = (wagon: string): string => steps.filter((step) => step.wagon === wagon).at(-1)?.to ?? '';
    return { cluster, last, steps, state, ago: 40 + (n % 600) };
  });
  const events = going.flatMap(({ steps, ago }, n) =>
    steps.map(({ wagon, from, to }, index) => ({
      track_id: `+t${n}`,
      wagon,
      from_state: from,
      to_state: to,
      event_date: day(ago - index),
      recorded_at: `${day(ago - index)} 09:00`,
      actor: 'meting',
    })),
  );
  add(register, [
    {
      table: 'track',
      rows: going.map(({ cluster, last, steps, state, ago }, n) => ({
        track_id: `+t${n}`,
        name: `Traject ${n}`,
        cluster_id: cluster,
        wagon: last,
        state_w1: state('1'),
        state_w2: state('2'),
        state_w3: state('3'),
        state_since: day(ago - steps.length + 1),
        start_date: day(ago),
        themes: n % 3 ? 'energie' : 'water',
        next_action: 'Afspraak maken met de ondernemers en de gemeente',
        next_action_due: day(n % 5 ? -10 : 3),
      })),
    },
    { table: 'stage_event', rows: events },
  ]);
  return { tracks: going.length, events: events.length };
}

function columnOf(model: SpreadsheetModel, tab: string, row: number, text: string): number {
  const sheet = model.sheetByName(tab)!;
  const { columns } = model.extent(sheet);
  const found = Array.from({ length: columns }, (_, at) => model.valueAt(sheet, row, at)).indexOf(text);
  if (found < 0) throw new Error(`${tab}: ${text}`);
  return found;
}

/** Reads the first cells of each tab, which calculates whatever they need. */
function calculated(model: SpreadsheetModel): number {
  return worked(() => {
    for (const tab of TABS) {
      const sheet = model.sheetByName(tab)!;
      for (let row = 0; row < 100; row++)
        for (let column = 0; column < 12; column++) model.valueAt(sheet, row, column);
    }
  });
}

/** Milliseconds that the processor worked on it: what else runs on the machine makes no difference. */
function worked(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The overview as somebody sees it who follows a digest, when nothing is in the cache yet and when all is. */
function visits(register: LocalRegister): { cold: Visit; warm: Visit } {
  const { world, project } = register;
  const code = linkOf(register);
  const driver = new Driver(world);
  const visit = (): Visit => {
    const queryString = `pagina=overzicht&code=${code}`;
    const request = { method: 'GET', pathInfo: '', queryString, body: null } as const;
    let answer!: ReturnType<typeof driver.web.visit>;
    const ownMs = worked(() => {
      answer = driver.web.visit(project.id, null, request);
    });
    if (answer.kind !== 'page') throw new Error(JSON.stringify(answer));
    const { html } = driver.web.page(answer.pageId)!;
    if (!html.includes('Gemeenten en wagons')) throw new Error(`${answer.title} is not what was asked for.`);
    const { reads, writes, durationMs } = world.executions.at(-1)!;
    return { calls: reads + writes, virtualMs: durationMs, ownMs, kilobytes: Buffer.byteLength(html) / 1000 };
  };
  world.cache.clear();
  const cold = visit();
  return { cold, warm: visit() };
}

/** The code in the link under a digest that somebody got. */
function linkOf(register: LocalRegister): string {
  const { world } = register;
  add(register, [
    {
      table: 'contact',
      rows: [
        {
          contact_id: '+1',
          designation: 'meting',
          role: 'coordinator',
          email: 'meting@example.nl',
          source: 'Meting',
          delete_after: '1-1-2099',
        },
      ],
    },
    {
      table: 'subscription',
      rows: [
        {
          contact_id: '+1',
          role: 'coordinator',
          scope: 'alles',
          rhythm: 'week',
          format: 'html',
          language: 'nl',
        },
      ],
    },
  ]);
  turnOn(register);
  add(register, [
    { table: 'lesson', rows: [{ title: 'Meting', recorded_on: '28-11-2026', audience: 'Ambtenaren' }] },
  ]);
  world.moveClock(Date.parse('2026-11-30T02:30:00Z'));
  register.call('onNight', {});
  world.moveClock(Date.parse('2026-11-30T06:05:00Z'));
  register.call('onQuarter', {});
  const body = world.mail.find(({ to }) => to.includes('meting@example.nl'))?.body ?? '';
  const found = /code=(\w+)/.exec(body)?.[1];
  if (!found) throw new Error('No digest was sent.');
  return found;
}

console.log(JSON.stringify(await measureBoards(Number(process.argv[2]))));
