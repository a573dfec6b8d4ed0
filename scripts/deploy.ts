/** Puts the program at Google: checked, built, sent with clasp, kept as a version, and given to the web page. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { makeBackup } from './backup.ts';
import { build } from './build.ts';
import { claspPush } from './ops/clasp.ts';
import { type Command, main, type Session, type Values } from './ops/command.ts';
import { EXIT, OpsFault } from './ops/fault.ts';
import { type Google, pause } from './ops/google.ts';
import {
  builtProgram,
  difference,
  manifestOf,
  type Program,
  printOf,
  remoteProgram,
  tellDifference,
} from './ops/program.ts';
import {
  describeRelease,
  type Head,
  headOf,
  MOST_VERSIONS,
  makeVersion,
  publishPage,
  releasesOf,
} from './ops/releases.ts';
import type { Outcome } from './ops/say.ts';
import { readProject, readState, versionIn, writeState } from './ops/target.ts';

const HELP = `
Zet het programma bij Google: controleert, test, bouwt, zet neer met clasp, bewaart het als versie en werkt de webpagina bij.
Staat er bij Google een wijziging die niet in dit project zit, dan gebeurt er niets.

Gebruik: npm run deploy -- [--target test|productie] [opties]

  --zonder-tests           Sla de tests over. Dat komt in de omschrijving van de versie te staan.
  --zonder-controle        Sla lint en typen over. Dat komt er ook in te staan.
  --elders-getest          Controles en tests liepen al op deze commit, in een taak zonder geheimen. Ook dat komt erin te
                           staan. Met losse wijzigingen wordt het geweigerd: die zijn elders niet getest.
  --met-losse-wijzigingen  Neem ook mee wat nog niet in git staat; voor productie is dat anders een weigering.
  --overschrijven          Vervang ook wat iemand bij Google wijzigde. Dat wordt eerst als versie bewaard.
  --zonder-reservekopie    Maak voor productie niet eerst een reservekopie van het register.
  --gebouwd MAP            Gebruik dit gebouwde programma en bouw niet.
`;

export const DEPLOY: Command = {
  name: 'deploy',
  help: HELP,
  options: {
    'zonder-tests': { type: 'boolean', default: false },
    'zonder-controle': { type: 'boolean', default: false },
    'elders-getest': { type: 'boolean', default: false },
    'met-losse-wijzigingen': { type: 'boolean', default: false },
    overschrijven: { type: 'boolean', default: false },
    'zonder-reservekopie': { type: 'boolean', default: false },
    gebouwd: { type: 'string' },
  },
  async run(session, values) {
    const project = requireProject(session);
    const google = session.google();
    const source = sourceOf(session, values);
    check(session, values);
    const own = values.gebouwd === undefined ? mkdtempSync(join(tmpdir(), 'terreinregister-')) : null;
    try {
      const directory =
        own === null ? resolve(String(values.gebouwd)) : (await build(join(own, 'dist'))).directory;
      return await deploy(session, google, {
        scriptId: project.scriptId,
        directory,
        source,
        force: values.overschrijven === true,
        backup: session.target === 'productie' && values['zonder-reservekopie'] !== true,
      });
    } finally {
      if (own !== null) rmSync(own, { recursive: true, force: true });
    }
  },
};

/** The project file of the target. Throws `OpsFault` where nothing was provisioned. */
export function requireProject({ places, target, where, serviceKey }: Session): {
  readonly scriptId: string;
} {
  if (serviceKey !== null)
    throw new OpsFault(
      EXIT.unclear,
      'Google laat een serviceaccount geen script bijwerken.',
      'Meld u aan als persoon: npm run provision -- --aanmelden.',
    );
  const project = readProject(places.project);
  if (project) return project;
  throw new OpsFault(
    EXIT.refused,
    `Er is nog geen register voor het doel "${target}": ${places.project} wijst geen script aan.`,
    `Maak het eerst: npm run provision -- ${where}.`,
  );
}

/** Which source this is, for the description of the version. Throws `OpsFault` for loose changes in production. */
function sourceOf({ target, surroundings, isLocal }: Session, values: Values): string {
  const git = (...args: string[]): string | null => {
    const { status, stdout } = spawnSync('git', args, { cwd: surroundings.root, encoding: 'utf8' });
    return status === 0 ? stdout.trim() : null;
  };
  const commit = git('rev-parse', '--short', 'HEAD');
  const loose = (git('status', '--porcelain') ?? '') !== '';
  if (values['elders-getest'] === true) requireTested(values, commit, loose);
  if (loose && target === 'productie' && !isLocal && values['met-losse-wijzigingen'] !== true)
    throw new OpsFault(
      EXIT.refused,
      'In dit project staan wijzigingen die nog niet in git zijn vastgelegd.',
      'Leg ze vast, of geef --met-losse-wijzigingen als u ze toch wilt meenemen.',
    );
  const remarks = [
    ...(loose ? ['met losse wijzigingen'] : []),
    ...(values['zonder-tests'] === true ? ['zonder tests'] : []),
    ...(values['zonder-controle'] === true ? ['zonder controle'] : []),
    ...(values['elders-getest'] === true ? ['elders getest'] : []),
  ];
  return [commit ?? 'zonder git', ...remarks].join(', ');
}

/** Throws `OpsFault` where what stands here cannot be what was tested elsewhere: that was a commit, and all of it. */
function requireTested(values: Values, commit: string | null, loose: boolean): void {
  const skipped = ['zonder-tests', 'zonder-controle'].find((name) => values[name] === true);
  if (skipped !== undefined)
    throw new OpsFault(
      EXIT.unclear,
      `--elders-getest zegt dat alles al is getest; --${skipped} zegt dat dat niet zo is.`,
      'Geef een van beide.',
    );
  if (commit === null)
    throw new OpsFault(
      EXIT.refused,
      'Zonder git is niet vast te stellen dat dit is wat elders is getest.',
      'Geef de opdracht in een kopie van het project die met git is gemaakt, of laat --elders-getest weg.',
    );
  if (loose)
    throw new OpsFault(
      EXIT.refused,
      'In dit project staan wijzigingen die nog niet in git zijn vastgelegd; die zijn elders niet getest.',
      'Leg ze vast en test ze, of laat --elders-getest weg.',
    );
}

function check({ surroundings, voice, json }: Session, values: Values): void {
  const steps: readonly (readonly [skip: string, what: string, ...command: string[]])[] = [
    ['zonder-controle', 'Controleren', 'run', 'lint'],
    ['zonder-controle', 'Typen nagaan', 'run', 'typecheck'],
    ['zonder-tests', 'Testen', 'exec', '--', 'jest', '--silent'],
  ];
  for (const [skip, what, ...command] of steps) {
    if (values[skip] === true || values['elders-getest'] === true) continue;
    voice.note(`${what} …`);
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const stdio: 'ignore' | ['ignore', 2, 2] = json ? 'ignore' : ['ignore', 2, 2];
    const { status } = spawnSync(npm, command, { cwd: surroundings.root, env: surroundings.env, stdio });
    if (status !== 0)
      throw new OpsFault(
        EXIT.refused,
        `${what} is niet gelukt; er is niets naar Google gegaan.`,
        'Herstel wat hierboven staat.',
      );
  }
}

interface Plan {
  readonly scriptId: string;
  readonly directory: string;
  readonly source: string;
  readonly force: boolean;
  /** Keep the register first, since a new program may change its tabs. */
  readonly backup: boolean;
}

async function deploy(
  session: Session,
  google: Google,
  { scriptId, directory, source, force, backup }: Plan,
): Promise<Outcome> {
  const { places, patience, voice, surroundings } = session;
  const program = builtProgram(directory);
  const print = printOf(program);
  const { ours, total } = await releasesOf(google, scriptId);
  const { pushing } = readState(places.state);
  const head = await headOf(google, scriptId, ours, [print, ...(pushing ? [pushing] : [])]);
  if (head.state === 'changed') {
    if (!force) throw changedThere(head, scriptId);
    const kept = await makeVersion(
      google,
      scriptId,
      'Gewijzigd bij Google; bewaard voordat het werd vervangen',
      patience,
    );
    voice.note(`Wat bij Google was gewijzigd, is bewaard als versie ${kept}.`);
  }
  const found = difference(head.program, program);
  const same = printOf(head.program) === print;
  if (!same) {
    if (backup && head.state !== 'blank') {
      const { path } = await makeBackup(session, google, 'voor uitrol', places.backups);
      voice.note(`Het register is eerst bewaard in ${path}.`);
    }
    writeState(places.state, { pushing: print });
    await send(session, google, scriptId, directory, { program, before: head.program });
  }
  const release = head.state === 'ours' && same ? head.release : null;
  const version =
    release?.number ??
    (await makeVersion(
      google,
      scriptId,
      describeRelease(versionIn(surroundings.root), source, print),
      patience,
    ));
  const web = manifestOf(program).webapp !== undefined;
  const page = web ? await publishPage(google, scriptId, version, patience) : null;
  const left = MOST_VERSIONS - total - (release ? 0 : 1);
  const lines = [
    release
      ? `Versie ${version} staat er al precies zo. Er is niets veranderd.`
      : `Neergezet als versie ${version}: ${program.length} bestanden, ${kilobytes(program)} kB.`,
    ...(head.state === 'blank' ? [] : tellDifference(found)),
    ...(page ? [`  Webpagina: ${page.address ?? 'nog zonder adres'}`] : []),
    ...(release || ours.length === 0
      ? []
      : [`Terug naar de versie ervoor: npm run rollback -- ${session.where}`]),
    ...(left < 20
      ? [
          `Let op: Google bewaart hoogstens ${MOST_VERSIONS} versies; er kunnen er nog ${left} bij. Verwijder oude in de editor.`,
        ]
      : []),
  ];
  const code = left < 20 ? EXIT.attention : EXIT.done;
  return { code, lines, data: { version, changed: !release, difference: found, page, print } };
}

function changedThere({ since, release }: Head & { readonly state: 'changed' }, scriptId: string): OpsFault {
  const what = tellDifference(since).join('\n');
  const from = release ? `sinds versie ${release.number}` : 'en niets daarvan komt van dit project';
  return new OpsFault(
    EXIT.refused,
    `Het script bij Google is daar gewijzigd, ${from}. Er is niets vervangen.\n${what}`,
    `Bekijk het op https://script.google.com/d/${scriptId}/edit en neem over wat moet blijven. Met --overschrijven wordt het eerst als versie bewaard en dan vervangen.`,
  );
}

/** Sends the program. After a fault Google is asked what stands there, so that nobody has to guess. */
async function send(
  session: Session,
  google: Google,
  scriptId: string,
  directory: string,
  { program, before }: { readonly program: Program; readonly before: Program },
): Promise<void> {
  const { voice, patience } = session;
  for (let attempt = 1; ; attempt++) {
    voice.note('Neerzetten met clasp …');
    let fault: unknown = null;
    try {
      await claspPush(session, google, scriptId, directory);
    } catch (error) {
      fault = error;
    }
    const there = await remoteProgram(google, scriptId);
    if (printOf(there) === printOf(program)) return;
    const untouched = printOf(there) === printOf(before);
    if (fault === null)
      throw new OpsFault(
        EXIT.partial,
        'Wat bij Google staat, is niet wat is neergezet.',
        'Kijk in de editor of iemand tegelijk werkt, en geef dezelfde opdracht opnieuw.',
      );
    // What Google will not allow, it will not allow a moment later.
    const isPassing = !(fault instanceof OpsFault) || fault.exit === EXIT.later;
    if (attempt >= patience.tries || !untouched || !isPassing) throw fault;
    voice.note(
      `Dat is niet gelukt; bij Google staat nog het oude programma. Poging ${attempt + 1} van ${patience.tries} …`,
    );
    await pause(patience.delay * 2 ** (attempt - 1));
  }
}

function kilobytes(program: Program): number {
  return Math.round(program.reduce((sum, { source }) => sum + Buffer.byteLength(source), 0) / 1024);
}

main(import.meta.url, DEPLOY);
