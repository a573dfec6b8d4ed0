/** The head of a document: what it is about, over which period, and whether its figures are final. */
import { type LayoutBlock, section, subtitle, text, title, without } from '../../documents/layout.ts';
import { referenceDay } from '../../monitoring/span.ts';
import type { Given } from './given.ts';
import { fixed, item, type Part, values } from './part.ts';
import { capital } from './words.ts';

/** The head under a title, which may name `{{onderwerp}}`. */
export function cover(heading: string): readonly Part<Given>[] {
  return [
    fixed(title(heading), subtitle('{{periode}}: {{van}} tot en met {{tot_en_met}}')),
    values(
      [
        item('onderwerp', 'Waar het document over gaat', ({ subject }) => subject.name),
        item('periode', 'Naam van de periode', ({ site }) =>
          capital(site.period.name ?? site.period.period_id ?? ''),
        ),
        item('van', 'Eerste dag van de periode', ({ facts }) => facts.span.from, { kind: 'date' }),
        item('tot_en_met', 'Laatste dag van de periode', ({ facts }) => facts.span.until, { kind: 'date' }),
        item('peildatum', 'Peildatum: de dag na de periode', ({ facts }) => referenceDay(facts.span), {
          kind: 'date',
        }),
        item('concept', 'De cijfers zijn nog niet vastgesteld', ({ site }) => !site.final, { kind: 'flag' }),
        item('tussenstand', 'De periode is nog niet voorbij', running, { kind: 'flag' }),
        item('versie', 'Versie van de vastgestelde cijfers', (given) => sealOf(given)?.version ?? null, {
          kind: 'number',
        }),
        item(
          'vastgesteld_op',
          'Dag waarop de cijfers zijn vastgesteld',
          (given) => sealOf(given)?.on ?? null,
          { kind: 'date' },
        ),
        item('reden_correctie', 'Reden van de laatste correctie', (given) => sealOf(given)?.reason ?? null),
        item(
          'controlegetal',
          'Controlegetal van de vastgestelde cijfers',
          (given) => sealOf(given)?.hash ?? null,
        ),
      ],
      ...standing(),
    ),
  ];
}

function standing(): readonly LayoutBlock[] {
  return [
    ...section(
      'concept',
      text(
        '**Concept.** De cijfers over deze periode zijn nog niet vastgesteld. Zij kunnen nog veranderen. Gebruik dit document daarom niet als verantwoording.',
      ),
    ),
    ...section(
      'tussenstand',
      text(
        '**Tussenstand.** De periode loopt nog tot en met {{tot_en_met}}. Dit document laat zien hoe het er nu voor staat.',
      ),
    ),
    ...without(
      'concept',
      text(
        'De cijfers in dit document zijn vastgesteld op {{vastgesteld_op}} (versie {{versie}}). Wat daarna in het register wijzigt, verandert dit document niet.',
      ),
    ),
    ...section(
      'reden_correctie',
      text('**Correctie.** Deze versie vervangt een eerdere. De reden is: {{reden_correctie}}'),
    ),
  ];
}

/** Whether the period is not over yet: then what is told is how it stands now. */
export function running({ site, facts }: Given): boolean {
  return !site.final && site.view.today <= facts.span.until;
}

function sealOf({ site, subject }: Given) {
  return site.seal(subject.key);
}
