/** One line about Postvak uit where mail piles up: what waits long, what was given up, what does not fit in the day. */
import { outbox } from '../schema/tables/index.ts';
import { BOARDS } from '../text/dashboard.ts';
import { named, quoted, shown } from './formulas.ts';

const { mail } = BOARDS;

const column = (field: Parameters<typeof named<typeof outbox>>[1]): string => named(outbox, field);
const status = (code: string): string => `${column('status')};${shown(outbox, 'status', code)}`;
const NOT_BEFORE = column('not_before');

/** Whole days ago, as everywhere on the dashboard: a mail of yesterday waits at most a day. */
const before = (field: string): string => `${field};"<"&([today]-[mail_days])`;
const WAITS_LONG = `${status('wacht')};${before(column('created_at'))};${NOT_BEFORE}`;

/**
 * Mail that waits longer than the setting says. What is kept for a later day does not count; what failed and is
 * tried again later does.
 */
const late = `COUNTIFS(${WAITS_LONG};"")+COUNTIFS(${WAITS_LONG};"<"&([today]-[mail_days]))+COUNTIFS(${WAITS_LONG};">="&([today]-[mail_days]);${column('attempts')};">0")`;

/** Of which the text is kept still, so that it can go again. */
const KEPT = `${column('body_text')};"<>"`;

/** What can go today but does not fit in what Google sends in a day, with what went today already. */
const over = `COUNTIFS(${status('wacht')};${NOT_BEFORE};"")+COUNTIFS(${status('wacht')};${NOT_BEFORE};"<"&([today]+1))+COUNTIFS(${column('sent_at')};">="&[today])-[mail_quota]`;

/** Steps of the Rekenblad: how many mails of each kind. */
export const MAIL_STEPS: readonly (readonly [id: string, label: string, formula: string])[] = [
  ['mail_late', mail.steps.late, `=IF(ISNUMBER([mail_days]);${late};0)`],
  ['mail_over', mail.steps.over, `=IF(ISNUMBER([mail_quota]);MAX(0;${over});0)`],
  ['mail_dead', mail.steps.dead, `=COUNTIFS(${status('opgegeven')};${KEPT})`],
  ['mail_unsure', mail.steps.unsure, `=COUNTIFS(${status('onzeker')};${KEPT})`],
];

/** The line; an empty text when nothing is wrong. */
export function mailLine(): string {
  const parts = [
    `IF([mail_late]>0;[mail_late]&${quoted(mail.late)}&FIXED([mail_days];0)&IF([mail_days]=1;${quoted(mail.day)};${quoted(mail.days)});"")`,
    ...(['over', 'dead', 'unsure'] as const).map(
      (kind) => `IF([mail_${kind}]>0;[mail_${kind}]&${quoted(mail[kind])};"")`,
    ),
  ];
  const any = MAIL_STEPS.map(([id]) => `[${id}]`).join('+');
  return `IF(${any}=0;"";${quoted(`${mail.begins}: `)}&TEXTJOIN("; ";TRUE;${parts.join(';')})&${quoted(mail.ends)})`;
}
