/** All Dutch sentences of reading, writing and menus that do not belong to one column kind or one rule. */

export const TEXT = {
  problem: {
    noKey: {
      reason: 'Deze rij heeft geen sleutel.',
      tip: 'Kies Terreinregister > Beheer > Installeren of herstellen, of verwijder de rij als zij leeg hoort te zijn.',
    },
    sameKey: (row: number) => ({
      reason: `Deze sleutel staat ook in rij ${row}.`,
      tip: 'Houd één rij en verwijder de andere, of maak de sleutel leeg als het een nieuwe rij is.',
    }),
  },
  conflict: {
    changed: (noun: string, key: string, label: string, expected: string, found: string) =>
      `Iemand heeft ${noun} ${key} intussen gewijzigd: ${label} is nu "${found}" en was "${expected}".`,
    gone: (noun: string, key: string) => `We vinden ${noun} ${key} niet meer.`,
    exists: (noun: string, key: string) => `Er is al een rij voor ${noun} met de sleutel ${key}.`,
  },
} as const;
