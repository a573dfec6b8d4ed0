/** The states of the three wagons and of a grant: fixed in code, since guards and indicators reason about them. */

/** The wagon of a track, computed from its states and never typed. */
export const WAGONS = [
  { code: '0', label: 'Nog niet gestart', english: 'Not started yet' },
  { code: '1', label: 'Wagon 1', english: 'Wagon 1' },
  { code: '2', label: 'Wagon 2', english: 'Wagon 2' },
  { code: '3', label: 'Wagon 3', english: 'Wagon 3' },
  { code: 'klaar', label: 'Klaar', english: 'Finished' },
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
  { code: 'kandidaat', label: 'Kandidaat', english: 'Candidate' },
  { code: 'benaderd', label: 'Benaderd', english: 'Approached' },
  { code: 'intake', label: 'Intake', english: 'Intake' },
  { code: 'gepland', label: 'Sprint gepland', english: 'Sprint session planned' },
  { code: 'gehouden', label: 'Sprint gehouden', english: 'Sprint session held' },
  { code: 'verslag_gereed', label: 'Verslag gereed', english: 'Report ready' },
  { code: 'overgedragen_w2', label: 'Overgedragen aan wagon 2', english: 'Handed over to wagon 2' },
  { code: 'klaar_zonder_vervolg', label: 'Klaar zonder vervolg', english: 'Finished without follow-up' },
  { code: 'gestopt', label: 'Gestopt', english: 'Stopped' },
  { code: 'al_georganiseerd', label: 'Al georganiseerd', english: 'Already organised' },
  { code: 'wacht', label: 'Wacht', english: 'Waiting' },
] as const;
export type W1State = (typeof W1_STATES)[number]['code'];

/** Wagon 2, the elaboration: from start to an elaborated plan. */
export const W2_STATES = [
  { code: 'gestart', label: 'Gestart', english: 'Started' },
  { code: 'trekker_gezocht', label: 'Trekker gezocht', english: 'Looking for a leader' },
  { code: 'trekker_aangesteld', label: 'Trekker aangesteld', english: 'Leader appointed' },
  { code: 'data_verzamelen', label: 'Data verzamelen', english: 'Collecting data' },
  { code: 'data_geanalyseerd', label: 'Data geanalyseerd', english: 'Data analysed' },
  { code: 'plan_uitgewerkt', label: 'Plan uitgewerkt', english: 'Plan worked out' },
  { code: 'overgedragen_w3', label: 'Overgedragen aan wagon 3', english: 'Handed over to wagon 3' },
  { code: 'klaar_zonder_w3', label: 'Klaar zonder wagon 3', english: 'Finished without wagon 3' },
  { code: 'gestopt', label: 'Gestopt', english: 'Stopped' },
] as const;
export type W2State = (typeof W2_STATES)[number]['code'];

/** Wagon 3, the Versnellingsteam: from request to measures that last. */
export const W3_STATES = [
  { code: 'aangemeld', label: 'Aangemeld', english: 'Requested' },
  { code: 'triage', label: 'Triage', english: 'Triage' },
  { code: 'geaccepteerd', label: 'Geaccepteerd', english: 'Accepted' },
  { code: 'geweigerd', label: 'Geweigerd', english: 'Refused' },
  { code: 'ondersteuning', label: 'Ondersteuning', english: 'Support' },
  { code: 'besluit_ondernemers', label: 'Besluit ondernemers', english: 'Entrepreneurs decide' },
  { code: 'in_uitvoering', label: 'In uitvoering', english: 'In progress' },
  { code: 'gerealiseerd', label: 'Gerealiseerd', english: 'Completed' },
  { code: 'geborgd', label: 'Geborgd', english: 'Secured for the long term' },
  { code: 'gestopt', label: 'Gestopt', english: 'Stopped' },
] as const;
export type W3State = (typeof W3_STATES)[number]['code'];

/** The sprint subsidy, which runs beside wagon 2. */
export const GRANT_STATES = [
  { code: 'concept', label: 'Concept', english: 'Draft' },
  { code: 'ingediend', label: 'Ingediend', english: 'Submitted' },
  { code: 'verleend', label: 'Verleend', english: 'Awarded' },
  { code: 'afgewezen', label: 'Afgewezen', english: 'Rejected' },
  { code: 'ingetrokken', label: 'Ingetrokken', english: 'Withdrawn' },
  { code: 'in_uitvoering', label: 'In uitvoering', english: 'In progress' },
  { code: 'verantwoord', label: 'Verantwoord', english: 'Accounted for' },
  { code: 'vastgesteld', label: 'Vastgesteld', english: 'Settled' },
  { code: 'teruggevorderd', label: 'Teruggevorderd', english: 'Reclaimed' },
] as const;
export type GrantState = (typeof GRANT_STATES)[number]['code'];

/** Something that is planned, then takes place or not: a session, a meeting. */
export const EVENT_STATES = [
  { code: 'gepland', label: 'Gepland' },
  { code: 'gehouden', label: 'Gehouden' },
  { code: 'geannuleerd', label: 'Geannuleerd' },
] as const;
