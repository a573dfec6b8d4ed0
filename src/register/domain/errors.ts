/** What can go wrong beyond what people may expect: one class per fault, with a Dutch sentence and a tip. */
import { TEXT } from './text/messages.ts';

/** Base of all faults of the register: `message` is a sentence for the person, `tip` says how to repair. */
export abstract class RegisterError extends Error {
  readonly tip: string;

  constructor(message: string, tip: string) {
    super(message);
    this.name = new.target.name;
    this.tip = tip;
  }
}

/** Another execution held the document lock for too long. */
export class BusyError extends RegisterError {
  constructor() {
    super('Iemand anders is bezig met het register.', 'Wacht een minuut en probeer het opnieuw.');
  }
}

/** Somebody else is changing the forms, or changed them just now. */
export class FormsBusyError extends RegisterError {
  constructor() {
    super(
      'Iemand anders is bezig met de formulieren, of de vorige keer is halverwege gestopt.',
      'Probeer het over zeven minuten opnieuw. Het register gaat dan verder waar het was.',
    );
  }
}

/** A tab or a column that the register needs is not there. */
export class NotInstalledError extends RegisterError {
  constructor(what: string) {
    super(
      `${what} ontbreekt in dit bestand.`,
      'Kies Terreinregister > Beheer > Installeren of herstellen. Je gegevens blijven staan.',
    );
  }
}

/** Google refused a write because the person may not edit the cells. */
export class NoRightsError extends RegisterError {
  constructor() {
    super(
      'Je mag dit deel van het register niet wijzigen.',
      'Vraag de coördinator om het te doen, of om je rechten te geven.',
    );
  }
}

/** A later version of the register has changed the file in ways that this one does not know. */
export class NewerFileError extends RegisterError {
  constructor() {
    super(
      'Dit bestand is al bijgewerkt door een nieuwere versie van het register.',
      'Zet de nieuwste versie van het script in dit bestand.',
    );
  }
}

/** The person did not grant the script all that it asks for; `address` is where that can be done. */
export class ConsentError extends RegisterError {
  constructor(what: readonly string[], address: string | null) {
    super(TEXT.consent.missing(what), TEXT.consent.tip(address));
  }
}

/** An archive file did not arrive as it was sent, or is not what it was. */
export class ArchiveError extends RegisterError {
  constructor(name: string) {
    super(TEXT.archive.damaged(name), TEXT.archive.damagedTip);
  }
}

/** A report cannot be made: what it needs is not there, or is not as it must be. */
export class ReportError extends RegisterError {}

/** A frozen figure is not what it was when it was frozen, or a part of it is gone. */
export class BrokenSnapshotError extends RegisterError {
  constructor(key: string) {
    super(
      `De momentopname ${key} is veranderd of niet compleet, zodat haar cijfers niet te vertrouwen zijn.`,
      'Zet de rij terug via Verwijderd of de versiegeschiedenis van het tabblad Momentopnamen.',
    );
  }
}
