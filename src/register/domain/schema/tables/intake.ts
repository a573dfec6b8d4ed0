/** Intake: what municipalities send in; nothing of it is in the register before someone accepts it. */

import { reference, state } from '../kinds/choice.ts';
import { percentage } from '../kinds/number.ts';
import { json, longText, text, url } from '../kinds/text.ts';
import { dateTime } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { keyColumn, OFFICE } from './columns.ts';

export const intake = defineTable({
  id: 'intake',
  tab: 'Intake',
  noun: 'de melding',
  help: 'Wat gemeenten insturen. Niets komt in het register voordat iemand het overneemt.',
  group: 'intake',
  key: { field: 'intake_id', prefix: 'IN', digits: 4 },
  editors: OFFICE,
  columns: {
    intake_id: keyColumn('IN'),
    received_at: column(dateTime(), {
      label: 'Ontvangen op',
      help: 'Wanneer de melding binnenkwam.',
      required: true,
      system: true,
    }),
    form: column(
      state([
        { code: 'aanmelding', label: 'Aanmelden of wijzigen' },
        { code: 'opgave', label: 'Halfjaarlijkse opgave' },
      ]),
      { label: 'Formulier', help: 'Het formulier dat is ingevuld.', required: true, system: true },
    ),
    response_id: column(text({ max: 200 }), {
      label: 'Nummer van de inzending',
      help: 'Het nummer dat Forms aan de inzending gaf. Zo telt elke inzending één keer.',
      required: true,
      system: true,
      unique: true,
      hidden: true,
    }),
    subject: column(
      state([
        { code: 'nieuw_terrein', label: 'Nieuw terrein' },
        { code: 'correctie', label: 'Correctie' },
        { code: 'kandidaat', label: 'Kandidaat voor een sprintsessie' },
        { code: 'status', label: 'Andere status' },
        { code: 'vraag', label: 'Vraag' },
        { code: 'opgave', label: 'Halfjaarlijkse opgave' },
      ]),
      { label: 'Onderwerp', help: 'Waar de melding over gaat.', required: true, system: true },
    ),
    municipality_code: column(reference('municipality'), {
      label: 'Gemeente',
      help: 'De gemeente die de melding deed.',
      required: true,
    }),
    submitter_id: column(reference('contact'), {
      label: 'Indiener',
      help: 'Wie de melding deed. Naam en adres staan in Contacten.',
      required: true,
    }),
    period_id: column(reference('period'), {
      label: 'Periode',
      help: 'De periode van de opgave.',
      system: true,
    }),
    terrain_name: column(text({ max: 200, width: 200 }), {
      label: 'Naam zoals ingestuurd',
      help: 'De naam van het terrein zoals de gemeente die schreef.',
      system: true,
    }),
    terrain_id: column(reference('terrain'), {
      label: 'Terrein',
      help: 'Het terrein waar de melding over gaat. Verbeter het als het register zich vergist.',
    }),
    cluster_id: column(reference('cluster'), {
      label: 'Cluster',
      help: 'Het cluster waar de melding over gaat.',
    }),
    match_score: column(percentage(), {
      label: 'Zekerheid',
      help: 'Hoe zeker het register is van het terrein.',
      system: true,
    }),
    alternatives: column(json<readonly { key: string; score: number }[]>(), {
      label: 'Andere mogelijkheden',
      help: 'Terreinen die ook lijken op de naam.',
      system: true,
      hidden: true,
    }),
    message: column(longText({ max: 30_000 }), {
      label: 'Tekst',
      help: 'Wat de gemeente schreef.',
      system: true,
      openness: 'vertrouwelijk',
    }),
    attachment_url: column(url(), {
      label: 'Bijlage',
      help: 'Link naar de bijlage.',
      system: true,
      openness: 'vertrouwelijk',
    }),
    proposal: column(json<Readonly<Record<string, unknown>>>(), {
      label: 'Voorstel',
      help: 'Wat er in het register zou veranderen, per veld.',
      system: true,
      hidden: true,
      openness: 'vertrouwelijk',
    }),
    status: column(
      state(
        [
          { code: 'ontvangen', label: 'Ontvangen' },
          { code: 'in_behandeling', label: 'In behandeling' },
          { code: 'geaccepteerd', label: 'Geaccepteerd' },
          { code: 'afgewezen', label: 'Afgewezen' },
          { code: 'vervallen', label: 'Vervallen' },
        ],
        { width: 120 },
      ),
      { label: 'Status', help: 'Wat er met de melding gebeurt.', required: true, initial: 'ontvangen' },
    ),
    handler_id: column(reference('contact'), {
      label: 'Behandelaar',
      help: 'Wie de melding behandelt.',
    }),
    handled_at: column(dateTime(), {
      label: 'Behandeld op',
      help: 'Wanneer de melding is afgehandeld.',
      system: true,
    }),
    outcome: column(text({ max: 1000, width: 240 }), {
      label: 'Uitleg besluit',
      help: 'Waarom de melding is overgenomen of afgewezen. De indiener krijgt deze tekst.',
    }),
  },
});
