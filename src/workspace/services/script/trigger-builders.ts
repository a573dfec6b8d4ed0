/** The builders behind ScriptApp.newTrigger: what the trigger listens to, when, and for whom. */
import type { ClockSchedule, EventKind, TriggerRecord } from '../../world.ts';
import {
  asOfficial,
  type ExecutionScope,
  enumName,
  type Official,
  ScriptException,
  Service,
} from '../service.ts';
import { instantToSerial, serialOf, serialToInstant } from '../spreadsheet/serial.ts';
import { WEEK_DAY } from './enums.ts';
import { firstFiring } from './schedule.ts';
import { TriggerService } from './trigger.ts';

const MOST_TRIGGERS = 20;

type Trigger = GoogleAppsScript.Script.Trigger;
type Clock = GoogleAppsScript.Script.ClockTriggerBuilder;
type ForSpreadsheet = GoogleAppsScript.Script.SpreadsheetTriggerBuilder;
type ForForm = GoogleAppsScript.Script.FormTriggerBuilder;
type ForDocument = GoogleAppsScript.Script.DocumentTriggerBuilder;

export class TriggerBuilderService
  extends Service
  implements Official<GoogleAppsScript.Script.TriggerBuilder>
{
  readonly _official = 'Script.TriggerBuilder';
  readonly _weights = {};
  readonly #scope: ExecutionScope;
  readonly #handler: string;

  constructor(scope: ExecutionScope, handler: string) {
    super();
    this.#scope = scope;
    this.#handler = handler;
  }

  timeBased(): Clock {
    return asOfficial(new ClockTriggerBuilderService(this.#scope, this.#handler));
  }

  forSpreadsheet(file: string | { getId(): string }): ForSpreadsheet {
    return asOfficial(new SpreadsheetTriggerBuilderService(this.#scope, this.#handler, idOf(file)));
  }

  forForm(file: string | { getId(): string }): ForForm {
    return asOfficial(new FormTriggerBuilderService(this.#scope, this.#handler, idOf(file)));
  }

  forDocument(file: string | { getId(): string }): ForDocument {
    return asOfficial(new DocumentTriggerBuilderService(this.#scope, this.#handler, idOf(file)));
  }
}

function idOf(file: string | { getId(): string }): string {
  return typeof file === 'string' ? file : file.getId();
}

/** Makes the trigger, of which a person may have twenty in one script. */
function install(
  scope: ExecutionScope,
  trigger: Pick<TriggerRecord, 'handler' | 'event' | 'source' | 'sourceId' | 'schedule' | 'nextAt'>,
): Trigger {
  const { world, project, effectiveUser } = scope;
  const own = [...world.triggers.values()].filter(
    (known) => known.scriptId === project.id && known.ownerEmail === effectiveUser.email,
  );
  if (own.length >= MOST_TRIGGERS)
    throw new ScriptException(
      'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
    );
  const record: TriggerRecord = {
    ...trigger,
    id: world.ids.digits(19),
    scriptId: project.id,
    ownerEmail: effectiveUser.email,
    createdAt: world.now,
  };
  world.triggers.set(record.id, record);
  world.touch('triggers');
  return asOfficial(new TriggerService(record));
}

/** What the builders for files share: an event kind is chosen, and then the trigger is made. */
abstract class FileTriggerBuilder extends Service {
  readonly _weights = { create: 'write' } as const;
  protected abstract readonly _source: TriggerRecord['source'];
  readonly #scope: ExecutionScope;
  readonly #handler: string;
  readonly #fileId: string;
  #event: EventKind | null = null;

  constructor(scope: ExecutionScope, handler: string, fileId: string) {
    super();
    this.#scope = scope;
    this.#handler = handler;
    this.#fileId = fileId;
  }

  create(): Trigger {
    const { world, effectiveUser } = this.#scope;
    const file = world.files.get(this.#fileId);
    if (this.#event === null)
      throw new ScriptException('The trigger must specify an event type before it is created.');
    if (!file || !world.canView(file, effectiveUser.email))
      throw new ScriptException('You do not have permission to access the requested document.');
    return install(this.#scope, {
      handler: this.#handler,
      event: this.#event,
      source: this._source,
      sourceId: this.#fileId,
      schedule: null,
      nextAt: null,
    });
  }

  _on<T>(event: EventKind): T {
    this.#event = event;
    return asOfficial(this);
  }
}

class SpreadsheetTriggerBuilderService extends FileTriggerBuilder implements Official<ForSpreadsheet> {
  readonly _official = 'Script.SpreadsheetTriggerBuilder';
  readonly _source = 'SPREADSHEETS';

  onOpen(): ForSpreadsheet {
    return this._on('ON_OPEN');
  }

  onEdit(): ForSpreadsheet {
    return this._on('ON_EDIT');
  }

  onChange(): ForSpreadsheet {
    return this._on('ON_CHANGE');
  }

  onFormSubmit(): ForSpreadsheet {
    return this._on('ON_FORM_SUBMIT');
  }
}

class FormTriggerBuilderService extends FileTriggerBuilder implements Official<ForForm> {
  readonly _official = 'Script.FormTriggerBuilder';
  readonly _source = 'FORMS';

  onOpen(): ForForm {
    return this._on('ON_OPEN');
  }

  onFormSubmit(): ForForm {
    return this._on('ON_FORM_SUBMIT');
  }
}

class DocumentTriggerBuilderService extends FileTriggerBuilder implements Official<ForDocument> {
  readonly _official = 'Script.DocumentTriggerBuilder';
  readonly _source = 'DOCUMENTS';

  onOpen(): ForDocument {
    return this._on('ON_OPEN');
  }
}

type Rhythm =
  | { readonly unit: 'at'; readonly at: number }
  | { readonly unit: 'minutes' | 'hours' | 'days' | 'weeks' | 'months'; readonly every: number };

class ClockTriggerBuilderService extends Service implements Official<Clock> {
  readonly _official = 'Script.ClockTriggerBuilder';
  readonly _weights = { create: 'write' } as const;
  readonly #scope: ExecutionScope;
  readonly #handler: string;
  #rhythm: Rhythm | null = null;
  #date: { year: number; month: number; day: number } | null = null;
  #hour: number | null = null;
  #nearMinute: number | null = null;
  #weekDay = 1;
  #monthDay = 1;
  #timeZone: string;

  constructor(scope: ExecutionScope, handler: string) {
    super();
    this.#scope = scope;
    this.#handler = handler;
    this.#timeZone = scope.project.manifest.timeZone;
  }

  after(durationMilliseconds: number): Clock {
    return this.#set({ unit: 'at', at: this.#scope.world.now + Number(durationMilliseconds) });
  }

  at(date: GoogleAppsScript.Base.Date): Clock {
    return this.#set({ unit: 'at', at: date.getTime() });
  }

  /** At about midnight of the day, or at the hour that is set beside it. */
  atDate(year: number, month: number, day: number): Clock {
    this.#date = { year, month, day };
    return asOfficial(this);
  }

  everyMinutes(n: number): Clock {
    return this.#set({ unit: 'minutes', every: oneOf('everyMinutes', n, [1, 5, 10, 15, 30]) });
  }

  everyHours(n: number): Clock {
    return this.#set({ unit: 'hours', every: oneOf('everyHours', n, [1, 2, 4, 6, 8, 12]) });
  }

  everyDays(n: number): Clock {
    return this.#set({ unit: 'days', every: positive('everyDays', n) });
  }

  everyWeeks(n: number): Clock {
    return this.#set({ unit: 'weeks', every: positive('everyWeeks', n) });
  }

  onWeekDay(day: GoogleAppsScript.Base.Weekday): Clock {
    this.#weekDay = Object.keys(WEEK_DAY).indexOf(enumName(day));
    if (this.#weekDay < 0) throw new ScriptException('Invalid argument: day');
    return this.#rhythm?.unit === 'weeks' ? asOfficial(this) : this.#set({ unit: 'weeks', every: 1 });
  }

  onMonthDay(day: number): Clock {
    this.#monthDay = within('onMonthDay', day, 1, 31);
    return this.#set({ unit: 'months', every: 1 });
  }

  atHour(hour: number): Clock {
    this.#hour = within('atHour', hour, 0, 23);
    return asOfficial(this);
  }

  nearMinute(minute: number): Clock {
    this.#nearMinute = within('nearMinute', minute, 0, 59);
    return asOfficial(this);
  }

  inTimezone(timezone: string): Clock {
    try {
      new Intl.DateTimeFormat('en', { timeZone: timezone });
    } catch {
      throw new ScriptException(`Invalid timezone: ${timezone}`);
    }
    this.#timeZone = timezone;
    return asOfficial(this);
  }

  create(): Trigger {
    const schedule = this.#schedule();
    return install(this.#scope, {
      handler: this.#handler,
      event: 'CLOCK',
      source: 'CLOCK',
      sourceId: null,
      schedule,
      nextAt: firstFiring(schedule, this.#scope.world.now),
    });
  }

  #set(rhythm: Rhythm): Clock {
    this.#rhythm = rhythm;
    return asOfficial(this);
  }

  /** Google picks a minute within the hour and keeps to it; `nearMinute` narrows that to a quarter each way. */
  #schedule(): ClockSchedule {
    const { ids, now } = this.#scope.world;
    const minute =
      this.#nearMinute === null
        ? ids.integer(60)
        : Math.min(59, Math.max(0, this.#nearMinute - 15 + ids.integer(31)));
    if (this.#date) {
      const serial = serialOf({ ...this.#date, hour: this.#hour ?? 0, minute });
      return { kind: 'at', at: serialToInstant(serial, this.#timeZone) };
    }
    const rhythm = this.#rhythm;
    if (!rhythm) throw new ScriptException('The trigger must specify a schedule before it is created.');
    if (rhythm.unit === 'at') return { kind: 'at', at: rhythm.at };
    if (rhythm.unit === 'minutes') return { kind: 'minutes', every: rhythm.every };
    if (rhythm.unit === 'hours') return { kind: 'hours', every: rhythm.every, minute };
    return {
      kind: 'calendar',
      unit: rhythm.unit,
      every: rhythm.every,
      hour: this.#hour ?? ids.integer(24),
      minute,
      anchor: Math.floor(instantToSerial(now, this.#timeZone)),
      weekDay: this.#weekDay,
      monthDay: this.#monthDay,
      timeZone: this.#timeZone,
    };
  }
}

function oneOf(method: string, n: number, allowed: readonly number[]): number {
  if (allowed.includes(n)) return n;
  const list = `${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)}`;
  throw new ScriptException(`The value you passed to ${method} was invalid. It must be one of ${list}.`);
}

function positive(method: string, n: number): number {
  return within(method, n, 1, Number.MAX_SAFE_INTEGER);
}

function within(method: string, n: number, lowest: number, highest: number): number {
  if (Number.isInteger(n) && n >= lowest && n <= highest) return n;
  throw new ScriptException(`The value you passed to ${method} was invalid.`);
}
