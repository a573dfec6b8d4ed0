/** What the menu Beheer does. */
import { TEXT } from '../domain/text/messages.ts';
import { rollOverJournal } from './archive/roll-over.ts';
import { checkAll } from './night/check.ts';
import type { Ports } from './ports.ts';
import { SCHEMA_VERSION } from './properties.ts';
import { openRegister } from './register.ts';
import { setUp } from './set-up/set-up.ts';

/** Returns what it showed, for who runs it without having the file open. */
export function installOrRepair(ports: Ports): string {
  return report(ports, setUp(ports).says);
}

export function applyLookAgain(ports: Ports): string {
  return report(ports, setUp(ports, { again: true }).says);
}

/** Brings old lines of the journal to the archive now, as the night does. */
export function archiveNow(ports: Ports): string {
  const text = rollOverJournal(ports, 'menu') ?? TEXT.archive.nothing;
  ports.talk.alert(TEXT.archive.title, text);
  return text;
}

/** Checks the whole register now, as the night does. */
export function checkNow(ports: Ports): string {
  const text = TEXT.night.checked(checkAll(ports, openRegister(ports)));
  ports.talk.alert(TEXT.night.steps.check, text);
  return text;
}

export function showAbout(ports: Ports): null {
  ports.talk.alert(TEXT.about.title, TEXT.about.text(ports.props.all()[SCHEMA_VERSION] ?? '0'));
  return null;
}

function report(ports: Ports, says: readonly string[]): string {
  const text = says.join('\n');
  ports.talk.alert(TEXT.setUp.title, text);
  return text;
}
