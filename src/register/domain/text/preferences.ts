/** All Dutch words of the page where people change or stop a digest without an account. */
import type { Widened } from './widened.ts';

export const PREFERENCES_NL = {
  /** Of the window. */
  title: 'Overzicht aanpassen of afmelden',
  heading: 'Het overzicht van de bedrijventerreinen',
  unknown: 'Deze link werkt niet of niet meer.',
  unknownTip: 'Gebruik de link onder het nieuwste overzicht, of antwoord op dat overzicht.',
  trouble: 'Dat lukte nu niet.',
  troubleTip: 'Er is niets gewijzigd. Probeer het over een paar minuten opnieuw.',
  noAnswer: 'Er kwam geen antwoord.',
  noAnswerTip: 'Controleer de verbinding en probeer het opnieuw. Wat al gelukt was, blijft staan.',
  wrong: 'Deze keuze kan niet.',
  wrongTip: 'Laad de pagina opnieuw en kies uit wat er staat.',
  needs: {
    gemeenten: 'Kies minstens één gemeente.',
    clusters: 'Kies minstens één terrein.',
    themas: 'Kies minstens één thema.',
    wagons: 'Kies minstens één wagon.',
    lessen: 'Kies minstens één doelgroep.',
  },
  errors: 'Dit lukt nog niet',
  loading: 'Bezig met ophalen…',
  working: 'Bezig…',
  saving: 'Bezig met bewaren…',
  stop: {
    title: 'Afmelden',
    going: 'Er komt een overzicht als er nieuws is.',
    stopped: 'Dit overzicht is gestopt.',
    stop: 'Geen overzicht meer',
    resume: 'Toch weer aanmelden',
    didStop: 'Afgemeld. Er komt geen overzicht meer.',
    didResume: 'Weer aangemeld.',
  },
  change: 'Aanpassen',
  questions: {
    language: 'In welke taal?',
    rhythm: 'Hoe vaak?',
    format: 'In welke vorm?',
    contents: 'Welke inhoud?',
    scope: 'Waarover?',
    municipalities: 'Welke gemeenten?',
    clusters: 'Welke terreinen?',
    themes: "Welke thema's?",
    wagons: 'Welke wagons?',
    audiences: 'Lessen voor wie?',
  },
  save: 'Bewaren',
  saved: 'De keuzes zijn bewaard.',
  site: 'Bekijk de stand van zaken op de webpagina',
  /** Before the address. */
  admin: 'Vragen? Mail naar',
} as const;

export type PreferenceWords = Widened<typeof PREFERENCES_NL>;
