/** Abonnementen: who gets which digest how often. */

import { code, codes, flag, reference, references, state } from '../kinds/choice.ts';
import { text } from '../kinds/text.ts';
import { date, dateTime } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { keyColumn, OFFICE } from './columns.ts';

/** Fixed: the register sends what it has all texts for, see digest/languages. */
const LANGUAGE_CODES = [
  { code: 'nl', label: 'Nederlands' },
  { code: 'en', label: 'Engels' },
] as const;

export const subscription = defineTable({
  id: 'subscription',
  tab: 'Abonnementen',
  noun: 'het abonnement',
  help: 'Wie welk overzicht krijgt en hoe vaak.',
  group: 'mensen',
  key: { field: 'subscription_id', prefix: 'AB', digits: 4 },
  editors: OFFICE,
  personal: true,
  columns: {
    subscription_id: keyColumn('AB'),
    contact_id: column(reference('contact'), {
      label: 'Contact',
      help: 'Wie het overzicht krijgt.',
      required: true,
    }),
    role: column(code('contactrol'), {
      label: 'Rol',
      help: 'Bepaalt wat er standaard in het overzicht staat.',
      required: true,
    }),
    scope: column(
      state([
        { code: 'alles', label: 'Alles', english: 'Everything' },
        { code: 'gemeenten', label: 'Gemeenten', english: 'Municipalities' },
        { code: 'clusters', label: 'Clusters', english: 'Business parks' },
        { code: 'themas', label: "Thema's", english: 'Themes' },
        { code: 'wagons', label: 'Wagons', english: 'Wagons' },
        { code: 'eigen_acties', label: 'Eigen acties', english: 'My own actions' },
      ]),
      {
        label: 'Waarover',
        help: 'Waar het overzicht over gaat. Telt niet bij Alleen lessen.',
        required: true,
        initial: 'alles',
      },
    ),
    municipality_codes: column(references('municipality'), {
      label: 'Gemeenten',
      help: 'Bij Waarover is Gemeenten: welke.',
    }),
    cluster_ids: column(references('cluster'), {
      label: 'Clusters',
      help: 'Bij Waarover is Clusters: welke.',
    }),
    themes: column(codes('thema'), { label: "Thema's", help: "Bij Waarover is Thema's: welke." }),
    wagons: column(codes('wagon'), { label: 'Wagons', help: 'Bij Waarover is Wagons: welke.' }),
    contents: column(
      state([
        { code: 'alles', label: 'Heel overzicht', english: 'The whole digest' },
        { code: 'lessen', label: 'Alleen lessen', english: 'Lessons only' },
      ]),
      {
        label: 'Inhoud',
        help: 'Het hele overzicht, of alleen nieuwe lessen. Leeg is: het hele overzicht.',
        initial: 'alles',
      },
    ),
    audiences: column(codes('doelgroep'), {
      label: 'Lessen voor',
      help: 'Bij Inhoud is Alleen lessen: voor welke doelgroepen. Leeg is: wat bij de rol hoort.',
    }),
    rhythm: column(
      state([
        { code: 'week', label: 'Elke week', english: 'Every week' },
        { code: 'twee_weken', label: 'Elke twee weken', english: 'Every two weeks' },
        { code: 'maand', label: 'Elke maand', english: 'Every month' },
        { code: 'halfjaar', label: 'Elk halfjaar', english: 'Every six months' },
      ]),
      { label: 'Hoe vaak', help: 'Hoe vaak het overzicht komt.', required: true, initial: 'maand' },
    ),
    format: column(
      state(
        [
          { code: 'html', label: 'Opgemaakt', english: 'Formatted' },
          { code: 'tekst', label: 'Alleen tekst', english: 'Text only' },
        ],
        { width: 110 },
      ),
      { label: 'Vorm', help: 'Met opmaak of alleen tekst.', required: true, initial: 'html' },
    ),
    language: column(state(LANGUAGE_CODES, { width: 110 }), {
      label: 'Taal',
      help: 'De taal van het overzicht. Leeg is: Nederlands.',
      initial: 'nl',
    }),
    stopped: column(flag(), {
      label: 'Gestopt',
      help: 'Aangevinkt als deze persoon geen overzicht meer wil.',
      initial: false,
    }),
    stopped_on: column(date(), { label: 'Gestopt op', help: 'De dag waarop het abonnement stopte.' }),
    last_sent_at: column(dateTime(), {
      label: 'Laatst verstuurd',
      help: 'Wanneer het laatste overzicht is verstuurd.',
      system: true,
    }),
    token: column(text({ max: 100 }), {
      label: 'Code voor afmelden',
      help: 'Geheime code in de link om af te melden.',
      system: true,
      hidden: true,
      openness: 'vertrouwelijk',
      personal: true,
    }),
  },
});
