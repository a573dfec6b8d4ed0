/** DateItem, DateTimeItem, TimeItem and DurationItem: questions about dates and times. */
import type { Official } from '../../service.ts';
import { formatDate } from '../../utilities/dates.ts';
import { refuse, whole } from '../arguments.ts';
import { answerItem } from '../item-response.ts';
import type { MomentItem } from '../model/items.ts';
import type {
  GDate,
  GDateItem,
  GDateTimeItem,
  GDurationItem,
  GItemResponse,
  GTimeItem,
} from '../official.ts';
import { ManuallyGradedService } from './item.ts';

abstract class MomentService<Self> extends ManuallyGradedService<Self, MomentItem> {
  _answer(text: string): GItemResponse {
    return answerItem(this._context, this._item, text);
  }
}

abstract class CalendarService<Self> extends MomentService<Self> {
  /** What a date is written as when it has a year, without that year. */
  protected abstract readonly _tail: string;

  includesYear(): boolean {
    return this._item.includesYear;
  }

  setIncludesYear(enableYear: boolean): Self {
    return this._change({ includesYear: Boolean(enableYear) });
  }

  createResponse(response: GDate): GItemResponse {
    if (!(response instanceof Date) || Number.isNaN(response.getTime())) refuse('response');
    const pattern = `${this._item.includesYear ? 'yyyy-' : ''}${this._tail}`;
    return this._answer(formatDate(response.getTime(), this._timeZone, pattern));
  }

  get _timeZone(): string {
    return this._context.scope.project.manifest.timeZone;
  }
}

export class DateItemService extends CalendarService<GDateItem> implements Official<GDateItem> {
  readonly _official = 'Forms.DateItem';
  protected readonly _tail = 'MM-dd';
}

export class DateTimeItemService extends CalendarService<GDateTimeItem> implements Official<GDateTimeItem> {
  readonly _official = 'Forms.DateTimeItem';
  protected readonly _tail = 'MM-dd HH:mm';
}

export class TimeItemService extends MomentService<GTimeItem> implements Official<GTimeItem> {
  readonly _official = 'Forms.TimeItem';

  createResponse(hour: number, minute: number): GItemResponse {
    return this._answer([whole(hour, 'hour'), whole(minute, 'minute')].map(twoDigits).join(':'));
  }
}

export class DurationItemService extends MomentService<GDurationItem> implements Official<GDurationItem> {
  readonly _official = 'Forms.DurationItem';

  createResponse(hours: number, minutes: number, seconds: number): GItemResponse {
    const parts = [whole(hours, 'hours'), whole(minutes, 'minutes'), whole(seconds, 'seconds')];
    return this._answer(parts.map(twoDigits).join(':'));
  }
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
