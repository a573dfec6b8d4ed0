/** The lists that several documents show: terrains, steps, sessions, grants, measures and what is missing. */
import type {
  AssessmentFacts,
  CampaignFacts,
  ClusterFacts,
  GrantFacts,
  HandoverFacts,
  IdeaFacts,
  LessonFacts,
  MeasureFacts,
  MissingFact,
  SessionFacts,
  TerrainFacts,
} from '../../monitoring/facts.ts';
import { findTable, setting } from '../../schema/tables/index.ts';
import { parts as dayParts, formatDay } from '../../text/dates.ts';
import { formatDutchNumber } from '../../text/numbers.ts';
import { type Item, item, list, type Part } from './part.ts';
import { DASH, listed, yesNo } from './words.ts';

/** An item with the cluster that it is of. */
export interface Of<T> {
  readonly cluster: string;
  readonly of: T;
}

/** The items of all clusters, each with the name of its cluster. */
export function ofAll<T>(
  clusters: readonly ClusterFacts[],
  items: (facts: ClusterFacts) => readonly T[],
): readonly Of<T>[] {
  return clusters.flatMap((facts) => items(facts).map((of) => ({ cluster: facts.cluster.name, of })));
}

/** Sessions of several clusters, each once, with the clusters that took part together. */
export function sessionsOf(clusters: readonly ClusterFacts[]): readonly Of<SessionFacts>[] {
  const sessions = new Map<string, { readonly names: string[]; readonly of: SessionFacts }>();
  for (const { cluster, sessions: own } of clusters)
    for (const of of own) {
      const known = sessions.get(of.key);
      if (known) known.names.push(cluster.name);
      else sessions.set(of.key, { names: [cluster.name], of });
    }
  return [...sessions.values()].map(({ names, of }) => ({ cluster: listed(names), of }));
}

/** The first column of a list over several clusters. */
function clusterItem<T>(): Item<Of<T>> {
  return item('bedrijventerrein', 'Bedrijventerrein', ({ cluster }) => cluster, { width: 2 });
}

function within<T>(items: readonly Item<T>[]): readonly Item<Of<T>>[] {
  return items.map((one) => ({ ...one, value: ({ of }: Of<T>) => one.value(of) }));
}

/** A list of a sort: of one cluster, or of several with the name of the cluster in front. */
interface Sort<T> {
  readonly name: string;
  readonly label: string;
  readonly items: readonly Item<T>[];
  readonly empty: string;
}

/** The list of one cluster. */
export function listOf<G, T>(
  sort: Sort<T>,
  rows: (given: G) => readonly T[],
  empty: string | null = sort.empty,
): Part<G> {
  return list(sort.name, sort.label, rows, sort.items, empty);
}

/** The same with fewer columns, for documents with little room. */
export function brief<T>(sort: Sort<T>): Sort<T> {
  return { ...sort, items: briefly(sort.items) };
}

/** The items, of which those that need much room can only be named in a template. */
export function briefly<T>(items: readonly Item<T>[]): readonly Item<T>[] {
  return items.map(({ alone, ...one }) => (alone ? { ...one, spare: true } : one));
}

/** The list over several clusters. */
export function listOfAll<G, T>(
  sort: Sort<T>,
  rows: (given: G) => readonly Of<T>[],
  empty = sort.empty,
): Part<G> {
  return list(sort.name, sort.label, rows, [clusterItem<T>(), ...within(brief(sort).items)], empty);
}

export const TERRAINS: Sort<TerrainFacts> = {
  name: 'terreinen',
  label: 'Terreinen',
  items: [
    item('sleutel', 'Sleutel van het terrein', ({ key }) => key, { spare: true }),
    item('terrein', 'Terrein', ({ name }) => name, { width: 4, least: 13 }),
    item('rin', 'RIN-nummer', ({ rin }) => rin ?? 'niet in IBIS', { head: 'RIN', least: 6, alone: true }),
    item('bedrijven', 'Aantal bedrijven, met bron', companies, { head: 'Bedrijven', width: 2.2 }),
    item('netbeheerder', 'Netbeheerder', ({ gridOperator }) => gridOperator ?? DASH, { width: 1.6 }),
    item('congestie', 'Congestie bij afname', ({ congestionIn }) => congestionIn ?? DASH, {
      head: 'Congestie afname',
      least: 11,
      alone: true,
    }),
    item(
      'peiljaar',
      'Peiljaar van IBIS',
      ({ sourceYear }) => (sourceYear === null ? DASH : String(sourceYear)),
      { head: 'Peiljaar', width: 1.2 },
    ),
    item('netto', 'Netto oppervlakte in hectare', ({ netArea }) => netArea, {
      kind: 'number',
      head: 'Netto (ha)',
      decimals: 1,
      width: 1.2,
    }),
    item('bruto', 'Bruto oppervlakte in hectare', ({ grossArea }) => grossArea, {
      kind: 'number',
      decimals: 1,
      spare: true,
    }),
  ],
  empty: 'Bij dit bedrijventerrein horen geen terreinen.',
};

/** A number of companies is never told without where it comes from and when. */
function companies({ companies, companiesSource, companiesOn }: TerrainFacts): string {
  if (companies === null) return DASH;
  const source = [companiesSource, companiesOn && String(dayParts(companiesOn)[0])]
    .filter(Boolean)
    .join(', ');
  return `${formatDutchNumber(companies)} (${source || 'zonder bron'})`;
}

export const STEPS: Sort<NonNullable<ClusterFacts['track']>['steps'][number]> = {
  name: 'stappen',
  label: 'Stappen van het traject in de periode',
  items: [
    item('datum', 'Datum', ({ on }) => on, { kind: 'date', width: 1.2 }),
    item('wagon', 'Wagon', ({ wagon }) => wagon),
    item('van', 'Status voor de stap', ({ from }) => from ?? DASH, { head: 'Van', width: 2, least: 12 }),
    item('naar', 'Status na de stap', ({ to }) => to ?? DASH, { head: 'Naar', width: 2, least: 12 }),
  ],
  empty: 'In deze periode is geen stap gezet.',
};

export const SESSIONS: Sort<SessionFacts> = {
  name: 'sprintsessies',
  label: 'Sprintsessies die zijn gehouden',
  items: [
    item('datum', 'Datum', ({ on }) => on, { kind: 'date', width: 1.3 }),
    item('sessie', 'Sprintsessie', ({ name }) => name, { width: 6, least: 14 }),
    item('in_periode', 'Viel in deze periode', ({ inSpan }) => (inSpan ? 'ja' : 'nee'), {
      head: 'Deze periode',
      alone: true,
    }),
    item('gemeente_erbij', 'Gemeente was erbij', ({ municipalityPresent }) => yesNo(municipalityPresent), {
      head: 'Gemeente erbij',
      width: 1.3,
    }),
    item(
      'netbeheerder_erbij',
      'Netbeheerder was erbij',
      ({ gridOperatorPresent }) => yesNo(gridOperatorPresent),
      { head: 'Netbeheerder erbij', alone: true },
    ),
    item('ondernemers', 'Aantal ondernemers', ({ entrepreneurs }) => entrepreneurs, {
      kind: 'number',
      head: 'Ondernemers',
      width: 1.5,
    }),
  ],
  empty: 'Er is nog geen sprintsessie gehouden.',
};

export const IDEAS: Sort<IdeaFacts> = {
  name: 'ideeen',
  label: 'Ideeën uit de sprintsessies',
  items: [
    item('idee', 'Idee', ({ name }) => name, { width: 4 }),
    item('thema', 'Thema', ({ theme }) => theme ?? DASH, { width: 1.6 }),
    item('kansrijk', 'Kansrijk', ({ promising }) => yesNo(promising), { width: 1.1 }),
  ],
  empty: 'Er zijn geen ideeën vastgelegd.',
};

export const GRANTS: Sort<GrantFacts> = {
  name: 'subsidies',
  label: 'Sprintsubsidies',
  items: [
    item('subsidie', 'Omschrijving', ({ name }) => name, { width: 6, least: 14 }),
    item('zaaknummer', 'Zaaknummer', ({ caseNumber }) => caseNumber, { spare: true }),
    item('status', 'Status', ({ status }) => status, { least: 11 }),
    item('aangevraagd_op', 'Aangevraagd op', ({ appliedOn }) => appliedOn, {
      kind: 'date',
      head: 'Aangevraagd',
      width: 1.6,
    }),
    item('gevraagd', 'Gevraagd bedrag', ({ requested }) => requested, { kind: 'euro', spare: true }),
    item('verleend', 'Verleend bedrag', ({ granted }) => granted, {
      kind: 'euro',
      head: 'Verleend',
      width: 1.6,
    }),
    item('vastgesteld', 'Vastgesteld bedrag', ({ settled }) => settled, {
      kind: 'euro',
      head: 'Vastgesteld',
      width: 1.6,
    }),
  ],
  empty: 'Er is geen sprintsubsidie aangevraagd.',
};

/** What was measured in kW and MWh was supplied in confidence, so it stands in no document. */
export const CAMPAIGNS: Sort<CampaignFacts> = {
  name: 'meetcampagnes',
  label: 'Meetcampagnes met kwartierdata',
  items: [
    item('stand', 'Stand van de meetcampagne', ({ status }) => status, {
      head: 'Stand',
      width: 2,
      least: 13,
    }),
    item('geanalyseerd_op', 'Geanalyseerd op', ({ analysedOn }) => analysedOn, {
      kind: 'date',
      head: 'Geanalyseerd',
      width: 1.6,
    }),
    item('uitgenodigd', 'Uitgenodigde bedrijven', ({ invited }) => invited, {
      kind: 'number',
      head: 'Uitgenodigd',
      width: 1.4,
    }),
    item('machtigingen', 'Bedrijven met een machtiging', ({ mandates }) => mandates, {
      kind: 'number',
      head: 'Machtigingen',
      width: 1.5,
    }),
    item('data_compleet', 'Bedrijven met complete data', ({ complete }) => complete, {
      kind: 'number',
      head: 'Data compleet',
      width: 1.3,
    }),
    item('dekking', 'Data compleet gedeeld door uitgenodigd', ({ coverage }) => coverage, {
      kind: 'percent',
      head: 'Dekking',
      width: 1.1,
    }),
  ],
  empty: 'Er zijn geen kwartierdata verzameld.',
};

export const MEASURES: Sort<MeasureFacts> = {
  name: 'maatregelen',
  label: 'Maatregelen',
  items: [
    item('maatregel', 'Maatregel', ({ name }) => name, { width: 8, least: 12 }),
    item('thema', 'Thema', ({ theme }) => theme ?? DASH, { alone: true, least: 12 }),
    item('status', 'Status', ({ status }) => status, { least: 9 }),
    item('investering', 'Investering', ({ investment }) => investment, {
      kind: 'euro',
      head: 'Investering',
      decimals: 0,
      width: 1.6,
    }),
    item('kwh', 'Besparing stroom in kWh per jaar', ({ kwh }) => kwh, {
      kind: 'number',
      head: 'Stroom (kWh per jaar)',
      width: 1.4,
      least: 7,
    }),
    item('m3', 'Besparing gas in m³ per jaar', ({ m3 }) => m3, { kind: 'number', spare: true }),
    item('kwp', 'Opwek in kWp', ({ kwp }) => kwp, { kind: 'number', head: 'Opwek (kWp)', width: 1.1 }),
    item('co2', 'Minder CO2 in kg per jaar', ({ co2 }) => co2, {
      kind: 'number',
      head: 'CO2 (kg per jaar)',
      alone: true,
      width: 1.3,
      least: 7,
    }),
  ],
  empty: 'Er zijn nog geen maatregelen bekend.',
};

export const HANDOVERS: Sort<HandoverFacts> = {
  name: 'overdrachten',
  label: 'Overdrachten',
  items: [
    item('van', 'Van wagon', ({ from }) => from, { head: 'Van', least: 7 }),
    item('naar', 'Naar wagon', ({ to }) => to, { head: 'Naar', least: 7 }),
    item('aangeboden_op', 'Aangeboden op', ({ offeredOn }) => offeredOn, {
      kind: 'date',
      head: 'Aangeboden',
    }),
    item('besluit', 'Besluit', ({ decision }) => decision, { least: 12 }),
    item('besluit_op', 'Besluit op', ({ decidedOn }) => decidedOn, { kind: 'date' }),
  ],
  empty: 'Er is geen overdracht aangeboden.',
};

export const LESSONS: Sort<LessonFacts> = {
  name: 'lessen',
  label: 'Lessen',
  items: [
    item('les', 'Les', ({ name }) => name, { width: 3 }),
    item('uitleg', 'Uitleg van de les', ({ body }) => body ?? DASH, { head: 'Uitleg', width: 4 }),
    item('voor_wie', 'Voor wie de les nuttig is', ({ audience }) => audience, {
      kind: 'list',
      head: 'Voor wie',
      width: 2,
    }),
    item('gedeeld', 'Gedeeld op', ({ sharedOn }) => (sharedOn === null ? 'nog niet' : formatDay(sharedOn)), {
      width: 1.5,
    }),
  ],
  empty: 'Er zijn nog geen lessen vastgelegd.',
};

export const MISSING: Sort<MissingFact> = {
  name: 'ontbreekt',
  label: 'Gegevens die ontbreken',
  items: [
    // The key stands in the next column.
    item('wat', 'Wat er ontbreekt', ({ what, key }) => what.replace(`${key} · `, ''), {
      head: 'Wat er ontbreekt',
      width: 4,
    }),
    item(
      'rij',
      'Tabblad en sleutel van de rij',
      ({ table, key }) => {
        const tab = findTable(table)?.tab ?? table;
        return table === setting.id ? tab : `${tab}, ${key}`;
      },
      { head: 'Waar', width: 2 },
    ),
  ],
  empty: 'Alle verplichte gegevens zijn ingevuld.',
};

/** The answers of the baseline beside those of now. */
export interface AnswerRow {
  readonly label: string;
  readonly start: string | null;
  readonly now: string | null;
}

export function answerRows(
  baseline: AssessmentFacts | null,
  latest: AssessmentFacts | null,
): readonly AnswerRow[] {
  return (
    (latest ?? baseline)?.answers.map(({ label }, index) => ({
      label,
      start: baseline?.answers[index]?.answer ?? null,
      now: latest?.answers[index]?.answer ?? null,
    })) ?? []
  );
}

export const ANSWERS: Sort<AnswerRow> = {
  name: 'feiten_organisatiegraad',
  label: 'Feiten van de organisatiegraad',
  items: [
    item('feit', 'Feit', ({ label }) => label, { width: 4 }),
    item('nulmeting', 'Antwoord bij de nulmeting', ({ start }) => start ?? DASH, {
      head: 'Bij de start',
      width: 1.5,
    }),
    item('nu', 'Antwoord bij de laatste beoordeling', ({ now }) => now ?? DASH, {
      head: 'Laatste beoordeling',
      width: 1.5,
    }),
  ],
  empty: 'De organisatiegraad is nog niet beoordeeld.',
};
