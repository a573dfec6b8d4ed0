/** The form Halfjaarlijkse opgave: how one cluster stands, what happened there and what is needed. */
import { reference, yesNo } from '../schema/kinds/choice.ts';
import { orgAssessment } from '../schema/tables/index.ts';
import {
  asker,
  type FormSpec,
  free,
  line,
  type Question,
  type RowSpec,
  type Section,
  SUBMIT,
} from './form.ts';
import { ASKED, MUNICIPALITY, NEEDS, REMARKS, WHO } from './shared.ts';

/** A form cannot repeat a section, so these stand in it this many times. */
export const TIMES = { activity: 3, measure: 3, contact: 2 } as const;

const assessment = asker('organisatie', 'beoordeling', 'org_assessment');

/** The help of these columns is the question itself. */
const fact = (field: keyof typeof orgAssessment.columns): Question =>
  assessment(field, { title: orgAssessment.columns[field].help, help: '' });

const ACTIVITIES = { id: 'activiteiten', next: 'maatregelen' };
const MEASURES = { id: 'maatregelen', next: 'contacten' };
const CONTACTS = { id: 'contacten', next: 'slot' };

/** A section that asks whether there is anything to tell, then up to `times` sections that each may lead to one more. */
function repeated(
  group: { readonly id: string; readonly next: string },
  times: number,
  words: { readonly title: string; readonly help: string; readonly any: string; readonly more: string },
  one: (nth: number) => {
    readonly title: string;
    readonly help: string;
    readonly questions: readonly Question[];
  },
): readonly Section[] {
  const gate = (id: string, title: string, nth: number) =>
    free(id, yesNo(), {
      title,
      required: true,
      leads: { ja: `${group.id}.${nth}`, nee: group.next },
    });
  return [
    {
      id: group.id,
      title: words.title,
      help: words.help,
      questions: [gate(`${group.id}.melden`, words.any, 1)],
    },
    ...Array.from({ length: times }, (_, index): Section => {
      const nth = index + 1;
      const { title, help, questions } = one(nth);
      const more = nth < times ? [gate(`${group.id}.${nth}.nog`, words.more, nth + 1)] : [];
      return {
        id: `${group.id}.${nth}`,
        title,
        help,
        questions: [...questions, ...more],
        ...(nth < times ? {} : { next: group.next }),
      };
    }),
  ];
}

function activityOf(nth: number) {
  const ask = asker(`activiteit${nth}`, `activiteit${nth}`, 'activity');
  return {
    title: `Activiteit ${nth}`,
    help: 'Wat er voor dit terrein is gedaan: een gesprek, een sessie, advies of iets anders.',
    questions: [
      ask('activity_date', { required: true }),
      ask('type', { required: true }),
      ask('subject', { required: true }),
      ask('summary', { title: 'Wat kwam eruit?', help: 'Zet hier geen namen of adressen.' }),
    ],
  };
}

function measureOf(nth: number) {
  const ask = asker(`maatregel${nth}`, `maatregel${nth}`, 'measure');
  return {
    title: `Maatregel ${nth}`,
    help: 'Staat er al een maatregel ingevuld? Verander dan wat niet meer klopt en laat het nummer staan.',
    questions: [
      ask('title', {
        help: 'De maatregel in één zin, zoals: zonnepanelen op acht daken.',
        required: true,
      }),
      ask('theme', { help: '', required: true }),
      ask('status', { title: 'Hoe ver is de maatregel?', help: '', required: true }),
      ask('planned_on', { title: 'Wanneer moet de maatregel klaar zijn?', help: '' }),
      ask('realised_on', {
        title: 'Wanneer was de maatregel klaar?',
        help: 'Alleen als de maatregel is uitgevoerd.',
      }),
      ask('investment', {
        title: 'Investering in euro, zonder btw',
        help: 'Een schatting mag.',
        unknown: true,
      }),
      ask('saving_kwh', { unknown: true }),
      ask('saving_m3', { unknown: true }),
      ask('generation_kwp', { unknown: true }),
    ],
  };
}

function contactOf(nth: number) {
  const ask = asker(`contact${nth}`, `contact${nth}`, 'contact');
  return {
    title: `Contactpersoon ${nth}`,
    help: 'Iemand met wie wij over dit terrein kunnen overleggen. Vertel deze persoon dat u de gegevens aan ons geeft.',
    questions: [
      ask('name', { help: '', required: true }),
      ask('job_title', { help: '' }),
      ask('role', { title: 'Rol', help: 'Wat deze persoon voor het terrein doet.', required: true }),
      ask('email', { help: 'Het adres op het werk.' }),
      ask('phone', { help: 'Het nummer op het werk.' }),
    ],
  };
}

function rows(name: string, times: number, spec: (nth: number) => RowSpec): Record<string, RowSpec> {
  return Object.fromEntries(
    Array.from({ length: times }, (_, index) => [`${name}${index + 1}`, spec(index + 1)]),
  );
}

const FIGURES = Object.fromEntries(
  ['saving_kwh', 'saving_m3', 'generation_kwp'].map((field) => [field, { [`${field}_source`]: 'opgave' }]),
);

export const OPGAVE: FormSpec = {
  id: 'opgave',
  name: 'Bedrijventerreinen: halfjaarlijkse opgave',
  title: 'Bedrijventerreinen: halfjaarlijkse opgave',
  description:
    'Met dit formulier vertelt u als gemeente hoe het staat met een bedrijventerrein. U vult het per terrein in. Het invullen kost ongeveer 10 minuten.\n\nHeeft u een link van ons gekregen? Dan staat al ingevuld wat wij weten. U hoeft alleen te verbeteren wat niet klopt.\n\nWij kijken eerst naar wat u instuurt. Daarna passen wij het register aan. U krijgt daarover bericht.',
  confirmation:
    'Dank u wel. Wij hebben uw opgave ontvangen. U krijgt een bevestiging per e-mail. Wilt u nog iets veranderen? Dat kan met de link op deze pagina. Heeft u nog een terrein? Gebruik dan de link van dat terrein.',
  closed:
    'De opgave is op dit moment gesloten. Wij sturen u bericht als de volgende ronde begint. Wilt u eerder iets doorgeven? Gebruik dan het formulier Aanmelden of wijzigen.',
  subject: 'opgave',
  rows: {
    beoordeling: { table: 'org_assessment', how: 'new', fixed: { method: 'opgave_gemeente' } },
    ...rows('activiteit', TIMES.activity, () => ({
      table: 'activity',
      how: 'new',
      fixed: { spuk_leg: 'geen' },
    })),
    ...rows('maatregel', TIMES.measure, (nth) => ({
      table: 'measure',
      how: 'named',
      by: `maatregel${nth}.title`,
      fixed: {},
      along: FIGURES,
    })),
    ...rows('contact', TIMES.contact, () => ({
      table: 'contact',
      how: 'new',
      fixed: { source: 'Opgave van de gemeente' },
    })),
  },
  sections: [
    { id: 'indiener', title: 'Over u', help: '', questions: [...WHO, MUNICIPALITY] },
    {
      id: 'cluster',
      title: 'Het terrein',
      help: 'Fasen van één bedrijventerrein staan samen als één terrein in de lijst.',
      perMunicipality: true,
      questions: [
        free(ASKED.cluster, reference('cluster'), {
          title: 'Over welk terrein gaat het?',
          help: 'Staat het terrein er niet bij? Sla deze vraag dan over. U kunt de naam op de volgende bladzijde invullen.',
          openness: 'openbaar',
        }),
      ],
      next: 'organisatie',
    },
    {
      id: 'organisatie',
      title: 'Hoe de ondernemers zijn georganiseerd',
      help: 'Het gaat om de situatie van nu. Weet u het niet? Kies dan Onbekend.',
      questions: [
        free(ASKED.clusterName, line(), {
          title: 'Naam van het terrein, als het niet in de lijst stond',
          help: 'Schrijf de naam zoals u die gebruikt.',
          openness: 'openbaar',
        }),
        fact('fact_contact'),
        fact('fact_group'),
        fact('fact_entity'),
        fact('fact_funding'),
        fact('fact_manager'),
        fact('fact_plan'),
        fact('fact_contract'),
        fact('leg_maintenance'),
        fact('leg_management'),
        fact('leg_sustainability'),
        assessment('evidence_url', {
          title: 'Link naar een stuk dat dit laat zien',
          help: 'Bijvoorbeeld de website van de vereniging of het gezamenlijke plan. Mag leeg blijven.',
          unknown: true,
        }),
      ],
    },
    ...repeated(
      ACTIVITIES,
      TIMES.activity,
      {
        title: 'Activiteiten',
        help: 'Gesprekken, sessies, bezoeken of advies van het afgelopen halfjaar.',
        any: 'Wilt u een activiteit melden?',
        more: 'Wilt u nog een activiteit melden?',
      },
      activityOf,
    ),
    ...repeated(
      MEASURES,
      TIMES.measure,
      {
        title: 'Maatregelen',
        help: 'Wat ondernemers van plan zijn of hebben gedaan om het terrein te verduurzamen.',
        any: 'Wilt u een maatregel melden of bijwerken?',
        more: 'Wilt u nog een maatregel melden of bijwerken?',
      },
      measureOf,
    ),
    ...repeated(
      CONTACTS,
      TIMES.contact,
      {
        title: 'Contactpersonen',
        help: 'Zijn er nieuwe mensen met wie wij over dit terrein kunnen overleggen?',
        any: 'Wilt u een contactpersoon doorgeven?',
        more: 'Wilt u nog een contactpersoon doorgeven?',
      },
      contactOf,
    ),
    { id: 'slot', title: 'Tot slot', help: '', questions: [NEEDS, REMARKS], next: SUBMIT },
  ],
};
