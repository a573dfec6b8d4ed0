/** Demands on answers: what each asks, and what Google says in Dutch when an answer does not meet it. */
import type { Rule } from './items.ts';

interface TextRule {
  readonly meets: (text: string, values: Rule['values']) => boolean;
  readonly sentence: (values: Rule['values']) => string;
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;
const NUMBER = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/;

function numeric(
  meets: (number: number, values: readonly number[]) => boolean,
  sentence: (...values: readonly (string | number)[]) => string,
): TextRule {
  return {
    meets: (text, values) => NUMBER.test(text) && meets(Number(text), values.map(Number)),
    sentence: (values) => sentence(...values),
  };
}

function pattern(
  meets: (expression: RegExp | null, text: string) => boolean,
  whole: boolean,
  sentence: string,
): TextRule {
  return {
    meets: (text, values) => meets(compiled(String(values[0]), whole), text),
    sentence: (values) => `${sentence} ${values[0]}`,
  };
}

/** Google's patterns are RE2, which is nearly JavaScript's; a pattern that cannot be read matches nothing. */
function compiled(source: string, whole: boolean): RegExp | null {
  const text = whole ? `^(?:${source})$` : source;
  for (const flags of ['su', 's']) {
    try {
      return new RegExp(text, flags);
    } catch {
      // Older spellings are only read without the u flag.
    }
  }
  return null;
}

const TEXT_RULES: Readonly<Record<string, TextRule>> = {
  NUMBER: numeric(
    () => true,
    () => 'Moet een getal zijn',
  ),
  WHOLE_NUMBER: {
    meets: (text) => /^\s*[-+]?\d+\s*$/.test(text),
    sentence: () => 'Moet een geheel getal zijn',
  },
  NUMBER_BETWEEN: numeric(
    (number, [low, high]) => number >= low! && number <= high!,
    (low, high) => `Moet een getal tussen ${low} en ${high} zijn`,
  ),
  NUMBER_NOT_BETWEEN: numeric(
    (number, [low, high]) => number < low! || number > high!,
    (low, high) => `Moet een getal zijn dat niet tussen ${low} en ${high} ligt`,
  ),
  NUMBER_EQUAL_TO: numeric(
    (number, [value]) => number === value,
    (value) => `Moet gelijk zijn aan ${value}`,
  ),
  NUMBER_NOT_EQUAL_TO: numeric(
    (number, [value]) => number !== value,
    (value) => `Mag niet gelijk zijn aan ${value}`,
  ),
  NUMBER_GREATER_THAN: numeric(
    (number, [value]) => number > value!,
    (value) => `Moet een getal groter dan ${value} zijn`,
  ),
  NUMBER_GREATER_THAN_OR_EQUAL_TO: numeric(
    (number, [value]) => number >= value!,
    (value) => `Moet een getal groter dan of gelijk aan ${value} zijn`,
  ),
  NUMBER_LESS_THAN: numeric(
    (number, [value]) => number < value!,
    (value) => `Moet een getal kleiner dan ${value} zijn`,
  ),
  NUMBER_LESS_THAN_OR_EQUAL_TO: numeric(
    (number, [value]) => number <= value!,
    (value) => `Moet een getal kleiner dan of gelijk aan ${value} zijn`,
  ),
  TEXT_IS_EMAIL: { meets: (text) => EMAIL.test(text.trim()), sentence: () => 'Moet een e-mailadres zijn' },
  TEXT_IS_URL: {
    meets: (text) => /^(?:https?|ftp):\/\/[^\s/]+\.[^\s]+$/i.test(text.trim()),
    sentence: () => 'Moet een URL zijn',
  },
  TEXT_LENGTH_GREATER_THAN_OR_EQUAL_TO: {
    meets: (text, [length]) => text.length >= Number(length),
    sentence: ([length]) => `Moet minimaal ${length} tekens bevatten`,
  },
  TEXT_LENGTH_LESS_THAN_OR_EQUAL_TO: {
    meets: (text, [length]) => text.length <= Number(length),
    sentence: ([length]) => `Mag maximaal ${length} tekens bevatten`,
  },
  TEXT_CONTAINS_PATTERN: pattern((wanted, text) => wanted?.test(text) ?? false, false, 'Moet bevatten:'),
  TEXT_DOES_NOT_CONTAIN_PATTERN: pattern((wanted, text) => !wanted?.test(text), false, 'Mag niet bevatten:'),
  TEXT_MATCHES_PATTERN: pattern(
    (wanted, text) => wanted?.test(text) ?? false,
    true,
    'Moet overeenkomen met:',
  ),
  TEXT_DOES_NOT_MATCH_PATTERN: pattern(
    (wanted, text) => !wanted?.test(text),
    true,
    'Mag niet overeenkomen met:',
  ),
};

interface CountRule {
  readonly meets: (count: number, limit: number) => boolean;
  readonly sentence: (limit: number) => string;
}

const COUNT_RULES: Readonly<Record<string, CountRule>> = {
  SELECT_AT_LEAST: {
    meets: (count, limit) => count >= limit,
    sentence: (limit) => `Selecteer minimaal ${limit} antwoorden`,
  },
  SELECT_AT_MOST: {
    meets: (count, limit) => count <= limit,
    sentence: (limit) => `Selecteer maximaal ${limit} antwoorden`,
  },
  SELECT_EXACTLY: {
    meets: (count, limit) => count === limit,
    sentence: (limit) => `Selecteer precies ${limit} antwoorden`,
  },
};

/** What to tell a respondent whose text does not meet the rule; null when it does. */
export function textObjection(rule: Rule | null, text: string): string | null {
  const known = rule && TEXT_RULES[rule.type];
  if (!known || known.meets(text, rule.values)) return null;
  return rule.help || known.sentence(rule.values);
}

/** As `textObjection`, of the number of boxes that were ticked. */
export function countObjection(rule: Rule | null, count: number): string | null {
  const known = rule && COUNT_RULES[rule.type];
  const limit = Number(rule?.values[0]);
  return !known || known.meets(count, limit) ? null : rule.help || known.sentence(limit);
}

/** As `textObjection`, of the columns that were chosen in the rows of a grid: each at most once. */
export function columnObjection(rule: Rule | null, chosen: readonly string[]): string | null {
  if (rule?.type !== 'LIMIT_ONE_RESPONSE_PER_COLUMN' || new Set(chosen).size === chosen.length) return null;
  return rule.help || 'Selecteer niet meer dan één antwoord per kolom';
}
