/** Postvak uit: every mail, written down before it is sent, so that none is lost or sent twice. */

import { reference, state } from '../kinds/choice.ts';
import { integer } from '../kinds/number.ts';
import { email, json, text, verbatim } from '../kinds/text.ts';
import { dateTime } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { keyColumn } from './columns.ts';

export const outbox = defineTable({
  id: 'outbox',
  tab: 'Postvak uit',
  noun: 'het bericht',
  help: 'Alle mail van het register: wat wacht, wat is verstuurd en wat mislukte.',
  group: 'beheer',
  key: { field: 'message_id', prefix: 'PU', digits: 5 },
  editors: [],
  tracked: false,
  personal: true,
  columns: {
    message_id: keyColumn('PU'),
    dedupe: column(text({ max: 200 }), {
      label: 'Kenmerk',
      help: 'Maakt dat hetzelfde bericht niet twee keer gaat.',
      required: true,
      unique: true,
      hidden: true,
    }),
    kind: column(text({ max: 60, width: 120 }), {
      label: 'Soort',
      help: 'Wat voor bericht het is.',
      required: true,
    }),
    contact_id: column(reference('contact'), {
      label: 'Aan',
      help: 'Wie het bericht krijgt. Het adres staat in Contacten.',
    }),
    address: column(email(), {
      label: 'Los adres',
      help: 'Alleen als de ontvanger niet in Contacten staat.',
      openness: 'vertrouwelijk',
      personal: true,
    }),
    subscription_id: column(text({ max: 20, width: 100 }), {
      label: 'Abonnement',
      help: 'De sleutel van het abonnement waar het bericht bij hoort.',
    }),
    subject: column(text({ max: 300, width: 260 }), {
      label: 'Onderwerp',
      help: 'Het onderwerp van het bericht.',
      required: true,
    }),
    body_text: column(verbatim(), {
      label: 'Tekst',
      help: 'Het bericht zonder opmaak. Wordt na een tijd leeggemaakt.',
      openness: 'vertrouwelijk',
      personal: true,
    }),
    body_html: column(verbatim(), {
      label: 'Opgemaakte tekst',
      help: 'Het bericht met opmaak.',
      hidden: true,
      openness: 'vertrouwelijk',
      personal: true,
    }),
    attachments: column(json<readonly string[]>(), {
      label: 'Bijlagen',
      help: 'De bestanden die meegaan.',
      hidden: true,
    }),
    priority: column(integer({ min: 1, max: 9 }), {
      label: 'Voorrang',
      help: 'Van 1 (eerst) tot en met 9 (als er plaats is).',
      required: true,
      initial: 5,
    }),
    status: column(
      state(
        [
          { code: 'wacht', label: 'Wacht' },
          { code: 'bezig', label: 'Wordt verstuurd' },
          { code: 'onzeker', label: 'Onzeker' },
          { code: 'verzonden', label: 'Verzonden' },
          { code: 'teruggekomen', label: 'Teruggekomen' },
          { code: 'opgegeven', label: 'Opgegeven' },
          { code: 'vervallen', label: 'Vervallen' },
        ],
        { width: 130 },
      ),
      {
        label: 'Status',
        help: 'Wat er met het bericht is gebeurd. Onzeker is: het versturen is onderbroken. Kwam een mail terug? Kies dan Teruggekomen en verbeter het adres in Contacten.',
        required: true,
        initial: 'wacht',
      },
    ),
    attempts: column(integer({ min: 0, max: 99 }), {
      label: 'Pogingen',
      help: 'Hoe vaak versturen is geprobeerd.',
      required: true,
      initial: 0,
    }),
    created_at: column(dateTime(), {
      label: 'Klaargezet op',
      help: 'Wanneer het bericht is klaargezet.',
      required: true,
    }),
    not_before: column(dateTime(), {
      label: 'Niet voor',
      help: 'Eerder wordt het bericht niet verstuurd.',
    }),
    sent_at: column(dateTime(), {
      label: 'Verzonden op',
      help: 'Wanneer het bericht is verstuurd.',
    }),
    error: column(text({ max: 1000, width: 240 }), {
      label: 'Fout',
      help: 'Waarom versturen mislukte.',
    }),
  },
});
