/** Finds names that may well be one terrain under two rows: the same, nearly the same, or in two municipalities. */

import { stemOf } from '../clusters/stem.ts';
import { fold } from '../text/normalise.ts';
import type { NamedTerrain } from './plan.ts';

/** Two terrains that may be one; the first is new. */
export interface Suspicion {
  readonly terrain: NamedTerrain;
  readonly other: NamedTerrain;
  /** One Dutch sentence. */
  readonly reason: string;
}

/** Shorter stems are too easily alike. */
const ALIKE_FROM = 6;
/** A stem that occurs in more municipalities than this is a common name, such as Kanaalweg. */
const COMMON_FROM = 3;

interface Profile {
  readonly terrain: NamedTerrain;
  readonly folded: string;
  readonly stem: string;
  readonly parts: string;
}

/** Compares each new terrain with the known ones and with the other new ones. Linear in their number. */
export function suspicions(
  added: readonly NamedTerrain[],
  known: readonly NamedTerrain[],
  municipalityName: (code: string) => string,
): readonly Suspicion[] {
  const byStem = new Map<string, Profile[]>();
  const byVariant = new Map<string, Profile[]>();
  const found: Suspicion[] = [];
  const told = new Set<string>();
  const tell = (terrain: NamedTerrain, other: NamedTerrain, reason: string): void => {
    const pair = [terrain.key, other.key].sort().join(' ');
    if (told.has(pair)) return;
    told.add(pair);
    found.push({ terrain, other, reason });
  };
  const add = (index: Map<string, Profile[]>, key: string, profile: Profile): void => {
    const entry = index.get(key);
    if (entry) entry.push(profile);
    else index.set(key, [profile]);
  };

  const compare = (profile: Profile): void => {
    const { terrain, stem, folded, parts } = profile;
    for (const other of byStem.get(stem) ?? []) {
      const here = other.terrain.municipality === terrain.municipality;
      if (here && other.folded === folded)
        tell(terrain, other.terrain, 'Heeft dezelfde naam, maar een ander RIN-nummer.');
      else if (here && other.parts === parts) tell(terrain, other.terrain, 'Heeft bijna dezelfde naam.');
    }
    for (const key of variants(profile))
      for (const other of byVariant.get(key) ?? [])
        if (other.stem !== stem && other.parts === parts)
          tell(terrain, other.terrain, 'Heeft bijna dezelfde naam.');
  };
  const remember = (profile: Profile): void => {
    add(byStem, profile.stem, profile);
    for (const key of variants(profile)) add(byVariant, key, profile);
  };

  known.map(profileOf).forEach(remember);
  const fresh = added.map(profileOf);
  for (const profile of fresh) {
    compare(profile);
    remember(profile);
  }
  for (const { terrain, stem } of fresh) {
    const same = byStem.get(stem)!;
    const places = new Set(same.map((other) => other.terrain.municipality));
    if (places.size < 2 || places.size >= COMMON_FROM || stem.length < ALIKE_FROM) continue;
    const other = same.find((one) => one.terrain.municipality !== terrain.municipality)!.terrain;
    tell(terrain, other, `Dezelfde naam komt voor in ${municipalityName(other.municipality)}.`);
  }
  return found;
}

function profileOf(terrain: NamedTerrain): Profile {
  const stem = stemOf(terrain.name);
  return {
    terrain,
    folded: fold(terrain.name),
    stem: stem.key,
    parts: stem.parts.map(fold).sort().join(' '),
  };
}

/** Keys that two stems share when one letter differs, is missing, or only the spaces differ. */
function variants({ terrain, stem }: Profile): readonly string[] {
  const bare = stem.replace(/ /g, '');
  if (bare.length < ALIKE_FROM) return [];
  const keys = new Set([bare]);
  for (let at = 0; at < bare.length; at++) keys.add(bare.slice(0, at) + bare.slice(at + 1));
  return [...keys].map((key) => `${terrain.municipality}|${key}`);
}
