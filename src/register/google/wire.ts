/** Joins the ports to Google; nothing is asked of any service before a port is used. */
import type { Ports } from '../app/ports.ts';
import { bookOf } from './book.ts';
import { documentsOf } from './documents.ts';
import { openFile } from './file.ts';
import { filesOf } from './files.ts';
import { formsOf } from './forms.ts';
import { mailerOf } from './mailer.ts';
import { picturesOf } from './pictures.ts';
import { responsesOf } from './responses.ts';
import {
  actorOf,
  addressesOf,
  clockOf,
  documentLock,
  documentProperties,
  scriptCache,
  secretsOf,
} from './services.ts';
import { structureOf } from './structure.ts';
import { cursorOf, logOf, talkOf } from './talk.ts';
import { consentOf, triggersOf } from './triggers.ts';

/** The ports of one execution. */
export function wire(): Ports {
  const file = openFile();
  const props = documentProperties();
  return {
    book: bookOf(file, props),
    structure: structureOf(file),
    lock: documentLock(),
    props,
    clock: clockOf(file),
    forms: formsOf(),
    actor: actorOf(props),
    talk: talkOf(),
    responses: responsesOf(file),
    triggers: triggersOf(file),
    consent: consentOf(),
    mailer: mailerOf(),
    cursor: cursorOf(file),
    cache: scriptCache(),
    files: filesOf(),
    documents: documentsOf(),
    pictures: picturesOf(),
    addresses: addressesOf(file),
    secrets: secretsOf(),
    log: logOf(),
  };
}
