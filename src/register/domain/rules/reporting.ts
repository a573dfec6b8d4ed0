/** Rules for intake, periods and snapshots, and for the register's own lists: settings, codes and findings. */

import { RegisterError } from '../errors.ts';
import { frozenOf, inForce, isComplete, subjectName } from '../monitoring/frozen.ts';
import { sealOf } from '../programme/seal.ts';
import { canStart } from '../programme/track.ts';
import { mappingProblem } from '../reports/mapping.ts';
import { SETTINGS, type SettingId, setting as settingOf } from '../schema/settings.ts';
import {
  codeList,
  fieldMapping,
  finding as findingTable,
  intake,
  period,
  setting,
  snapshot,
} from '../schema/tables/index.ts';
import { formatDay } from '../text/dates.ts';
import { type Rule, rowRule } from './rule.ts';
import { atMost, needs } from './shapes.ts';
import type { RegisterView } from './view.ts';

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
  what: 'De periode is weer open, maar haar cijfers zijn al vastgezet.',
  repair:
    'Zet de status terug op Vastgesteld of Ingediend. Een correctie is een nieuwe versie met een reden.',
  check: ({ status, frozen_on }) =>
    (status === 'open' || status === 'controle') && frozen_on !== null && { field: 'status' },
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
    const subject = `${row.period_id} ${subjectName(row)}`;
    const same = versionsBySubject(view).get(subject)!;
    const twice = (same.get(row.version)?.get(row.part ?? 0) ?? 0) > 1;
    const gap = row.version > 1 && !same.has(row.version - 1);
    return (
      (twice || gap) && {
        field: 'version',
        message: twice ? `versie ${row.version} staat er dubbel.` : `versie ${row.version - 1} ontbreekt.`,
      }
    );
  },
});

/** How often each part of each version stands there, by period and subject. */
function versionsBySubject(view: RegisterView): ReadonlyMap<string, Map<number, Map<number, number>>> {
  return view.once('snapshot versions', () => {
    const found = new Map<string, Map<number, Map<number, number>>>();
    for (const { row } of view.rows(snapshot)) {
      if (row.period_id === null || row.version === null) continue;
      const subject = `${row.period_id} ${subjectName(row)}`;
      const versions = found.get(subject) ?? new Map<number, Map<number, number>>();
      const parts = versions.get(row.version) ?? new Map<number, number>();
      parts.set(row.part ?? 0, (parts.get(row.part ?? 0) ?? 0) + 1);
      found.set(subject, versions.set(row.version, parts));
    }
    return found;
  });
}

const typedStatus = rowRule(period, {
  id: 'periode_niet_vastgesteld',
  severity: 'fout',
  what: 'De periode staat op Vastgesteld of Ingediend, maar haar cijfers zijn nooit vastgezet.',
  repair:
    'Zet de status terug op Open of In controle, en stel de periode vast met Terreinregister > Rapporten > Perioden.',
  check: ({ status, frozen_on }) =>
    (status === 'vastgesteld' || status === 'ingediend') && frozen_on === null && { field: 'status' },
});

const unfinished = rowRule(period, {
  id: 'vaststellen_niet_af',
  severity: 'fout',
  reads: [snapshot],
  what: 'Het vaststellen of een correctie van de periode is halverwege gestopt, of er zijn momentopnamen weg.',
  repair:
    'Open Terreinregister > Rapporten > Perioden en maak het af. Zet momentopnamen die weg zijn terug via Verwijderd.',
  check: ({ frozen_on }, key, view) =>
    (frozen_on !== null || view.having(snapshot, 'period_id', key).length > 0) &&
    isHalfway(view, key) && { field: 'status' },
});

/** True when snapshots stand that belong to no version of the programme, or one that belongs to it is gone. */
function isHalfway(view: RegisterView, key: string): boolean {
  try {
    const frozen = frozenOf(view, key);
    const later = [...frozen.versions].some(
      ([name, own]) => (own[own.length - 1]?.version ?? 0) > (inForce(frozen, name)?.version ?? 0),
    );
    return later || !isComplete(frozen);
  } catch (error) {
    // A broken seal is told by a rule of its own.
    if (error instanceof RegisterError) return false;
    throw error;
  }
}

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

const unmapped = rowRule(fieldMapping, {
  id: 'veldkoppeling_onbekend',
  severity: 'fout',
  what: 'De veldkoppeling noemt een veld, kengetal of notatie die het rapport niet kan vullen.',
  repair:
    'Verbeter Ons veld of kengetal, of de notatie. De mogelijke namen staan in docs/veldkoppelingen.md.',
  check(row) {
    const problem = mappingProblem(row);
    return (
      problem && {
        field: problem.field,
        message: `${problem.reason} De kolom blijft leeg.`,
        tip: problem.tip,
      }
    );
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
  typedStatus,
  unfinished,
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
  unmapped,
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
