/** Puts a backup back: the whole register, one table or one row; first as a rehearsal, and what is replaced is kept. */
import { resolve } from 'node:path';
import { tellInJournal } from '../src/register/app/writer.ts';
import { journal } from '../src/register/domain/schema/tables/index.ts';
import { formatDay } from '../src/register/domain/text/dates.ts';
import { makeBackup, readAll, spreadsheetOf } from './backup.ts';
import { dropFiles, KEEP, keptIn, type Manifest, readBackup, superfluous } from './ops/archive.ts';
import { type Command, main, type Session, type Values } from './ops/command.ts';
import { EXIT, OpsFault } from './ops/fault.ts';
import type { Google } from './ops/google.ts';
import { type BookImage, type Reading, readBook, requireUnchanged, tableIn, titleOf } from './ops/image.ts';
import { momentIn, registerOver } from './ops/image-book.ts';
import { ruleRequests, tabRequests } from './ops/raw-restore.ts';
import {
  madeSafe,
  planRestore,
  type RestoreOptions,
  type RestorePlan,
  tableNamed,
  tellChange,
} from './ops/restore-plan.ts';
import type { Outcome } from './ops/say.ts';
import { inCalls, send, untilDone } from './ops/write.ts';

const HELP = `
Zet een reservekopie terug. Zonder --apply verandert er niets en ziet u wat er zou veranderen. Wat wordt vervangen, gaat
eerst zelf in een reservekopie. Een tabblad dat weg is of kolommen mist, komt cel voor cel terug; van de andere
tabbladen gaan de rijen terug die anders zijn, met een regel in het Journaal, zodat het ook ongedaan te maken is.

Gebruik: npm run restore -- BESTAND [--target test|productie] [opties]

  BESTAND         De reservekopie, of het woord laatste.
  --tabel NAAM    Alleen deze tabel.
  --rij SLEUTEL   Alleen deze rij van de tabel.
  --tabblad NAAM  Dit ene tabblad cel voor cel zoals het was, ook als het er nog is.
  --precies       Rijen die na de kopie kwamen, gaan weg. Anders blijven zij.
  --met-personen  Ook rijen over personen die weg zijn, komen terug. Anders blijven zij weg.
  --apply         Doe het.
`;

/** Differences that are printed; with --json all are told. */
const SHOWN = 30;

export const RESTORE: Command = {
  name: 'restore',
  help: HELP,
  positionals: true,
  options: {
    tabel: { type: 'string' },
    rij: { type: 'string' },
    tabblad: { type: 'string' },
    precies: { type: 'boolean', default: false },
    'met-personen': { type: 'boolean', default: false },
    apply: { type: 'boolean', default: false },
  },
  async run(session, values, positionals) {
    const options = optionsIn(values);
    const path = pathIn(session, positionals);
    const { manifest, book: kept } = readBackup(path);
    const google = session.google();
    // Looks are only compared where a tab comes back cell by cell; a backup holds them as well.
    const read = await readAll(session, google, values.apply === true || options.tab !== null);
    const plan = planRestore(kept, read.book, options);
    const head = `Reservekopie van ${formatDay(manifest.madeAt.slice(0, 10))}, ${manifest.madeAt.slice(11, 16)} UTC (${manifest.title}).`;
    const isNothing = plan.raw.length + plan.changes.length === 0;
    const data = {
      path,
      madeAt: manifest.madeAt,
      tabs: plan.raw.map(titleOf),
      changes: plan.changes.map(tellChange),
      notes: plan.notes,
    };
    if (isNothing)
      return {
        code: EXIT.done,
        lines: [head, 'Alles staat er al zo; er is niets terug te zetten.', ...plan.notes],
        data: { ...data, applied: false },
      };
    if (values.apply !== true) {
      const lines = [head, ...told(plan), '', 'Er is nog niets veranderd. Met --apply wordt het teruggezet.'];
      return { code: EXIT.done, lines, data: { ...data, applied: false } };
    }
    return apply(session, google, { kept, manifest, read, plan, options, head, data });
  },
};

function optionsIn(values: Values): RestoreOptions {
  const table = values.tabel === undefined ? null : tableNamed(String(values.tabel)).id;
  const key = values.rij === undefined ? null : String(values.rij);
  if (key !== null && table === null)
    throw new OpsFault(EXIT.unclear, '--rij hoort bij --tabel.', 'Zie --help.');
  const tab = values.tabblad === undefined ? null : String(values.tabblad);
  if (tab !== null && table !== null)
    throw new OpsFault(
      EXIT.unclear,
      '--tabblad en --tabel gaan niet samen.',
      'Geef een van beide; zie --help.',
    );
  return { table, key, tab, precise: values.precies === true, people: values['met-personen'] === true };
}

function pathIn({ places, where }: Session, positionals: readonly string[]): string {
  const [asked, ...others] = positionals;
  if (asked === undefined || others.length > 0)
    throw new OpsFault(EXIT.unclear, 'Geef één reservekopie, of het woord laatste.', 'Zie --help.');
  if (asked !== 'laatste') return resolve(asked);
  const [newest] = keptIn(places.backups).filter(({ beforeRestore }) => !beforeRestore);
  if (newest) return newest.path;
  throw new OpsFault(
    EXIT.unclear,
    `In ${places.backups} staat nog geen reservekopie.`,
    `Maak er een: npm run backup -- ${where}.`,
  );
}

/** What will happen, in lines. */
function told({ raw, changes, notes }: RestorePlan): string[] {
  const lines = changes.map(tellChange);
  return [
    ...raw.map((tab) => `Tabblad "${titleOf(tab)}" komt cel voor cel terug: ${tab.cells.length} rijen.`),
    ...lines.slice(0, SHOWN),
    ...(lines.length > SHOWN ? [`… en nog ${lines.length - SHOWN} rijen`] : []),
    ...notes,
  ];
}

interface Work {
  readonly kept: BookImage;
  readonly manifest: Manifest;
  /** What stood there when the plan was made. */
  readonly read: Reading;
  readonly plan: RestorePlan;
  readonly options: RestoreOptions;
  readonly head: string;
  readonly data: Readonly<Record<string, unknown>> & { readonly path: string };
}

async function apply(session: Session, google: Google, work: Work): Promise<Outcome> {
  const { kept, manifest, read, plan, options, head, data } = work;
  const { patience, voice, places } = session;
  const { spreadsheetId } = spreadsheetOf(session);
  const safety = await makeBackup(session, google, 'voor terugzetten', places.backups, read);
  voice.note(`Wat er nu staat, is bewaard in ${safety.path}.`);
  await requireUnchanged(google, spreadsheetId, read.version);
  const from = manifest.madeAt.slice(0, 16).replace('T', ' ');
  const reason = `Teruggezet uit de reservekopie van ${from} UTC`;
  const name = `terug-${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}`;
  try {
    await untilDone(patience, (again) => restoreTabs(session, google, work, again ? null : read.book));
    const changed = plan.raw.length > 0;
    await untilDone(patience, (again) =>
      restoreRows(google, work, again || changed ? null : read.book, spreadsheetId, { reason, name }),
    );
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new OpsFault(
      EXIT.partial,
      `Het terugzetten stopte halverwege. ${error.message}`,
      `Geef dezelfde opdracht opnieuw: zij doet wat nog niet gedaan is. Terug naar hoe het was: npm run restore -- "${safety.path}".`,
      { cause: error },
    );
  }
  const seen = await readBook(google, spreadsheetId, () => {}, options.tab !== null);
  const left = planRestore(kept, seen, options);
  const done = left.raw.length + left.changes.length === 0;
  const dropped = dropReplaced(places.backups, resolve(data.path), Date.parse(safety.madeAt));
  const lines = [
    head,
    ...told(plan),
    '',
    done
      ? 'Teruggezet en nagekeken: het staat er weer zo.'
      : `Teruggezet, maar ${left.raw.length + left.changes.length} dingen zijn nog anders; er werd intussen gewerkt.`,
    `Wat er stond, staat in ${safety.path}.`,
    ...(dropped.length > 0 ? [`Weggedaan volgens de bewaarregel: ${dropped.join(', ')}.`] : []),
    ...(plan.raw.length > 0
      ? [
          'Kies in de spreadsheet Terreinregister → Beheer → Installeren of herstellen: dat maakt keuzelijsten en grafieken weer compleet.',
        ]
      : []),
  ];
  return {
    code: done ? EXIT.done : EXIT.attention,
    lines,
    data: { ...data, applied: true, safety: safety.path, dropped },
  };
}

/**
 * Throws away what earlier restores replaced, by the rule of backups, and gives the names. Usual backups are left to
 * `npm run backup`, which may be told to keep more of them; the one that was just put back stays as well.
 */
function dropReplaced(folder: string, used: string, now: number): readonly string[] {
  const gone = superfluous(keptIn(folder), KEEP, now).filter(
    ({ beforeRestore, path }) => beforeRestore && resolve(path) !== used,
  );
  dropFiles(gone);
  return gone.map(({ name }) => name);
}

/** First every tab with its name and size, so that rules can point at each other; then what is in them, tab by tab. */
async function restoreTabs(
  session: Session,
  google: Google,
  { kept, plan }: Work,
  read: BookImage | null,
): Promise<void> {
  if (plan.raw.length === 0) return;
  const { spreadsheetId } = spreadsheetOf(session);
  const { voice } = session;
  const now = read ?? (await readBook(google, spreadsheetId));
  const each = plan.raw.map((tab) => tabRequests(now, kept, madeSafe(tab, now)));
  await send(
    google,
    spreadsheetId,
    each.flatMap(({ frame }) => frame),
  );
  const calls = each.flatMap(({ contents }) => inCalls(contents));
  for (const [done, call] of calls.entries()) {
    voice.progress('Tabbladen terugzetten', done, calls.length);
    await send(google, spreadsheetId, call);
  }
  voice.progress('Tabbladen terugzetten', calls.length, calls.length);
}

interface Telling {
  readonly reason: string;
  /** Names the batch in the journal. */
  readonly name: string;
}

/** The rows that differ, by the register's own writer: with the journal, and as one call where that fits. */
async function restoreRows(
  google: Google,
  { kept, plan, options }: Work,
  read: BookImage | null,
  spreadsheetId: string,
  { reason, name }: Telling,
): Promise<void> {
  const now = read ?? (await readBook(google, spreadsheetId));
  const at = momentIn(now);
  const { register, ports, requests, tabs } = registerOver(now, { now: at, name });
  const { changes } = planRestore(kept, now, options);
  if (changes.length > 0) {
    const result = register.write({ via: 'herstel', reason, changes });
    if (!result.ok)
      throw new OpsFault(EXIT.refused, result.conflicts.map(({ message }) => message).join(' '));
  }
  const isTold =
    tabs.has(journal.id) && register.read(journal).entries.some(({ values }) => values.batch === `T-${name}`);
  if (tabs.has(journal.id) && !isTold)
    for (const tab of plan.raw) {
      const batch = { id: name, actor: 'systeem', at, via: 'herstel', reason } as const;
      tellInJournal(ports, register, batch, () => ({
        operation: 'update',
        table: journal.id,
        key: tableIn(tab) ?? titleOf(tab),
        field: null,
        old: null,
        new: `Tabblad "${titleOf(tab)}" teruggezet: ${tab.cells.length} rijen`,
      }));
      register.forget([journal.id]);
    }
  const rules = ruleRequests(now, kept, plan.raw);
  for (const call of inCalls([...rules, ...requests])) await send(google, spreadsheetId, call);
}

main(import.meta.url, RESTORE);
