/** Which municipality, terrain or cluster people mean, against the rows of the register. */
import { type Match, type Matcher, matcher } from '../../domain/intake/match.ts';
import { TOWNS } from '../../domain/intake/towns.ts';
import { cluster, municipality, terrain } from '../../domain/schema/tables/index.ts';
import type { Register } from '../register.ts';

/** Matchers over the register as it stands, made when first asked for. */
export interface Places {
  municipality(typed: string): Match;
  terrain(typed: string, municipality: string | null): Match;
  cluster(typed: string, municipality: string | null): Match;
}

/** Terrains that are no longer there are left out. */
export function placesOf(register: Register): Places {
  const made: Partial<Record<keyof Places, Matcher>> = {};
  const towns = (): readonly string[] => [
    ...register.read(municipality).entries.flatMap(({ values }) => values.name ?? []),
    ...register.read(terrain).entries.flatMap(({ values }) => values.town_name ?? []),
    ...TOWNS,
  ];
  const terrains = () =>
    register.read(terrain).entries.flatMap(({ key, values }) => {
      if (key === null || values.source_status === 'vervallen') return [];
      const { display_name, plan_name, aliases, municipality_code, cluster_id } = values;
      const names = [display_name, plan_name, ...(aliases ?? '').split(';')].filter((name) => !!name?.trim());
      return [
        { key, names: names as string[], municipalities: [municipality_code ?? ''], cluster: cluster_id },
      ];
    });
  return {
    municipality(typed) {
      made.municipality ??= matcher(
        register
          .read(municipality)
          .entries.flatMap(({ key, values }) =>
            key === null ? [] : [{ key, names: [values.name ?? key, key], municipalities: [key] }],
          ),
        [],
      );
      return made.municipality.match(typed, null);
    },
    terrain(typed, place) {
      made.terrain ??= matcher(terrains(), towns());
      return made.terrain.match(typed, place);
    },
    cluster(typed, place) {
      made.cluster ??= matcher(
        register.read(cluster).entries.flatMap(({ key, values }) => {
          if (key === null) return [];
          const names = terrains().filter((one) => one.cluster === key);
          return [
            {
              key,
              names: [values.name ?? key, ...names.flatMap((one) => one.names)],
              municipalities: values.municipality_codes ?? [],
            },
          ];
        }),
        towns(),
      );
      return made.cluster.match(typed, place);
    },
  };
}
