/** Makes the register at Google: spreadsheet, bound script and folders; finds what is there and then changes nothing. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { openBrowser } from './browser.ts';
import { DEFAULT_WORLD } from './defaults.ts';
import {
  bareClient,
  clientIn,
  dropToken,
  keepClient,
  keptClient,
  secretPlaces,
  storedToken,
  storeToken,
} from './ops/account.ts';
import { type Command, HERE, main, type Session, type Values } from './ops/command.ts';
import { EXIT, OpsFault, statusOf } from './ops/fault.ts';
import { type Google, NEW, type ToldCall } from './ops/google.ts';
import {
  type DriveFile,
  ensurePart,
  findPart,
  findScript,
  isPristine,
  makeScript,
  noteScript,
} from './ops/places.ts';
import type { Outcome } from './ops/say.ts';
import { signIn } from './ops/sign-in.ts';
import { readProject, TARGETS, type Target, writeProject } from './ops/target.ts';

const HELP = `
Maakt het register bij Google: de spreadsheet, het script dat erbij hoort en de mappen. Wat er al is, blijft zoals het is.

Gebruik: npm run provision -- [--target test|productie] [opties]

  --client FILE   Het JSON-bestand van de OAuth-client (Desktop app) van uw organisatie. Eenmaal nodig.
  --aanmelden     Meld opnieuw aan, ook als er al een aanmelding is.
  --afmelden      Trek de aanmelding van dit doel in en vergeet haar. Er wordt verder niets gedaan.
  --geen-browser  Toon alleen het adres om aan te melden.
  --script ID     Het ID van een script dat al bij de spreadsheet hoort.
  --dry-run       Toon elke aanroep naar Google; verander niets.
`;

const LOCALE = 'nl_NL';
const TIME_ZONE = 'Europe/Amsterdam';

export const PROVISION: Command = {
  name: 'provision',
  help: HELP,
  options: {
    client: { type: 'string' },
    aanmelden: { type: 'boolean', default: false },
    afmelden: { type: 'boolean', default: false },
    'geen-browser': { type: 'boolean', default: false },
    script: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
  },
  async run(session, values) {
    if (session.serviceKey !== null)
      throw new OpsFault(
        EXIT.unclear,
        'Google laat een serviceaccount geen script maken of bijwerken.',
        'Meld u aan als persoon. Een serviceaccount kan wel export, backup en doctor doen, als het blad ermee is gedeeld.',
      );
    if (values.afmelden === true) return leave(session);
    await enter(session, values);
    const calls: ToldCall[] = [];
    const rehearse = values['dry-run'] === true ? (call: ToldCall) => void calls.push(call) : undefined;
    const made = await provision(
      session,
      session.google(rehearse),
      values.script as string | undefined,
      !rehearse,
    );
    return rehearse ? rehearsed(made, calls) : finished(session, made, String(values.world));
  },
};

/** Signs in where nobody is, or where that is asked. */
async function enter(
  { places, target, endpoints, surroundings, voice, isLocal }: Session,
  values: Values,
): Promise<void> {
  const secrets = secretPlaces(places.secrets);
  if (values.client !== undefined) {
    const path = resolve(String(values.client));
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch {
      throw new OpsFault(
        EXIT.unclear,
        `Het bestand ${path} kan niet worden gelezen.`,
        'Controleer de naam en de map.',
      );
    }
    clientIn(text, path);
    keepClient(secrets, text);
    voice.note(`De OAuth-client is bewaard in ${secrets.client}. Het bestand ${path} kunt u nu weggooien.`);
  }
  if (isLocal || (storedToken(secrets, target) && values.aanmelden !== true)) return;
  const client = keptClient(secrets);
  const tokens = await signIn({
    client,
    endpoints,
    open(address) {
      voice.urge(`Meld u aan in de browser, met het account van het beheer:\n${address}`);
      if (values['geen-browser'] !== true) surroundings.browse(address);
    },
  });
  storeToken(secrets, target, client, tokens);
  voice.note(`U bent aangemeld. De aanmelding staat in ${secrets.tokens}, alleen voor u leesbaar.`);
}

async function leave({ places, target, endpoints }: Session): Promise<Outcome> {
  const secrets = secretPlaces(places.secrets);
  const token = storedToken(secrets, target);
  if (!token) return { code: EXIT.done, lines: ['U was niet aangemeld.'], data: { signedIn: false } };
  const auth = bareClient({ id: token.client_id, secret: token.client_secret }, endpoints);
  let revoked = true;
  try {
    await auth.revokeToken(token.refresh_token ?? token.access_token ?? '');
  } catch (error) {
    // Of what Google does not know any more there is nothing to take back (RFC 7009, 2.2.1).
    revoked = statusOf(error) === 400;
  }
  dropToken(secrets, target);
  const lines = revoked
    ? [
        'De aanmelding is ingetrokken en vergeten.',
        'Nakijken kan op https://myaccount.google.com/connections.',
      ]
    : [
        'De aanmelding is hier vergeten, maar Google was niet bereikbaar: daar geldt zij misschien nog.',
        'Trek haar zelf in op https://myaccount.google.com/connections.',
      ];
  return { code: revoked ? EXIT.done : EXIT.attention, lines, data: { signedIn: false, revoked } };
}

interface Made {
  readonly account: string;
  readonly register: DriveFile;
  readonly folder: DriveFile;
  readonly scriptId: string;
  /** What was made or changed now, in Dutch. */
  readonly changes: readonly string[];
}

async function provision(
  session: Session,
  google: Google,
  script: string | undefined,
  write: boolean,
): Promise<Made> {
  const { target, patience, places, voice } = session;
  const steps = 5;
  let done = 0;
  const step = (): void => voice.progress('Register klaarzetten', ++done, steps);
  const changes: string[] = [];
  const told = (made: boolean, what: string): void => void (made && changes.push(what));

  const { data: about } = await google.drive.about.get({ fields: 'user(emailAddress)' });
  await refuseASecond(google, target, places.project);
  const folder = await ensurePart(google, target, 'map', null, patience);
  told(folder.made, `de map "${TARGETS[target].title}"`);
  step();
  let register = await ensurePart(google, target, 'register', folder.value.id!, patience);
  if (await mustStartOver(google, register.value, script)) {
    voice.note(
      'De vorige keer kwam niet vast te staan of het script er kwam. De lege spreadsheet gaat weg en komt opnieuw.',
    );
    await google.drive.files.update({
      fileId: register.value.id!,
      requestBody: { trashed: true },
      fields: 'id',
    });
    register = await ensurePart(google, target, 'register', folder.value.id!, patience);
  }
  told(register.made, `de spreadsheet "${TARGETS[target].title}"`);
  step();
  told(
    (await ensurePart(google, target, 'kopieen', folder.value.id!, patience)).made,
    'de map "Reservekopieën"',
  );
  step();
  told(await settle(google, register.value.id!), 'taal en tijdzone van de spreadsheet');
  step();
  const known = await findScript(google, register.value);
  if (script !== undefined && (known.state !== 'there' || known.id !== script)) {
    await noteScript(google, register.value.id!, script);
    changes.push('het verband met het opgegeven script');
  } else if (known.state !== 'there') changes.push('het script van de spreadsheet');
  const scriptId =
    script ?? (known.state === 'there' ? known.id : await makeScript(google, register.value, target));
  const project = { scriptId, parentId: register.value.id!, rootDir: 'dist' };
  if (write) told(writeProject(places.project, project), places.project);
  else if (JSON.stringify(readProject(places.project)) !== JSON.stringify(project))
    changes.push(places.project);
  step();
  return {
    account: about.user?.emailAddress ?? '',
    register: register.value,
    folder: folder.value,
    scriptId,
    changes,
  };
}

/**
 * Refuses while the project names a register that this sign-in does not see: with another account, or with the
 * register in the bin, a second and empty one would come in its place.
 */
async function refuseASecond(google: Google, target: Target, project: string): Promise<void> {
  const named = readProject(project)?.parentId;
  if (named === undefined || (await findPart(google, target, 'register'))?.id === named) return;
  throw new OpsFault(
    EXIT.refused,
    `Het register dat in ${project} staat, is met deze aanmelding niet te vinden. Er is niets gemaakt.`,
    `Haal het uit de prullenbak van Drive, of meld u met --aanmelden aan met het account dat het maakte. Is het echt weg? Verwijder dan ${project} en geef de opdracht nog eens.`,
  );
}

/** True when a script was asked for and no answer came, and the spreadsheet is as empty as a new one. */
async function mustStartOver(
  google: Google,
  register: DriveFile,
  script: string | undefined,
): Promise<boolean> {
  if (script !== undefined || (await findScript(google, register)).state !== 'unsure') return false;
  if (await isPristine(google, register.id!)) return true;
  throw new OpsFault(
    EXIT.refused,
    'Het staat niet vast welk script bij de spreadsheet hoort, en er staat al iets in.',
    `Open ${linkTo(register)}, kies Extensies → Apps Script → Projectinstellingen, kopieer de script-ID en geef: npm run provision -- --script ID.`,
  );
}

/** Sets language and time zone where they differ; tells whether they did. */
async function settle(google: Google, spreadsheetId: string): Promise<boolean> {
  const { data } = await google.sheets.spreadsheets.get({
    spreadsheetId,
    fields: 'properties(locale,timeZone)',
  });
  if (data.properties?.locale === LOCALE && data.properties.timeZone === TIME_ZONE) return false;
  const properties = { locale: LOCALE, timeZone: TIME_ZONE };
  await google.sheets.spreadsheets.batchUpdate({
    spreadsheetId,
    requestBody: { requests: [{ updateSpreadsheetProperties: { properties, fields: 'locale,timeZone' } }] },
  });
  return true;
}

function linkTo({ id, webViewLink }: DriveFile): string {
  return webViewLink ?? `https://docs.google.com/spreadsheets/d/${id}/edit`;
}

function scriptLink(id: string): string {
  return `https://script.google.com/d/${id}/edit`;
}

function finished({ where, isLocal }: Session, made: Made, world: string): Outcome {
  const { account, register, folder, scriptId, changes } = made;
  const lines = [
    changes.length > 0
      ? `Klaargezet voor ${account}: ${changes.join(', ')}.`
      : `Alles staat al klaar voor ${account}. Er is niets veranderd.`,
    `  Spreadsheet  ${linkTo(register)}`,
    `  Map          ${folder.webViewLink ?? folder.id}`,
    `  Script       ${scriptLink(scriptId)}`,
    '',
    'Wat u zelf nog doet:',
    `  1. Zet het programma erin: npm run deploy -- ${where}`,
    ...(isLocal ? stepsLocally(world) : stepsAtGoogle(scriptId)),
  ];
  const data = {
    account,
    spreadsheetId: register.id,
    folderId: folder.id,
    scriptId,
    changes,
    url: linkTo(register),
  };
  return { code: EXIT.done, lines, data };
}

/** What only a person can do at Google. */
function stepsAtGoogle(scriptId: string): string[] {
  return [
    '  2. Open de spreadsheet en kies Terreinregister → Beheer → Installeren of herstellen. Google vraagt eenmaal',
    '     toestemming. Dat kan alleen een mens doen, en het blad werkt daarna onder dat account.',
    '  3. Deel de spreadsheet met wie meewerken (knop Delen) en vul de tab Contacten in.',
    `  4. Om ook sjablonen in de reservekopie te krijgen: koppel het script aan het Cloud-project van uw OAuth-client`,
    `     (${scriptLink(scriptId).replace('/edit', '/settings')}, onder Google Cloud Platform-project). Dit mag ook later.`,
  ];
}

function stepsLocally(world: string): string[] {
  const open = world === DEFAULT_WORLD ? 'npm start' : `npm start -- --world ${world}`;
  return [
    `  2. Geef ${open}, en kies Terreinregister → Beheer → Installeren of herstellen. Sluit daarna af met Ctrl+C:`,
    '     zolang de pagina open is, kunnen andere opdrachten er niet bij.',
    'De adressen hierboven zijn die van Google en werken hier niet.',
  ];
}

function rehearsed({ changes }: Made, calls: readonly ToldCall[]): Outcome {
  const lines = calls.flatMap(readable);
  const end =
    changes.length > 0
      ? `Dit zou er komen of veranderen: ${changes.join(', ')}. "${NEW}" staat voor wat Google zelf kiest.`
      : 'Er zou niets veranderen.';
  return { code: EXIT.done, lines: [...lines, '', end], data: { calls, changes } };
}

/** A call in lines that people can read: the address, and below it each parameter and the contents. */
function readable({ method, path, body, made }: ToldCall): string[] {
  const [address = '', query = ''] = path.split('?');
  return [
    `${made ? 'gelezen    ' : 'niet gedaan'}  ${method} ${decodeURIComponent(address)}`,
    ...[...new URLSearchParams(query)].map(([name, value]) => `               ${name}: ${value}`),
    ...(body === null ? [] : [`               inhoud: ${JSON.stringify(body)}`]),
  ];
}

main(import.meta.url, PROVISION, { ...HERE, browse: openBrowser });
