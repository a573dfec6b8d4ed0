/** Use case: import a list of terrains, first as a dry run that changes nothing, then for real. */

import { type Outcome, usable } from '../domain/import/outcome.ts';
import { importChanges } from '../domain/import/plan.ts';
import { type PreparedImport, prepareImport } from '../domain/import/prepare.ts';
import { type ImportReport, reportOf } from '../domain/import/report.ts';
import { municipality, terrain } from '../domain/schema/tables/index.ts';
import { decide } from './decide.ts';
import { standing } from './plan.ts';
import type { Register } from './register.ts';

/** What an import would do; nothing is changed. The list's text comes decoded. */
export function previewImport(register: Register, text: string): Outcome<ImportReport> {
  const plan = prepare(register, text);
  return plan.ok ? usable(reportOf(plan.value)) : plan;
}

/**
 * Imports a list in one batch. The plan is made anew while nobody else can write, so that what changed since the
 * dry run counts and nothing goes in twice. Doing it again does what is left.
 */
export function importTerrains(register: Register, text: string, name: string): Outcome<ImportReport> {
  const reason = name ? `Import van ${name}` : 'Import van een geplakte lijst';
  return decide(register, { via: 'import', reason }, () => {
    const plan = prepare(register, text);
    return plan.ok ? usable({ changes: importChanges(plan.value), answer: reportOf(plan.value) }) : plan;
  });
}

function prepare(register: Register, text: string): Outcome<PreparedImport> {
  return prepareImport(text, {
    terrains: register
      .read(terrain)
      .entries.map((entry) => ({ values: entry.values, standing: standing(terrain, entry) })),
    municipalities: register
      .read(municipality)
      .entries.flatMap(({ key, values }) => (key === null ? [] : [{ code: key, name: values.name ?? key }])),
    look: register.look,
  });
}
