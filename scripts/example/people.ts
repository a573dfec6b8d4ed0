/** The invented people and organisations of the example. No one of them exists; example.nl receives no mail. */

import type { TableRows } from '../../src/register/domain/import/rows.ts';
import { PEOPLE } from '../people.ts';
import { type Ago, invented } from './dates.ts';

type TextRow = Readonly<Record<string, string>>;

const ORGANISATIONS: readonly (readonly [key: string, name: string, form: string, town: string])[] = [
  ['+provincie', 'Voorbeeldprovincie', 'overheid', 'Zwolle'],
  ['+aanjagers', 'Aanjagersbureau Voorbeeld', 'bv', 'Deventer'],
  ['+versnellers', 'Versnellingsbureau Voorbeeld', 'bv', 'Hengelo'],
  ['+gemeente', 'Voorbeeldgemeente', 'overheid', 'Goor'],
  ['+rijk', 'Rijksdienst Voorbeeld', 'overheid', 'Den Haag'],
  ['+ondernemers', 'Ondernemersorganisatie Voorbeeld', 'vereniging', 'Zwolle'],
  ['+netbeheer', 'Netbeheerder Voorbeeld', 'anders', 'Zwolle'],
  ['+advies', 'Energieadvies Voorbeeld', 'bv', 'Almelo'],
  ['+goor', 'Ondernemersvereniging Voorbeeld Goor', 'vereniging', 'Goor'],
  ['+enter', 'Coöperatie Voorbeeld Enter', 'energiecooperatie', 'Enter'],
  ['+zwolle', 'Parkmanagement Voorbeeld Zwolle', 'parkmanagement', 'Zwolle'],
  ['+deventer', 'Energiehub Voorbeeld Deventer', 'energiecooperatie', 'Deventer'],
  ['+raalte', 'Stichting Voorbeeld De Zegge', 'stichting', 'Raalte'],
  ['+twenterand', 'Werkgroep Voorbeeld Oosterweilanden', 'werkgroep', 'Vriezenveen'],
  ['+steenwijk', 'Vereniging Voorbeeld Groot Verlaat', 'vereniging', 'Steenwijk'],
  ['+metaal', 'Metaalbedrijf Voorbeeld', 'bv', 'Hardenberg'],
  ['+bakker', 'Bakkerij Voorbeeld', 'bv', 'Rijssen'],
];

/** Key, role, first name, organisation, for what. All surnames are Voorbeeld. */
const CONTACTS: readonly (readonly [string, string, string, string, string])[] = [
  ['+coordinator', 'coordinator', 'Coby', '+provincie', 'coördinator'],
  ['+medewerker', 'medewerker', 'Mees', '+provincie', 'medewerker'],
  ['+aanjager1', 'aanjager', 'Anne', '+aanjagers', 'aanjager west'],
  ['+aanjager2', 'aanjager', 'Arjan', '+aanjagers', 'aanjager Twente'],
  ['+versneller1', 'versnellingsteam', 'Vera', '+versnellers', 'versneller energie'],
  ['+versneller2', 'versnellingsteam', 'Viktor', '+versnellers', 'versneller samenwerking'],
  ['+gem1', 'gemeente', 'Gijs', '+gemeente', 'aanspreekpunt gemeente zuid'],
  ['+gem2', 'gemeente', 'Greet', '+gemeente', 'aanspreekpunt gemeente noord'],
  ['+park1', 'parkmanager', 'Pien', '+zwolle', 'parkmanager Zwolle'],
  ['+park2', 'parkmanager', 'Piet', '+raalte', 'parkmanager De Zegge'],
  ['+trekker1', 'ondernemer', 'Tess', '+goor', 'trekker Goor'],
  ['+trekker2', 'ondernemer', 'Teun', '+enter', 'trekker Enter'],
  ['+trekker3', 'ondernemer', 'Tine', '+deventer', 'trekker Deventer'],
  ['+net', 'netbeheerder', 'Nora', '+netbeheer', 'contact netbeheerder'],
  ['+rvo', 'rvo', 'Rik', '+rijk', 'contact RVO'],
  ['+bzk', 'bzk', 'Bea', '+rijk', 'contact BZK'],
  ['+vno', 'vno_ncw', 'Vic', '+ondernemers', 'contact VNO-NCW'],
  ['+pvb', 'pvb', 'Puck', '+ondernemers', 'contact PVB'],
  ['+deal', 'regio_deal', 'Dirk', '+provincie', 'contact Regio Deal'],
];

/** The contacts that have an account in the local Workspace, so that their rights can be tried out. */
const ACCOUNTS: Readonly<Record<string, string>> = {
  '+coordinator': PEOPLE.coordinator.email,
  '+medewerker': PEOPLE.medewerker.email,
  '+aanjager1': PEOPLE.aanjager.email,
  '+versneller1': PEOPLE.versnellingsteam.email,
};

/** For which municipality a contact is the one to ask, so that the round of the half-year has someone to remind. */
const MUNICIPALITIES: Readonly<Record<string, string>> = { '+gem1': 'Hof van Twente', '+gem2': 'Zwolle' };

/** Organisation, terrain, role. */
const ROLES: readonly (readonly [string, string, string])[] = [
  ['+goor', 'Zenkeldamshoek', 'ondernemersvereniging'],
  ['+goor', 'De Whee', 'ondernemersvereniging'],
  ['+goor', 'Spechthorst', 'ondernemersvereniging'],
  ['+enter', 'De Elsmoat', 'energiehub'],
  ['+enter', 'De Vonder', 'energiehub'],
  ['+zwolle', 'Hessenpoort', 'parkmanagement'],
  ['+zwolle', 'De Marslanden', 'parkmanagement'],
  ['+deventer', 'Bedrijvenpark A1', 'energiehub'],
  ['+raalte', 'De Zegge VI', 'parkmanagement'],
  ['+twenterand', 'Oosterweilanden', 'ondernemersvereniging'],
  ['+steenwijk', 'Groot Verlaat', 'ondernemersvereniging'],
  ['+metaal', 'Broeklanden', 'bedrijf'],
];

/** Organisations, contacts, roles on terrains, subscriptions and trainees. */
export function people(ago: Ago): readonly TableRows[] {
  return [
    {
      table: 'organisation',
      rows: ORGANISATIONS.map(([organisation_id, name, form, town]) => ({
        organisation_id,
        name: invented(name),
        form,
        town,
      })),
    },
    { table: 'contact', rows: CONTACTS.map((contact) => contactRow(contact, ago)) },
    {
      table: 'org_terrain',
      rows: ROLES.map(([organisation_id, terrain_id, role]) => ({
        organisation_id,
        terrain_id,
        role,
        from: ago(800),
      })),
    },
    {
      table: 'subscription',
      rows: [
        { contact_id: '+coordinator', role: 'coordinator', scope: 'alles', rhythm: 'week' },
        {
          contact_id: '+medewerker',
          role: 'medewerker',
          scope: 'themas',
          themes: 'Energie',
          rhythm: 'twee_weken',
        },
        { contact_id: '+aanjager1', role: 'aanjager', scope: 'eigen_acties', rhythm: 'week' },
        { contact_id: '+aanjager2', role: 'aanjager', scope: 'eigen_acties', rhythm: 'week' },
        {
          contact_id: '+versneller1',
          role: 'versnellingsteam',
          scope: 'wagons',
          wagons: 'Wagon 3',
          rhythm: 'twee_weken',
        },
        {
          contact_id: '+gem1',
          role: 'gemeente',
          scope: 'gemeenten',
          municipality_codes: 'Hof van Twente',
          rhythm: 'maand',
        },
        {
          contact_id: '+gem2',
          role: 'gemeente',
          scope: 'gemeenten',
          municipality_codes: 'Zwolle',
          rhythm: 'maand',
          format: 'tekst',
        },
        {
          contact_id: '+park2',
          role: 'parkmanager',
          scope: 'clusters',
          cluster_ids: 'De Zegge',
          rhythm: 'maand',
        },
        {
          contact_id: '+park1',
          role: 'parkmanager',
          contents: 'lessen',
          scope: 'alles',
          rhythm: 'twee_weken',
        },
        { contact_id: '+rvo', role: 'rvo', scope: 'alles', rhythm: 'halfjaar' },
        { contact_id: '+bzk', role: 'bzk', scope: 'alles', rhythm: 'halfjaar' },
        { contact_id: '+vno', role: 'vno_ncw', scope: 'alles', rhythm: 'maand' },
        { contact_id: '+pvb', role: 'pvb', scope: 'alles', rhythm: 'maand' },
        { contact_id: '+deal', role: 'regio_deal', scope: 'alles', rhythm: 'maand' },
      ].map((row) => ({ format: 'html', language: 'nl', ...row })),
    },
    {
      table: 'trainee',
      rows: [
        {
          contact_id: '+park1',
          status: 'opgeleid',
          trained_on: ago(300),
          first_terrain_id: 'Voorst',
          first_terrain_on: ago(200),
        },
        { contact_id: '+park2', status: 'opgeleid', trained_on: ago(120) },
        { contact_id: '+gem2', status: 'in_opleiding' },
      ].map((row) => ({
        ...row,
        cohort: invented('Groep 1'),
        modules: invented('Samenwerken, energie, geld'),
      })),
    },
  ];
}

function contactRow(
  [contact_id, role, first, organisation_id, task]: (typeof CONTACTS)[number],
  ago: Ago,
): TextRow {
  return {
    contact_id,
    designation: invented(task),
    name: invented(`${first} Voorbeeld`),
    job_title: invented(task),
    organisation_id,
    role,
    municipality_code: MUNICIPALITIES[contact_id] ?? '',
    email: ACCOUNTS[contact_id] ?? `${first.toLowerCase()}.voorbeeld@example.nl`,
    source: invented('Zelf opgegeven'),
    informed_on: ago(800),
    delete_after: ago(-730),
    digest_consent: 'ja',
  };
}
