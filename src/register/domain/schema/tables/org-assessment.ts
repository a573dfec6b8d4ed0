/** Organisatiegraad: dated judgements of how well a cluster is organised, from facts that anyone can check. */

import { code, reference, yesNo, yesNoUnknown } from '../kinds/choice.ts';
import { integer } from '../kinds/number.ts';
import { url } from '../kinds/text.ts';
import { date } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { FIELD, keyColumn, notes } from './columns.ts';

const fact = (label: string, help: string) => column(yesNoUnknown(), { label, help });

export const orgAssessment = defineTable({
  id: 'org_assessment',
  tab: 'Organisatiegraad',
  noun: 'de beoordeling',
  help: 'Hoe goed een cluster is georganiseerd, per datum. Maak een nieuwe rij; verander een oude niet.',
  group: 'proces',
  key: { field: 'assessment_id', prefix: 'OG', digits: 4 },
  editors: FIELD,
  columns: {
    assessment_id: keyColumn('OG'),
    cluster_id: column(reference('cluster'), {
      label: 'Cluster',
      help: 'Het cluster dat is beoordeeld.',
      required: true,
    }),
    assessed_on: column(date(), {
      label: 'Datum',
      help: 'De dag waarop het zo was, niet later dan vandaag.',
      required: true,
    }),
    method: column(code('beoordelingsmethode'), {
      label: 'Methode',
      help: 'Hoe de antwoorden zijn verzameld.',
    }),
    fact_contact: fact('F1 Aanspreekpunt', 'Is er een aanspreekpunt van de ondernemers bekend?'),
    fact_group: fact('F2 Vereniging of werkgroep', 'Is er een vereniging of werkgroep die actief is?'),
    fact_entity: fact(
      'F3 Rechtspersoon',
      'Is er een vereniging, stichting, coöperatie of bv die de ondernemers samen bindt?',
    ),
    fact_funding: fact(
      'F4 Vast geld',
      'Is er elk jaar geld, zoals contributie, een ondernemersfonds of een BIZ?',
    ),
    fact_manager: fact('F5 Parkmanager met uren', 'Is er een parkmanager of gebiedstrekker met vaste uren?'),
    fact_plan: fact('F6 Gezamenlijk plan', 'Is er een gezamenlijk plan voor verduurzaming vastgesteld?'),
    fact_contract: fact(
      'F7 Gezamenlijk contract',
      'Is er samen iets gekocht of gebouwd, zoals inkoop, beveiliging of een energiehub?',
    ),
    leg_maintenance: fact('Onderhoud geborgd', 'Zorgt de samenwerking blijvend voor onderhoud?'),
    leg_management: fact('Beheer geborgd', 'Zorgt de samenwerking blijvend voor beheer?'),
    leg_sustainability: fact('Verduurzaming geborgd', 'Zorgt de samenwerking blijvend voor verduurzaming?'),
    level: column(integer({ min: 0, max: 4 }), {
      label: 'Niveau',
      help: 'Van 0 tot en met 4, berekend uit F1 tot en met F7. Dit is een eigen schaal.',
      system: true,
    }),
    organised: column(yesNo(), {
      label: 'Georganiseerd',
      help: 'Ja als onderhoud, beheer en verduurzaming geborgd zijn en F3 en F4 Ja zijn.',
      system: true,
    }),
    evidence_url: column(url(), { label: 'Link naar bewijs', help: 'Waar het bewijs staat.' }),
    assessor_id: column(reference('contact'), {
      label: 'Beoordelaar',
      help: 'Wie de beoordeling deed.',
      required: true,
    }),
    notes: notes(),
  },
});

/** The questions of a judgement: seven facts, and the three legs of the legal test. */
export const ORG_ANSWERS = [
  'fact_contact',
  'fact_group',
  'fact_entity',
  'fact_funding',
  'fact_manager',
  'fact_plan',
  'fact_contract',
  'leg_maintenance',
  'leg_management',
  'leg_sustainability',
] as const;
