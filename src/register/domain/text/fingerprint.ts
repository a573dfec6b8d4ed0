/** Short fingerprints, to see whether something is still what it was. Not for secrets. */

/** 64 bits in base 36 of the text, by two rounds of FNV-1a. */
export function fingerprint(text: string): string {
  return hash(text, 0x811c9dc5) + hash(text, 0x01234567);
}

/** 32 bits in base 36 of the text. */
export function shortFingerprint(text: string): string {
  return hash(text, 0x811c9dc5);
}

function hash(text: string, seed: number): string {
  let value = seed;
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return (value >>> 0).toString(36);
}
