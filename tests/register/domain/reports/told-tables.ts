/** The tables of documents, by their heads: which facts have a row, and what stands in each column of it. */
import type {
  AssessmentFacts,
  ClusterFacts,
  GrantFacts,
  MissingFact,
} from '../../../../src/register/domain/monitoring/facts.ts';
import { INDICATORS } from '../../../../src/register/domain/monitoring/figures.ts';
import { tableById } from '../../../../src/register/domain/schema/tables/index.ts';
import {
  cents,
  euros,
  latest,
  legs,
  listed,
  long,
  moved,
  park,
  plain,
  programme,
  short,
  type Told,
  total,
  track,
} from './told.ts';
import {
  bare,
  bundles,
  type Of,
  ofAll,
  openEnds,
  sessions,
  sisaRows,
  totals,
  tracksIn,
} from './told-counts.ts';

/** A sort of table, known by some of its heads: what has a row, and what stands in its cells. */
export interface Sort<T> {
  readonly heads: readonly string[];
  items(told: Told, heading: string): readonly T[];
  /** By head; a column without one holds texts of the snapshot. */
  readonly cells: Readonly<Record<string, (item: T, told: Told) => string>>;
  /** Only some of the items have a row. */
  readonly some?: true;
}

const sort = <T>(one: Sort<T>): Sort<unknown> => one as Sort<unknown>;

const PARK = { Bedrijventerrein: ({ park: name }: Of<unknown>) => name };

const STATE_OF = { geen: 'Zonder traject', klaar: 'Klaar' } as const;
const WAGON_HEADS = {
  'Nog niet gestart': '0',
  'Wagon 1': '1',
  'Wagon 2': '2',
  'Wagon 3': '3',
  Klaar: 'klaar',
};

const GRANT_CELLS = {
  Omschrijving: ({ of }: Of<GrantFacts>) => of.name,
  Aangevraagd: ({ of }: Of<GrantFacts>) => short(of.appliedOn),
  Verleend: ({ of }: Of<GrantFacts>) => cents(of.granted),
  Vastgesteld: ({ of }: Of<GrantFacts>) => cents(of.settled),
};

/** The first day on which any track of a park started. */
const began = ({ track: own, earlierTracks }: ClusterFacts): string | null =>
  [...(own ? [own] : []), ...earlierTracks].reduce<string | null>(
    (first, { start }) => (start !== null && (first === null || start < first) ? start : first),
    null,
  );

const wanting = ({ what, key }: MissingFact): string => what.replace(`${key} · `, '');
const placeOf = ({ table, key }: MissingFact): string => {
  const { tab } = tableById(table);
  return table === 'setting' ? tab : `${tab}, ${key}`;
};

/** The first that fits is meant. */
export const SORTS: readonly Sort<unknown>[] = [
  sort({
    heads: ['Code', 'Kengetal', 'Hoe we tellen'],
    items: () => INDICATORS,
    cells: {
      Code: ({ id }) => id,
      Kengetal: ({ label }) => label,
      'Hoe we tellen': ({ formula }) => formula,
    },
    some: true,
  }),
  sort({
    heads: ['Terrein', 'Netto (ha)'],
    items: (told) => park(told).terrains,
    cells: {
      Terrein: ({ name }) => name,
      RIN: ({ rin }) => rin ?? 'niet in IBIS',
      Bedrijven: ({ companies, companiesSource, companiesOn }) =>
        companies === null
          ? '–'
          : `${plain(companies)} (${[companiesSource, companiesOn?.slice(0, 4)].filter(Boolean).join(', ') || 'zonder bron'})`,
      Peiljaar: ({ sourceYear }) => (sourceYear === null ? '–' : String(sourceYear)),
      'Netto (ha)': ({ netArea }) => plain(netArea, 1),
    },
  }),
  sort({
    heads: ['Datum', 'Van', 'Naar'],
    items: (told) => track(told)?.steps ?? [],
    cells: {
      Datum: ({ on }) => short(on),
      Wagon: ({ wagon }) => wagon,
      Van: ({ from }) => from ?? '–',
      Naar: ({ to }) => to ?? '–',
    },
  }),
  sort({
    heads: ['Datum', 'Sprintsessie'],
    items: sessions,
    cells: {
      ...PARK,
      Datum: ({ of }) => short(of.on),
      Sprintsessie: ({ of }) => of.name,
      Ondernemers: ({ of }) => plain(of.entrepreneurs),
    },
  }),
  sort({ heads: ['Idee'], items: (told) => park(told).ideas, cells: { Idee: ({ name }) => name } }),
  sort({
    heads: ['Feit', 'Bij de start'],
    items: (told) => latest(park(told))?.answers ?? [],
    cells: { Feit: ({ label }) => label },
  }),
  sort({
    heads: ['Omschrijving', 'Verleend', 'Vastgesteld'],
    items: (told) => ofAll(told, ({ grants }) => grants),
    cells: { ...PARK, ...GRANT_CELLS },
  }),
  sort({
    heads: ['Stand', 'Dekking'],
    items: (told) => park(told).campaigns,
    cells: {
      Geanalyseerd: ({ analysedOn }) => short(analysedOn),
      Uitgenodigd: ({ invited }) => plain(invited),
      Machtigingen: ({ mandates }) => plain(mandates),
      'Data compleet': ({ complete }) => plain(complete),
      Dekking: ({ complete, invited }) =>
        invited && complete !== null ? `${plain((complete / invited) * 100)}%` : '–',
    },
  }),
  sort({
    heads: ['Maatregel', 'Investering'],
    items: (told) => ofAll(told, ({ measures }) => measures),
    cells: {
      ...PARK,
      Maatregel: ({ of }) => of.name,
      Investering: ({ of }) => euros(of.investment),
      'Stroom (kWh per jaar)': ({ of }) => plain(of.kwh),
      'Opwek (kWp)': ({ of }) => plain(of.kwp),
      'CO2 (kg per jaar)': ({ of }) => plain(of.co2),
    },
  }),
  sort({
    heads: ['Van', 'Naar', 'Aangeboden'],
    items: (told) =>
      ofAll(told, ({ handovers }) =>
        handovers.filter(({ decidedOn }) => told.facts.kind === 'cluster' || decidedOn === null),
      ),
    cells: {
      ...PARK,
      Van: ({ of }) => of.from,
      Naar: ({ of }) => of.to,
      Aangeboden: ({ of }) => short(of.offeredOn),
      'Besluit op': ({ of }) => short(of.decidedOn),
    },
  }),
  sort({
    heads: ['Bedrijventerrein', 'Wat er ontbreekt'],
    items: (told) => ofAll(told, ({ missing }) => missing),
    cells: { ...PARK, 'Wat er ontbreekt': ({ of }) => wanting(of), Waar: ({ of }) => placeOf(of) },
  }),
  sort({
    heads: ['Wat er ontbreekt'],
    items: ({ facts }) => facts.missing,
    cells: {
      'Wat er ontbreekt': wanting,
      Waar: placeOf,
    },
  }),
  sort({
    heads: ['Onderdeel', 'Rijen', 'Totalen'],
    items: totals,
    cells: {
      Onderdeel: ({ name }) => name,
      Rijen: ({ rows }) => plain(rows),
    },
    some: true,
  }),
  sort({
    heads: ['Bedrijventerrein', 'Van', 'Naar', 'Stappen'],
    items: ({ parks }) => parks.filter(moved),
    cells: {
      Bedrijventerrein: ({ cluster }) => cluster.name,
      Van: ({ track: own }) => own!.steps[0]!.from ?? '–',
      Naar: ({ track: own }) => own!.steps.at(-1)!.to ?? '–',
      Stappen: ({ track: own }) => plain(own!.steps.length),
    },
  }),
  sort({
    heads: ['Bedrijventerrein', 'Sinds', 'Gestart'],
    items: ({ parks }) => parks.filter((one) => one.track !== null),
    cells: {
      Bedrijventerrein: ({ cluster }) => cluster.name,
      Wagon: ({ track: own }) => own!.wagonLabel,
      Status: ({ track: own }) => own!.state ?? '–',
      Sinds: ({ track: own }) => short(own!.stateSince),
      Gestart: (one) => short(began(one)),
      'Niveau bij start': ({ baseline }) => plain(baseline?.level),
      'Niveau nu': ({ assessment }) => plain(assessment?.level),
    },
  }),
  sort({
    heads: ['Bedrijventerrein', 'Status', 'Sinds'],
    items: ({ parks }) => parks.filter((one) => one.track?.open && !moved(one)),
    cells: {
      Bedrijventerrein: ({ cluster }) => cluster.name,
      Wagon: ({ track: own }) => own!.wagonLabel,
      Status: ({ track: own }) => own!.state ?? '–',
      Sinds: ({ track: own }) => short(own!.stateSince),
    },
  }),
  sort({
    heads: ['Thema', 'Bedrijventerreinen', 'Aantal'],
    items: bundles,
    cells: {
      Thema: ({ theme }) => theme,
      Bedrijventerreinen: ({ parks }) => listed(parks.map(({ cluster }) => cluster.name)),
      Aantal: ({ parks }) => plain(parks.length),
    },
  }),
  sort({
    heads: ['Soort jaar', 'Jaar', 'Gestart', 'Verwacht'],
    items: (told) => programme(told).startsByYear,
    cells: {
      'Soort jaar': ({ type }) => (type === 'kalenderjaar' ? 'Kalenderjaar' : 'Uitkeringsjaar'),
      Jaar: ({ name }) => name,
      Gestart: ({ starts }) => plain(starts),
      Verwacht: ({ expected }) => plain(expected, 1),
    },
  }),
  // What stands in place of a chart that is not drawn.
  sort({
    heads: ['Uitkeringsjaar', 'Gestart', 'Doel'],
    items: (told) => programme(told).startsByYear.filter(({ type }) => type === 'uitkeringsjaar'),
    cells: {
      Uitkeringsjaar: ({ name }) => name,
      Gestart: ({ cumulative }) => plain(cumulative),
      Doel: ({ expectedCumulative }) => bare(expectedCumulative),
    },
  }),
  sort({
    heads: ['Wagon', 'Trajecten'],
    items: (told) =>
      programme(told).wagons.map(({ wagon, label }) => ({ label, count: tracksIn(told, wagon) })),
    cells: { Wagon: ({ label }) => label, Trajecten: ({ count }) => plain(count) },
  }),
  sort({
    heads: ['Deel', 'Beschikking', 'Besteed', 'Nog te besteden'],
    items: legs,
    cells: {
      Deel: ({ name }) => name,
      Beschikking: ({ leg, name, known }) =>
        leg === null ? '–' : amountOr(known, `Uitkering: bedrag ${name.toLowerCase()}`),
      Besteed: ({ spent }) => cents(spent),
      'Nog te besteden': ({ leg, left }) =>
        leg === null ? '–' : left === null ? 'niet te bepalen zolang het bedrag niet bekend is' : cents(left),
    },
  }),
  sort({
    heads: ['Jaar', 'Deel', 'Zonder btw'],
    items: (told) => programme(told).spending,
    cells: {
      Jaar: ({ year }) => String(year),
      Deel: ({ legLabel }) => legLabel,
      Regels: ({ lines }) => plain(lines),
      'Zonder btw': ({ exVat }) => cents(exVat),
      'Btw, compensabel': ({ vatRecoverable }) => cents(vatRecoverable),
      'Btw, niet compensabel': ({ vat, vatRecoverable }) => cents(total([vat, -vatRecoverable])),
      'Ten laste van uitkering': ({ charged }) => cents(charged),
      'Tot en met dit jaar': ({ cumulative }) => cents(cumulative),
      'Zonder bewijs': ({ withoutEvidence }) => plain(withoutEvidence),
    },
  }),
  sort({
    heads: ['Regel', 'Prestatie op', 'Bedrag'],
    items: (told) => programme(told).costsWithoutEvidence,
    cells: {
      Regel: ({ key }) => key,
      Omschrijving: ({ name }) => name,
      'Prestatie op': ({ on }) => short(on),
      Bedrag: ({ charged }) => cents(charged),
    },
  }),
  sort({
    heads: ['Jaar', 'Omschrijving', 'Waarde'],
    items: sisaRows,
    cells: {
      Jaar: ({ year }) => String(year),
      Omschrijving: ({ asked }) => asked,
      Waarde: ({ value }) => value,
    },
  }),
  sort({
    heads: ['Gemeente', 'Zonder traject', 'Alle'],
    items: ({ towns, parks }) =>
      towns.map(({ municipality }) => ({
        name: municipality.name,
        own: parks.filter(({ municipalities }) => municipalities.some(({ key }) => key === municipality.key)),
      })),
    cells: {
      Gemeente: ({ name }) => name,
      [STATE_OF.geen]: ({ own }) => plain(own.filter((one) => one.track === null).length),
      ...Object.fromEntries(
        Object.entries(WAGON_HEADS).map(([head, wagon]) => [
          head,
          ({ own }: { own: readonly ClusterFacts[] }) =>
            plain(own.filter((one) => one.track?.wagon === wagon).length),
        ]),
      ),
      Alle: ({ own }) => plain(own.length),
    },
  }),
  sort({
    heads: ['Status', 'Open trajecten'],
    items: (told, heading) =>
      programme(told).states.filter(({ wagon }) => heading.includes(`Wagon ${wagon}:`)),
    cells: { Status: ({ label }) => label, 'Open trajecten': ({ tracks }) => plain(tracks) },
  }),
  sort({
    heads: ['Les', 'Gedeeld op'],
    items: (told) => programme(told).lessons,
    cells: {
      Les: ({ name }) => name,
      Uitleg: ({ body }) => body ?? '–',
      'Gedeeld op': ({ sharedOn }) => (sharedOn === null ? 'nog niet' : short(sharedOn)),
    },
  }),
  sort({
    heads: ['Wat nog open staat', 'Waar'],
    items: openEnds,
    cells: { 'Wat nog open staat': ({ what }) => what, Waar: ({ where }) => where },
    some: true,
  }),
];

/** Names with their values below one another. */
export const SHEET: Readonly<Record<string, (told: Told) => string>> = {
  'Kenmerk in het register': (told) => [park(told).cluster.key, track(told)?.key].filter(Boolean).join(', '),
  'Telt mee als': (told) => {
    const { countsAs } = park(told).cluster;
    return `${countsAs} ${countsAs === 1 ? 'bedrijventerrein' : 'bedrijventerreinen'}`;
  },
  Gemeente: (told) => listed(park(told).municipalities.map(({ name }) => name)),
  'Thema’s': (told) => listed(track(told)?.themes ?? []) || '–',
  Wagon: (told) => track(told)?.wagonLabel ?? 'Nog geen traject',
  Status: (told) => track(told)?.state ?? '–',
  'In deze status sinds': (told) => long(track(told)?.stateSince ?? null),
  Startdatum: (told) => long(began(park(told))),
  'Gestart op': (told) => long(began(park(told))),
  'Organisatiegraad bij de start': (told) => levelOf(park(told).baseline),
  'Organisatiegraad nu': (told) => levelOf(latest(park(told))),
  Sprintsessies: (told) => plain(park(told).sessions.length),
  'Kenmerk van de beschikking': (told) =>
    programme(told).basis.decision ?? unknown('Uitkering: kenmerk van de beschikking'),
  'Bedrag bedrijventerreinen': (told) =>
    amountOr(programme(told).basis.amountBt, 'Uitkering: bedrag bedrijventerreinen'),
  'Bedrag klein en micro mkb': (told) =>
    amountOr(programme(told).basis.amountMkb, 'Uitkering: bedrag klein en micro mkb'),
  Looptijd: (told) => {
    const { from, until } = programme(told).basis.term!;
    return `${short(from)} tot en met ${short(until)}`;
  },
};

const unknown = (setting: string): string => `nog niet bekend (instelling “${setting}”)`;
const amountOr = (value: number | null, setting: string): string =>
  value === null ? unknown(setting) : cents(value);

function levelOf(found: AssessmentFacts | null): string {
  return found === null ? 'nog niet beoordeeld' : `niveau ${found.level}`;
}
