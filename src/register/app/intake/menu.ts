/** What the menu Intake does with the forms as a whole. */
import { FORM_IDS } from '../../domain/intake/forms.ts';
import { INTAKE } from '../../domain/text/intake.ts';
import type { Ports } from '../ports.ts';
import { openRegister } from '../register.ts';
import { requireKeeper, settleTriggers } from '../triggers.ts';
import { keptForm } from './kept.ts';
import { openFormsByPeriod } from './opening.ts';
import { provisionForms } from './provision.ts';

/** Each returns what it showed, for who runs it without having the file open. */
export function makeForms(ports: Ports): string {
  return provision(ports, false);
}

export function restoreForms(ports: Ports): string {
  return provision(ports, true);
}

export function openOrCloseForms(ports: Ports): string {
  requireKeeper(ports);
  const none = FORM_IDS.every((id) => keptForm(ports, id).id === '');
  const says = none ? [INTAKE.opening.none] : openFormsByPeriod(ports, openRegister(ports));
  return report(ports, INTAKE.opening.title, says.length ? says : [INTAKE.opening.same]);
}

function provision(ports: Ports, restore: boolean): string {
  // Who cannot open the forms would make new ones in their place.
  requireKeeper(ports);
  const { says } = provisionForms(ports, openRegister(ports), { restore });
  // A form that was just made has no trigger yet, and only a person's click may install one.
  const triggers = settleTriggers(ports);
  return report(ports, INTAKE.provision.title, triggers ? [...says, triggers] : says);
}

function report(ports: Ports, title: string, says: readonly string[]): string {
  const text = says.join('\n');
  ports.talk.alert(title, text);
  return text;
}
