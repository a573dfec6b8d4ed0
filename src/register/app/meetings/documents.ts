/** Use cases: the agenda or the report of a meeting as a document, and lessons for an audience as a document. */

import type { TemplateData } from '../../domain/documents/fields.ts';
import { type Outcome, unusable, usable } from '../../domain/import/outcome.ts';
import {
  AGENDA,
  agendaData,
  LESSONS,
  lessonsData,
  MINUTES,
  meetingFileName,
  minutesData,
} from '../../domain/meeting/documents.ts';
import { openView } from '../../domain/rules/view.ts';
import { lesson, meeting } from '../../domain/schema/tables/index.ts';
import { formatDay } from '../../domain/text/dates.ts';
import { fingerprint } from '../../domain/text/fingerprint.ts';
import { MEETING } from '../../domain/text/meeting.ts';
import { requireConsent } from '../consent.ts';
import { openTemplate, type Templated } from '../documents/templates.ts';
import type { MadeFile, Ports } from '../ports.ts';
import type { Register } from '../register.ts';
import { periodFolder, workedIn } from '../reports/folders.ts';
import { sourceOf } from '../view.ts';

const SAYS = MEETING.documents;
const SET = 'overlegdocumenten';
const FOLDER = 'overleggen';

export interface MadeDocument {
  readonly name: string;
  readonly url: string;
  readonly says: string;
}

/** Codes of the audience and the channel, keys of the lessons. */
export interface LessonsOrder {
  readonly audience: string;
  readonly channel: string;
  readonly lessons: readonly string[];
}

const KINDS = {
  agenda: { of: AGENDA, field: 'agenda_url' },
  verslag: { of: MINUTES, field: 'report_url' },
} as const;

/**
 * Makes the agenda or the report of a meeting from its template, and puts the link in the row. What has not changed
 * since is not made again; what has is a new document, and the old one goes to the bin. Throws ReportError, BusyError.
 */
export function meetingDocument(
  ports: Ports,
  register: Register,
  key: string,
  kind: string,
): Outcome<MadeDocument> {
  requireConsent(ports, ['drive.file']);
  const found = KINDS[kind as keyof typeof KINDS];
  const row = register.read(meeting).byKey.get(key)?.values;
  if (!found || !row) return unusable(MEETING.refuse.gone[0], MEETING.refuse.gone[1]);
  if (kind === 'agenda' && row.agenda === null) return unusable(SAYS.noAgenda[0], SAYS.noAgenda[1]);
  const view = openView(sourceOf(ports, register));
  const data = kind === 'agenda' ? agendaData(view, row) : minutesData(view, key, row);
  const made = make(ports, found.of, `${kind}/${key}`, meetingFileName(found.of, row), data);
  if (row[found.field] !== made.url) {
    const changes = [
      { type: 'update', table: meeting.id, key, values: { [found.field]: made.url } },
    ] as const;
    const written = register.write({ via: 'menu', reason: SAYS.reason(found.of.title, key), changes });
    if (!written.ok) return unusable(MEETING.refuse.changed[0], MEETING.refuse.changed[1]);
  }
  return usable(made);
}

/** Makes a document of lessons for an audience; `audience` is a code, or empty for everybody. */
export function lessonsDocument(
  ports: Ports,
  register: Register,
  request: LessonsOrder,
): Outcome<MadeDocument> {
  requireConsent(ports, ['drive.file']);
  const known = register.read(lesson).byKey;
  const rows = request.lessons.flatMap((key) => known.get(key)?.values ?? []);
  if (!rows.length) return unusable(MEETING.lessons.none[0], MEETING.lessons.none[1]);
  const label = (list: string, code: string): string | undefined =>
    register.look.codes(list).find((entry) => entry.code === code)?.label;
  const audience = (label('doelgroep', request.audience) ?? SAYS.everybody).toLowerCase();
  const channel = label('kanaal', request.channel) ?? '';
  const view = openView(sourceOf(ports, register));
  const name = SAYS.lessonsName(audience, formatDay(view.today));
  const tag = `lessen/${request.audience}/${view.today}`;
  return usable(make(ports, LESSONS, tag, name, lessonsData(view, rows, { audience, channel })));
}

/** A copy of the template that is filled, found again by its tag while its contents are the same. */
function make(ports: Ports, kind: Templated, tag: string, name: string, data: TemplateData): MadeDocument {
  const template = openTemplate(ports, kind, { charts: false });
  const whole = `${tag}/${fingerprint(template.print + JSON.stringify(data))}`;
  const there = ports.files.madeIn(SET).filter((file) => file.tag.startsWith(`${tag}/`));
  const same = there.find((file) => file.tag === whole && template.isFilled(file.id));
  if (same) return { name, url: same.url, says: SAYS.same };
  const folder = periodFolder(ports, FOLDER, SAYS.folder);
  const copy: MadeFile = ports.files.copy(template.id, { name, folder: folder.id, tag: whole, set: SET });
  template.fill(copy.id, data);
  for (const old of there) if (!workedIn(old)) ports.files.discard(old.id);
  return { name, url: copy.url, says: SAYS.made };
}
