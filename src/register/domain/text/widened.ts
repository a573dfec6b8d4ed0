/** The type that the texts of another language must have: every sentence of the Dutch ones, with what it takes. */

export type Widened<T> = T extends string
  ? string
  : T extends (...told: infer A) => string
    ? (...told: A) => string
    : { readonly [K in keyof T]: Widened<T[K]> };
