/** A random order from the world's own source of chance, so that runs can be repeated. */

/** The numbers 0 to `count` (not included) in random order; `random` gives numbers from 0 up to 1. */
export function randomOrder(count: number, random: () => number): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
