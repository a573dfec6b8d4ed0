/** The people around a cluster: what they do for it, and their names only for who may see those. */
import { mayEdit } from '../rules/roles.ts';
import type { Keyed, RegisterView } from '../rules/view.ts';
import type { AnyRow, Role } from '../schema/table.ts';
import { contact, municipality, REGISTER } from '../schema/tables/index.ts';
import type { ClusterRows, StoryTable } from './rows.ts';
import { said } from './say.ts';

export interface FichePerson {
  readonly key: string;
  /** Role and organisation without a name, as other tabs show it. */
  readonly designation: string;
  /** What they are here: `Aanjager`, `Trekker`; the labels of the columns that name them. */
  readonly roles: readonly string[];
  /** Null for who may not see it, and where nothing is filled in. */
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/** The tables whose columns name people, in the order in which they are told. */
const NAMING: readonly StoryTable[] = ['track', 'sprint_session', 'handover', 'org_assessment'];

/** Names and addresses stand in the tab Contacten; who may work there may see them. */
export function seesPeople(role: Role | null): boolean {
  return role !== null && mayEdit(role, contact);
}

/** The people of a cluster. `named` tells whether who asks may see their names. */
export function peopleOf(rows: ClusterRows, view: RegisterView, named: boolean): readonly FichePerson[] {
  const roles = new Map<string, Set<string>>();
  const add = (key: unknown, role: string): void => {
    if (typeof key === 'string') roles.set(key, (roles.get(key) ?? new Set()).add(role));
  };
  for (const id of NAMING) {
    const fields = Object.entries(REGISTER[id].columns).filter(
      ([, { kind }]) => kind.refersTo === contact.id,
    );
    for (const { row } of rows[id] as readonly Keyed[])
      for (const [field, { label }] of fields)
        add((row as AnyRow)[field], id === 'handover' ? `Overdracht: ${label.toLowerCase()}` : label);
  }
  for (const { row } of rows.org_terrain)
    for (const one of row.organisation_id === null
      ? []
      : view.having(contact, 'organisation_id', row.organisation_id))
      add(one.key, said(REGISTER.org_terrain, 'role', row, view));
  for (const code of rows.cluster[0]?.row.municipality_codes ?? [])
    add(view.row(municipality, code)?.contact_id, municipality.columns.contact_id.label);
  return [...roles].flatMap(([key, own]): FichePerson[] => {
    const row = view.row(contact, key);
    if (!row) return [];
    const seen = named ? row : null;
    return [
      {
        key,
        designation: row.designation ?? key,
        roles: [...own],
        name: seen?.name ?? null,
        email: seen?.email ?? null,
        phone: seen?.phone ?? null,
      },
    ];
  });
}
