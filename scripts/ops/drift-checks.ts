/** The doctor's checks of drift: names, protections, manifest and triggers; those of forms join them, against what this project declares. */

import type { sheets_v4 } from 'googleapis/build/src/apis/sheets';
import { rangeName } from '../../src/register/app/blueprint.ts';
import { observe } from '../../src/register/app/edit/observe.ts';
import { planGuards, wantedGuards } from '../../src/register/app/guards.ts';
import type { Tab } from '../../src/register/app/ports.ts';
import type { Guard } from '../../src/register/app/structure.ts';
import { DECLARED, SILENCE_HOURS } from '../../src/register/app/triggers.ts';
import { job, journal, outbox, TABLES } from '../../src/register/domain/schema/tables/index.ts';
import { formatMoment } from '../../src/register/domain/text/dates.ts';
import { GUARD_SIGN } from '../../src/register/google/structure.ts';
import {
  attention,
  type Check,
  type Finding,
  good,
  INSTALL,
  over,
  type There,
  unknown,
  wrong,
} from './finding.ts';
import { formsCheck } from './form-checks.ts';
import { type BookImage, sheetIdOf } from './image.ts';
import { type ImageRegister, momentIn } from './image-book.ts';
import { isBlank, manifestOf, remoteProgram } from './program.ts';
import { webPage } from './releases.ts';

/** Names of ranges, each over the data of one column: formulas and dropdowns go by them. */
const names: Check<There> = {
  label: 'Namen van bereiken',
  async run({ book }) {
    const image = await book();
    const known = new Map(image.namedRanges.map(({ name, range }) => [name ?? '', range ?? undefined]));
    const { tabs } = over(image);
    if (tabs.size === 0) return [];
    const found = TABLES.flatMap((table): Finding[] => {
      const tab = tabs.get(table.id);
      if (!tab) return [];
      const faults = new Map<Fault, string[]>();
      for (const field of table.fields) {
        const name = rangeName(table.id, field);
        const fault = faultIn(known.get(name), tab, tab.columns[field]!);
        if (fault) faults.set(fault, [...(faults.get(fault) ?? []), name]);
      }
      return [...faults].map(([fault, which]) =>
        wrong(`${few(which)} ${FAULTS[fault][which.length === 1 ? 0 : 1]}.`, INSTALL, tab.name),
      );
    });
    return found.length > 0 ? found : [good('Elke kolom heeft haar naam.')];
  },
};

/** What can be wrong with a name: said of one, and of more. */
const FAULTS = {
  missing: ['ontbreekt', 'ontbreken'],
  elsewhere: ['staat voor iets anders', 'staan voor iets anders'],
  short: ['houdt op voor het einde van het tabblad', 'houden op voor het einde van het tabblad'],
} as const;
type Fault = keyof typeof FAULTS;

function faultIn(
  range: sheets_v4.Schema$GridRange | undefined,
  { id, rows }: Tab,
  column: number,
): Fault | null {
  if (!range) return 'missing';
  if ((range.sheetId ?? 0) !== id || (range.startColumnIndex ?? 0) + 1 !== column) return 'elsewhere';
  return (range.endRowIndex ?? rows) < rows ? 'short' : null;
}

const guards: Check<There> = {
  label: 'Beveiligingen',
  async run({ book }) {
    const image = await book();
    const { tabs } = over(image);
    if (tabs.size === 0) return [];
    const present = guardsIn(image);
    const wanted = TABLES.flatMap((table) => {
      const tab = tabs.get(table.id);
      return tab ? wantedGuards(table, tab) : [];
    });
    const { missing } = planGuards(wanted, present);
    const found = missing.map(({ table, sheet, description }) => {
      const weak = present.some(
        (guard) => guard.sheet === sheet && guard.description === description && guard.warningOnly,
      );
      return wrong(
        `"${description}" ${weak ? 'waarschuwt alleen en houdt niemand tegen' : 'ontbreekt'}.`,
        INSTALL,
        tabs.get(table.id)!.name,
      );
    });
    return found.length > 0
      ? found
      : [
          good(
            `Alle ${wanted.length} beveiligingen zijn er. Wie zij toelaten, kijkt het script elke nacht na.`,
          ),
        ];
  },
};

function guardsIn({ tabs }: BookImage): Guard[] {
  return tabs.flatMap((tab) =>
    tab.protectedRanges
      .filter(({ description }) => description?.startsWith(GUARD_SIGN))
      .map(
        ({ range, description, warningOnly }, id): Guard => ({
          id,
          sheet: sheetIdOf(tab),
          area: areaIn(range ?? {}, tab.properties.gridProperties ?? {}),
          description: description!.slice(GUARD_SIGN.length),
          warningOnly: warningOnly === true,
        }),
      ),
  );
}

/** Null for a whole tab, which has no bounds. */
function areaIn(
  { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex }: sheets_v4.Schema$GridRange,
  { rowCount, columnCount }: sheets_v4.Schema$GridProperties,
): Guard['area'] {
  const bounds = [startRowIndex, endRowIndex, startColumnIndex, endColumnIndex];
  if (bounds.every((bound) => bound === undefined || bound === null)) return null;
  const [row, column] = [startRowIndex ?? 0, startColumnIndex ?? 0];
  return {
    row: row + 1,
    column: column + 1,
    rows: (endRowIndex ?? rowCount ?? 0) - row,
    columns: (endColumnIndex ?? columnCount ?? 0) - column,
  };
}

/** What the keys of `appsscript.json` are about. */
const ABOUT: Readonly<Record<string, string>> = {
  timeZone: 'De tijdzone',
  dependencies: 'De lijst van diensten van Google',
  exceptionLogging: 'Het logboek',
  runtimeVersion: 'De versie van JavaScript',
  urlFetchWhitelist: 'De lijst van adressen die het script mag aanroepen',
};

const manifest: Check<There> = {
  label: 'Manifest',
  async run({ google, project: { scriptId }, own, session }) {
    if (session.serviceKey !== null)
      return [unknown('Een serviceaccount mag het script niet lezen.', 'Meld u aan als persoon.')];
    const program = await remoteProgram(google, scriptId);
    if (isBlank(program)) return [];
    const there = manifestOf(program);
    const here = manifestOf(await own());
    const again = `Geef npm run deploy -- ${session.where}.`;
    const place = 'appsscript.json';
    const [given, asked] = [there.oauthScopes ?? [], here.oauthScopes ?? []];
    const short = (scope: string): string => scope.slice(scope.lastIndexOf('/') + 1);
    const found: Finding[] = [
      ...asked
        .filter((scope) => !given.includes(scope))
        .map((scope) => wrong(`Het recht ${short(scope)} ontbreekt.`, again, place)),
      ...given
        .filter((scope) => !asked.includes(scope))
        .map((scope) => wrong(`Het recht ${short(scope)} hoort er niet bij.`, again, place)),
    ];
    const keys = new Set([...Object.keys(there), ...Object.keys(here)]);
    for (const key of ['oauthScopes', 'webapp']) keys.delete(key);
    for (const key of keys) {
      const [now, wanted] = [there, here].map((each) => plain((each as Record<string, unknown>)[key]));
      if (now !== wanted)
        found.push(
          attention(
            `${ABOUT[key] ?? `"${key}"`} is ${now ?? 'niet ingevuld'} in plaats van ${wanted ?? 'leeg'}.`,
            again,
            place,
          ),
        );
    }
    const page = await webPage(google, scriptId);
    for (const [where, config] of [
      [place, there.webapp],
      ['uitgegeven webpagina', page?.config],
    ] as const)
      if (config && here.webapp)
        for (const key of ['access', 'executeAs'] as const)
          if (config[key] !== here.webapp[key])
            found.push(
              wrong(
                `De webpagina heeft ${key} ${config[key]} in plaats van ${here.webapp[key]}.`,
                `${again} Laat uw organisatie dit niet toe, vraag het dan de Workspace-beheerder.`,
                where,
              ),
            );
    if (here.webapp && !there.webapp) found.push(wrong('De webpagina staat er niet in.', again, place));
    return found.length > 0
      ? found
      : [good('Rechten, tijdzone en webpagina zijn zoals dit project ze vraagt.')];
  },
};

function plain(value: unknown): string | undefined {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A job gives a sign of life at every step; silent for this many hours, and nothing goes on with it. */
const STALLED_HOURS = 2;

/**
 * Google shows triggers to who made them alone, and the script keeps its own record where only the script can read it.
 * What can be seen from outside is what they leave in the tabs.
 */
const triggers: Check<There> = {
  label: 'Triggers',
  async run({ book }) {
    const image = await book();
    const { register, tabs } = over(image);
    if (tabs.size === 0) return [];
    const now = momentIn(image);
    const unseen = TABLES.filter((table) => table.tracked && tabs.has(table.id)).reduce(
      (sum, table) => sum + observe(register.read(table), null).length,
      0,
    );
    const jobs = tabs.has(job.id) ? register.read(job).entries.map(({ values }) => values) : [];
    const stalled = jobs.filter(
      ({ status, heartbeat, started_at }) =>
        status === 'loopt' && hoursBetween(heartbeat ?? started_at ?? null, now) > STALLED_HOURS,
    ).length;
    const last = lastSign({ register, tabs } as ImageRegister);
    const silent = hoursBetween(last, now);
    return [
      unseen === 0
        ? good('Het register kent elke rij zoals zij er staat.')
        : attention(
            `${unseen} rijen zijn gewijzigd zonder dat het register het al zag.`,
            `De nacht neemt ze over. Blijft dit zo, dan lopen de triggers niet. ${INSTALL}`,
          ),
      ...(stalled === 0
        ? []
        : [
            attention(
              `${stalled} ${stalled === 1 ? 'taak ligt' : 'taken liggen'} langer dan ${STALLED_HOURS} uur stil.`,
              `De trigger die elk kwartier verder werkt, loopt niet. ${INSTALL}`,
              tabs.get(job.id)?.name ?? '',
            ),
          ]),
      ...(last === null || silent > SILENCE_HOURS
        ? []
        : [good(`Het laatste dat vanzelf ging: ${formatMoment(last)}.`)]),
      unknown(
        `Of alle ${DECLARED.length} soorten triggers er zijn, vertelt Google alleen aan wie ze maakte.${
          last === null
            ? ' In de tabbladen staat nog niets dat vanzelf ging.'
            : silent > SILENCE_HOURS
              ? ` Het laatste in de tabbladen dat vanzelf ging, is van ${formatMoment(last)}.`
              : ''
        }`,
        'Kijk in de spreadsheet bij Beheer → Staat van het register.',
      ),
    ];
  },
};

/** When a trigger last left something in a tab: a line of the night, a mail that went, a step of a job. */
function lastSign({ register, tabs }: ImageRegister): string | null {
  const moments: (string | null)[] = [];
  if (tabs.has(journal.id))
    for (const { values } of register.read(journal).entries)
      if (values.via === 'nacht') moments.push(values.at);
  if (tabs.has(outbox.id))
    for (const { values } of register.read(outbox).entries) moments.push(values.sent_at);
  const known = moments.filter((moment) => moment !== null);
  return known.sort().at(-1) ?? null;
}

/** Between two wall-clock moments; without end for null. */
function hoursBetween(from: string | null, to: string): number {
  return from === null
    ? Number.POSITIVE_INFINITY
    : (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 3_600_000;
}

const SHOWN = 4;

function few(texts: readonly string[]): string {
  const more = texts.length > SHOWN ? ` en nog ${texts.length - SHOWN}` : '';
  return `${texts.slice(0, SHOWN).join(', ')}${more}`;
}

export const DRIFT_CHECKS: readonly Check<There>[] = [names, guards, manifest, formsCheck, triggers];
