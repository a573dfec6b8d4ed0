/** The parts of a query in Google's query language (developers.google.com/chart/interactive/docs/querylanguage). */
import type { Scalar } from '../values.ts';

export type Aggregate = 'avg' | 'count' | 'max' | 'min' | 'sum';

export type Expression =
  /** `A` or `Col1`, as written. */
  | { readonly kind: 'column'; readonly id: string }
  | { readonly kind: 'literal'; readonly value: Scalar }
  | { readonly kind: 'aggregate'; readonly name: Aggregate; readonly operand: Expression }
  | { readonly kind: 'function'; readonly name: string; readonly arguments: readonly Expression[] }
  | {
      readonly kind: 'arithmetic';
      readonly operator: '+' | '-' | '*' | '/';
      readonly left: Expression;
      readonly right: Expression;
    };

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | { readonly kind: 'null'; readonly operand: Expression; readonly wanted: boolean }
  | {
      readonly kind: 'compare';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    };

export interface Order {
  readonly by: Expression;
  readonly descending: boolean;
}

export interface Caption {
  readonly of: Expression;
  readonly text: string;
}

export interface Query {
  /** Null for all columns. */
  readonly select: readonly Expression[] | null;
  readonly where: Condition | null;
  readonly groupBy: readonly Expression[];
  readonly pivot: readonly Expression[];
  readonly orderBy: readonly Order[];
  readonly limit: number | null;
  readonly offset: number;
  readonly labels: readonly Caption[];
  readonly formats: readonly Caption[];
}
