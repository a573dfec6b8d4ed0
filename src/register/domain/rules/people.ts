/** Rules for people: contacts and how long they are kept, subscriptions, trainees, meetings and lessons. */
import { ownMunicipalities } from '../digest/reach.ts';
import { roleFor } from '../digest/roles.ts';
import type { Row } from '../schema/table.ts';
import {
  actionPoint,
  contact,
  lesson,
  meteringCampaign,
  municipality,
  subscription,
  trainee,
} from '../schema/tables/index.ts';
import { formatDay } from '../text/dates.ts';
import { fold } from '../text/normalise.ts';
import { roleOf } from './roles.ts';
import { type Flaw, type Rule, rowRule } from './rule.ts';
import { atMost, needs, sameAs } from './shapes.ts';
import { grouped } from './terrains.ts';

type Contact = Row<typeof contact>;

/** What says that two contacts are one person; never shown, since findings are no place for names. */
const PERSON = [
  ['mailadres', ({ email }: Contact) => email ?? ''],
  [
    'naam en organisatie',
    ({ name, organisation_id }: Contact) => (name === null ? '' : `${fold(name)} ${organisation_id ?? ''}`),
  ],
] as const;

const samePerson = rowRule(contact, {
  id: 'contact_dubbel',
  severity: 'waarschuwing',
  what: 'Twee contacten hebben hetzelfde mailadres, of dezelfde naam bij dezelfde organisatie.',
  repair: 'Houd één rij en laat de andere rijen daarnaar verwijzen.',
  check: (row, key, view) => {
    for (const [what, by] of PERSON) {
      const groups = view.once(`contacts by ${what}`, () => grouped(view.rows(contact), by));
      const others = (groups.get(by(row)) ?? []).filter((other) => other !== key);
      if (others.length) return sameAs(null, `een ander contact heeft hetzelfde ${what}`, others);
    }
    return null;
  },
});

const nameInTitle = rowRule(contact, {
  id: 'naam_in_aanduiding',
  severity: 'waarschuwing',
  what: 'In de aanduiding staat de naam van de persoon. De aanduiding is te zien in andere tabbladen.',
  repair: 'Maak er een rol en een organisatie van, zoals: parkmanager De Zegge.',
  check: ({ name, designation }) =>
    name !== null &&
    designation !== null &&
    fold(name) !== '' &&
    ` ${fold(designation)} `.includes(` ${fold(name)} `) && { field: 'designation' },
});

const keptTooLong = rowRule(contact, {
  id: 'contact_te_lang_bewaard',
  severity: 'fout',
  what: 'De bewaartermijn van een contact is voorbij en de gegevens staan er nog.',
  repair:
    'Maak naam, functie, e-mailadres en telefoon leeg. Laat de rij staan, want andere rijen verwijzen ernaar.',
  check: ({ delete_after, name, job_title, email, phone }, _key, view) =>
    delete_after !== null &&
    delete_after < view.today &&
    [name, job_title, email, phone].some((value) => value !== null) && {
      field: 'delete_after',
      message: `deze gegevens moesten weg na ${formatDay(delete_after)}.`,
    },
});

const dataKeptTooLong = rowRule(meteringCampaign, {
  id: 'meetdata_te_lang_bewaard',
  severity: 'fout',
  what: 'De bewaartermijn van meetgegevens is voorbij en de map met bestanden staat er nog.',
  repair: 'Verwijder de bestanden en maak Map met bestanden leeg.',
  check: ({ delete_after, folder_url }, _key, view) =>
    delete_after !== null &&
    delete_after < view.today &&
    folder_url !== null && {
      field: 'delete_after',
      message: `deze bestanden moesten weg na ${formatDay(delete_after)}.`,
    },
});

const colleagueWithoutAddress = rowRule(contact, {
  id: 'collega_zonder_adres',
  severity: 'waarschuwing',
  what: 'Deze collega heeft een rol in het register, maar geen e-mailadres en dus geen rechten.',
  repair: 'Vul het adres in waarmee de collega in Google werkt, of kies een andere rol.',
  check: ({ role, email, name }, key, view) =>
    roleOf(role) !== null &&
    name !== null &&
    email === null &&
    !view.unread(contact, key, 'email') && { field: 'email' },
});

const reachable = rowRule(subscription, {
  id: 'abonnement_zonder_toestemming',
  severity: 'waarschuwing',
  reads: [contact],
  what: 'Een abonnement loopt, maar het contact heeft geen adres, heeft Nee gezegd tegen overzichten, of werkt buiten de provincie en heeft geen Ja gezegd.',
  repair: 'Vul in Contacten het adres in of pas de toestemming aan, of zet het abonnement op Gestopt.',
  check({ contact_id, role, stopped }, _key, view): Flaw | null {
    const person = view.row(contact, contact_id);
    if (!person || stopped === true) return null;
    if (person.email === null) return { field: 'contact_id', message: 'het contact heeft geen e-mailadres.' };
    if (person.digest_consent === 'nee')
      return { field: 'contact_id', message: 'het contact wil geen overzichten.' };
    return roleFor(role, person.role).inside || person.digest_consent === 'ja'
      ? null
      : {
          field: 'contact_id',
          message: 'het contact werkt niet bij de provincie en gaf nog geen toestemming.',
        };
  },
});

const ownPlacesOnly = rowRule(subscription, {
  id: 'abonnement_buiten_gemeente',
  severity: 'waarschuwing',
  reads: [contact, municipality],
  what: 'Een abonnement van een gemeente vraagt om een gemeente waar het contact niet bij hoort. Daarover komt niets in het overzicht.',
  repair: 'Haal de gemeente weg, of vul bij het contact of bij de gemeente in dat zij bij elkaar horen.',
  check({ role, municipality_codes, contact_id }, _key, view): Flaw | null {
    if (role !== 'gemeente' || contact_id === null) return null;
    const own = ownMunicipalities(view, contact_id);
    const others = (municipality_codes ?? []).filter((code) => !own.includes(code));
    if (!others.length) return null;
    const names = others.map((code) => view.row(municipality, code)?.name ?? code);
    return { field: 'municipality_codes', message: `${names.join(', ')} hoort niet bij dit contact.` };
  },
});

const otherRole = rowRule(subscription, {
  id: 'abonnement_andere_rol',
  severity: 'waarschuwing',
  reads: [contact],
  what: 'Een abonnement heeft een andere rol dan het contact. De rol bepaalt wat iemand te zien krijgt.',
  repair: 'Neem de rol van het contact over, of verbeter die in Contacten.',
  check({ role, contact_id }, _key, view): Flaw | null {
    const person = view.row(contact, contact_id);
    return person?.role && role !== null && person.role !== role
      ? { field: 'role', message: 'de rol is anders dan die van het contact.' }
      : null;
  },
});

const twoDigests = rowRule(subscription, {
  id: 'abonnement_dubbel',
  severity: 'waarschuwing',
  what: 'Eén contact heeft twee lopende abonnementen op het hele overzicht. Dan komt hetzelfde nieuws twee keer.',
  repair: 'Zet een van de twee op Gestopt, of kies bij Inhoud Alleen lessen.',
  check: (row, key, view) => {
    const groups = view.once('whole digests by person', () =>
      grouped(view.rows(subscription), wholeDigestOf),
    );
    const others = (groups.get(wholeDigestOf(row)) ?? []).filter((other) => other !== key);
    return others.length > 0 && sameAs('contact_id', 'het contact krijgt het hele overzicht al', others);
  },
});

/** Whose whole digest it is; the empty text for any other. */
function wholeDigestOf({ contact_id, contents, stopped }: Subscription): string {
  return stopped === true || contents === 'lessen' ? '' : (contact_id ?? '');
}

type Subscription = Row<typeof subscription>;
const about =
  (scope: Subscription['scope']) =>
  (row: Subscription): boolean =>
    row.scope === scope;

export const PEOPLE_RULES: readonly Rule[] = [
  samePerson,
  nameInTitle,
  atMost(contact, 'contact_bewaarperiode', 'informed_on', 'delete_after'),
  keptTooLong,
  dataKeptTooLong,
  colleagueWithoutAddress,
  reachable,
  ownPlacesOnly,
  otherRole,
  twoDigests,
  needs(
    subscription,
    'abonnement_zonder_gemeenten',
    'municipality_codes',
    'als Waarover Gemeenten is',
    about('gemeenten'),
  ),
  needs(
    subscription,
    'abonnement_zonder_clusters',
    'cluster_ids',
    'als Waarover Clusters is',
    about('clusters'),
  ),
  needs(subscription, 'abonnement_zonder_themas', 'themes', "als Waarover Thema's is", about('themas')),
  needs(subscription, 'abonnement_zonder_wagons', 'wagons', 'als Waarover Wagons is', about('wagons')),
  needs(
    actionPoint,
    'actiepunt_zonder_dag',
    'done_on',
    'als het actiepunt klaar is',
    ({ status }) => status === 'klaar',
    'waarschuwing',
  ),
  needs(
    trainee,
    'opgeleid_zonder_datum',
    'trained_on',
    'als de deelnemer is opgeleid',
    ({ status }) => status === 'opgeleid',
  ),
  needs(
    trainee,
    'eerste_terrein_zonder_datum',
    'first_terrain_on',
    'bij een eerste eigen terrein',
    ({ first_terrain_id }) => first_terrain_id !== null,
    'waarschuwing',
  ),
  atMost(trainee, 'eerste_terrein_voor_opleiding', 'trained_on', 'first_terrain_on', 'waarschuwing'),
  needs(
    lesson,
    'les_zonder_kanaal',
    'channel',
    'als de les is gedeeld',
    ({ shared_on }) => shared_on !== null,
    'waarschuwing',
  ),
  atMost(lesson, 'les_gedeeld_voor_opgeschreven', 'recorded_on', 'shared_on', 'waarschuwing'),
];
