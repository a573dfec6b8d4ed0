/** The figures by SQL: a register as tables of DuckDB, and the statements of figures.sql over them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Span } from '../../../../src/register/domain/monitoring/span.ts';
import { tableById } from '../../../../src/register/domain/schema/tables/index.ts';
import type { Register } from './generated.ts';

const SQL = readFileSync(new URL('figures.sql', import.meta.url), 'utf8');

const TABLES = [
  'municipality',
  'setting',
  'cluster',
  'terrain',
  'track',
  'stage_event',
  'sprint_session',
  'session_terrain',
  'org_assessment',
  'handover',
  'grant',
  'metering_campaign',
  'measure',
  'activity',
  'cost_line',
  'trainee',
];

export interface Duck {
  /** All figures of the clusters, null being the whole programme. */
  figures(span: Span, clusters: readonly string[] | null): Promise<Readonly<Record<string, number | null>>>;
  close(): void;
}

/** Exports the register as JSON, one file a table, and opens a database on them. */
export async function openDuck(register: Register): Promise<Duck> {
  const instance = await DuckDBInstance.create(':memory:');
  const db = await instance.connect();
  const dir = mkdtempSync(join(tmpdir(), 'register-'));
  for (const id of TABLES) await load(db, dir, id, register[id] ?? {});
  rmSync(dir, { recursive: true });
  return {
    async figures(span, clusters) {
      const scope = clusters ?? Object.keys(register.cluster ?? {});
      await db.run('create or replace table scope (cluster_id varchar)');
      if (scope.length)
        await db.run(`insert into scope values ${scope.map((key) => `('${key}')`).join(',')}`);
      for (const statement of SQL.replaceAll('$a', `'${span.from}'`)
        .replaceAll('$b', `'${span.until}'`)
        .replaceAll('$whole', String(clusters === null))
        .split(/^;$/m))
        await db.run(statement);
      const rows = (await db.runAndReadAll('select id, value from answer')).getRows();
      return Object.fromEntries(
        rows.map(([id, value]) => [String(id), value === null ? null : Number(value)]),
      );
    },
    close() {
      db.closeSync();
      instance.closeSync();
    },
  };
}

/** Text, numbers, truth values and lists of text as they are; `n` is the place in the tab. */
async function load(
  db: DuckDBConnection,
  dir: string,
  id: string,
  rows: Readonly<Record<string, object>>,
): Promise<void> {
  const table = tableById(id);
  const typeOf = (field: string): string => {
    const held = Object.values(rows)
      .map((row) => (row as Record<string, unknown>)[field])
      .find((value) => value !== null && value !== undefined);
    if (typeof held === 'number') return 'DOUBLE';
    if (typeof held === 'boolean') return 'BOOLEAN';
    return Array.isArray(held) || field === 'terrain_ids' ? 'VARCHAR[]' : 'VARCHAR';
  };
  const columns = table.fields.map((field) => `"${field}": '${typeOf(field)}'`).join(', ');
  const file = join(dir, `${id}.json`);
  const lines = Object.entries(rows).map(([key, row], n) =>
    JSON.stringify({ ...row, [table.key.field]: key, n: n + 1 }),
  );
  writeFileSync(file, lines.join('\n'));
  await db.run(
    `create table "${id}" as select * from read_json('${file}', format = 'newline_delimited', columns = {${columns}, n: 'DOUBLE'})`,
  );
}
