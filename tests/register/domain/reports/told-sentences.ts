/** The sentences of documents that tell a number or a day, and what must stand there. */

import {
  cents,
  done,
  euros,
  figureOf,
  latest,
  legs,
  listed,
  long,
  moved,
  nameOf,
  park,
  plain,
  programme,
  type Told,
  track,
} from './told.ts';
import { bare, openCount, tracksIn } from './told-counts.ts';

/** Where a sentence has a number (#), an amount (€), a day (@) or a text (…), and what stands there. */
const SENTENCES: readonly (readonly [pattern: string, values: (told: Told) => readonly string[]])[] = [
  ['…: @ tot en met @', ({ period, facts: { span } }) => [period, long(span.from), long(span.until)]],
  [
    'De cijfers in dit document zijn vastgesteld op @ (versie #).',
    ({ seal }) => [long(seal!.on), plain(seal!.version)],
  ],
  ['… · peildatum @', ({ facts }) => [nameOf(facts), long(nextDay(facts.span.until))]],
  ['Gemeente … · …', ({ facts, period }) => [nameOf(facts), period]],
  ['Halfjaarrapportage · …', ({ period }) => [period]],
  ['Verantwoording van de uitkering · …', ({ period }) => [period]],
  ['… · …', ({ facts, period }) => [nameOf(facts), period]],
  ['Monitoring …', ({ facts }) => [nameOf(facts)]],
  ['De periode loopt nog tot en met @.', ({ facts }) => [long(facts.span.until)]],
  ['De reden is: …', ({ seal }) => [`${seal!.reason}`]],
  ['Het controlegetal van de vastgestelde cijfers is ….', ({ seal }) => [seal!.hash]],
  [
    'Verwacht is het doel bij een gelijkmatig verloop, tot en met @.',
    ({ facts }) => [long(facts.span.until)],
  ],
  ['Aantal open punten: #.', (told) => [plain(openCount(told))]],
  // Of one park.
  ['Het traject is gestart op @.', (told) => [long(track(told)!.start)]],
  [
    'Op @ stond het in wagon #, met de status “”.',
    (told) => [long(told.facts.span.until), track(told)!.wagon],
  ],
  ['Op @ stond het nog voor wagon 1, met de status “”.', (told) => [long(told.facts.span.until)]],
  ['Het staat nu in wagon #, met de status “”.', (told) => [track(told)!.wagon]],
  ['In deze periode zijn # stappen gezet.', (told) => [plain(track(told)!.steps.length)]],
  [
    'Er was één sprintsessie, met # …',
    (told) => {
      const [count] = park(told).sessions.filter(({ inSpan }) => inSpan);
      return [plain(count!.entrepreneurs), count!.entrepreneurs === 1 ? 'ondernemer.' : 'ondernemers.'];
    },
  ],
  ['Er waren # sprintsessies.', (told) => [plain(park(told).sessions.filter(({ inSpan }) => inSpan).length)]],
  ['De organisatiegraad is niveau #.', (told) => [plain(latest(park(told))!.level)]],
  ['De organisatiegraad is niveau #, net als bij de start.', (told) => [plain(park(told).baseline!.level)]],
  [
    'De organisatiegraad was bij de start niveau # en is nu niveau #.',
    (told) => [plain(park(told).baseline!.level), plain(latest(park(told))!.level)],
  ],
  [
    'Er zijn # maatregelen bekend, nog geen daarvan is uitgevoerd.',
    (told) => [done(park(told)) === 0 ? plain(park(told).measures.length) : '0'],
  ],
  [
    'Er zijn # maatregelen bekend; # daarvan … uitgevoerd.',
    (told) => [
      plain(park(told).measures.length),
      plain(done(park(told))),
      done(park(told)) === 1 ? 'is' : 'zijn',
    ],
  ],
  ['Er ontbreken nog # verplichte gegevens.', (told) => [plain(park(told).missing.length)]],
  ['De volgende actie had op @ klaar moeten zijn.', (told) => [long(track(told)!.nextActionDue)]],
  ['De afgesproken datum voor de volgende actie is @.', (told) => [long(track(told)!.nextActionDue)]],
  // Of a municipality.
  [
    'In het register … # … van deze gemeente.',
    ({ parks }) => {
      const one = parks.length === 1;
      return [one ? 'staat' : 'staan', plain(parks.length), one ? 'bedrijventerrein' : 'bedrijventerreinen'];
    },
  ],
  ['Op # … loopt een traject.', ({ parks }) => parksOf(parks.filter((one) => one.track?.open).length)],
  ['In deze periode is op # … een stap gezet.', ({ parks }) => parksOf(parks.filter(moved).length)],
  [
    'Nog geen traject is er op ….',
    ({ parks }) => [listed(parks.filter((one) => one.track === null).map(({ cluster }) => cluster.name))],
  ],
  // Of the programme.
  [
    'Het doel is # gestarte bedrijventerreinen per jaar.',
    (told) => [plain(programme(told).basis.goalPerYear)],
  ],
  [
    'In # … er # gestart, geteld tot en met @.',
    ({ facts }) => {
      const count = figureOf(facts, 'I1.kalenderjaar')!;
      return [
        facts.span.until.slice(0, 4),
        count === 1 ? 'is' : 'zijn',
        plain(count),
        long(facts.span.until),
      ];
    },
  ],
  [
    'In # … er nog geen gestart, geteld tot en met @.',
    ({ facts }) => [
      facts.span.until.slice(0, 4),
      figureOf(facts, 'I1.kalenderjaar') === 0 ? 'zijn' : '',
      long(facts.span.until),
    ],
  ],
  [
    'Bij een gelijkmatig verloop zouden dat er # zijn.',
    ({ facts }) => {
      const expected = figureOf(facts, 'I2.verwacht')!;
      return [plain(expected, Number.isInteger(expected) ? 0 : 1)];
    },
  ],
  [
    'In # … er nu # gestart.',
    ({ facts }) => {
      const count = figureOf(facts, 'I1.kalenderjaar')!;
      return [facts.span.until.slice(0, 4), count === 1 ? 'is' : 'zijn', plain(count)];
    },
  ],
  [
    'Bij een gelijkmatig verloop zijn dat er # op @.',
    ({ facts }) => {
      const expected = figureOf(facts, 'I2.verwacht')!;
      return [plain(expected, Number.isInteger(expected) ? 0 : 1), long(facts.span.until)];
    },
  ],
  [
    'Op # … zette het traject in deze periode minstens één stap.',
    ({ parks }) => parksOf(parks.filter(moved).length),
  ],
  [
    'Op # … met een open traject is in deze periode geen stap gezet.',
    ({ parks }) => parksOf(parks.filter((one) => one.track?.open && !moved(one)).length),
  ],
  ['# gemeenten hebben geen open of afgerond traject: ….', whiteSpots],
  [
    'Deze totalen gaan over alle rijen tot en met @, ook als iets alleen is gepland of niet doorging.',
    ({ facts }) => [long(facts.span.until)],
  ],
  ['De uitkering loopt tot en met @.', (told) => [long(programme(told).basis.term!.until)]],
  ['De uitkering liep tot en met @.', (told) => [long(programme(told).basis.term!.until)]],
  [
    'Tot en met @ is € ten laste van de uitkering gebracht.',
    ({ facts }) => [long(facts.span.until), cents(figureOf(facts, 'I13.cumulatief'))],
  ],
  ['In deze periode was dat €.', ({ facts }) => [cents(figureOf(facts, 'I13'))]],
  ['Van het deel bedrijventerreinen is € over.', (told) => [cents(legs(told)[0]!.left)]],
  [
    'Bij € is het deel van de uitkering nog niet ingevuld.',
    (told) => [cents(legs(told).find(({ leg }) => leg === null)!.spent)],
  ],
  [
    'Bij # … ontbreekt het bewijs.',
    (told) => {
      const count = programme(told).costsWithoutEvidence.length;
      return [plain(count), count === 1 ? 'kostenregel' : 'kostenregels'];
    },
  ],
  [
    'Dit rapport gaat over de periode van @ tot en met @.',
    ({ facts: { span } }) => [long(span.from), long(span.until)],
  ],
  [
    'Er … # … gestart, op een doel van #.',
    ({ facts }) => [...thereAre(figureOf(facts, 'I1')!), plain(figureOf(facts, 'I2.looptijd.doel'))],
  ],
  ['Er … # … gestart.', ({ facts }) => thereAre(figureOf(facts, 'I1')!)],
  ['Er … # sprintsessies gehouden.', ({ facts }) => ['zijn', plain(figureOf(facts, 'I8'))]],
  ['Op # … is de organisatiegraad hoger dan bij de start.', ({ facts }) => parksOf(figureOf(facts, 'I3')!)],
  [
    'Volgens onze uitleg van de regeling … # … georganiseerd.',
    ({ facts }) => {
      const count = figureOf(facts, 'I4')!;
      return [count === 1 ? 'is' : 'zijn', ...parksOf(count)];
    },
  ],
  [
    'Er … # … uitgevoerd.',
    ({ facts }) => {
      const count = figureOf(facts, 'I11.uitgevoerd')!;
      return [count === 1 ? 'is' : 'zijn', plain(count), count === 1 ? 'maatregel' : 'maatregelen'];
    },
  ],
  ['Er is € ten laste van de uitkering gebracht.', ({ facts }) => [euros(figureOf(facts, 'I13.cumulatief'))]],
  [
    'Het doel is dat elk jaar minstens # bedrijventerreinen starten.',
    (told) => [plain(programme(told).basis.goalPerYear)],
  ],
  [
    'Over de hele looptijd is dat een doel van #.',
    ({ facts }) => [plain(figureOf(facts, 'I2.looptijd.doel'))],
  ],
  // What charts tell to who cannot see them.
  [
    'Lijndiagram. Aantal gestarte bedrijventerreinen en het doel, opgeteld. ….',
    (told) => [
      programme(told)
        .startsByYear.filter(({ type }) => type === 'uitkeringsjaar')
        .map(
          ({ name, cumulative, expectedCumulative }) =>
            `${name}: Gestart ${cumulative}, Doel ${bare(expectedCumulative)}`,
        )
        .join('; '),
    ],
  ],
  [
    'Liggend staafdiagram. Aantal trajecten per wagon. ….',
    (told) => [
      programme(told)
        .wagons.map(({ wagon, label }) => `${label}: ${tracksIn(told, wagon)}`)
        .join('; '),
    ],
  ],
];

const nextDay = (day: string): string =>
  new Date(Date.parse(day) + 24 * 3_600_000).toISOString().slice(0, 10);
const parksOf = (count: number): string[] => [
  plain(count),
  count === 1 ? 'bedrijventerrein' : 'bedrijventerreinen',
];
const thereAre = (count: number): string[] => [count === 1 ? 'is' : 'zijn', ...parksOf(count)];
function whiteSpots({ towns, parks }: Told): readonly string[] {
  const reached = new Set(
    parks
      .filter(({ track: own, earlierTracks }) => [own, ...earlierTracks].some((one) => one && !one.stopped))
      .flatMap(({ municipalities }) => municipalities.map(({ key }) => key)),
  );
  const white = towns
    .map(({ municipality }) => municipality)
    .filter(({ key }) => !reached.has(key))
    .map(({ name }) => name)
    .sort((a, b) => a.localeCompare(b, 'nl'));
  return [plain(white.length), listed(white)];
}

const ALL_SENTENCES = SENTENCES.map(([pattern, values]) => {
  const escaped = pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const source = escaped
    .replace(/#/g, '(\\d[\\d.]*(?:,\\d+)?)')
    .replace(/@/g, '(\\d+ [a-z]+ \\d{4})')
    .replace(/€/g, '(−?€\\u00a0[\\d.]+(?:,\\d+)?)')
    .replace(/…/g, '(.+?)');
  return { test: new RegExp(`^${source}$`), values };
});

export function strayIn(paragraph: string, told: Told, texts: ReadonlySet<string>): readonly string[] {
  if (!/\d/.test(paragraph) || told.layout.has(paragraph) || texts.has(paragraph)) return [];
  const strange: string[] = [];
  // What stands between quotes is called by its name.
  const bare = paragraph.replace(/“([^”]*)”/g, (_, quoted: string) => {
    if (/\d/.test(quoted) && !texts.has(quoted)) strange.push(quoted);
    return '“”';
  });
  const whole = fits(bare, told);
  if (whole) return strange;
  const wrong = sentencesOf(bare).filter(
    (sentence) => /\d/.test(sentence) && !told.layout.has(sentence) && !fits(sentence, told),
  );
  return [...strange, ...wrong];
}

export function sentencesOf(paragraph: string): readonly string[] {
  return paragraph.split(/(?<=\.) (?=[A-Z0-9])/);
}

function fits(sentence: string, told: Told): boolean {
  return ALL_SENTENCES.some(({ test, values }) => {
    const found = test.exec(sentence);
    return found !== null && JSON.stringify(found.slice(1)) === JSON.stringify(values(told));
  });
}
