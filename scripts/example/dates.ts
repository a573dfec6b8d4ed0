/** Days of the example, counted back from today, so that it looks alive whenever it is made. */

import { addDays, dayNumber } from '../../src/register/domain/text/dates.ts';

/** Gives the working day that lies a number of days before today; a negative number lies ahead. */
export type Ago = (days: number) => string;

/** Counts from a civil day; weekends move to the Friday before. */
export function agoFrom(today: string): Ago {
  return (days) => {
    const day = addDays(today, -days);
    const weekday = (dayNumber(day) + 3) % 7;
    return weekday > 4 ? addDays(day, 4 - weekday) : day;
  };
}

/** Marks an invented name or text, so that nobody takes it for a fact. */
export function invented(text: string): string {
  return `${text} (verzonnen voorbeeld)`;
}
