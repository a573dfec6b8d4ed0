/** How reports write counts, amounts, days and what is not known yet. */
import { SETTINGS, type SettingId } from '../../schema/settings.ts';
import { formatDutchNumber } from '../../text/numbers.ts';

/** What stands where there is nothing to tell. */
export const DASH = '–';

/** `1 terrein`, `2 terreinen`, `geen terreinen`. */
export function counted(count: number, one: string, many: string): string {
  if (count === 0) return `geen ${many}`;
  return `${formatDutchNumber(count)} ${count === 1 ? one : many}`;
}

/** `Er is 1 maatregel`, `Er zijn 2 maatregelen`, `Er zijn geen maatregelen`. */
export function thereAre(count: number, one: string, many: string): string {
  return `Er ${count === 1 ? 'is' : 'zijn'} ${counted(count, one, many)}`;
}

/** `a, b en c`. */
export function listed(names: readonly string[]): string {
  const last = names[names.length - 1] ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} en ${last}`;
}

/** A number with the minus sign that belongs to it. */
export function number(value: number, decimals = 0): string {
  return formatDutchNumber(value, decimals).replace('-', '−');
}

/** `€ 1.234` or `−€ 1.234`, with cents when asked; on one line. */
export function euro(amount: number, decimals = 0): string {
  const text = number(Math.abs(amount), decimals);
  return `${amount < 0 && /[1-9]/.test(text) ? '−' : ''}€\u00a0${text}`;
}

/** Sentences that apply, one after the other. */
export function prose(...sentences: readonly (string | null | false)[]): string {
  return sentences.filter(Boolean).join(' ');
}

/** What stands in place of a value that a person still has to fill in. */
export function unknownSetting(id: SettingId): string {
  return `nog niet bekend (instelling “${SETTINGS[id].label}”)`;
}

/** The text with a capital in front. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The text of an answer of which nothing may be known. */
export function yesNo(answer: boolean | null): string {
  return answer === null ? 'onbekend' : answer ? 'ja' : 'nee';
}
