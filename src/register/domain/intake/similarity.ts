/** How much two folded words or names look and sound alike, from 0 to 1. */

/** Spellings that sound the same in Dutch names, in the order in which they are brought to one. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/SCH(?=[^A-Z]|$)/g, 'S'],
  [/SCH/g, 'SG'],
  [/CH/g, 'G'],
  [/GH/g, 'G'],
  [/CK|QU|C(?=[AOUKLRT])|Q/g, 'K'],
  [/C/g, 'S'],
  [/PH|V/g, 'F'],
  [/Z/g, 'S'],
  [/IJ|Y|EI/g, 'Y'],
  [/AE/g, 'A'],
  [/OE/g, 'U'],
  [/OU|AU/g, 'OU'],
  [/DT|D$|D(?=\s)/g, 'T'],
  [/TH/g, 'T'],
  [/N$/g, ''],
  [/([A-Z])\1+/g, '$1'],
];

/** A name as it sounds. */
export function sound(folded: string): string {
  return SOUNDS.reduce((text, [pattern, by]) => text.replace(pattern, by), folded);
}

/** 1 for the same text, 0 for nothing in common: one less the share of letters to change, swaps counted once. */
export function alike(a: string, b: string): number {
  if (a === b) return 1;
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 0 : 1 - distance(a, b) / longest;
}

/** Letters to insert, remove, replace or swap with their neighbour (optimal string alignment). */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const line = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(above[j]! + 1, line[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, before[j - 2]! + 1);
      line.push(least);
    }
    before = above;
    above = line;
  }
  return above[b.length]!;
}
