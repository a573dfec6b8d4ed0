/** What can go wrong between this computer and Google, as a sentence for the administrator with a repair and an exit code. */
import { types } from 'node:util';
import { RegisterError } from '../../src/register/domain/errors.ts';

/** With what a command ends; the same for every command, so that other programs can go by it. */
export const EXIT = {
  /** Done, or nothing to do. */
  done: 0,
  /** Done, and there is something to look at: a difference, a warning. */
  attention: 1,
  /** Nothing done: the command or a file that it names is not clear. */
  unclear: 2,
  /** Nothing done: not signed in, or not allowed. */
  access: 3,
  /** Google cannot be reached or is too busy; again later goes on. */
  later: 4,
  /** Nothing done, so that nothing is lost: for instance edits at Google that the project has not. */
  refused: 5,
  /** Stopped half-way; the same command again goes on. */
  partial: 6,
  /** A fault of this program itself, which nobody foresaw. */
  broken: 7,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_HELP = `Uitkomst (exit code): 0 gelukt of niets te doen; 1 gelukt, met iets om naar te kijken; 2 opdracht of bestand niet
duidelijk; 3 niet aangemeld of geen recht; 4 Google niet bereikbaar of te druk, probeer het later; 5 geweigerd om niets
te verliezen; 6 halverwege gestopt, dezelfde opdracht gaat verder; 7 fout in dit programma zelf, meld het.`;

/** A fault that was foreseen. */
export class OpsFault extends Error {
  readonly exit: ExitCode;
  readonly tip: string;

  constructor(exit: ExitCode, reason: string, tip = '', options: ErrorOptions = {}) {
    super(reason, options);
    this.name = 'OpsFault';
    this.exit = exit;
    this.tip = tip;
  }
}

/** As much of the client's error as is looked at. */
interface ClientError extends Error {
  readonly status?: number;
  readonly code?: string | number;
  readonly response?: { readonly status?: number; readonly data?: unknown };
}

/** The status that Google answered with; null when no answer came. */
export function statusOf(error: unknown): number | null {
  const { status, response } = (error ?? {}) as ClientError;
  return response?.status ?? status ?? null;
}

/** True where it is not known whether Google did what was asked: no answer came, or a fault of Google's own. */
export function isUncertain(error: unknown): boolean {
  if (error instanceof OpsFault) return error.cause !== undefined && isUncertain(error.cause);
  const status = statusOf(error);
  return status === null ? isLineFault(error) : status >= 500;
}

/** Also true for 429 and 503: again later may well succeed. */
export function isPassing(error: unknown): boolean {
  const status = statusOf(error);
  return isUncertain(error) || status === 429 || status === 408;
}

const LINE_CODES =
  /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EPIPE|EHOST|ENETUNREACH|ERR_STREAM_PREMATURE|UND_ERR|TimeoutError|AbortError|ABORT_ERR)/;

const LINE_WORDS = /fetch failed|socket hang up|terminated|network/i;
const LINE = {
  reason: 'De verbinding met Google viel weg of kwam niet tot stand.',
  tip: 'Controleer het netwerk en geef dezelfde opdracht opnieuw; die gaat verder waar het bleef.',
};

function isLineFault(error: unknown): boolean {
  return causesOf(error).some(
    ({ code, name, message }) =>
      LINE_CODES.test(String(code ?? '')) || LINE_CODES.test(name ?? '') || LINE_WORDS.test(message ?? ''),
  );
}

/** The error, and what it came from. */
function causesOf(error: unknown): readonly ClientError[] {
  const causes: ClientError[] = [];
  for (let each = error as ClientError | undefined; each; each = each.cause as ClientError | undefined)
    causes.push(each);
  return causes;
}

/** True where the name of Google could not be looked up: no network, or one that does not let it through. */
function isOffline(error: unknown): boolean {
  return causesOf(error).some(({ code }) => /^(ENOTFOUND|EAI_AGAIN)$/.test(String(code ?? '')));
}

/** What the disk of this computer refuses (`errno`), with what can be done about it. */
const DISK: Readonly<Record<string, readonly [exit: ExitCode, reason: string, tip: string]>> = {
  ...Object.fromEntries(
    ['ENOTDIR', 'EEXIST'].map((code) => [
      code,
      [EXIT.unclear, 'ligt op of onder een bestand, waar een map moet staan', 'Kies een andere map.'],
    ]),
  ),
  EISDIR: [EXIT.unclear, 'is een map en geen bestand', 'Geef de naam van een bestand.'],
  ENOENT: [EXIT.unclear, 'bestaat niet', 'Kijk de naam na, of maak de map eerst.'],
  ...Object.fromEntries(
    ['EACCES', 'EPERM', 'EROFS'].map((code) => [
      code,
      [EXIT.unclear, 'mag u niet lezen of schrijven', 'Kies een andere map, of vraag de rechten.'],
    ]),
  ),
  ENOSPC: [
    EXIT.partial,
    'past niet meer: de schijf is vol',
    'Maak ruimte en geef dezelfde opdracht opnieuw.',
  ],
};

/** The disk's refusal as a fault for people; null when it is something else, such as a program that is not there. */
function diskFault(error: NodeJS.ErrnoException): OpsFault | null {
  const { code, path, syscall } = error;
  const known = syscall && !syscall.startsWith('spawn') && (path || code === 'ENOSPC') && DISK[code ?? ''];
  if (!known) return null;
  const [exit, reason, tip] = known;
  return new OpsFault(exit, `${path ?? 'Een bestand'} ${reason}.`, tip, { cause: error });
}

interface Said {
  readonly message: string;
  readonly reasons: string;
}

/** What Google said: its sentence, and every reason that it named. */
function said(error: ClientError): Said {
  const data = error.response?.data as
    | { error?: string | { message?: string }; error_description?: string }
    | undefined;
  const inner = data?.error;
  const message = typeof inner === 'object' ? inner.message : (data?.error_description ?? error.message);
  return { message: message ?? error.message, reasons: JSON.stringify(data ?? '') };
}

const SIGN_IN_AGAIN = 'Meld u opnieuw aan: npm run provision -- --aanmelden (met hetzelfde --target).';

interface Reading {
  readonly when: (status: number | null, said: Said) => boolean;
  readonly exit: ExitCode;
  readonly reason: string;
  readonly tip: string;
}

/** The first that fits is told. */
const READINGS: readonly Reading[] = [
  {
    when: (_, { reasons }) => /invalid_grant/.test(reasons),
    exit: EXIT.access,
    reason: 'De aanmelding bij Google is verlopen of ingetrokken.',
    tip: SIGN_IN_AGAIN,
  },
  {
    when: (_, { reasons }) => /invalid_client|unauthorized_client/.test(reasons),
    exit: EXIT.access,
    reason: 'Google kent de OAuth-client niet (meer) waarmee u zich aanmeldde.',
    tip: 'Haal het JSON-bestand van de client opnieuw op en geef het mee: npm run provision -- --client BESTAND --aanmelden.',
  },
  {
    when: (status, { reasons }) => status === 403 && /has not enabled the Apps Script API/i.test(reasons),
    exit: EXIT.access,
    reason: 'De Apps Script API staat uit voor uw account.',
    tip: 'Zet hem aan op https://script.google.com/home/usersettings, wacht een paar minuten en probeer het opnieuw.',
  },
  {
    when: (status, { reasons }) => status === 403 && /SERVICE_DISABLED|accessNotConfigured/.test(reasons),
    exit: EXIT.access,
    reason: 'Een van de Google-API’s staat uit in het Cloud-project van de OAuth-client.',
    tip: 'Zet Drive, Sheets, Forms, Docs en Apps Script aan op https://console.cloud.google.com/apis/library.',
  },
  {
    when: (status, { reasons }) =>
      status === 403 && /insufficientPermissions|insufficient.*scope/i.test(reasons),
    exit: EXIT.access,
    reason: 'Bij het aanmelden is niet elk gevraagd recht gegeven.',
    tip: 'Meld u opnieuw aan en zet alle vinkjes aan: npm run provision -- --aanmelden (met hetzelfde --target).',
  },
  {
    when: (status, { reasons }) => status === 429 || (status === 403 && /rateLimit|quota/i.test(reasons)),
    exit: EXIT.later,
    reason: 'Google vindt dat er te veel in korte tijd wordt gevraagd.',
    tip: 'Wacht een paar minuten en geef dezelfde opdracht opnieuw.',
  },
  {
    when: (status) => status === 401,
    exit: EXIT.access,
    reason: 'De aanmelding bij Google geldt niet meer.',
    tip: SIGN_IN_AGAIN,
  },
  {
    when: (status) => status === 403,
    exit: EXIT.access,
    reason: 'Dit account mag dat niet bij Google.',
    tip: 'Vraag de eigenaar van het register om bewerkrechten, of meld u aan met het account van het beheer.',
  },
  {
    when: (status) => status === 404,
    exit: EXIT.access,
    reason: 'Google kan het bestand of het script niet vinden, of dit account mag het niet zien.',
    tip: 'Kijk of u het juiste --target en het juiste account gebruikt: npm run doctor.',
  },
  {
    when: (status) => status !== null && status >= 500,
    exit: EXIT.later,
    reason: 'Google heeft zelf een storing.',
    tip: 'Geef dezelfde opdracht later opnieuw; die gaat verder waar het bleef.',
  },
];

/** By the words of Google the status that it answered with, for programs that tell those alone; the first that fits. */
const STATUS_OF_WORDS: readonly (readonly [words: RegExp, status: number])[] = [
  [/rate limit|quota|too many requests|RESOURCE_EXHAUSTED/i, 429],
  [
    /not enabled the Apps Script API|does not have permission|insufficient|SERVICE_DISABLED|accessNotConfigured/i,
    403,
  ],
  [/invalid authentication credentials|No credentials|not logged in|UNAUTHENTICATED/i, 401],
  [/invalid_grant|invalid_client|unauthorized_client/, 400],
  [/entity was not found/i, 404],
  [/internal error|backend error|unavailable|bad gateway/i, 500],
];

/**
 * What another program said on its way to Google as a fault for people: what failed, the reason and the repair that
 * are known for it, and its own words in a paragraph below.
 */
export function faultInWords(failed: string, program: string, words: string): OpsFault {
  const status = STATUS_OF_WORDS.find(([known]) => known.test(words))?.[1] ?? null;
  const told: Said = { message: words, reasons: words };
  const reading = status === null ? undefined : READINGS.find(({ when }) => when(status, told));
  const own = `Melding van ${program}:\n${words.replace(/^/gm, '  ')}`;
  if (!reading && (LINE_WORDS.test(words) || /\b(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT)/.test(words)))
    return new OpsFault(EXIT.later, `${failed} ${LINE.reason}\n${own}`, LINE.tip);
  if (!reading)
    return new OpsFault(
      EXIT.later,
      `${failed}\n${own}`,
      'Geef dezelfde opdracht opnieuw. Blijft het zo, meld het dan aan wie het register onderhoudt.',
    );
  return new OpsFault(reading.exit, `${failed} ${reading.reason}\n${own}`, reading.tip);
}

/** Any error as a fault for people. What is no fault of the line or of Google comes back as it was. */
export function faultOf(error: unknown): unknown {
  if (error instanceof OpsFault || !types.isNativeError(error)) return error;
  if (error instanceof RegisterError) return new OpsFault(EXIT.refused, error.message, error.tip);
  const disk = diskFault(error);
  if (disk) return disk;
  const status = statusOf(error);
  const told = said(error as ClientError);
  if (status === null && isOffline(error))
    return new OpsFault(
      EXIT.later,
      'Deze computer kan Google op het netwerk niet vinden.',
      'Controleer de internetverbinding, en vraag de ICT-beheerder of googleapis.com is toegestaan. Geef daarna dezelfde opdracht opnieuw.',
      { cause: error },
    );
  if (status === null && isLineFault(error))
    return new OpsFault(EXIT.later, LINE.reason, LINE.tip, { cause: error });
  if (status === null && !/invalid_grant|invalid_client/.test(told.reasons)) return error;
  const reading = READINGS.find(({ when }) => when(status, told));
  if (!reading)
    return new OpsFault(
      EXIT.refused,
      `Google weigerde een aanroep: ${told.message}`,
      'Meld dit aan wie het register onderhoudt.',
      {
        cause: error,
      },
    );
  return new OpsFault(reading.exit, `${reading.reason} (Google zegt: ${told.message})`, reading.tip, {
    cause: error,
  });
}
