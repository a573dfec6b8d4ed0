/** Fills a register with the example: real terrains, some clusters put together, and invented process data. */

import { readFileSync } from 'node:fs';
import type { AddedRows } from '../../src/register/app/add-rows.ts';
import type { ShownProposal } from '../../src/register/app/confirm-clusters.ts';
import type { Freezing } from '../../src/register/app/monitoring/freeze.ts';
import type { ShownPeriod } from '../../src/register/app/monitoring/periods.ts';
import type { Outcome } from '../../src/register/domain/import/outcome.ts';
import type { ImportReport } from '../../src/register/domain/import/report.ts';
import { exampleRows } from './process.ts';

/** Clusters that the example puts together; the other proposals are left for who tries the dialog. */
const TOGETHER = ['De Zegge', 'Hessenpoort'];
const APART = 'Twentekanaal';

/** What the example needs of an open register: its functions. */
export interface Callable {
  call(functionName: string, ...args: readonly unknown[]): { readonly value: unknown };
}

/** Loads the example; `today` is the civil day on the clock of the Workspace. Throws when anything is refused. */
export function loadExample(
  register: Callable,
  today: string,
): { readonly terrains: number; readonly rows: number } {
  const ask = <T>(name: string, ...args: readonly unknown[]): T => {
    const outcome = register.call(name, ...args).value as Outcome<T>;
    if (!outcome.ok) throw new Error(`${name}: ${outcome.reason} ${outcome.tip}`);
    return outcome.value;
  };
  const list = readFileSync(new URL('./terreinen.csv', import.meta.url), 'utf8');
  const imported = ask<ImportReport>('applyImport', list, 'het voorbeeld');
  for (const { id, name, why, members } of ask<readonly ShownProposal[]>('clusterProposals')) {
    const terrains = members.map(({ terrain }) => terrain);
    if (TOGETHER.includes(name)) ask('confirmCluster', { terrains, name, why });
    if (name === APART) ask('refuseCluster', id, 'Twee aparte havengebieden (verzonnen voorbeeld)');
  }
  const added = ask<AddedRows>('addRows', exampleRows(today), 'Voorbeeldregister (verzonnen)');
  const wrong = added.refused[0];
  if (wrong)
    throw new Error(
      `${added.refused.length} cellen geweigerd: ${wrong.tab} ${wrong.row} ${wrong.label}: ${wrong.reason}`,
    );
  freezePast(ask, today);
  // From here on Contacten names who has which role; otherwise their rights would come with the first night.
  ask('repairHealth', 'guards', 'repair');
  // Shows what the rules have to say of it, as after a first night.
  ask('repairHealth', 'findings', 'check');
  return { terrains: imported.counts.added, rows: added.added };
}

/** Freezes the half-years that are over, by the register's own steps, and tells that they were submitted. */
function freezePast(ask: <T>(name: string, ...args: readonly unknown[]) => T, today: string): void {
  const over = ask<readonly ShownPeriod[]>('showPeriods').filter(
    ({ status, until }) => status === 'controle' && until !== null && until < today,
  );
  for (const { key } of [...over].reverse()) {
    while (!ask<Freezing>('freezePeriod', key).done);
    ask('stepPeriod', key, 'ingediend');
  }
}
