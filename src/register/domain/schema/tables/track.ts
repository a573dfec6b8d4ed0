/** Trajecten: the way of one cluster through the three wagons. */

import { W1_STATES, W2_STATES, W3_STATES, WAGONS } from '../../programme/states.ts';
import { code, codes, reference, state } from '../kinds/choice.ts';
import { integer } from '../kinds/number.ts';
import { text, url } from '../kinds/text.ts';
import { date } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { FIELD, keyColumn, notes } from './columns.ts';

export const track = defineTable({
  id: 'track',
  tab: 'Trajecten',
  noun: 'het traject',
  help: 'De weg van een cluster door de drie wagons. Eén open traject per cluster.',
  group: 'proces',
  key: { field: 'track_id', prefix: 'TR', digits: 4 },
  title: ['name'],
  editors: FIELD,
  columns: {
    track_id: keyColumn('TR'),
    name: column(text({ max: 120, width: 230 }), {
      label: 'Naam',
      help: 'Korte naam van het traject, meestal de naam van het cluster.',
      required: true,
    }),
    cluster_id: column(reference('cluster'), {
      label: 'Cluster',
      help: 'Het cluster dat dit traject volgt.',
      required: true,
    }),
    wagon: column(state(WAGONS, { width: 110 }), {
      label: 'Wagon',
      help: 'De wagon van dit moment. Volgt uit de statussen.',
      system: true,
    }),
    state_w1: column(state(W1_STATES, { width: 230 }), {
      label: 'Status wagon 1',
      help: 'Waar het cluster staat op weg naar en na de sprintsessie.',
    }),
    state_w2: column(state(W2_STATES, { width: 230 }), {
      label: 'Status wagon 2',
      help: 'Waar het cluster staat bij het uitwerken van het plan.',
    }),
    state_w3: column(state(W3_STATES), {
      label: 'Status wagon 3',
      help: 'Waar het cluster staat bij het Versnellingsteam.',
    }),
    step_date: column(date(), {
      label: 'Datum van de stap',
      help: 'De dag waarop de volgende stap echt gebeurde. Vul dit in voordat je de status kiest; leeg is vandaag. Na de stap maakt het register het vak leeg.',
    }),
    step_reason: column(text({ max: 500 }), {
      label: 'Reden van de stap',
      help: 'Verplicht als je een stap terug doet of een stap overslaat. Vul dit in voordat je de status kiest; na de stap maakt het register het vak leeg.',
    }),
    state_since: column(date(), {
      label: 'In deze status sinds',
      help: 'De dag van de laatste fasegebeurtenis.',
      system: true,
    }),
    start_date: column(date(), {
      label: 'Startdatum',
      help: 'De eerste fasegebeurtenis die als start telt, of de afwijkende startdatum.',
      system: true,
    }),
    start_override: column(date(), {
      label: 'Afwijkende startdatum',
      help: 'Alleen als de berekende startdatum niet klopt. Geef ook de reden.',
      editors: ['coordinator'],
    }),
    start_reason: column(text({ max: 500 }), {
      label: 'Reden afwijking',
      help: 'Waarom de berekende startdatum niet klopt.',
      editors: ['coordinator'],
    }),
    baseline_level: column(integer({ min: 0, max: 4 }), {
      label: 'Nulmeting organisatiegraad',
      help: 'Het niveau bij de start, uit het tabblad Organisatiegraad.',
      system: true,
    }),
    themes: column(codes('thema'), {
      label: "Thema's",
      help: "De thema's waar de ondernemers aan werken.",
    }),
    leader_id: column(reference('contact'), {
      label: 'Trekker',
      help: 'Wie het traject op het terrein trekt.',
    }),
    driver_id: column(reference('contact'), {
      label: 'Aanjager',
      help: 'De aanjager van de provincie.',
      editors: ['coordinator', 'medewerker'],
    }),
    accel_member_id: column(reference('contact'), {
      label: 'Lid Versnellingsteam',
      help: 'Wie van het Versnellingsteam helpt.',
      editors: ['coordinator', 'medewerker', 'versnellingsteam'],
    }),
    next_action: column(text({ max: 300, width: 240 }), {
      label: 'Volgende actie',
      help: 'Wat er nu moet gebeuren. Verplicht zolang het traject open is.',
    }),
    next_action_due: column(date(), {
      label: 'Volgende actie voor',
      help: 'De dag waarop de volgende actie klaar moet zijn.',
    }),
    next_action_owner_id: column(reference('contact'), {
      label: 'Wie doet de actie',
      help: 'Wie de volgende actie doet.',
    }),
    plan_url: column(url(), {
      label: 'Link naar plan',
      help: 'Het uitgewerkte plan. Verplicht bij de status Plan uitgewerkt.',
    }),
    stop_reason: column(code('stop_reden'), {
      label: 'Reden gestopt',
      help: 'Verplicht als het traject is gestopt.',
    }),
    stop_note: column(text({ max: 500 }), {
      label: 'Uitleg gestopt',
      help: 'Verplicht bij de reden Anders.',
    }),
    wait_reason: column(code('wacht_reden'), {
      label: 'Reden wacht',
      help: 'Waarop het traject wacht. Verplicht bij de status Wacht.',
    }),
    review_date: column(date(), {
      label: 'Opnieuw bekijken op',
      help: 'De dag waarop we opnieuw kijken. Verplicht bij de status Wacht.',
    }),
    folder_url: column(url(), {
      label: 'Map met stukken',
      help: 'De map in Drive met de stukken van dit traject.',
    }),
    notes: notes(),
  },
});
