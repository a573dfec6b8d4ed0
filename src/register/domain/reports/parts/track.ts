/** Sentences on how a business park stands, for documents about one. */
import type { ClusterFacts } from '../../monitoring/facts.ts';
import { formatLongDay } from '../../text/dates.ts';
import { running } from './cover.ts';
import type { Given } from './given.ts';
import { counted, prose } from './words.ts';

type Cluster = Given<ClusterFacts>;

/** Where the track stands, in one or two sentences. */
export function standing(given: Cluster): string {
  const { track, span } = given.facts;
  if (track === null) return 'Voor dit bedrijventerrein is nog geen traject begonnen.';
  const start =
    track.start === null
      ? 'Er is een traject, maar dat telt nog niet als gestart.'
      : `Het traject is gestart op ${formatLongDay(track.start)}.`;
  if (!track.open)
    return `${start} Het is afgesloten met de status ${quoted(track.state)}${track.stopReason ? `; de reden is: ${track.stopReason.toLowerCase()}` : ''}.`;
  const where = track.wagon === '0' ? 'nog voor wagon 1' : `in ${track.wagonLabel.toLowerCase()}`;
  const then = running(given) ? 'Het staat nu' : `Op ${formatLongDay(span.until)} stond het`;
  return `${start} ${then} ${where}, met de status ${quoted(track.state)}.`;
}

function quoted(state: string | null): string {
  return state === null ? 'onbekend' : `“${state}”`;
}

/** What moved in the period. */
export function movement({ facts: { track, sessions } }: Cluster): string {
  const held = sessions.filter(({ inSpan }) => inSpan);
  const guests = held.map(({ entrepreneurs }) => entrepreneurs).filter((count) => count !== null);
  return prose(
    track !== null &&
      (track.steps.length
        ? `In deze periode ${track.steps.length === 1 ? 'is één stap' : `zijn ${track.steps.length} stappen`} gezet.`
        : 'In deze periode is geen stap gezet.'),
    held.length === 1 &&
      `Er was één sprintsessie${guests.length ? `, met ${counted(guests[0]!, 'ondernemer', 'ondernemers')}` : ''}.`,
    held.length > 1 && `Er waren ${counted(held.length, 'sprintsessie', 'sprintsessies')}.`,
  );
}

/** How organised it is, then and now, on our own scale and by the test of the regulation. */
export function organisation({ facts: { baseline, assessment } }: Cluster): string {
  const latest = assessment ?? baseline;
  if (latest === null) return 'De organisatiegraad is nog niet beoordeeld.';
  const test = latest.organised
    ? 'Het bedrijventerrein is georganiseerd volgens onze uitleg van de regeling.'
    : 'Het bedrijventerrein is nog niet georganiseerd volgens onze uitleg van de regeling.';
  if (baseline === null)
    return `De organisatiegraad is niveau ${latest.level}. Een nulmeting bij de start ontbreekt. ${test}`;
  if (latest.level === baseline.level)
    return `De organisatiegraad is niveau ${latest.level}, net als bij de start. ${test}`;
  return `De organisatiegraad was bij de start niveau ${baseline.level} en is nu niveau ${latest.level}. ${test}`;
}

/** What it came to and, unless told otherwise, what is still missing. */
export function results({ facts: { measures, missing } }: Cluster, tellMissing = true): string {
  const done = measures.filter(({ realisedOn }) => realisedOn !== null).length;
  return prose(
    measures.length > 0 &&
      `Er ${measures.length === 1 ? 'is één maatregel' : `zijn ${measures.length} maatregelen`} bekend${done ? `; ${done === measures.length ? 'uitgevoerd' : `${done} daarvan ${done === 1 ? 'is' : 'zijn'} uitgevoerd`}` : ', nog geen daarvan is uitgevoerd'}.`,
    tellMissing &&
      missing.length > 0 &&
      `Er ${missing.length === 1 ? 'ontbreekt nog één verplicht gegeven' : `ontbreken nog ${missing.length} verplichte gegevens`}.`,
  );
}
