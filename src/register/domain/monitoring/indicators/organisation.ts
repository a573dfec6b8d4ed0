/** I3 and I4: how organised the business parks are, on our own scale and by the test of the regulation. */
import { isOrganised } from '../../programme/organisatiegraad.ts';
import { type ClusterPast, levelOf } from '../past.ts';
import { count, figure, indicator, mean } from './indicator.ts';

/**
 * I3 = number of started clusters with level(end of span) > level(baseline), and the mean of the difference over
 * the started clusters of which both are known (§8.5). Levels 0–4 are an own scale (§8.4), no official one.
 */
export const I3 = indicator({
  id: 'I3',
  label: 'Organisatiegraad verbeterd',
  formula:
    'Aantal gestarte clusters waarvan het niveau op de laatste dag hoger is dan bij de nulmeting, en het gemiddelde verschil over de gestarte clusters waarvan beide bekend zijn. Het niveau (0 tot en met 4) is een eigen schaal en geen officiële.',
  figures: {
    I3: figure('Clusters met een hoger niveau dan bij de start'),
    'I3.gemiddeld': figure('Gemiddelde verandering van het niveau', 'niveau', 2),
    'I3.gemeten': figure('Gestarte clusters met nulmeting'),
    'I3.gedaald': figure('Clusters met een lager niveau dan bij de start'),
    'I3.onbekend': figure('Gestarte clusters zonder nulmeting'),
    'I3.niveau_0': figure('Gestarte clusters op niveau 0'),
    'I3.niveau_1': figure('Gestarte clusters op niveau 1'),
    'I3.niveau_2': figure('Gestarte clusters op niveau 2'),
    'I3.niveau_3': figure('Gestarte clusters op niveau 3'),
    'I3.niveau_4': figure('Gestarte clusters op niveau 4'),
  },
  compute: ({ clusters }) => {
    const started = clusters.filter(({ start }) => start !== null);
    const steps = started
      .filter(({ baseline }) => baseline !== null)
      .map(({ baseline, latest }) => levelOf(latest)! - levelOf(baseline)!);
    const at = (level: number): number => count(started, ({ latest }) => levelOf(latest) === level);
    return {
      I3: count(steps, (step) => step > 0),
      'I3.gemiddeld': mean(steps),
      'I3.gemeten': steps.length,
      'I3.gedaald': count(steps, (step) => step < 0),
      'I3.onbekend': started.length - steps.length,
      'I3.niveau_0': at(0),
      'I3.niveau_1': at(1),
      'I3.niveau_2': at(2),
      'I3.niveau_3': at(3),
      'I3.niveau_4': at(4),
    };
  },
});

/**
 * I4 = number of clusters that pass the test of article 1 of the regulation (Stcrt. 2024, 1876; see
 * `isOrganised`) by their latest assessment at the end of the span, and those that did not on the day before it
 * (§8.5). Unknown counts as no; where no answer is no but one is unknown or blank, that is told.
 */
export const I4 = indicator({
  id: 'I4',
  label: 'Georganiseerd volgens de regeling',
  formula:
    'Aantal clusters waarvan de laatste beoordeling voldoet: onderhoud, beheer en verduurzaming geborgd, een rechtspersoon (F3) en vast geld (F4). Nieuw is: voldeed op de dag voor de periode nog niet. Onbekend telt als nee en staat apart.',
  figures: {
    I4: figure('Georganiseerde clusters'),
    'I4.nieuw': figure('Nieuw georganiseerd in de periode'),
    'I4.onbekend': figure('Clusters waar een antwoord nog onbekend is'),
    'I4.beoordeeld': figure('Clusters met een beoordeling'),
  },
  compute: ({ clusters, before }) => {
    const earlier = new Set(
      before()
        .filter(passes)
        .map(({ key }) => key),
    );
    return {
      I4: count(clusters, passes),
      'I4.nieuw': count(clusters, (found) => passes(found) && !earlier.has(found.key)),
      'I4.onbekend': count(clusters, undecided),
      'I4.beoordeeld': count(clusters, ({ latest }) => latest !== null),
    };
  },
});

function passes({ latest }: ClusterPast): boolean {
  return latest !== null && isOrganised(latest.row);
}

function undecided(found: ClusterPast): boolean {
  if (found.latest === null || passes(found)) return false;
  const { leg_maintenance, leg_management, leg_sustainability, fact_entity, fact_funding } = found.latest.row;
  return ![leg_maintenance, leg_management, leg_sustainability, fact_entity, fact_funding].includes('nee');
}
