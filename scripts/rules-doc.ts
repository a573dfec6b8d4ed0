/** Writes docs/regels.md, the list of rules and of who may edit what, from the rules and the declarations. */

import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { SIGNALS, URGENCIES } from '../src/register/domain/programme/signals.ts';
import { WAGON_NUMBERS } from '../src/register/domain/programme/states.ts';
import { STEP_RULES, type StepRule } from '../src/register/domain/programme/steps.ts';
import { nextStates, stateLabel, WAGON_RULES } from '../src/register/domain/programme/transitions.ts';
import { FAMILIES, RULES } from '../src/register/domain/rules/index.ts';
import { RESTORED_KEY } from '../src/register/domain/rules/keys.ts';
import { EDITING, editorsOf, wantedProtections } from '../src/register/domain/rules/roles.ts';
import type { Rule } from '../src/register/domain/rules/rule.ts';
import { SETTINGS } from '../src/register/domain/schema/settings.ts';
import type { Role } from '../src/register/domain/schema/table.ts';
import { TABLES, tableById } from '../src/register/domain/schema/tables/index.ts';

/** Where the list stands in the project. */
export const RULES_DOC = fileURLToPath(new URL('../docs/regels.md', import.meta.url));

const ROLE_LABELS: Readonly<Record<Role, string>> = {
  coordinator: 'Coördinator',
  medewerker: 'Medewerker',
  aanjager: 'Aanjager',
  versnellingsteam: 'Versnellingsteam',
  lezer: 'Lezer',
};

/** The whole list as Markdown; the same rules give the same text. */
export function rulesDoc(): string {
  const count = (severity: string): number => RULES.filter((rule) => rule.severity === severity).length;
  return [
    '# Regels van het register',
    '',
    'Dit bestand is gemaakt met `npm run docs` uit de regels zelf. Verander het niet met de hand.',
    '',
    `Het register kent ${RULES.length} regels (fout: ${count('fout')}, waarschuwing: ${count('waarschuwing')}, melding: ${count('melding')}). Wat een regel vindt, staat in het tabblad Bevindingen, met de rij en het veld.`,
    '',
    '- **Fout**: dit kan niet kloppen, of mag niet. Herstel het.',
    '- **Waarschuwing**: dit klopt waarschijnlijk niet. Herstel het, of zet de bevinding op Geaccepteerd met een reden.',
    '- **Melding**: goed om te weten.',
    '',
    'Een bevinding blijft dezelfde zolang regel, rij en veld dezelfde zijn: wie haar oppakte en waarom zij is geaccepteerd, blijft staan. Is het hersteld, dan wordt zij Opgelost. Termijnen en grenzen staan in het tabblad Instellingen.',
    '',
    ...FAMILIES.flatMap(({ label, rules }) => [`## ${label}`, '', ...ruleTable(rules)]),
    ...keyChapter(),
    ...stepChapter(),
    ...signalChapter(),
    ...roleChapter(),
  ].join('\n');
}

function ruleTable(rules: readonly Rule[]): string[] {
  return grid(
    ['Regel', 'Ernst', 'Tabblad', 'Wat er is', 'Wat te doen'],
    rules.map((rule) => [
      `\`${rule.id}\``,
      rule.severity,
      rule.reads[0] ? tableById(rule.reads[0]).tab : 'alle',
      rule.what,
      rule.repair,
    ]),
  );
}

function keyChapter(): string[] {
  const { id, severity, what, repair } = RESTORED_KEY;
  return [
    '## Sleutels',
    '',
    'Een nieuwe rij krijgt haar sleutel van het register, ook als zij een kopie is. Een sleutel die iemand overschrijft, komt terug.',
    '',
    ...grid(['Regel', 'Ernst', 'Wat er is', 'Wat te doen'], [[`\`${id}\``, severity, what, repair]]),
  ];
}

function stepChapter(): string[] {
  return [
    '## Stappen van een traject',
    '',
    'Een status kiezen is een stap zetten. Kan de stap, dan schrijft het register een fasegebeurtenis, rekent het de wagon, de startdatum en de nulmeting uit, en maakt het de datum en de reden van de stap leeg. Kan de stap niet, dan zet het register de vorige status terug en bewaart het in Bevindingen wat er was ingevuld.',
    '',
    ...grid(
      ['Regel', 'Ernst', 'Wat er is', 'Wat te doen'],
      STEP_RULES.map(({ id, severity, what, repair }: StepRule) => [`\`${id}\``, severity, what, repair]),
    ),
    'Zonder reden kan vanuit elke status alleen wat hier staat. Terug, en een status overslaan die tussen haakjes staat, kan met een reden. Beginnen op een latere status kan ook met een reden.',
    '',
    ...WAGON_NUMBERS.flatMap(({ code: wagon, label }) => [
      `### ${label}`,
      '',
      ...grid(
        ['Van', 'Naar'],
        [null, ...WAGON_RULES[wagon].states.map(({ code }) => code)].map((from) => [
          from === null ? '*(leeg)*' : named(wagon, from),
          nextStates(wagon, from)
            .map((to) => named(wagon, to))
            .join(', ') || '*(einde)*',
        ]),
      ),
    ]),
  ];
}

function signalChapter(): string[] {
  return [
    '## Signalen',
    '',
    'Een signaal is geen fout: het zegt dat iets te lang wacht of afloopt. Signalen staan in de terreinfiche, op het dashboard en in de overzichten per mail. Zij volgen steeds opnieuw uit het register, dus een signaal verdwijnt zodra het is opgelost. Is een instelling leeg, dan is het signaal uit.',
    '',
    ...grid(
      ['Signaal', 'Naam', 'Tabblad', 'Wat het betekent', 'Wat te doen', 'Meestal', 'Instellingen'],
      SIGNALS.map(({ id, label, table, what, tip, urgency, settings }) => [
        `\`${id}\``,
        label,
        table.tab,
        what,
        tip,
        URGENCIES[urgency],
        settings.map((name) => SETTINGS[name].label).join('; '),
      ]),
    ),
  ];
}

function named(wagon: (typeof WAGON_NUMBERS)[number]['code'], state: string): string {
  const label = stateLabel(wagon, state);
  return WAGON_RULES[wagon].skippable.includes(state) ? `(${label})` : label;
}

function roleChapter(): string[] {
  const columns = wantedProtections().filter(({ table, field }) => {
    const { columns: declared } = tableById(table);
    return field !== null && !declared[field]!.system;
  });
  return [
    '## Wie mag wat wijzigen',
    '',
    'De rol van een collega is de rol in het tabblad Contacten; het e-mailadres daar is het account. Wie daar geen van deze rollen heeft, krijgt het bestand hoogstens om te lezen. Kolommen die het register zelf vult, kan alleen de coördinator herstellen.',
    '',
    ...grid(
      ['Tabblad', ...EDITING.map((role) => ROLE_LABELS[role])],
      TABLES.map((table) => [
        table.tab,
        ...EDITING.map((role) =>
          editorsOf(table).includes(role) ? (table.editors.length ? 'ja' : 'herstel') : '',
        ),
      ]),
    ),
    'Deze kolommen mogen minder rollen wijzigen dan hun tabblad:',
    '',
    ...grid(
      ['Tabblad', 'Kolom', 'Wie'],
      columns.map(({ table, field, roles }) => [
        tableById(table).tab,
        tableById(table).columns[field!]!.label,
        roles.map((role) => ROLE_LABELS[role]).join(', '),
      ]),
    ),
  ];
}

function grid(headers: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
  return [line(headers), line(headers.map(() => '---')), ...rows.map(line), ''];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(RULES_DOC, rulesDoc());
  console.log(`docs/regels.md: ${RULES.length} regels`);
}
