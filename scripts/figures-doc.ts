/** Writes docs/kengetallen.md, the figures with their formulas and how they are frozen, from the declarations. */

import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { FIGURE_IDS, INDICATORS } from '../src/register/domain/monitoring/figures.ts';

/** Where the list stands in the project. */
export const FIGURES_DOC = fileURLToPath(new URL('../docs/kengetallen.md', import.meta.url));

/** The whole list as Markdown; the same declarations give the same text. */
export function figuresDoc(): string {
  return [
    '# Kengetallen en vaststellen',
    '',
    'Dit bestand is gemaakt met `npm run docs` uit de kengetallen zelf. Verander het niet met de hand.',
    '',
    ...RULES,
    '',
    `Er zijn ${INDICATORS.length} indicatoren met samen ${FIGURE_IDS.length} kengetallen. Een rapport en een veldkoppeling noemen ze bij hun code.`,
    '',
    ...INDICATORS.flatMap(({ id, label, formula, figures }) => [
      `## ${id}: ${label}`,
      '',
      formula,
      '',
      '| Code | Kengetal | Eenheid |',
      '| --- | --- | --- |',
      ...Object.entries(figures).map(
        ([code, { label: name, unit }]) => `| \`${code}\` | ${name} | ${unit} |`,
      ),
      '',
    ]),
  ].join('\n');
}

const RULES = [
  '- **Gebeurtenissen tellen.** Een kengetal over een periode volgt uit rijen met een datum: fasegebeurtenissen, sessies, beoordelingen, besluiten, kosten. Niet uit de status van vandaag.',
  '- **Wat na de laatste dag gebeurde, telt niet mee.** Wat later is ingevuld met een eerdere datum wel, zolang de periode niet is vastgesteld.',
  '- **Zonder datum.** Een maatregel die nog niet is uitgevoerd, de gegevens van een terrein en de volgende actie hebben geen datum. Zij tellen zoals zij bij het vaststellen zijn.',
  '- **Een cluster in twee gemeenten** telt bij allebei helemaal mee. Alle gemeenten samen kunnen dus meer zijn dan het programma.',
  '- **Vaststellen** bewaart de cijfers van elk cluster, elke gemeente en het programma in Momentopnamen, elk met een controlegetal (SHA-256). Daarna verandert er niets meer aan, ook niet als een rij verandert. Een momentopname die met de hand is veranderd, valt op aan haar controlegetal.',
  '- **Halverwege gestopt?** De momentopname van het programma komt als laatste, samen met de status. Tot dan is de periode niet vastgesteld. Opnieuw vaststellen gaat verder waar het was.',
  '- **Een correctie** is een nieuwe versie met een reden, van een of meer clusters, hun gemeenten en het programma. De cijfers van gemeenten en programma komen dan uit het register zoals het nu is; clusters die ook veranderden en niet meegingen, staan met hun sleutel in de momentopname van het programma.',
];

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(FIGURES_DOC, figuresDoc());
  console.log(`docs/kengetallen.md: ${FIGURE_IDS.length} kengetallen`);
}
