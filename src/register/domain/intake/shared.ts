/** The questions with which both forms begin and end: who answers, for which municipality, and what they need. */
import { reference } from '../schema/kinds/choice.ts';
import { email } from '../schema/kinds/text.ts';
import { free, line, type Question, story } from './form.ts';

/** Ids of the questions that matching and mails look for. */
export const ASKED = {
  municipality: 'gemeente',
  name: 'indiener.naam',
  jobTitle: 'indiener.functie',
  email: 'indiener.email',
  subject: 'onderwerp',
  terrain: 'terrein',
  terrainName: 'terrein.naam',
  cluster: 'cluster',
  clusterName: 'cluster.naam',
  needs: 'nodig',
  remarks: 'opmerkingen',
} as const;

/** Municipalities have no account here, so the address is a question, and Google collects none. */
export const WHO: readonly Question[] = [
  free(ASKED.name, line(120), {
    title: 'Uw naam',
    help: 'Zodat wij weten met wie wij kunnen overleggen.',
    required: true,
    personal: true,
    openness: 'vertrouwelijk',
  }),
  free(ASKED.jobTitle, line(120), {
    title: 'Uw functie',
    personal: true,
    openness: 'vertrouwelijk',
  }),
  free(ASKED.email, email(), {
    title: 'Uw e-mailadres',
    help: 'Het adres op uw werk. Hier sturen wij de bevestiging en ons antwoord naartoe.',
    required: true,
    personal: true,
    openness: 'vertrouwelijk',
  }),
];

/** The choice decides which terrains and clusters come next, so it is the last question of its section. */
export const MUNICIPALITY: Question = free(ASKED.municipality, reference('municipality'), {
  title: 'Uw gemeente',
  help: 'Hierna ziet u alleen de terreinen van deze gemeente.',
  required: true,
  openness: 'openbaar',
});

export const NEEDS: Question = free(ASKED.needs, story(2000), {
  title: 'Wat heeft u nodig van de provincie?',
  help: 'Bijvoorbeeld advies, menskracht of contact met de netbeheerder.',
});

export const REMARKS: Question = free(ASKED.remarks, story(), {
  title: 'Opmerkingen',
  help: 'Wat wij verder moeten weten. Zet hier geen namen of adressen.',
});
