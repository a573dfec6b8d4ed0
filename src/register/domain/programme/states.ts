/** The states of the three wagons and of a grant: fixed in code, since guards and indicators reason about them. */

/** The wagon of a track, computed from its states and never typed. */
export const WAGONS = [
  { code: '0', label: 'Nog niet gestart' },
  { code: '1', label: 'Wagon 1' },
  { code: '2', label: 'Wagon 2' },
  { code: '3', label: 'Wagon 3' },
  { code: 'klaar', label: 'Klaar' },
] as const;
export type Wagon = (typeof WAGONS)[number]['code'];

/** The wagons that a track can be handed over from or to. */
export const WAGON_NUMBERS = [
  { code: '1', label: 'Wagon 1' },
  { code: '2', label: 'Wagon 2' },
  { code: '3', label: 'Wagon 3' },
] as const;
export type WagonNumber = (typeof WAGON_NUMBERS)[number]['code'];

/** Wagon 1, the sprint session: from candidate to report. */
export const W1_STATES = [
  { code: 'kandidaat', label: 'Kandidaat' },
  { code: 'benaderd', label: 'Benaderd' },
  { code: 'intake', label: 'Intake' },
  { code: 'gepland', label: 'Sprint gepland' },
  { code: 'gehouden', label: 'Sprint gehouden' },
  { code: 'verslag_gereed', label: 'Verslag gereed' },
  { code: 'overgedragen_w2', label: 'Overgedragen aan wagon 2' },
  { code: 'klaar_zonder_vervolg', label: 'Klaar zonder vervolg' },
  { code: 'gestopt', label: 'Gestopt' },
  { code: 'al_georganiseerd', label: 'Al georganiseerd' },
  { code: 'wacht', label: 'Wacht' },
] as const;
export type W1State = (typeof W1_STATES)[number]['code'];

/** Wagon 2, the elaboration: from start to an elaborated plan. */
export const W2_STATES = [
  { code: 'gestart', label: 'Gestart' },
  { code: 'trekker_gezocht', label: 'Trekker gezocht' },
  { code: 'trekker_aangesteld', label: 'Trekker aangesteld' },
  { code: 'data_verzamelen', label: 'Data verzamelen' },
  { code: 'data_geanalyseerd', label: 'Data geanalyseerd' },
  { code: 'plan_uitgewerkt', label: 'Plan uitgewerkt' },
  { code: 'overgedragen_w3', label: 'Overgedragen aan wagon 3' },
  { code: 'klaar_zonder_w3', label: 'Klaar zonder wagon 3' },
  { code: 'gestopt', label: 'Gestopt' },
] as const;
export type W2State = (typeof W2_STATES)[number]['code'];

/** Wagon 3, the Versnellingsteam: from request to measures that last. */
export const W3_STATES = [
  { code: 'aangemeld', label: 'Aangemeld' },
  { code: 'triage', label: 'Triage' },
  { code: 'geaccepteerd', label: 'Geaccepteerd' },
  { code: 'geweigerd', label: 'Geweigerd' },
  { code: 'ondersteuning', label: 'Ondersteuning' },
  { code: 'besluit_ondernemers', label: 'Besluit ondernemers' },
  { code: 'in_uitvoering', label: 'In uitvoering' },
  { code: 'gerealiseerd', label: 'Gerealiseerd' },
  { code: 'geborgd', label: 'Geborgd' },
  { code: 'gestopt', label: 'Gestopt' },
] as const;
export type W3State = (typeof W3_STATES)[number]['code'];

/** The sprint subsidy, which runs beside wagon 2. */
export const GRANT_STATES = [
  { code: 'concept', label: 'Concept' },
  { code: 'ingediend', label: 'Ingediend' },
  { code: 'verleend', label: 'Verleend' },
  { code: 'afgewezen', label: 'Afgewezen' },
  { code: 'ingetrokken', label: 'Ingetrokken' },
  { code: 'in_uitvoering', label: 'In uitvoering' },
  { code: 'verantwoord', label: 'Verantwoord' },
  { code: 'vastgesteld', label: 'Vastgesteld' },
  { code: 'teruggevorderd', label: 'Teruggevorderd' },
] as const;
export type GrantState = (typeof GRANT_STATES)[number]['code'];

/** Something that is planned, then takes place or not: a session, a meeting. */
export const EVENT_STATES = [
  { code: 'gepland', label: 'Gepland' },
  { code: 'gehouden', label: 'Gehouden' },
  { code: 'geannuleerd', label: 'Geannuleerd' },
] as const;
