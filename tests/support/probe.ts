/** Reads and writes any table on behalf of tests: bundled like main.ts, and run beside it in the same script. */

import { queueDigests } from '../../src/register/app/digest/run.ts';
import { openTemplate } from '../../src/register/app/documents/templates.ts';
import { checkAll } from '../../src/register/app/night/check.ts';
import { type Message, queueMessages } from '../../src/register/app/outbox/queue.ts';
import { tableOf } from '../../src/register/app/reader.ts';
import { openRegister, type WriteRequest, type WriteResult } from '../../src/register/app/register.ts';
import type { TemplateData } from '../../src/register/domain/documents/fields.ts';
import type { AnyRow } from '../../src/register/domain/schema/table.ts';
import { wire } from '../../src/register/google/wire.ts';

export interface ProbeRows {
  readonly rows: readonly AnyRow[];
  readonly problems: readonly unknown[];
}

export function probeRead(table: string): ProbeRows {
  const { entries, problems } = openRegister(wire()).read(tableOf(table));
  return { rows: entries.map((entry) => entry.values as AnyRow), problems };
}

/** Several tables at once, which is quicker than one by one. */
export function probeReadAll(tables: readonly string[]): Readonly<Record<string, readonly AnyRow[]>> {
  const register = openRegister(wire());
  return Object.fromEntries(
    tables.map((id) => [id, register.read(tableOf(id)).entries.map((entry) => entry.values as AnyRow)]),
  );
}

export function probeWrite(request: WriteRequest): WriteResult {
  return openRegister(wire()).write(request);
}

export function probeQueue(messages: readonly Message[]): number {
  const ports = wire();
  return queueMessages(ports, openRegister(ports), { via: 'taak', reason: 'Proef' }, messages);
}

export function probeNight(): unknown {
  const ports = wire();
  return checkAll(ports, openRegister(ports));
}

/** Puts the digests of a day ready; counts the tables that were read for it. */
export function probeDigests(day: string): { queued: number; tables: number } {
  const ports = wire();
  const tables = new Set<string>();
  const { book } = ports;
  const counted = {
    ...ports,
    book: {
      ...book,
      read(tab: Parameters<typeof book.read>[0]) {
        tables.add(tab.table);
        return book.read(tab);
      },
    },
  };
  const { queued } = queueDigests(counted, openRegister(counted), day);
  return { queued, tables: tables.size };
}

/** Makes a document of a report's template for each of the data, and gives their ids. */
export function probeDocuments(
  report: Parameters<typeof openTemplate>[1],
  all: readonly TemplateData[],
  charts: boolean,
  close: boolean,
): readonly string[] {
  const ports = wire();
  const template = openTemplate(ports, report, { charts });
  const made = all.map((data, i) => {
    const place = { name: `Document ${i + 1}`, folder: null, tag: `${i}`, set: 'proef' };
    const { id } = ports.files.copy(template.id, place);
    template.fill(id, data);
    return id;
  });
  if (close) template.close();
  return made;
}
