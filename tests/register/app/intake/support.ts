/** A register with a few municipalities' terrains and its two forms, made by the menu, for the tests of the intake. */

import { type Change, newKey } from '../../../../src/register/domain/change/change.ts';
import type { FormId } from '../../../../src/register/domain/intake/form.ts';
import type { ExecutionResult } from '../../../../src/workspace/index.ts';
import type { FormItem } from '../../../../src/workspace/services/forms/model/items.ts';
import type { FormFile } from '../../../../src/workspace/world.ts';
import { freshRegister, type TestRegister } from '../../../support/register.ts';

export const add = (table: string, name: string, values: Record<string, unknown>): Change => ({
  type: 'add',
  table,
  key: newKey(name),
  values,
});

export function write(register: TestRegister, ...changes: Change[]): void {
  const result = register.write({ via: 'import', reason: 'Proef', changes });
  if (!result.ok) throw new Error(JSON.stringify(result.conflicts));
}

/** Two clusters in Zwolle (one of two phases), one in Deventer, one on the border of both; an open half-year. */
export function placedRegister(): TestRegister {
  const register = freshRegister();
  write(
    register,
    add('cluster', 'a', { name: 'Hessenpoort', municipality_codes: ['GM0193'] }),
    add('cluster', 'b', { name: 'Marslanden', municipality_codes: ['GM0193'] }),
    add('cluster', 'c', { name: 'Bergweide', municipality_codes: ['GM0150'] }),
    add('cluster', 'd', { name: 'Grensland', municipality_codes: ['GM0150', 'GM0193'] }),
  );
  write(
    register,
    terrain('Hessenpoort fase 1', 'GM0193', 'CL-0001', { gross_area: 123.45, grid_operator: 'enexis' }),
    terrain('Hessenpoort fase 2', 'GM0193', 'CL-0001'),
    terrain('Marslanden', 'GM0193', 'CL-0002'),
    terrain('Bergweide', 'GM0150', 'CL-0003'),
    terrain('Weg ermee', 'GM0150', 'CL-0003', { source_status: 'vervallen' }),
    {
      type: 'add',
      table: 'period',
      key: '2026-H2',
      values: {
        name: 'Tweede halfjaar 2026',
        type: 'halfjaar',
        from: '2026-07-01',
        until: '2026-12-31',
        reference_date: '2027-01-01',
        status: 'open',
      },
    },
  );
  return register;
}

export const terrain = (
  name: string,
  municipality: string,
  cluster: string,
  more: Record<string, unknown> = {},
) =>
  add('terrain', name, {
    display_name: name,
    municipality_code: municipality,
    cluster_id: cluster,
    source_status: 'actief',
    ...more,
  });

const MAKE = ['Intake', 'Formulieren maken of bijwerken'];

/** Clicks Formulieren maken of bijwerken. */
export function makeForms(register: TestRegister): ExecutionResult {
  return register.click(MAKE);
}

export function restoreForms(register: TestRegister): ExecutionResult {
  return register.click(['Intake', 'Formulieren terugzetten']);
}

/** The forms in Drive with this id of the register. */
export function formFile(register: TestRegister, id: FormId): FormFile {
  const name = `Bedrijventerreinen: ${id === 'opgave' ? 'halfjaarlijkse opgave' : 'aanmelden of wijzigen'}`;
  const files = formFiles(register).filter((file) => file.name === name);
  if (files.length !== 1) throw new Error(`There are ${files.length} forms called ${name}.`);
  return files[0]!;
}

export function formFiles(register: TestRegister): readonly FormFile[] {
  return [...register.world.files.values()].filter((file): file is FormFile => file.kind === 'form');
}

/** The form as respondents meet it: ids of items told by where they stand, and without the names of fields. */
export function portrait({ model }: FormFile): unknown {
  const place = new Map(model.items.map(({ id }, index) => [id, index]));
  const plain = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value, (name, part) =>
        name === 'entry' ? undefined : name === 'id' || name === 'page' ? place.get(part) : part,
      ),
    );
  return { settings: model.settings, items: plain(model.items) };
}

export function itemTitled(file: FormFile, title: string): FormItem {
  const item = file.model.items.find((each) => each.title === title);
  if (!item) throw new Error(`No item is titled "${title}".`);
  return item;
}

/** What the last menu item said. */
export function said(register: TestRegister): string {
  return register.alerts.at(-1) ?? '';
}
