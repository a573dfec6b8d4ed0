/** Trigger: one installed trigger as a script sees it. */
import type { TriggerRecord } from '../../world.ts';
import { type Official, Service } from '../service.ts';
import { EVENT_TYPE, TRIGGER_SOURCE } from './enums.ts';

export class TriggerService extends Service implements Official<GoogleAppsScript.Script.Trigger> {
  readonly _official = 'Script.Trigger';
  readonly _weights = {};
  readonly #record: TriggerRecord;

  constructor(record: TriggerRecord) {
    super();
    this.#record = record;
  }

  getUniqueId(): string {
    return this.#record.id;
  }

  getHandlerFunction(): string {
    return this.#record.handler;
  }

  getEventType(): GoogleAppsScript.Script.EventType {
    return EVENT_TYPE[this.#record.event];
  }

  getTriggerSource(): GoogleAppsScript.Script.TriggerSource {
    return TRIGGER_SOURCE[this.#record.source];
  }

  /** Null for a clock trigger. */
  getTriggerSourceId(): string {
    return this.#record.sourceId as string;
  }
}
