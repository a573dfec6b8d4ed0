/** Names of the document properties in which the register remembers what people need not see. */

/** The batch that is being written; while it stands, an interrupted execution left work behind. */
export const OPEN_BATCH = 'batch';
/** Followed by a table id: the highest number that was given out. */
export const COUNTER = 'counter.';
/** The number of the tab that carries each table, for when a tab is copied with its mark. */
export const TABS = 'tabs';
/** What plain text columns of this file do with written text. */
export const TEXT_HABITS = 'texthabits';
/** The version of the schema that the file has reached. */
export const SCHEMA_VERSION = 'schema';
/** Followed by a table id: the built-in rows that were offered once; people may have changed or removed them. */
export const SEEDED = 'seeded.';
/** Followed by a table id: what its tab was last made to look like. */
export const LOOK = 'look.';
/** Followed by the id of a board: what it was last drawn from. */
export const BOARD = 'board.';
/** Secret with which user codes are made. */
export const SALT = 'salt';
/** Who installed the triggers, and for what. */
export const TRIGGERS = 'triggers';
/** When a clock trigger last ran. */
export const SEEN = 'seen';
/** Followed by the name of a handler: its last fault. */
export const TROUBLE = 'trouble.';
/** The ids of the forms, by name. */
export const FORMS = 'forms';
/** How far the work of the night is. */
export const NIGHT = 'night';
/** The mails that are being sent. */
export const SENDING = 'sending';
/** Set while a response waits that its trigger could not take in. */
export const MISSED = 'intake.missed';
/** Moment in ms since 1970 up to which the responses of the forms were compared with the intake. */
export const COMPARED = 'intake.compared';
/** Followed by a form's name: what is remembered of it; its items follow in parts, `.items.0` and on. */
export const FORM = 'form.';
/** The rights that the protections were last made for. */
export const GUARDED = 'guarded';
/** Followed by a table id: the keys that stood in its tab when the night last looked. */
export const PRESENT = 'present.';
/** Followed by year and print: a file to which lines of the journal went. */
export const ARCHIVE = 'archive.';
/** The lines of the journal that are going to the archive. */
export const ARCHIVING = 'archiving';
/** Moment in ms since 1970 at which an execution began to change the forms; gone when it is ready. */
export const FORM_LEASE = 'formlease';
/** The columns, by table id, that were made anew and are still to be filled with what was known of them. */
export const REVIVED = 'revived';
/** Set while a job is open, so that the quarters without any do not look for one. */
export const JOBS_OPEN = 'jobs';
/** Followed by a job's key: which execution is at it, and whether earlier ones were ended by Google. */
export const JOB = 'job.';
/** Followed by the id of a pace: the moment in ms since 1970 at which its whole burst is there again. */
export const PACE = 'pace.';
/** Secret with which the links under digests are signed. */
export const LINK_KEY = 'linkkey';
/** The last day up to which the days of digests were dealt with. */
export const DIGESTED = 'digested';
/** The first day of the latest period that was offered as a row. */
export const PERIODS_OFFERED = 'periods';
