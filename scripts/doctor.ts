/** Looks whether everything of the register is as it should be, here and at Google, and tells how it is mended. */
import { spreadsheetOf } from './backup.ts';
import { HERE_CHECKS, ownProgram, THERE_CHECKS } from './ops/checks.ts';
import { type Command, main } from './ops/command.ts';
import { EXIT, type ExitCode, faultOf, OpsFault } from './ops/fault.ts';
import type { Check, Finding, Standing, There } from './ops/finding.ts';
import { readBook } from './ops/image.ts';
import { readProject } from './ops/target.ts';

const HELP = `
Gaat na of alles klopt: programma's, aanmelding, rechten, grenzen van Google, en of tabbladen, kolommen, namen,
beveiligingen, formulieren, het script en de webpagina zijn zoals dit project ze beschrijft. Verandert niets.

Gebruik: npm run doctor -- [--target test|productie]
`;

const SIGNS: Readonly<Record<Standing, string>> = {
  goed: 'goed    ',
  'let op': 'LET OP  ',
  fout: 'FOUT    ',
  onbekend: 'onbekend',
};

interface Told extends Finding {
  readonly label: string;
}

export const DOCTOR: Command = {
  name: 'doctor',
  help: HELP,
  options: {},
  async run(session) {
    const found: Told[] = [];
    let worst: ExitCode = EXIT.done;
    /** A check that cannot be made is a finding too; the others go on. */
    const make = async <C>({ label, run }: Check<C>, context: C): Promise<void> => {
      try {
        for (const finding of await run(context)) found.push({ label, ...finding });
      } catch (error) {
        const fault = faultOf(error);
        if (!(fault instanceof OpsFault)) throw fault;
        worst = fault.exit;
        found.push({ label, standing: 'fout', place: '', text: fault.message, repair: fault.tip });
      }
    };
    const checks = HERE_CHECKS.length + THERE_CHECKS.length;
    for (const [done, check] of HERE_CHECKS.entries()) {
      session.voice.progress('Nagaan', done, checks);
      await make(check, { session });
    }
    await make(
      {
        label: 'Register',
        async run() {
          const { spreadsheetId } = spreadsheetOf(session);
          const google = session.google();
          const context: There = {
            session,
            google,
            project: readProject(session.places.project)!,
            book: once(() => readBook(google, spreadsheetId, () => {}, false)),
            own: once(ownProgram),
          };
          for (const [done, check] of THERE_CHECKS.entries()) {
            session.voice.progress('Nagaan', HERE_CHECKS.length + done, checks);
            await make(check, context);
          }
          session.voice.progress('Nagaan', checks, checks);
          return [];
        },
      },
      null,
    );
    const trouble = found.filter(({ standing }) => standing === 'fout' || standing === 'let op').length;
    const lines = [
      ...found.flatMap((each, at) => toldLines(each, found, at)),
      '',
      trouble === 0
        ? 'Alles klopt.'
        : `${trouble} ${trouble === 1 ? 'punt vraagt' : 'punten vragen'} aandacht.`,
    ];
    const code = worst !== EXIT.done ? worst : trouble > 0 ? EXIT.attention : EXIT.done;
    return { code, lines, data: { findings: found } };
  },
};

/** What is asked for the first time is made; then the same is given. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

/** Findings of one place that are printed; with --json all are told. */
const SHOWN = 8;

/** A finding in lines, with its repair once below those that ask for the same. */
function toldLines(
  { label, standing, place, text, repair }: Told,
  found: readonly Told[],
  at: number,
): string[] {
  const alike = (each: Told | undefined): boolean =>
    each?.label === label && each.place === place && each.standing === standing && each.repair === repair;
  let first = at;
  while (alike(found[first - 1])) first--;
  const nth = at - first;
  const isLast = !alike(found[at + 1]);
  const where = place === '' ? label : `${label}, ${place}`;
  return [
    ...(nth < SHOWN ? [`${SIGNS[standing]}  ${where}: ${text}`] : []),
    ...(isLast && nth >= SHOWN ? [`${SIGNS[standing]}  ${where}: … en nog ${nth - SHOWN + 1}`] : []),
    ...(isLast && repair !== '' ? [`            → ${repair}`] : []),
  ];
}

main(import.meta.url, DOCTOR);
