/** Contacten: the only place, with Abonnementen, where people stand with name and address. */

import { code, reference, yesNo } from '../kinds/choice.ts';
import { email, pattern, text } from '../kinds/text.ts';
import { date } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { keyColumn, OFFICE } from './columns.ts';

export const contact = defineTable({
  id: 'contact',
  tab: 'Contacten',
  noun: 'het contact',
  help: 'De mensen met wie we werken. Alleen hier staan namen en adressen.',
  group: 'mensen',
  key: { field: 'contact_id', prefix: 'CT', digits: 4 },
  // Other tabs show the title, so it must not be the name.
  title: ['designation'],
  editors: OFFICE,
  personal: true,
  columns: {
    contact_id: keyColumn('CT'),
    designation: column(text({ max: 100, width: 230 }), {
      label: 'Aanduiding',
      help: 'Rol en organisatie zonder naam, zoals: parkmanager De Zegge. Dit staat in andere tabbladen.',
      required: true,
    }),
    name: column(text({ max: 120 }), {
      label: 'Naam',
      help: 'De naam van de persoon. Wordt leeggemaakt als de gegevens weg moeten.',
      openness: 'vertrouwelijk',
      personal: true,
    }),
    job_title: column(text({ max: 120 }), {
      label: 'Functie',
      help: 'De functie van de persoon.',
      openness: 'vertrouwelijk',
      personal: true,
    }),
    organisation_id: column(reference('organisation'), {
      label: 'Organisatie',
      help: 'Waar de persoon werkt.',
    }),
    municipality_code: column(reference('municipality'), {
      label: 'Gemeente',
      help: 'Alleen voor mensen van een gemeente.',
    }),
    role: column(code('contactrol'), {
      label: 'Rol',
      help: 'De rol van de persoon in het programma.',
      required: true,
    }),
    email: column(email(), {
      label: 'E-mailadres',
      help: 'Het adres op het werk.',
      openness: 'vertrouwelijk',
      personal: true,
    }),
    phone: column(
      pattern({
        pattern: '\\+?[0-9][0-9 ()-]{7,18}',
        says: 'Een telefoonnummer: cijfers, spaties en streepjes.',
        example: '038 123 45 67',
        width: 120,
      }),
      {
        label: 'Telefoon',
        help: 'Het nummer op het werk.',
        openness: 'vertrouwelijk',
        personal: true,
      },
    ),
    user_code: column(text({ max: 60, width: 110 }), {
      label: 'Gebruikerscode',
      help: 'De code waarmee het register deze persoon in het Journaal aanduidt. Alleen voor collega’s.',
      unique: true,
      openness: 'vertrouwelijk',
      personal: true,
      editors: ['coordinator'],
    }),
    source: column(text({ max: 200 }), {
      label: 'Bron',
      help: 'Hoe we aan de gegevens komen.',
      required: true,
    }),
    informed_on: column(date(), {
      label: 'Geïnformeerd op',
      help: 'De dag waarop de persoon hoorde dat we de gegevens hebben.',
    }),
    delete_after: column(date(), {
      label: 'Verwijderen na',
      help: 'De dag waarna naam en adres weg moeten.',
      required: true,
    }),
    digest_consent: column(yesNo(), {
      label: 'Toestemming nieuws',
      help: 'Mag het register deze persoon overzichten mailen?',
    }),
  },
});
