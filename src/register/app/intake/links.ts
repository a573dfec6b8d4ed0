/** Links to the forms with what is known filled in, worked out from what provisioning learned: no call for each. */

import { type Outcome, unusable, usable } from '../../domain/import/outcome.ts';
import type { FormId } from '../../domain/intake/form.ts';
import { fillCluster, fillMunicipality, fillTerrain, prefilledLink } from '../../domain/intake/known.ts';
import { type Places, rowsFor } from '../../domain/intake/plan.ts';
import type { AnyRow } from '../../domain/schema/table.ts';
import { measure, orgAssessment } from '../../domain/schema/tables/index.ts';
import { INTAKE } from '../../domain/text/intake.ts';
import type { Ports } from '../ports.ts';
import type { Register } from '../register.ts';
import { keptForm } from './kept.ts';
import { placesOf } from './provision.ts';

/** A link for one terrain or cluster. */
export interface PlaceLink {
  readonly key: string;
  readonly name: string;
  readonly url: string;
}

export interface MunicipalityLinks {
  readonly code: string;
  readonly name: string;
  /** Aanmelden of wijzigen, with the municipality filled in. */
  readonly aanmelding: string;
  readonly opgave: string;
  /** The Halfjaarlijkse opgave by cluster. */
  readonly clusters: readonly PlaceLink[];
  /** Aanmelden of wijzigen by terrain. */
  readonly terrains: readonly PlaceLink[];
}

export interface LinkMaker {
  readonly places: Places;
  municipality(form: FormId, owner: AnyRow): string;
  cluster(owner: AnyRow, row: AnyRow): string;
  terrain(owner: AnyRow, row: AnyRow): string;
}

/** Null while the forms are not made, or not whole. */
export function linkMaker(ports: Ports, register: Register): LinkMaker | null {
  const known = { aanmelding: keptForm(ports, 'aanmelding'), opgave: keptForm(ports, 'opgave') };
  if (Object.values(known).some(({ id, url }) => id === '' || url === '')) return null;
  const entries = {
    aanmelding: new Map(known.aanmelding.items.map(({ key, entry }) => [key, entry])),
    opgave: new Map(known.opgave.items.map(({ key, entry }) => [key, entry])),
  };
  const rows = (table: typeof orgAssessment | typeof measure): readonly AnyRow[] =>
    register.read(table).entries.map(({ values }) => values);
  const link = (form: FormId, filled: Parameters<typeof prefilledLink>[2]) =>
    prefilledLink(known[form].url, entries[form], filled);
  return {
    places: placesOf(ports, register),
    municipality: (form, owner) => link(form, fillMunicipality(owner)),
    cluster(owner, row) {
      const facts = { cluster: row, assessments: rows(orgAssessment), measures: rows(measure) };
      return link('opgave', fillCluster(owner, facts, register.look));
    },
    terrain: (owner, row) => link('aanmelding', fillTerrain(owner, row, register.look)),
  };
}

/** The municipalities for the page Voorgevulde links, by name. */
export function linkPlaces(
  ports: Ports,
  register: Register,
): Outcome<readonly { readonly code: string; readonly name: string; readonly count: number }[]> {
  const { municipalities, ...places } = placesOf(ports, register);
  if (!linkMaker(ports, register)) return noForms();
  return usable(
    municipalities.map((row) => {
      const code = String(row.municipality_code);
      return {
        code,
        name: String(row.name),
        count: rowsFor({ municipalities, ...places }, 'cluster', code).length,
      };
    }),
  );
}

/** All links of one municipality. */
export function municipalityLinks(
  ports: Ports,
  register: Register,
  code: string,
): Outcome<MunicipalityLinks> {
  const maker = linkMaker(ports, register);
  if (!maker) return noForms();
  const owner = maker.places.municipalities.find((row) => row.municipality_code === code);
  if (!owner) return unusable(INTAKE.links.unknown, INTAKE.links.unknownTip);
  return usable({
    code,
    name: String(owner.name),
    aanmelding: maker.municipality('aanmelding', owner),
    opgave: maker.municipality('opgave', owner),
    clusters: rowsFor(maker.places, 'cluster', code).map((row) => ({
      key: String(row.cluster_id),
      name: String(row.name),
      url: maker.cluster(owner, row),
    })),
    terrains: rowsFor(maker.places, 'terrain', code).map((row) => ({
      key: String(row.terrain_id),
      name: String(row.display_name),
      url: maker.terrain(owner, row),
    })),
  });
}

export function noForms() {
  return unusable(INTAKE.links.noForms, INTAKE.links.noFormsTip);
}
