/** The accounts of a new local Workspace, one for each role in the register. */
import type { Person } from '../src/workspace/world.ts';

/** The people of a new Workspace. They do not exist; `.example` belongs to nobody. */
export const PEOPLE = {
  coordinator: { email: 'coordinator@provincie.example', name: 'Coördinator', locale: 'nl' },
  medewerker: { email: 'medewerker@provincie.example', name: 'Medewerker', locale: 'nl' },
  aanjager: { email: 'aanjager@bureau.example', name: 'Aanjager', locale: 'nl' },
  versnellingsteam: { email: 'versnellingsteam@bureau.example', name: 'Lid Versnellingsteam', locale: 'nl' },
  lezer: { email: 'lezer@gemeente.example', name: 'Lezer', locale: 'nl' },
} as const satisfies Readonly<Record<string, Person>>;
