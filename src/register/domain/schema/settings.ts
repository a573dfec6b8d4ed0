/** The settings with which the register starts, and how the value of one is read. */

import { dayNumber } from '../text/dates.ts';
import { CODES } from './codelists.ts';
import type { Kind, ValueOf } from './kind.ts';
import { flag, state } from './kinds/choice.ts';
import { decimal, integer, money, percentage } from './kinds/number.ts';
import { email, text, url } from './kinds/text.ts';
import { date } from './kinds/time.ts';
import type { STANDINGS } from './tables/setting.ts';

type Standing = (typeof STANDINGS)[number]['code'];

interface SettingOptions {
  readonly label: string;
  /** First value as a person would type it; absent when nobody knows it yet. */
  readonly value?: string;
  readonly unit?: string;
  /** `in_te_vullen` when absent. */
  readonly standing?: Standing;
  readonly explanation: string;
  readonly source?: string;
}

interface SettingSpec<T> extends SettingOptions {
  readonly kind: Kind<T>;
  readonly value: string;
  readonly standing: Standing;
  readonly source: string;
}

function declare<T>(kind: Kind<T>, options: SettingOptions): SettingSpec<T> {
  return { value: '', standing: 'in_te_vullen', source: '', ...options, kind };
}

const ASSIGNMENT = 'Opdracht coördinator uitvoering aanpak bedrijventerreinen, december 2025';
const REGULATION = 'Stcrt. 2024, 1876';
const CALENDAR = 'Wetgevingskalender, WGK025805';
const OWN = 'Eigen voorstel';

const days = integer({ min: 0, max: 3650 });
const years = integer({ min: 0, max: 100 });

/** All settings by id. What the sources do not tell is empty or marked as a proposal. */
export const SETTINGS = {
  goal_starts_per_year: declare(integer({ min: 0, max: 1000 }), {
    label: 'Doel: gestarte terreinen per jaar',
    value: '20',
    unit: 'terreinen',
    standing: 'vastgesteld',
    explanation: 'Zoveel bedrijventerreinen moeten er elk jaar minstens starten.',
    source: ASSIGNMENT,
  }),
  spuk_start: declare(date(), {
    label: 'Uitkering: eerste dag',
    value: '1-5-2024',
    standing: 'vastgesteld',
    explanation: 'Kosten en activiteiten tellen mee vanaf deze dag.',
    source: CALENDAR,
  }),
  spuk_end: declare(date(), {
    label: 'Uitkering: laatste dag',
    value: '1-5-2027',
    standing: 'vastgesteld',
    explanation:
      'Kosten en activiteiten tellen mee tot en met deze dag. Pas de dag aan bij een verlenging en noem het besluit als bron.',
    source: CALENDAR,
  }),
  spuk_amount_bt: declare(money(), {
    label: 'Uitkering: bedrag bedrijventerreinen',
    unit: 'euro',
    explanation: 'Het bedrag uit de beschikking voor het deel bedrijventerreinen.',
    source: 'Nog op te zoeken in de beschikking',
  }),
  spuk_amount_mkb: declare(money(), {
    label: 'Uitkering: bedrag klein en micro mkb',
    unit: 'euro',
    explanation: 'Het bedrag uit de beschikking voor het deel klein en micro mkb.',
    source: 'Nog op te zoeken in de beschikking',
  }),
  spuk_decision: declare(text({ max: 200 }), {
    label: 'Uitkering: kenmerk van de beschikking',
    explanation: 'Het kenmerk en de datum van de beschikking.',
  }),
  spuk_regulation: declare(text({ max: 300 }), {
    label: 'Uitkering: regeling',
    value:
      'Regeling specifieke uitkering ontzorgingsprogramma verduurzaming kleine en micro mkb-ondernemingen en bedrijventerreinen',
    standing: 'vastgesteld',
    explanation: 'De naam van de regeling in rapporten.',
    source: REGULATION,
  }),
  sisa_code: declare(text({ max: 20 }), {
    label: 'SiSa: code van de uitkering',
    explanation: 'De code in de SiSa-bijlage. Staat in de invulwijzer van BZK.',
  }),
  small_company_max_staff: declare(integer({ min: 1, max: 250 }), {
    label: 'Kleine bedrijven: minder medewerkers dan',
    value: '50',
    unit: 'medewerkers',
    standing: 'vastgesteld',
    explanation: 'Kleinere bedrijven kunnen naar de ontzorging kleine en micro mkb.',
    source: ASSIGNMENT,
  }),
  grant_limit_months: declare(integer({ min: 1, max: 60 }), {
    label: 'Sprintsubsidie: aanvragen binnen',
    value: '6',
    unit: 'maanden na de sessie',
    standing: 'vastgesteld',
    explanation: 'Een aanvraag komt binnen deze tijd na de sprintsessie.',
    source: 'Regeling Sprinten naar een duurzaam bedrijventerrein, openstelling 2024',
  }),
  grant_signal_months: declare(decimal({ decimals: 1, unit: 'maanden', min: 0, max: 60 }), {
    label: 'Signaal: nog geen aanvraag na',
    value: '4,5',
    unit: 'maanden na de sessie',
    standing: 'voorstel',
    explanation: 'Het register waarschuwt als er dan nog geen aanvraag voor sprintsubsidie is.',
    source: OWN,
  }),
  signal_silence_days: declare(days, {
    label: 'Signaal: geen gebeurtenis sinds',
    value: '90',
    unit: 'dagen',
    standing: 'voorstel',
    explanation: 'Het register waarschuwt als een open traject zo lang stil staat.',
    source: OWN,
  }),
  signal_handover_days: declare(days, {
    label: 'Signaal: overdracht open sinds',
    value: '14',
    unit: 'dagen',
    standing: 'voorstel',
    explanation: 'Het register waarschuwt als een overdracht zo lang open staat.',
    source: OWN,
  }),
  signal_term_end_days: declare(days, {
    label: 'Signaal: einde van de uitkering binnen',
    value: '180',
    unit: 'dagen',
    standing: 'voorstel',
    explanation: 'Het register waarschuwt als de uitkering binnen deze tijd afloopt.',
    source: OWN,
  }),
  signal_mail_days: declare(days, {
    label: 'Signaal: mail wacht langer dan',
    value: '1',
    unit: 'dagen',
    standing: 'voorstel',
    explanation: 'Het dashboard waarschuwt als mail in Postvak uit langer wacht.',
    source: OWN,
  }),
  mail_day_quota: declare(integer({ min: 1, max: 100_000 }), {
    label: 'Mail: hoogstens per dag',
    value: '1500',
    unit: 'ontvangers',
    standing: 'voorstel',
    explanation:
      'Zoveel ontvangers per dag staat Google toe. Het dashboard waarschuwt als er meer klaarstaat; de rest gaat de volgende dag. Een gratis account heeft er 100.',
    source: 'Google, Quotas for Google Services',
  }),
  baseline_days: declare(days, {
    label: 'Nulmeting: uiterlijk na de start',
    value: '30',
    unit: 'dagen',
    standing: 'voorstel',
    explanation: 'De organisatiegraad wordt binnen deze tijd na de start beoordeeld.',
    source: OWN,
  }),
  start_state: declare(text({ max: 60 }), {
    label: 'Start: status die als start telt',
    value: 'intake',
    standing: 'voorstel',
    explanation:
      'Een bedrijventerrein telt als gestart zodra het in wagon 1 deze status of een latere bereikt. RVO kan dit anders bepalen.',
    source: OWN,
  }),
  period_report_days: declare(days, {
    label: 'Perioden: rapporten klaar na',
    value: '30',
    unit: 'dagen na de laatste dag',
    standing: 'voorstel',
    explanation:
      'De dag Rapport voor van een nieuwe periode. RVO kan een andere dag noemen; pas hem dan bij de periode aan.',
    source: OWN,
  }),
  publish_min_companies: declare(integer({ min: 1, max: 1000 }), {
    label: 'Meetgegevens: minstens zoveel bedrijven',
    value: '5',
    unit: 'bedrijven',
    standing: 'voorstel',
    explanation: 'Met minder bedrijven blijven de cijfers van een meetcampagne binnen.',
    source: OWN,
  }),
  publish_max_share: declare(percentage(), {
    label: 'Meetgegevens: grootste aandeel hoogstens',
    value: '50%',
    standing: 'voorstel',
    explanation: 'Heeft één bedrijf een groter deel, dan blijven de cijfers binnen.',
    source: OWN,
  }),
  duration_min_count: declare(integer({ min: 1, max: 100 }), {
    label: 'Doorlooptijd tonen vanaf',
    value: '5',
    unit: 'trajecten',
    standing: 'voorstel',
    explanation: 'Met minder trajecten zegt een doorlooptijd te weinig.',
    source: OWN,
  }),
  finding_kept_days: declare(days, {
    label: 'Opgeloste bevindingen bewaren',
    value: '90',
    unit: 'dagen',
    standing: 'voorstel',
    explanation: 'Daarna verdwijnt een opgeloste bevinding uit het tabblad.',
    source: OWN,
  }),
  journal_kept_days: declare(days, {
    label: 'Journaal: vorig jaar nog bewaren in het blad',
    value: '31',
    unit: 'dagen',
    standing: 'voorstel',
    explanation:
      'Daarna gaan regels van een vorig jaar naar een archiefbestand. Tot dan kun je ze nog ongedaan maken.',
    source: OWN,
  }),
  journal_max_rows: declare(integer({ min: 1000, max: 200_000 }), {
    label: 'Journaal: hoogstens zoveel regels in het blad',
    value: '40000',
    unit: 'regels',
    standing: 'voorstel',
    explanation: 'Staan er meer, dan gaat de oudste helft naar een archiefbestand.',
    source: OWN,
  }),
  retention_contact_years: declare(years, {
    label: 'Bewaartermijn contacten',
    unit: 'jaar',
    explanation: 'Zo lang na het laatste contact blijven naam en adres staan. Vraag de privacyfunctionaris.',
  }),
  retention_grant_years: declare(years, {
    label: 'Bewaartermijn subsidies',
    unit: 'jaar',
    explanation: 'Zo lang blijven de stukken van subsidies staan. Vraag de archivaris; zie PROVISA.',
  }),
  retention_programme_years: declare(years, {
    label: 'Bewaartermijn programma',
    unit: 'jaar',
    explanation: 'Zo lang blijven trajecten en rapporten staan. Vraag de archivaris; zie PROVISA.',
  }),
  retention_metering_years: declare(years, {
    label: 'Bewaartermijn meetgegevens',
    unit: 'jaar',
    explanation: 'Zo lang blijven bestanden met meetgegevens staan. Vraag de privacyfunctionaris.',
  }),
  admin_name: declare(text({ max: 120 }), {
    label: 'Beheer: afdeling',
    explanation: 'De afdeling of het team in mails en op pagina’s. Zet hier geen naam van een persoon.',
  }),
  admin_email: declare(email(), {
    label: 'Beheer: e-mailadres',
    explanation: 'Het algemene adres voor vragen over het register, liefst geen adres van één persoon.',
  }),
  privacy_url: declare(url(), {
    label: 'Beheer: privacyverklaring',
    explanation: 'De link naar de privacyverklaring onder mails en formulieren.',
  }),
  accessibility_url: declare(url(), {
    label: 'Beheer: toegankelijkheidsverklaring',
    explanation: 'De link naar de toegankelijkheidsverklaring op webpagina’s.',
  }),
  mail_kept_days: declare(days, {
    label: 'Mail: tekst bewaren',
    value: '30',
    unit: 'dagen',
    standing: 'voorstel',
    explanation:
      'Daarna maakt het register de tekst en het losse adres van verstuurde mail leeg. Dat het bericht ging, blijft staan.',
    source: OWN,
  }),
  round_mails_on: declare(flag(), {
    label: 'Opgave: mails aan gemeenten versturen',
    value: 'nee',
    standing: 'voorstel',
    explanation:
      'Zolang hier nee staat, stuurt het register vanzelf geen uitnodiging en geen herinnering voor de halfjaarlijkse opgave.',
    source: OWN,
  }),
  round_mail_days: declare(text({ max: 100 }), {
    label: 'Opgave: dagen van uitnodiging en herinneringen',
    value: '0; 14; 28',
    unit: 'dagen na de peildatum',
    standing: 'voorstel',
    explanation:
      'Het eerste getal is de uitnodiging, de andere zijn herinneringen. Wie alles heeft ingevuld, krijgt er geen meer.',
    source: OWN,
  }),
  round_all_clusters: declare(flag(), {
    label: 'Opgave: over alle clusters',
    value: 'nee',
    standing: 'voorstel',
    explanation: 'Bij nee vraagt het register de opgave alleen voor clusters met een traject.',
    source: OWN,
  }),
  reports_on: declare(flag(), {
    label: 'Rapporten: vanzelf klaarzetten',
    value: 'ja',
    standing: 'voorstel',
    explanation:
      'Bij ja maakt het register de rapporten van een periode als concept op de peildatum. Na vaststellen en na een correctie maakt het de definitieve. Alleen de eigenaar ziet ze, tot je ze deelt.',
    source: OWN,
  }),
  report_pdf: declare(flag(), {
    label: 'Rapporten: ook als PDF',
    value: 'nee',
    standing: 'voorstel',
    explanation: 'Bij ja komt naast elk document dat het register vanzelf maakt een PDF.',
    source: OWN,
  }),
  report_charts: declare(flag(), {
    label: 'Rapporten: grafieken als plaatje',
    value: 'ja',
    standing: 'voorstel',
    explanation:
      'Bij nee komt in elk document een tabel in plaats van een grafiek. Een grafiek gaat naar Google Documenten zonder dat er iets openbaar wordt.',
    source: OWN,
  }),
  report_sharing: declare(
    state([
      { code: 'niet', label: 'niet' },
      { code: 'lezen', label: 'lezen' },
      { code: 'reageren', label: 'reageren' },
      { code: 'bewerken', label: 'bewerken' },
    ]),
    {
      label: 'Rapporten: wat de organisatie ermee mag',
      value: 'niet',
      standing: 'voorstel',
      explanation:
        'Geldt voor iedereen met een account van de organisatie en voor alle nieuwe mappen: niet, lezen, reageren of bewerken. Bij niet ziet alleen de eigenaar de map.',
      source: OWN,
    },
  ),
  digests_on: declare(flag(), {
    label: 'Mail: overzichten versturen',
    value: 'nee',
    standing: 'voorstel',
    explanation: 'Zolang hier nee staat, verstuurt het register geen overzichten.',
    source: OWN,
  }),
  quiet_days: declare(text({ max: 1000 }), {
    label: 'Mail: stille dagen',
    explanation:
      'Dagen waarop geen overzicht gaat, zoals 2-1-2027; 21-12-2026 t/m 3-1-2027. Het overzicht gaat dan op de eerste werkdag daarna.',
  }),
  quiet_holidays: declare(flag(), {
    label: 'Mail: ook stil op feestdagen',
    value: 'ja',
    standing: 'voorstel',
    explanation: 'Bij ja gaat er geen overzicht op feestdagen, Goede Vrijdag en 5 mei.',
    source: OWN,
  }),
  digest_weekday: declare(text({ max: 20 }), {
    label: 'Mail: dag van de overzichten',
    value: 'maandag',
    standing: 'voorstel',
    explanation:
      'Overzichten gaan op deze dag. Elke maand is: de eerste keer in de maand; elk halfjaar: de eerste keer in januari en juli.',
    source: OWN,
  }),
  digest_hour: declare(integer({ min: 0, max: 23 }), {
    label: 'Mail: overzichten niet voor',
    value: '7',
    unit: 'uur',
    standing: 'voorstel',
    explanation: 'Overzichten worden in de nacht klaargezet en gaan vanaf dit uur weg.',
    source: OWN,
  }),
  web_page_open: declare(flag(), {
    label: 'Webpagina: ook zonder persoonlijke link',
    value: 'nee',
    standing: 'voorstel',
    explanation:
      'Bij ja ziet iedereen met het adres de kerncijfers en de namen en oppervlakten van de terreinen. Wagons, stappen en maatregelen ziet alleen wie een persoonlijke link heeft.',
    source: OWN,
  }),
  web_app_url: declare(url(), {
    label: 'Beheer: adres van de webpagina',
    explanation:
      'Het adres van de webapp, voor de link om een overzicht aan te passen of af te melden. Leeg is: het register vraagt het aan Google.',
  }),
} as const;

export type SettingId = keyof typeof SETTINGS;

export type SettingValue<Id extends SettingId> = ValueOf<(typeof SETTINGS)[Id]['kind']>;

/** What the reading of a setting needs of a row of the tab Instellingen. */
export interface SettingRow {
  readonly setting_id: string | null;
  readonly value: string | null;
}

/** A setting as read: null when it is empty or unreadable; in the latter case `problem` says why, in Dutch. */
export interface ReadSetting<T> {
  readonly value: T | null;
  readonly problem: string | null;
}

/** Reads a setting from the rows of the tab; one that has no row has the value with which the register starts. */
export function setting<Id extends SettingId>(
  rows: readonly SettingRow[],
  id: Id,
): ReadSetting<SettingValue<Id>> {
  const spec: SettingSpec<unknown> = SETTINGS[id];
  const row = rows.find((candidate) => candidate.setting_id === id);
  const typed = row ? (row.value ?? '') : spec.value;
  if (typed.trim() === '') return { value: null, problem: null };
  const read = spec.kind.read(typed, CODES);
  if (read.ok) return { value: read.value as SettingValue<Id> | null, problem: null };
  return { value: null, problem: `Instelling "${spec.label}": ${read.reason} ${read.tip}` };
}

/**
 * The value of a setting as a number that formulas can count with: a day is the number of days since 30 December
 * 1899, yes and no are 1 and 0. Null for a text, or where the value is empty or unreadable.
 */
export function settingNumber(row: SettingRow): number | null {
  if (row.setting_id === null || !(row.setting_id in SETTINGS)) return null;
  const { value }: ReadSetting<unknown> = setting([row], row.setting_id as SettingId);
  if (typeof value === 'string')
    return SETTINGS[row.setting_id as SettingId].kind.name === 'datum' ? dayNumber(value) + 25_569 : null;
  return typeof value === 'number' || typeof value === 'boolean' ? Number(value) : null;
}
