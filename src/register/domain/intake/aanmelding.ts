/** The form Aanmelden of wijzigen: a new terrain, a correction, a candidate, another state or a question. */
import { reference, state } from '../schema/kinds/choice.ts';
import { asker, type FormSpec, free, line, SUBMIT, story } from './form.ts';
import { ASKED, MUNICIPALITY, NEEDS, REMARKS, WHO } from './shared.ts';

const fresh = asker('nieuw', 'nieuw', 'terrain');
const known = asker('correctie', 'terrein', 'terrain');
const status = asker('status', 'terrein', 'terrain');
const candidate = asker('kandidaat', 'traject', 'track');

const SUBJECTS = state([
  { code: 'nieuw_terrein', label: 'Een nieuw terrein aanmelden' },
  { code: 'correctie', label: 'Gegevens van een terrein verbeteren' },
  { code: 'kandidaat', label: 'Een terrein aanmelden voor een sprintsessie' },
  { code: 'status', label: 'Doorgeven dat de status van een terrein is veranderd' },
  { code: 'vraag', label: 'Een vraag stellen' },
]);

const CORRECTION = 'Verander alleen wat niet klopt. Wat u leeg laat, blijft zoals het is.';

const COUNT = { company_count: { company_count_source: 'Opgave van de gemeente' } };

export const AANMELDING: FormSpec = {
  id: 'aanmelding',
  name: 'Bedrijventerreinen: aanmelden of wijzigen',
  title: 'Bedrijventerreinen: aanmelden of wijzigen',
  description:
    'Met dit formulier meldt u als gemeente een bedrijventerrein aan, verbetert u gegevens of stelt u een vraag. Het invullen kost ongeveer 5 minuten.\n\nWij kijken eerst naar wat u instuurt. Daarna passen wij het register aan. U krijgt daarover bericht.',
  confirmation:
    'Dank u wel. Wij hebben uw melding ontvangen. U krijgt een bevestiging per e-mail. Wilt u nog iets veranderen? Dat kan met de link op deze pagina.',
  closed:
    'Dit formulier is op dit moment gesloten. Neem voor een melding of een vraag contact op met de provincie.',
  subject: null,
  rows: {
    nieuw: {
      table: 'terrain',
      how: 'new',
      subject: 'nieuw_terrein',
      fixed: { source_status: 'actief' },
      along: COUNT,
    },
    terrein: { table: 'terrain', how: 'matched', fixed: {}, along: COUNT },
    traject: {
      table: 'track',
      how: 'open',
      subject: 'kandidaat',
      fixed: { state_w1: 'kandidaat' },
      always: true,
    },
  },
  sections: [
    { id: 'indiener', title: 'Over u', help: '', questions: [...WHO, MUNICIPALITY] },
    {
      id: 'terrein',
      title: 'Het terrein',
      help: 'Gaat het om een nieuw terrein of een algemene vraag? Sla deze vraag dan over.',
      perMunicipality: true,
      questions: [
        free(ASKED.terrain, reference('terrain'), {
          title: 'Over welk terrein gaat het?',
          help: 'Staat het terrein er niet bij? Sla deze vraag dan over. U kunt de naam op de volgende bladzijde invullen.',
          openness: 'openbaar',
        }),
      ],
      next: 'onderwerp',
    },
    {
      id: 'onderwerp',
      title: 'Uw melding',
      help: '',
      questions: [
        free(ASKED.terrainName, line(), {
          title: 'Naam van het terrein, als het niet in de lijst stond',
          help: 'Schrijf de naam zoals u die gebruikt.',
          openness: 'openbaar',
        }),
        free(ASKED.subject, SUBJECTS, {
          title: 'Wat wilt u doen?',
          required: true,
          leads: {
            nieuw_terrein: 'nieuw',
            correctie: 'correctie',
            kandidaat: 'kandidaat',
            status: 'status',
            vraag: 'vraag',
          },
        }),
      ],
    },
    {
      id: 'nieuw',
      title: 'Een nieuw terrein',
      help: 'Vul in wat u weet. De rest mag leeg blijven.',
      questions: [
        fresh('display_name', {
          title: 'Naam van het terrein',
          help: 'De naam die de gemeente gebruikt.',
          required: true,
        }),
        fresh('town_name', { title: 'Plaats', help: 'De plaats waar het terrein bij hoort.' }),
        fresh('gross_area', { title: 'Bruto oppervlakte in hectare' }),
        fresh('net_area', { title: 'Netto oppervlakte in hectare' }),
        fresh('worklocation_type', { help: 'Het type volgens IBIS, als u dat weet.' }),
        fresh('plan_phase', { help: 'Hoe ver het plan is volgens IBIS, als u dat weet.' }),
        fresh('company_count', { help: 'Hoeveel bedrijven er nu zitten. Schatten mag.' }),
        fresh('grid_operator', { help: 'De netbeheerder voor stroom op dit terrein.' }),
      ],
      next: 'slot',
    },
    {
      id: 'correctie',
      title: 'Gegevens verbeteren',
      help: CORRECTION,
      questions: [
        known('display_name', { title: 'Naam van het terrein', help: 'De naam die de gemeente gebruikt.' }),
        known('aliases', { help: 'Andere namen en schrijfwijzen, met een puntkomma ertussen.' }),
        known('town_name', { title: 'Plaats', help: 'De plaats waar het terrein bij hoort.' }),
        known('gross_area', { title: 'Bruto oppervlakte in hectare' }),
        known('net_area', { title: 'Netto oppervlakte in hectare' }),
        known('worklocation_type'),
        known('company_count', { help: 'Hoeveel bedrijven er nu zitten. Schatten mag.' }),
        known('company_count_date', {
          title: 'Datum van het aantal bedrijven',
          help: 'De dag waarop u het aantal heeft geteld of geschat.',
        }),
        known('grid_operator', { help: 'De netbeheerder voor stroom op dit terrein.' }),
      ],
      next: 'slot',
    },
    {
      id: 'kandidaat',
      title: 'Aanmelden voor een sprintsessie',
      help: 'In een sprintsessie kijken ondernemers, gemeente, netbeheerder en provincie één dag samen naar het terrein.',
      questions: [
        free('kandidaat.reden', story(2000), {
          title: 'Waarom is dit terrein geschikt voor een sprintsessie?',
          help: 'Bijvoorbeeld: er is een actieve vereniging, of er zijn problemen met het stroomnet.',
          required: true,
        }),
        candidate('themes', {
          title: 'Waar willen de ondernemers aan werken?',
          help: 'Kies er één of meer.',
        }),
        free('kandidaat.wanneer', line(), {
          title: 'Wanneer past een sprintsessie?',
          help: 'Bijvoorbeeld: voorjaar 2027, liefst op een dinsdag.',
        }),
      ],
      next: 'slot',
    },
    {
      id: 'status',
      title: 'Een andere status',
      help: CORRECTION,
      questions: [
        status('source_status', {
          title: 'Hoe staat het met het terrein?',
          help: 'Vervallen betekent: het is geen bedrijventerrein meer. Het blijft in onze geschiedenis staan.',
        }),
        status('plan_phase', { help: 'Hoe ver het plan is volgens IBIS.' }),
        status('congestion_in', { title: 'Is er ruimte op het stroomnet om meer af te nemen?', help: '' }),
        status('congestion_out', {
          title: 'Is er ruimte op het stroomnet om meer terug te leveren?',
          help: '',
        }),
        status('congestion_date', {
          title: 'Sinds wanneer is dat zo op het stroomnet?',
          help: 'Mag leeg blijven als u het niet weet.',
        }),
        free('status.uitleg', story(2000), { title: 'Wat is er veranderd?', required: true }),
      ],
      next: 'slot',
    },
    {
      id: 'vraag',
      title: 'Uw vraag',
      help: '',
      questions: [
        free('vraag.tekst', story(), {
          title: 'Wat wilt u vragen of zeggen?',
          help: 'Zet hier geen namen of adressen van anderen.',
          required: true,
        }),
      ],
      next: SUBMIT,
    },
    { id: 'slot', title: 'Tot slot', help: '', questions: [NEEDS, REMARKS], next: SUBMIT },
  ],
};
