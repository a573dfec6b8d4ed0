/** The code lists with which the register starts, and the look-up of codes in kinds. */

import type { Code, Lookup } from './kind.ts';

/** One choice of a list, as a row of the tab Codelijsten holds it. */
export interface CodeEntry {
  readonly list: string;
  readonly code: string;
  readonly label: string;
  /** Place in the dropdown. */
  readonly order: number;
  readonly note: string | null;
}

const PROPOSAL = 'Voorstel, pas aan waar nodig.';
const IBIS = 'Definitie van IBIS.';

type Label = string | readonly [dutch: string, english: string];

/**
 * Lists by name: code, label and, where it helps, a note. What digests may tell of has an English label too, which
 * stays what it is whatever the tab says.
 */
const LISTS: Readonly<Record<string, readonly (readonly [code: string, label: Label, note?: string])[]>> = {
  thema: [
    ['energie', ['Energie', 'Energy']],
    ['zon_op_dak', ['Zon op dak', 'Rooftop solar']],
    ['water', ['Water', 'Water']],
    ['natuur', ['Natuur', 'Nature']],
    ['klimaatadaptatie', ['Klimaatadaptatie', 'Climate adaptation']],
    ['human_capital', ['Human capital', 'Human capital']],
    ['mobiliteit', ['Mobiliteit', 'Mobility']],
    [
      'circulair',
      ['Circulair', 'Circular economy'],
      'Staat niet in de opdracht, wel in de provinciale subsidie.',
    ],
  ],
  werklocatietype: [
    ['A', 'A Zeehaventerrein', IBIS],
    ['B', 'B Bedrijventerrein', IBIS],
    ['C', 'C Economische zone', IBIS],
    ['C1', 'C1 Retail of meubelboulevard', IBIS],
    ['C2', 'C2 Onderwijslocatie', IBIS],
    ['C3', 'C3 Zorglocatie', IBIS],
    ['C4', 'C4 Platformgebonden bedrijvigheid', IBIS],
  ],
  planfase: [
    ['1', '1 Onherroepelijk bestemmingsplan', IBIS],
    ['2', '2 Vastgesteld bestemmingsplan', IBIS],
    ['3', '3 Ontwerp bestemmingsplan', IBIS],
    ['4', '4 Plan in structuurvisie', IBIS],
    ['5', '5 Ruimtelijk plan', IBIS],
  ],
  netbeheerder: [
    ['enexis', 'Enexis'],
    ['liander', 'Liander'],
    ['coteq', 'Coteq'],
    ['rendo', 'Rendo'],
    ['overig', 'Overig'],
  ],
  congestie: [
    ['geen', 'Geen congestie'],
    ['aangekondigd', 'Aangekondigd'],
    ['congestie', 'Congestie'],
    ['onbekend', 'Onbekend'],
  ],
  regio: [
    ['twente', 'Twente', PROPOSAL],
    ['regio_zwolle', 'Regio Zwolle', PROPOSAL],
    ['cleantech_regio', 'Cleantech Regio', PROPOSAL],
  ],
  stop_reden: [
    ['geen_animo', 'Geen animo'],
    ['al_georganiseerd', 'Al georganiseerd'],
    ['geen_trekker', 'Geen trekker'],
    ['netbeheer', 'Netbeheer'],
    ['geen_budget', 'Geen budget'],
    ['anders', 'Anders', 'Vul dan de uitleg in.'],
  ],
  wacht_reden: [
    ['ondernemers', 'Wacht op ondernemers', PROPOSAL],
    ['gemeente', 'Wacht op gemeente', PROPOSAL],
    ['netbeheerder', 'Wacht op netbeheerder', PROPOSAL],
    ['capaciteit', 'Wacht op capaciteit', PROPOSAL],
    ['anders', 'Anders', PROPOSAL],
  ],
  organisatievorm: [
    ['vereniging', 'Vereniging'],
    ['stichting', 'Stichting'],
    ['cooperatie', 'Coöperatie'],
    ['energiecooperatie', 'Energiecoöperatie'],
    ['bv', 'Bv'],
    ['biz', 'Bedrijveninvesteringszone (BIZ)'],
    ['werkgroep', 'Werkgroep'],
    ['parkmanagement', 'Parkmanagementorganisatie'],
    ['overheid', 'Overheid'],
    ['anders', 'Anders'],
  ],
  organisatierol: [
    ['ondernemersvereniging', 'Ondernemersvereniging'],
    ['parkmanagement', 'Parkmanagement'],
    ['biz', 'Bedrijveninvesteringszone (BIZ)'],
    ['energiehub', 'Energiehub'],
    ['aanjager', 'Aanjagersorganisatie'],
    ['adviseur', 'Adviseur'],
    ['gemeente', 'Gemeente'],
    ['netbeheerder', 'Netbeheerder'],
    ['bedrijf', 'Bedrijf op het terrein'],
  ],
  contactrol: [
    ['coordinator', ['Coördinator', 'Coordinator']],
    ['medewerker', ['Medewerker provincie', 'Provincial staff']],
    ['aanjager', ['Aanjager', 'Project driver']],
    ['versnellingsteam', ['Versnellingsteam', 'Acceleration team']],
    ['gemeente', ['Gemeente', 'Municipality']],
    ['parkmanager', ['Parkmanager', 'Park manager']],
    ['ondernemer', ['Ondernemer', 'Entrepreneur']],
    ['netbeheerder', ['Netbeheerder', 'Grid operator']],
    ['vno_ncw', ['VNO-NCW', 'VNO-NCW']],
    ['rvo', ['RVO', 'RVO']],
    ['bzk', ['Ministerie van BZK', 'Ministry of the Interior']],
    ['pvb', ['PVB Nederland', 'PVB Nederland']],
    ['regio_deal', ['Regio Deal', 'Regio Deal']],
    ['adviseur', ['Adviseur', 'Adviser']],
    ['overig', ['Overig', 'Other']],
  ],
  activiteitsoort: [
    ['gesprek', 'Gesprek'],
    ['sessie', 'Sessie'],
    ['bezoek', 'Bezoek'],
    ['advies', 'Advies'],
    ['training', 'Training'],
    ['kennisdeling', 'Kennisdeling'],
    ['overleg', 'Overleg'],
  ],
  overlegsoort: [
    ['programma', 'Programmaoverleg', PROPOSAL],
    ['wagons', 'Overleg tussen wagons', PROPOSAL],
    ['gemeente', 'Overleg met gemeente', PROPOSAL],
    ['partners', 'Overleg met partners', PROPOSAL],
    ['terrein', 'Overleg over een terrein', PROPOSAL],
  ],
  kanaal: [
    ['werkplaats', ['Werkplaats', 'Werkplaats']],
    ['programmeringsafspraken', ['Programmeringsafspraken', 'Programming agreements']],
    ['anders', ['Anders', 'Other']],
  ],
  doelgroep: [
    ['parkmanagers', ['Parkmanagers', 'Park managers']],
    ['ondernemers', ['Ondernemers', 'Entrepreneurs']],
    ['ambtenaren', ['Ambtenaren', 'Public officials']],
  ],
  spuk_been: [
    ['bt', 'Bedrijventerreinen'],
    ['mkb', 'Klein en micro mkb'],
    ['geen', 'Geen SPUK'],
  ],
  beoordelingsmethode: [
    ['gesprek', 'Gesprek', PROPOSAL],
    ['vragenlijst', 'Vragenlijst', PROPOSAL],
    ['opgave_gemeente', 'Opgave van de gemeente', PROPOSAL],
    ['stukken', 'Stukken bekeken', PROPOSAL],
  ],
  wagon: [
    ['1', ['Wagon 1', 'Wagon 1']],
    ['2', ['Wagon 2', 'Wagon 2']],
    ['3', ['Wagon 3', 'Wagon 3']],
  ],
};

function dutch(label: Label): string {
  return typeof label === 'string' ? label : label[0];
}

/** The choices with which the tab Codelijsten starts. */
export const CODE_ENTRIES: readonly CodeEntry[] = Object.entries(LISTS).flatMap(([list, entries]) =>
  entries.map(([code, label, note], index) => ({
    list,
    code,
    label: dutch(label),
    order: (index + 1) * 10,
    note: note ?? null,
  })),
);

/** What the look-up needs of a row of the tab Codelijsten. */
export interface CodeRow {
  readonly list: string | null;
  readonly code: string | null;
  readonly label: string | null;
  readonly order: number | null;
  readonly active: 'ja' | 'nee' | null;
}

/**
 * A look-up over the rows of the tab Codelijsten. A list of which the tab holds nothing falls back on the
 * built-in one; a code that is not active is still understood. `choice` gives the choice text of a row.
 */
export function lookup(rows: readonly CodeRow[], choice: Lookup['choice'] = () => null): Lookup {
  const lists = new Map<string, (Code & { order: number; retired: boolean })[]>();
  for (const row of rows) {
    if (!row.list || !row.code) continue;
    const entries = lists.get(row.list) ?? [];
    if (!lists.has(row.list)) lists.set(row.list, entries);
    const retired = row.active === 'nee';
    const builtIn = BUILT_IN.get(row.list)?.find(({ code }) => code === row.code);
    entries.push({
      ...builtIn,
      code: row.code,
      label: row.label ?? row.code,
      order: row.order ?? 9999,
      retired,
    });
  }
  for (const entries of lists.values())
    entries.sort((a, b) => Number(a.retired) - Number(b.retired) || a.order - b.order);
  return { codes: (list) => lists.get(list) ?? BUILT_IN.get(list) ?? [], choice };
}

const BUILT_IN: ReadonlyMap<string, readonly Code[]> = new Map(
  Object.entries(LISTS).map(([list, entries]) => [
    list,
    entries.map(([code, label]) =>
      typeof label === 'string' ? { code, label } : { code, label: label[0], english: label[1] },
    ),
  ]),
);

/** A look-up in the built-in lists alone, without any row. */
export const CODES: Lookup = lookup([]);
