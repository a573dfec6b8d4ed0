/** The doctor's check of the forms: what they ask, against what the register would ask today. */
import type { forms_v1 } from 'googleapis/build/src/apis/forms';
import { placesOf } from '../../src/register/app/intake/provision.ts';
import type { FormId, FormSpec } from '../../src/register/domain/intake/form.ts';
import { FORM_IDS, FORMS } from '../../src/register/domain/intake/forms.ts';
import { type PlannedItem, planForm } from '../../src/register/domain/intake/plan.ts';
import { isOpenOn } from '../../src/register/domain/intake/round.ts';
import { cluster, municipality, period, terrain } from '../../src/register/domain/schema/tables/index.ts';
import { statusOf } from './fault.ts';
import {
  attention,
  type Check,
  type Finding,
  good,
  INSTALL,
  over,
  type There,
  unknown,
  wrong,
} from './finding.ts';
import { formDrift, likeness } from './form-drift.ts';
import type { Google } from './google.ts';
import { FORM_TYPE, visibleFiles } from './places.ts';

const MAKE_FORMS = 'Kies in de spreadsheet Terreinregister → Intake → Formulieren maken of bijwerken.';
const RESTORE_FORMS = 'Kies in de spreadsheet Terreinregister → Intake → Formulieren terugzetten.';

/** Less of the questions, and it is another form. */
const ALIKE = 0.3;

type Plans = Readonly<Record<FormId, readonly PlannedItem[]>>;

export const formsCheck: Check<There> = {
  label: 'Formulieren',
  async run({ google, book }) {
    const image = await book();
    const own = over(image);
    if (![period, terrain, cluster, municipality].every(({ id }) => own.tabs.has(id)))
      return [unknown('Zonder de tabbladen is niet na te gaan wat de formulieren moeten vragen.', INSTALL)];
    const { seen, closed } = await visibleForms(google);
    const { ports, register } = own;
    const places = placesOf(ports, register);
    const plans = Object.fromEntries(
      FORM_IDS.map((id) => [id, planForm(FORMS[id], places, register.look)]),
    ) as Plans;
    const periods = register.read(period).entries.map(({ values }) => values);
    const found = FORM_IDS.flatMap((id) => lookedAt(id, plans, seen, isOpenOn(id, periods)));
    return [
      ...found,
      ...closed.map((name) =>
        unknown(
          'Dit account mag het niet lezen.',
          'Laat de eigenaar het formulier delen met het account van het beheer.',
          name,
        ),
      ),
      ...(seen.length > 0
        ? [
            unknown(
              'Waarop antwoorden worden gecontroleerd en waar een bladzijde zelf heen leidt, vertelt Google niet.',
              'Kijk daarvoor in de spreadsheet bij Beheer → Staat van het register.',
            ),
          ]
        : []),
    ];
  },
};

async function visibleForms(google: Google) {
  const seen: forms_v1.Schema$Form[] = [];
  const closed: string[] = [];
  for (const { id, name } of await visibleFiles(google, FORM_TYPE))
    try {
      seen.push((await google.forms.forms.get({ formId: id })).data);
    } catch (error) {
      if (![403, 404].includes(statusOf(error) ?? 0)) throw error;
      closed.push(name);
    }
  return { seen, closed };
}

/** The forms that ask mostly what this one asks, and more of it than of another form of the register. */
function formsOf(id: FormId, plans: Plans, seen: readonly forms_v1.Schema$Form[]) {
  return seen.filter((form) => {
    const share = likeness(plans[id], form);
    return share >= ALIKE && FORM_IDS.every((other) => likeness(plans[other], form) <= share);
  });
}

/** What there is to tell of one form of the register; of the newest when several ask the same. */
function lookedAt(
  id: FormId,
  plans: Plans,
  seen: readonly forms_v1.Schema$Form[],
  isOpen: boolean,
): Finding[] {
  const { title } = FORMS[id];
  const own = formsOf(id, plans, seen);
  const form = own.at(-1);
  if (!form)
    return [
      unknown(
        'Deze aanmelding ziet dit formulier niet. Google laat formulieren van een script alleen zien als dat script bij het Cloud-project van de OAuth-client hoort. Of er is nog geen formulier.',
        `${MAKE_FORMS} Hoe u het script koppelt, staat in docs/beheer.md bij Bewaren.`,
        title,
      ),
    ];
  const copies =
    own.length === 1
      ? []
      : [
          attention(
            `Er zijn ${own.length} formulieren met deze vragen. Welk daarvan het register gebruikt, weet alleen het script; hier is naar het nieuwste gekeken.`,
            'Kijk in de spreadsheet bij Intake → Voorgevulde links welk het is, en gooi de andere weg.',
            title,
          ),
        ];
  return [
    ...textFindings(FORMS[id], form),
    ...itemFindings(FORMS[id], plans[id], form),
    ...stateFindings(FORMS[id], form, isOpen),
    ...copies,
  ];
}

function stateFindings({ title }: FormSpec, form: forms_v1.Schema$Form, wanted: boolean): Finding[] {
  const { isPublished, isAcceptingResponses } = form.publishSettings?.publishState ?? {};
  const open = isPublished === true && isAcceptingResponses === true;
  const known = form.publishSettings?.publishState !== undefined;
  return [
    ...(!known || open === wanted
      ? []
      : [
          attention(
            `Het staat ${open ? 'open' : 'dicht'}, maar hoort volgens Perioden ${wanted ? 'open' : 'dicht'} te zijn.`,
            'Kies in de spreadsheet Terreinregister → Beheer → Staat van het register, en daar Openen of sluiten.',
            title,
          ),
        ]),
    ...(form.settings?.emailCollectionType === 'VERIFIED'
      ? [wrong('Het vraagt gemeenten om in te loggen bij Google.', RESTORE_FORMS, title)]
      : []),
  ];
}

function textFindings(spec: FormSpec, { info }: forms_v1.Schema$Form): Finding[] {
  return [
    ...(info?.title === spec.title
      ? []
      : [attention(`De titel is "${info?.title ?? ''}".`, RESTORE_FORMS, spec.title)]),
    ...(info?.description === spec.description
      ? []
      : [attention('De inleiding is anders.', RESTORE_FORMS, spec.title)]),
  ];
}

const OWN_QUESTION =
  'Laat haar staan of haal haar weg in het formulier; het register doet niets met de antwoorden.';

function itemFindings(spec: FormSpec, plan: readonly PlannedItem[], form: forms_v1.Schema$Form): Finding[] {
  const found = formDrift(plan, form).map(({ title, isPage, sort, says }): Finding => {
    const what = `${isPage ? 'Bladzijde' : 'Vraag'} "${title}" ${says}.`;
    if (sort === 'missing') return wrong(what, RESTORE_FORMS, spec.title);
    if (sort === 'extra') return attention(what, OWN_QUESTION, spec.title);
    return attention(what, sort === 'choices' ? MAKE_FORMS : RESTORE_FORMS, spec.title);
  });
  if (found.length > 0) return found;
  const { length } = plan.filter(({ type }) => type !== 'page');
  return [{ ...good(`Alle ${length} vragen zijn er, zoals het register ze stelt.`), place: spec.title }];
}
