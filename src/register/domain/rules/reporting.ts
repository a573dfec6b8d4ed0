/** Rules for intake, periods and snapshots, and for the register's own lists: settings, codes and findings. */

import { sealOf } from '../programme/seal.ts';
import { canStart } from '../programme/track.ts';
import { SETTINGS, type SettingId, setting as settingOf } from '../schema/settings.ts';
import {
  codeList,
  finding as findingTable,
  intake,
  period,
  setting,
  snapshot,
} from '../schema/tables/index.ts';
import { formatDay } from '../text/dates.ts';
import { type Rule, rowRule } from './rule.ts';
import { atMost, needs } from './shapes.ts';

const referenceDay = rowRule(period, {
  id: 'peildatum_ongewoon',
  severity: 'waarschuwing',
  what: 'De peildatum van een halfjaar is niet 1 januari of 1 juli.',
  repair: 'Verbeter de peildatum.',
  check: ({ type, reference_date }) =>
    type === 'halfjaar' &&
    reference_date !== null &&
    !/-(01|07)-01$/.test(reference_date) && {
      field: 'reference_date',
      message: `de peildatum is ${formatDay(reference_date)}, niet 1 januari of 1 juli.`,
    },
});

const reopened = rowRule(period, {
  id: 'periode_heropend',
  severity: 'fout',
  reads: [snapshot],
  what: 'De periode is weer open, maar haar cijfers zijn al vastgezet.',
  repair:
    'Zet de status terug op Vastgesteld of Ingediend. Een correctie is een nieuwe versie met een reden.',
  check: ({ status }, key, view) =>
    (status === 'open' || status === 'controle') &&
    view.having(snapshot, 'period_id', key).length > 0 && { field: 'status' },
});

const brokenSeal = rowRule(snapshot, {
  id: 'momentopname_gewijzigd',
  severity: 'fout',
  what: 'De momentopname is veranderd nadat zij is vastgezet: het controlegetal klopt niet meer.',
  repair: 'Zet de rij terug via Ongedaan maken of de versiegeschiedenis.',
  check: (row) => row.values !== null && row.hash !== null && row.hash !== sealOf(row) && { field: 'values' },
});

const versions = rowRule(snapshot, {
  id: 'momentopname_versies',
  severity: 'fout',
  what: 'De versies van een momentopname zijn niet 1, 2, 3 en zo verder: er is er een weg of dubbel.',
  repair: 'Zet de verwijderde versie terug, of verwijder de dubbele.',
  check(row, _key, view) {
    if (row.period_id === null || row.version === null) return null;
    const same = view
      .having(snapshot, 'period_id', row.period_id)
      .filter((other) => other.row.cluster_id === row.cluster_id)
      .map((other) => other.row.version);
    const twice = same.filter((version) => version === row.version).length > 1;
    const gap = row.version > 1 && !same.includes(row.version - 1);
    return (
      (twice || gap) && {
        field: 'version',
        message: twice ? `versie ${row.version} staat er dubbel.` : `versie ${row.version - 1} ontbreekt.`,
      }
    );
  },
});

const settingReads = rowRule(setting, {
  id: 'instelling_onleesbaar',
  severity: 'fout',
  what: 'De waarde van een instelling past niet, zodat het register haar niet gebruikt.',
  repair: 'Verbeter de waarde. De uitleg staat in dezelfde rij.',
  check(row, key) {
    if (!(key in SETTINGS)) return null;
    const { value, problem } = settingOf([row], key as SettingId);
    if (problem !== null) return { field: 'value', message: problem };
    return (
      key === 'start_state' &&
      value !== null &&
      !canStart(String(value)) && {
        field: 'value',
        message: `"${value}" is geen status op de weg van wagon 1, zoals intake of gehouden.`,
      }
    );
  },
});

const codeKey = rowRule(codeList, {
  id: 'codesleutel',
  severity: 'fout',
  what: 'De sleutel van een code is niet de naam van de lijst, een punt en de code.',
  repair: 'Verbeter de sleutel.',
  check: ({ list, code }, key) =>
    list !== null &&
    code !== null &&
    key !== `${list}.${code}` && {
      field: 'code_id',
      message: `de sleutel hoort ${list}.${code} te zijn.`,
    },
});

export const REPORTING_RULES: readonly Rule[] = [
  needs(
    intake,
    'besluit_zonder_uitleg',
    'outcome',
    'als de melding is geaccepteerd of afgewezen',
    ({ status }) => status === 'geaccepteerd' || status === 'afgewezen',
  ),
  atMost(period, 'periode_volgorde', 'from', 'until'),
  referenceDay,
  reopened,
  needs(
    period,
    'ingediend_zonder_datum',
    'submitted_on',
    'als de periode is ingediend',
    ({ status }) => status === 'ingediend',
    'waarschuwing',
  ),
  brokenSeal,
  versions,
  needs(
    snapshot,
    'correctie_zonder_reden',
    'reason',
    'bij een nieuwe versie',
    ({ version }) => version !== null && version > 1,
  ),
  settingReads,
  codeKey,
  needs(
    findingTable,
    'geaccepteerd_zonder_reden',
    'accepted_reason',
    'als de bevinding is geaccepteerd',
    ({ status }) => status === 'geaccepteerd',
  ),
  needs(
    findingTable,
    'opgepakt_door_niemand',
    'taken_by_id',
    'als de bevinding is opgepakt',
    ({ status }) => status === 'opgepakt',
    'waarschuwing',
  ),
];
