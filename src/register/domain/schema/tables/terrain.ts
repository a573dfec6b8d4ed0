/** Terreinen: the business parks, one row per IBIS row or locally known park. */

import { code, reference, state, yesNo, yesNoUnknown } from '../kinds/choice.ts';
import { decimal, integer, year } from '../kinds/number.ts';
import { pattern, text } from '../kinds/text.ts';
import { date } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { keyColumn, notes, OFFICE } from './columns.ts';

export const terrain = defineTable({
  id: 'terrain',
  tab: 'Terreinen',
  noun: 'het terrein',
  help: 'Alle bedrijventerreinen, ook de terreinen die niet in IBIS staan.',
  group: 'register',
  key: { field: 'terrain_id', prefix: 'OV', digits: 4 },
  title: ['display_name'],
  editors: OFFICE,
  columns: {
    terrain_id: keyColumn('OV', 'openbaar'),
    display_name: column(text({ max: 120, width: 230 }), {
      label: 'Werknaam',
      help: 'De naam waarmee we werken. Eén spatie tussen woorden.',
      required: true,
      openness: 'openbaar',
    }),
    municipality_code: column(reference('municipality'), {
      label: 'Gemeente',
      help: 'De gemeente waarin het terrein ligt.',
      required: true,
      openness: 'openbaar',
    }),
    cluster_id: column(reference('cluster'), {
      label: 'Cluster',
      help: 'De eenheid waarmee we tellen. Fasen van één park horen in één cluster.',
      required: true,
      openness: 'openbaar',
    }),
    rin_number: column(pattern({ pattern: '\\d{1,9}', says: 'Alleen cijfers.', example: '12345' }), {
      label: 'RIN-nummer',
      help: 'Nummer in IBIS en MOB. Leeg als het terrein niet in IBIS staat.',
      unique: true,
      editors: ['coordinator'],
      openness: 'openbaar',
    }),
    plan_name: column(text({ max: 200, width: 230 }), {
      label: 'Naam in IBIS',
      help: 'De naam precies zoals de bron hem schrijft.',
      editors: ['coordinator'],
      openness: 'openbaar',
    }),
    aliases: column(text({ max: 1000 }), {
      label: 'Andere namen',
      help: 'Andere namen en schrijfwijzen, met een puntkomma ertussen. Helpt bij het herkennen.',
      openness: 'openbaar',
    }),
    town_name: column(text({ max: 100, width: 120 }), {
      label: 'Kern',
      help: 'De plaats waar het terrein bij hoort.',
      openness: 'openbaar',
    }),
    in_ibis: column(yesNo(), {
      label: 'In IBIS',
      help: 'Ja zodra het RIN-nummer is ingevuld.',
      system: true,
      openness: 'openbaar',
    }),
    source_year: column(year({ min: 2000, max: 2100 }), {
      label: 'Peiljaar bron',
      help: 'Het jaar waarop de gegevens uit de bron slaan. Verplicht bij een RIN-nummer.',
      openness: 'openbaar',
    }),
    gross_area: column(decimal({ decimals: 2, unit: 'ha', min: 0, max: 5000 }), {
      label: 'Bruto',
      help: 'Bruto oppervlakte in hectare.',
      unit: 'ha',
      openness: 'openbaar',
    }),
    net_area: column(decimal({ decimals: 2, unit: 'ha', min: 0, max: 5000 }), {
      label: 'Netto',
      help: 'Netto oppervlakte in hectare, hoogstens de bruto oppervlakte.',
      unit: 'ha',
      openness: 'openbaar',
    }),
    worklocation_type: column(code('werklocatietype', { open: true }), {
      label: 'Werklocatietype',
      help: 'Type volgens IBIS. Onbekende codes uit de bron blijven staan.',
      openness: 'openbaar',
    }),
    plan_phase: column(code('planfase', { open: true }), {
      label: 'Planfase',
      help: 'Planfase volgens IBIS.',
      openness: 'openbaar',
    }),
    ibis_park_mgmt: column(yesNoUnknown(), {
      label: 'Parkmanagement (IBIS)',
      help: 'Of IBIS een beheerorganisatie noemt.',
      openness: 'openbaar',
    }),
    company_count: column(integer({ min: 0, max: 5000 }), {
      label: 'Aantal bedrijven',
      help: 'Aantal bedrijven volgens de bron ernaast.',
    }),
    company_count_source: column(text({ max: 120 }), {
      label: 'Bron aantal',
      help: 'Waar het aantal bedrijven vandaan komt.',
    }),
    company_count_date: column(date(), {
      label: 'Datum aantal',
      help: 'De dag waarop het aantal bedrijven klopte.',
    }),
    grid_operator: column(code('netbeheerder'), {
      label: 'Netbeheerder',
      help: 'De netbeheerder van dit terrein; binnen één gemeente kan dat verschillen.',
    }),
    congestion_in: column(code('congestie'), {
      label: 'Congestie afname',
      help: 'Is er ruimte op het net om meer af te nemen?',
    }),
    congestion_out: column(code('congestie'), {
      label: 'Congestie opwek',
      help: 'Is er ruimte op het net om meer terug te leveren?',
    }),
    congestion_date: column(date(), { label: 'Datum congestie', help: 'De dag waarop de congestie zo was.' }),
    source_status: column(
      state(
        [
          { code: 'actief', label: 'Actief' },
          { code: 'gewijzigd', label: 'Gewijzigd' },
          { code: 'vervallen', label: 'Vervallen' },
        ],
        { width: 110 },
      ),
      {
        label: 'Status in bron',
        help: 'Vervallen terreinen blijven staan, met hun geschiedenis.',
        required: true,
        initial: 'actief',
        openness: 'openbaar',
      },
    ),
    notes: notes(),
  },
});
