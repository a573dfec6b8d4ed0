/** Rules for the fields of all tables: what cannot be read, what is missing, codes, days, and people's addresses. */
import type { AnyRow, Column, Row, Table } from '../schema/table.ts';
import {
  actionPoint,
  activity,
  cluster,
  contact,
  costLine,
  decision,
  grant,
  handover,
  journal,
  lesson,
  measure,
  meeting,
  meteringCampaign,
  orgAssessment,
  referral,
  setting,
  sprintSession,
  TABLES,
  terrain,
  trainee,
} from '../schema/tables/index.ts';
import { type Finding, type Flaw, finding, label, type Rule, type Scope, shown } from './rule.ts';
import type { RegisterView } from './view.ts';

/** The journal is only ever added to and grows without end, so rules leave it out. */
export const CHECKED: readonly Table[] = TABLES.filter((table) => table !== journal);

/** A rule for the rows of all tables; `prepare` leaves out the tables that it has nothing to say about. */
export function generalRule<P>(spec: {
  readonly id: Rule['id'];
  readonly severity: Rule['severity'];
  readonly what: string;
  readonly repair: string;
  prepare(table: Table): P | null;
  check(row: AnyRow, key: string, view: RegisterView, table: Table, prepared: P): readonly Flaw[];
}): Rule {
  return {
    ...spec,
    reads: [],
    check: (view, scope) =>
      inScope(scope).flatMap((table) => {
        const prepared = spec.prepare(table);
        if (prepared === null) return [];
        const keys = scope?.get(table.id);
        return view
          .rows(table)
          .flatMap(({ key, row }) =>
            keys && !keys.has(key)
              ? []
              : spec
                  .check(row, key, view, table, prepared)
                  .map((flaw) => finding(spec, table, key, row, flaw)),
          );
      }),
  };
}

export function inScope(scope: Scope): readonly Table[] {
  return scope ? CHECKED.filter((table) => scope.has(table.id)) : CHECKED;
}

type Columns = readonly (readonly [field: string, column: Column])[];

/** The columns of a table for which something holds, or null when there are none. */
export function columnsWhere(
  table: Table,
  holds: (column: Column, field: string) => unknown,
): Columns | null {
  const found = Object.entries(table.columns).filter(([field, column]) => holds(column, field));
  return found.length ? found : null;
}

/** The codes or keys that a field holds: none, one or several. */
export function heldIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value;
  return typeof value === 'string' ? [value] : [];
}

const unreadable: Rule = {
  id: 'onleesbaar',
  severity: 'fout',
  reads: [],
  what: 'De inhoud van een cel past niet bij de kolom, zoals tekst in een kolom met getallen.',
  repair: 'Verbeter de cel. De uitleg staat in de notitie bij de kop van de kolom.',
  check: (view, scope) =>
    inScope(scope).flatMap((table) =>
      view.problems(table).flatMap((problem): Finding[] => {
        const keyed = problem.field === table.key.field && (problem.typed === '' || problem.key !== null);
        const key = problem.key ?? rowName(problem.a1);
        const keys = scope?.get(table.id);
        if (keyed || (keys && !keys.has(key))) return [];
        const { personal } = table.columns[problem.field]!;
        const name = label(table, problem.field);
        const flaw = personal
          ? { message: `${name} past niet bij deze kolom.` }
          : { message: `${name}: ${problem.reason}`, typed: problem.typed };
        return [
          finding(unreadable, table, key, view.row(table, problem.key), {
            ...flaw,
            field: problem.field,
            tip: problem.tip,
          }),
        ];
      }),
    ),
};

/** A row without a key is known by its place: `C12` is in `rij 12`. */
export function rowName(a1: string): string {
  return `rij ${a1.replace(/\D/g, '')}`;
}

const required = generalRule<Columns>({
  id: 'verplicht',
  severity: 'fout',
  what: 'Een verplicht veld is leeg.',
  repair: 'Vul het veld in.',
  prepare: (table) =>
    columnsWhere(
      table,
      // What the register itself fills cannot be repaired by who typed the row.
      (column, field) =>
        column.required && field !== table.key.field && (!column.system || !table.editors.length),
    ),
  check: (row, key, view, table, columns) =>
    columns
      .filter(([field]) => row[field] === null && !view.unread(table, key, field))
      .map(([field, column]) => ({
        field,
        message: `${column.label} is leeg.`,
        tip: table.editors.length
          ? `Vul ${column.label} in.`
          : 'Zet de cel terug met Ongedaan maken of via de versiegeschiedenis.',
      })),
});

const unknownCode = generalRule<Columns>({
  id: 'onbekende_code',
  severity: 'waarschuwing',
  what: 'Een code staat niet in de codelijst, bijvoorbeeld een nieuwe code uit IBIS.',
  repair: 'Kies een code uit de lijst, of laat de coördinator de code toevoegen aan Codelijsten.',
  prepare: (table) => columnsWhere(table, (column) => column.kind.codeList),
  check: (row, _key, view, _table, columns) =>
    columns.flatMap(([field, { kind, label }]) => {
      const known = view.look.codes(kind.codeList!);
      const strange = heldIn(row[field]).filter((value) => !known.some(({ code }) => code === value));
      return strange.length
        ? [
            {
              field,
              message: `${label}: "${strange.join('", "')}" staat niet in de lijst "${kind.codeList}".`,
            },
          ]
        : [];
    }),
});

const ADDRESS = /[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[a-z]{2,}/i;

const personalData = generalRule<Columns>({
  id: 'adres_in_tekst',
  severity: 'waarschuwing',
  what: 'In een tekst staat een e-mailadres. Namen en adressen horen alleen in Contacten.',
  repair: 'Haal het adres weg. Zet de persoon in Contacten en verwijs ernaar.',
  prepare: (table) =>
    table.personal || table === setting
      ? null
      : columnsWhere(table, ({ kind, personal, system }) => /tekst$/.test(kind.name) && !personal && !system),
  check: (row, _key, _view, _table, columns) =>
    columns
      .filter(([field]) => typeof row[field] === 'string' && ADDRESS.test(row[field]))
      .map(([field, { label }]) => ({ field, message: `In ${label} staat een e-mailadres.` })),
});

/** A day on which something happened, so that it cannot lie ahead; `when` leaves out rows that only plan it. */
type Past = readonly [field: string, when?: (row: AnyRow) => boolean];

function past<T extends Table>(
  table: T,
  ...days: readonly (readonly [keyof T['columns'] & string, ((row: Row<T>) => boolean)?])[]
): readonly [string, readonly Past[]] {
  return [table.id, days as unknown as readonly Past[]];
}

/** A rule that such days do not lie ahead. */
function notAhead(
  spec: Pick<Rule, 'id' | 'severity' | 'what' | 'repair'>,
  ...tables: readonly (readonly [string, readonly Past[]])[]
): Rule {
  const byTable = new Map(tables);
  return generalRule<readonly Past[]>({
    ...spec,
    prepare: (table) => byTable.get(table.id) ?? null,
    check: (row, _key, view, table, days) =>
      days
        .filter(([field, when]) => {
          const day = row[field];
          return typeof day === 'string' && day > view.today && (when?.(row) ?? true);
        })
        .map(([field]) => {
          const day = shown(table.columns[field]!, row[field], view);
          return { field, message: `${label(table, field)} (${day}) ligt in de toekomst.` };
        }),
  });
}

const happened = notAhead(
  {
    id: 'datum_toekomst',
    severity: 'fout',
    what: 'Een dag waarop iets gebeurd is, ligt in de toekomst.',
    repair: 'Verbeter de datum, of vul het veld pas in als het gebeurd is.',
  },
  past(terrain, ['company_count_date'], ['congestion_date']),
  past(cluster, ['confirmed_on']),
  past(sprintSession, ['session_date', ({ status }) => status === 'gehouden']),
  past(orgAssessment, ['assessed_on']),
  past(handover, ['offered_on'], ['decided_on']),
  past(meteringCampaign, ['analysed_on'], ['supplied_on']),
  past(measure, ['realised_on']),
  past(referral, ['referred_on']),
  past(grant, ['application_date'], ['granted_on'], ['settled_on']),
  past(contact, ['informed_on']),
  past(meeting, ['meeting_date', ({ status }) => status === 'gehouden']),
  past(decision, ['decided_on']),
  past(actionPoint, ['done_on']),
  past(trainee, ['trained_on'], ['first_terrain_on']),
  past(lesson, ['recorded_on'], ['shared_on']),
);

const planned = notAhead(
  {
    id: 'datum_later',
    severity: 'waarschuwing',
    what: 'Een activiteit of een prestatie ligt in de toekomst en telt nu al mee.',
    repair: 'Verbeter de datum, of zet de rij er pas in als het zover is.',
  },
  past(activity, ['activity_date']),
  past(costLine, ['performance_date']),
);

export const FIELD_RULES: readonly Rule[] = [
  unreadable,
  required,
  unknownCode,
  happened,
  planned,
  personalData,
];
