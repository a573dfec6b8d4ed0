/** What the page of a form posts, as the fields that the form itself reads. */
import { OTHER_OPTION } from '../../services/forms/kinds/kind.ts';

const PART = /^(entry\.\d+)_(year|month|day|time|hour|minute|second)$/;
const OTHER = /^(entry\.\d+)\.other_option_response$/;

type Parts = Readonly<Record<string, string>>;

/**
 * Puts dates, times and lengths of time together from the boxes in which the page asks for them, and takes words
 * beside ‘Anders’ for an answer, also when ‘Anders’ itself was not ticked.
 */
export function formFields(posted: URLSearchParams): URLSearchParams {
  const fields = new URLSearchParams();
  const moments = new Map<string, Record<string, string>>();
  for (const [name, value] of posted) {
    const [, entry, part] = PART.exec(name) ?? [];
    if (!entry || !part) fields.append(name, value);
    else moments.set(entry, { ...moments.get(entry), [part]: value.trim() });
  }
  for (const [entry, parts] of moments) fields.append(entry, momentOf(parts));
  for (const [name, value] of posted) {
    const entry = OTHER.exec(name)?.[1];
    if (entry && value.trim() !== '' && !fields.getAll(entry).includes(OTHER_OPTION))
      fields.append(entry, OTHER_OPTION);
  }
  return fields;
}

/** Boxes that were all left empty make no answer; what was typed half stays, for the form to object to. */
function momentOf(parts: Parts): string {
  if (Object.values(parts).every((part) => part === '')) return '';
  const { year, month, day, time, hour, minute, second } = parts;
  if (hour !== undefined) return [hour || '0', two(minute || '0'), two(second || '0')].join(':');
  const date =
    day === undefined ? [] : [[...(year === undefined ? [] : [year]), month, day && two(day)].join('-')];
  return [...date, ...(time === undefined ? [] : [clock(time)])].join(' ');
}

/** The boxes of a value that `formFields` put together, or that came with a link. */
export function dateBoxes(value: string, withYear: boolean): { year: string; month: string; day: string } {
  const parts = (value.split(/[T ]/)[0] ?? '').split('-');
  const [year, month, ...day] = withYear ? parts : ['', ...parts];
  return { year: year ?? '', month: month ?? '', day: day.join('-').replace(/^0+(?=\d)/, '') };
}

export function timeBox(value: string): string {
  return value.split(/[T ]/)[1] ?? '';
}

export function durationBoxes(value: string): { hour: string; minute: string; second: string } {
  const [hour = '', minute = '', ...second] = value.split(':');
  return { hour, minute, second: second.join(':') };
}

/** 9.05 and 9:05 are both five past nine. */
function clock(time: string): string {
  const [, hour, minute] = /^(\d{1,2})[.:](\d{2})$/.exec(time) ?? [];
  return hour && minute ? `${two(hour)}:${minute}` : time;
}

function two(digits: string): string {
  return digits.padStart(2, '0');
}
