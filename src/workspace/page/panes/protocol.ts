/** What the panes beside the grid ask of the world, and what they get to see of it. */
import type { ClockSchedule, EventKind, ExecutionRecord, WorldPart } from '../../world.ts';
import type { FormRequests } from '../forms/protocol.ts';
import type { WebRequests } from '../web/protocol.ts';
import type { FileRequests } from './files-protocol.ts';
import type { LimitRequests } from './limits-protocol.ts';

/** Somebody with a mailbox: a person of the Workspace, or anybody who was ever mailed. */
export interface MailboxOwner {
  readonly email: string;
  readonly name: string;
  /** Messages that he got. */
  readonly received: number;
}

/** A message as a mailbox lists it. */
export interface MailLine {
  readonly id: string;
  readonly at: number;
  readonly sent: boolean;
  readonly fromName: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly attachments: number;
}

export interface MailboxView {
  readonly owners: readonly MailboxOwner[];
  /** The newest first, at most as many as are shown. */
  readonly messages: readonly MailLine[];
  readonly total: number;
}

export interface MailView {
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  /** Only for whoever sent it. */
  readonly bcc: readonly string[];
  readonly replyTo: string;
  readonly text: string;
  readonly hasHtml: boolean;
  readonly attachments: readonly {
    readonly name: string;
    readonly contentType: string;
    readonly bytes: number;
  }[];
}

export interface TriggerView {
  readonly id: string;
  readonly handler: string;
  readonly script: string;
  readonly event: EventKind;
  /** Name of the file that it listens to; null for the clock. */
  readonly source: string | null;
  readonly owner: string;
  readonly schedule: ClockSchedule | null;
  readonly nextAt: number | null;
  readonly last: { readonly at: number; readonly status: ExecutionRecord['status'] } | null;
}

/** What goes over the line as bytes: a download, an attachment. */
export interface BytesView {
  readonly name: string;
  readonly contentType: string;
  readonly base64: string;
}

export interface PaneRequests extends FileRequests, FormRequests, LimitRequests, WebRequests {
  mailbox: { params: { email: string }; result: MailboxView };
  message: { params: { email: string; mailId: string }; result: MailView };
  /** The page of a message with its pictures in it. */
  messagePage: { params: { mailId: string }; result: string };
  attachment: { params: { mailId: string; index: number }; result: BytesView };
  triggers: { params: Record<string, never>; result: readonly TriggerView[] };
  fireTrigger: { params: { triggerId: string }; result: { status: ExecutionRecord['status'] } };
}

/** The parts of a world that panes show; a change in one is told to all browser tabs. */
export const TOLD_PARTS = [
  'mail',
  'triggers',
  'files',
  'people',
  'quotas',
] as const satisfies readonly WorldPart[];
/** Faults are told too, but they are not part of what is saved. */
export type ToldPart = (typeof TOLD_PARTS)[number] | 'faults';
