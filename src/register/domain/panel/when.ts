/** When a field of a step is shown; small, since the page of the panel carries it too. */

/** Shown only while another field of the step has one of these values; any at all when none are told. */
export interface When {
  readonly id: string;
  readonly values: readonly string[];
}

export function isShown({ values }: When, text: string): boolean {
  return values.length ? values.includes(text) : text.trim() !== '';
}
