/** Health of the contents: what the rules found and nobody has solved yet. */
import { finding } from '../../domain/schema/tables/index.ts';
import { HEALTH } from '../../domain/text/health.ts';
import { TEXT } from '../../domain/text/messages.ts';
import { checkAll } from '../night/check.ts';
import type { HealthCheck } from './check.ts';

const says = HEALTH.findings;

export const findingsCheck: HealthCheck = {
  id: 'findings',
  title: HEALTH.titles.findings,
  look({ register }) {
    const open = register
      .read(finding)
      .entries.map(({ values }) => values)
      .filter(({ status }) => status === 'open' || status === 'opgepakt');
    const of = (severity: string): number => open.filter((row) => row.severity === severity).length;
    return {
      state: of('fout') ? 'let_op' : 'goed',
      says: open.length ? says.open(of('fout'), of('waarschuwing'), of('melding')) : says.none,
      repairs: ['check'],
    };
  },
  repairs: {
    check: {
      label: HEALTH.buttons.check,
      run: ({ ports, register }) => TEXT.night.checked(checkAll(ports, register)),
    },
  },
};
