/** What documents count, add up and list over several business parks, reckoned again from the facts. */
import type { ClusterFacts } from '../../../../src/register/domain/monitoring/facts.ts';
import { euros, latest, listed, plain, programme, started, type Told, total } from './told.ts';

export interface Of<T> {
  readonly park: string;
  readonly of: T;
}
export const ofAll = <T>({ parks }: Told, items: (facts: ClusterFacts) => readonly T[]): readonly Of<T>[] =>
  parks.flatMap((facts) => items(facts).map((of) => ({ park: facts.cluster.name, of })));
/** Sessions that several parks held together stand once. */
export function sessions(told: Told) {
  const found = new Map<string, { names: string[]; of: ClusterFacts['sessions'][number] }>();
  for (const { park: name, of } of ofAll(told, (facts) => facts.sessions)) {
    const known = found.get(of.key);
    if (known) known.names.push(name);
    else found.set(of.key, { names: [name], of });
  }
  return [...found.values()].map(({ names, of }) => ({ park: listed(names), of }));
}

/** Themes of open tracks that two parks share. */
export function bundles({ parks }: Told): readonly { theme: string; parks: readonly ClusterFacts[] }[] {
  const open = parks.filter(({ track: own }) => own?.open);
  const themes = [...new Set(open.flatMap(({ track: own }) => own!.themes))];
  return themes
    .map((theme) => ({ theme, parks: open.filter(({ track: own }) => own!.themes.includes(theme)) }))
    .filter(({ parks: sharing }) => sharing.length > 1);
}

export interface Total {
  readonly name: string;
  readonly rows: number;
  readonly sums: readonly string[];
}

const amount = (label: string, sum: number): string[] =>
  sum === 0 ? [] : [`${label} ${euros(sum, Number.isInteger(sum) ? 0 : 2)}`];

export function totals(told: Told): readonly Total[] {
  const { facts, parks } = told;
  if (facts.kind === 'programme')
    return facts.controls.map(({ tab, by, rows, sums }) => ({
      name: by === null || by === 'Datum' ? tab : `${tab} (datum: ${by})`,
      rows,
      sums: Object.values(sums)
        .filter((sum) => sum !== 0)
        .map((sum) => plain(sum, Number.isInteger(sum) ? 0 : 2)),
    }));
  const each = <T extends { readonly key: string }>(of: (facts: ClusterFacts) => readonly T[]): T[] => [
    ...new Map(parks.flatMap(of).map((row) => [row.key, row])).values(),
  ];
  const rows = (name: string, of: (facts: ClusterFacts) => readonly { readonly key: string }[]): Total => ({
    name,
    rows: each(of).length,
    sums: [],
  });
  const grants: Total = {
    ...rows('Subsidies', (one) => one.grants),
    sums: amount('Verleend', total(each((one) => one.grants).map(({ granted }) => granted))),
  };
  const measures: Total = {
    ...rows('Maatregelen', (one) => one.measures),
    sums: amount('Investering', total(each((one) => one.measures).map(({ investment }) => investment))),
  };
  return [
    { name: 'Clusters', rows: parks.length, sums: [] },
    { name: 'Trajecten', rows: parks.filter((one) => one.track !== null).length, sums: [] },
    rows('Terreinen', (one) => one.terrains),
    {
      name: 'Stappen in de periode',
      rows: parks.reduce((sum, one) => sum + (one.track?.steps.length ?? 0), 0),
      sums: [],
    },
    rows('Sprintsessies', (one) => one.sessions),
    grants,
    rows('Meetcampagnes', (one) => one.campaigns),
    measures,
    rows('Overdrachten', (one) => one.handovers),
  ];
}

/** What SiSa asks of a year, by the words of the proposal in Veldkoppelingen. */
export function sisaRows(told: Told) {
  const { spending, span, basis } = programme(told);
  const years = [...new Set([...spending.map(({ year }) => year), Number(span.until.slice(0, 4))])];
  const charged = (leg: string, year: number, whole: boolean): string =>
    plain(
      total(
        spending
          .filter((line) => line.leg === leg && (whole ? line.year <= year : line.year === year))
          .map((line) => line.charged),
      ),
    );
  return years.flatMap((year) => [
    { year, asked: 'Besteding in het jaar, bedrijventerreinen', value: charged('bt', year, false) },
    { year, asked: 'Besteding in het jaar, klein en micro mkb', value: charged('mkb', year, false) },
    { year, asked: 'Besteding tot en met het jaar, bedrijventerreinen', value: charged('bt', year, true) },
    { year, asked: 'Besteding tot en met het jaar, klein en micro mkb', value: charged('mkb', year, true) },
    {
      year,
      asked: 'Eindverantwoording',
      value: Number(basis.term!.until.slice(0, 4)) <= year ? 'Ja' : 'Nee',
    },
  ]);
}

/** Those open ends that tell a number, or may. */
export function openEnds(told: Told): readonly { readonly what: string; readonly where: string }[] {
  const at = ({ cluster }: ClusterFacts, what: string) => ({ what, where: cluster.name });
  return [
    ...told.parks.flatMap((one) => [
      at(one, `Het traject is nog open, met de status ${one.track?.state}.`),
      at(one, 'Een overdracht wacht op een besluit.'),
      at(one, 'Een sprintsubsidie is verleend, maar nog niet vastgesteld.'),
      at(one, 'De organisatiegraad is nog niet beoordeeld.'),
      at(one, 'Er ontbreekt één verplicht gegeven.'),
      at(one, `Er ontbreken ${one.missing.length} verplichte gegevens.`),
    ]),
    ...programme(told).costsWithoutEvidence.map(({ key, name }) => ({
      what: `Bij kostenregel ${key} (${name}) ontbreekt het bewijs.`,
      where: 'Kosten',
    })),
    { what: 'De instelling “SiSa: code van de uitkering” is nog niet ingevuld.', where: 'Instellingen' },
  ];
}

/** How many open ends there are, by what the snapshots hold. */
export function openCount(told: Told): number {
  const { costsWithoutEvidence, basis } = programme(told);
  const { amountBt, amountMkb, decision, sisaCode } = basis;
  const each = told.parks.map((one) => [
    one.track?.open,
    one.handovers.some(({ decidedOn }) => decidedOn === null),
    one.grants.some(({ granted, settled }) => granted !== null && settled === null),
    started(one) && latest(one) === null,
    one.missing.length > 0,
  ]);
  return (
    [amountBt, amountMkb, decision, sisaCode].filter((known) => known === null).length +
    each.flat().filter(Boolean).length +
    costsWithoutEvidence.length
  );
}

/** With as many decimals as it has, at most one. */
export const bare = (value: number | null): string => plain(value, Number.isInteger(value) ? 0 : 1);
/** Open and closed ones, also where a later one of the same park counts. */
export const tracksIn = ({ parks }: Told, wagon: string): number =>
  parks
    .flatMap(({ track: own, earlierTracks }) => [own, ...earlierTracks])
    .filter((one) => one?.wagon === wagon).length;
