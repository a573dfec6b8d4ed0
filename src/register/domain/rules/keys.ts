/** Rules for identity: keys that are missing or double, references that dangle, and what may occur once only. */

import { isOpen } from '../programme/track.ts';
import type { Table } from '../schema/table.ts';
import {
  codeList,
  handover,
  orgTerrain,
  sessionTerrain,
  snapshot,
  tableById,
  track,
} from '../schema/tables/index.ts';
import { columnsWhere, generalRule, heldIn, inScope, rowName } from './fields.ts';
import { type Finding, finding, type Rule, type Scope } from './rule.ts';
import { onlyOne, sameAs } from './shapes.ts';
import type { ReadProblem, RegisterView } from './view.ts';

const noKey: Rule = {
  id: 'sleutel_ontbreekt',
  severity: 'fout',
  reads: [],
  what: 'De rij heeft geen sleutel, zodat andere rijen er niet naar kunnen verwijzen.',
  repair:
    'Verwijder de rij als zij leeg hoort te zijn. Zet anders de sleutel terug die in het Journaal staat.',
  check: (view, scope) =>
    keyProblems(view, scope, (problem) => problem.key === null && problem.typed === '').map(
      ([table, problem]) => finding(noKey, table, rowName(problem.a1), null, { field: problem.field }),
    ),
};

const doubleKey: Rule = {
  id: 'sleutel_dubbel',
  severity: 'fout',
  reads: [],
  what: 'Twee rijen hebben dezelfde sleutel, meestal omdat een rij is gekopieerd.',
  repair: 'Houd één rij en verwijder de andere, of maak de sleutel leeg als het een nieuwe rij is.',
  check(view, scope) {
    const places = new Map<string, { table: Table; problem: ReadProblem; rows: string[] }>();
    for (const [table, problem] of keyProblems(view, scope, ({ key }) => key !== null)) {
      const id = `${table.id} ${problem.key}`;
      const known = places.get(id);
      if (known) known.rows.push(rowName(problem.a1));
      else places.set(id, { table, problem, rows: [rowName(problem.a1)] });
    }
    return [...places.values()].map(({ table, problem, rows }): Finding => {
      const message = `de sleutel staat nog een keer in ${rows.join(' en ')}.`;
      const key = problem.key!;
      return finding(doubleKey, table, key, view.row(table, key), { field: problem.field, message });
    });
  },
};

/** Told when the register puts a key back; such a finding stays until a person closes it. */
export const RESTORED_KEY: Pick<Rule, 'id' | 'severity' | 'what' | 'repair'> = {
  id: 'sleutel_teruggezet',
  severity: 'melding',
  what: 'Een sleutel was overschreven. Het register heeft de sleutel teruggezet.',
  repair:
    'Moest het een nieuwe rij worden? Vul haar in op een lege regel. Zet de bevinding anders op Geaccepteerd.',
};

/** The finding about a key that was put back, with what was typed over it. */
export function restoredKey(table: Table, key: string, typed: string): Finding {
  const shown = table.personal ? '' : ` met "${typed}"`;
  return finding(RESTORED_KEY, table, key, null, {
    field: table.key.field,
    message: `de sleutel was overschreven${shown} en is teruggezet.`,
    ...(table.personal ? {} : { typed }),
  });
}

/** What the reader reports about keys, of rows in scope. */
function keyProblems(
  view: RegisterView,
  scope: Scope,
  holds: (problem: ReadProblem) => boolean,
): readonly (readonly [Table, ReadProblem])[] {
  return inScope(scope).flatMap((table) =>
    view
      .problems(table)
      .filter((problem) => problem.field === table.key.field && holds(problem))
      .filter((problem) => !scope || scope.get(table.id)!.has(problem.key ?? rowName(problem.a1)))
      .map((problem) => [table, problem] as const),
  );
}

const dangling = generalRule({
  id: 'verwijzing_onbekend',
  severity: 'fout',
  what: 'Een cel verwijst naar een rij die er niet is, bijvoorbeeld omdat die rij is verwijderd.',
  repair: 'Kies een rij die er wel is, of zet de verwijderde rij terug.',
  // A frozen figure keeps the cluster that it was about, also when that is gone.
  prepare: (table) => (table === snapshot ? null : columnsWhere(table, ({ kind }) => kind.refersTo)),
  check: (row, _key, view, _table, columns) =>
    columns.flatMap(([field, { kind, label }]) => {
      const target = tableById(kind.refersTo!);
      const missing = heldIn(row[field]).filter((key) => view.row(target, key) === null);
      return missing.length
        ? [
            {
              field,
              message: `${label} verwijst naar ${missing.join(', ')}, maar dat staat niet in ${target.tab}.`,
            },
          ]
        : [];
    }),
});

const unique = generalRule({
  id: 'uniek',
  severity: 'fout',
  what: 'Een waarde die maar één keer mag voorkomen, staat in meer rijen.',
  repair: 'Verbeter de waarde, of voeg de rijen samen als zij over hetzelfde gaan.',
  prepare: (table) => columnsWhere(table, (column) => column.unique),
  check: (row, key, view, table, columns) =>
    columns.flatMap(([field, { label }]) => {
      const value = row[field];
      if (typeof value !== 'string') return [];
      const others = view.having(table, field, value).filter((other) => other.key !== key);
      const what = `${label} staat ook in een andere rij`;
      return others.length
        ? [
            sameAs(
              field,
              what,
              others.map((other) => other.key),
            ),
          ]
        : [];
    }),
});

export const KEY_RULES: readonly Rule[] = [
  noKey,
  doubleKey,
  dangling,
  unique,
  onlyOne(track, {
    id: 'traject_dubbel',
    fields: ['cluster_id'],
    counts: isOpen,
    what: 'Een cluster heeft meer dan één open traject.',
    repair: 'Sluit een van de trajecten af, of voeg ze samen.',
  }),
  onlyOne(sessionTerrain, {
    id: 'sessieterrein_dubbel',
    fields: ['session_id', 'terrain_id'],
    what: 'Een terrein staat dubbel bij dezelfde sprintsessie.',
    repair: 'Verwijder een van de rijen.',
  }),
  onlyOne(handover, {
    id: 'overdracht_dubbel',
    fields: ['track_id'],
    counts: ({ decision }) => decision === 'open' || decision === 'bemiddeling',
    what: 'Een traject heeft meer dan één open overdracht.',
    repair: 'Vul bij een van de overdrachten het besluit in, of verwijder haar.',
  }),
  onlyOne(orgTerrain, {
    id: 'organisatierol_dubbel',
    severity: 'waarschuwing',
    fields: ['organisation_id', 'terrain_id', 'role'],
    counts: ({ until }) => until === null,
    what: 'Een organisatie heeft dezelfde rol dubbel op hetzelfde terrein.',
    repair: 'Verwijder een van de rijen, of vul bij een rol die voorbij is Tot en met in.',
  }),
  onlyOne(codeList, {
    id: 'codetekst_dubbel',
    severity: 'waarschuwing',
    fields: ['list', 'label'],
    what: 'Twee codes van een lijst hebben dezelfde tekst, zodat een keuze niet zeker is.',
    repair: 'Geef een van de codes een andere tekst.',
  }),
];
