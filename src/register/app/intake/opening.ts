/** Opens and closes the forms: the opgave follows the table Perioden, the aanmelding is always open. */
import type { FormId } from '../../domain/intake/form.ts';
import { FORM_IDS, FORMS } from '../../domain/intake/forms.ts';
import { isOpenOn } from '../../domain/intake/round.ts';
import { period } from '../../domain/schema/tables/index.ts';
import { INTAKE } from '../../domain/text/intake.ts';
import type { OpenForm, Ports } from '../ports.ts';
import type { Register } from '../register.ts';
import { keptForm } from './kept.ts';

/** Makes a form open or closed as it should be; a sentence when that changed. */
export function openFormByPeriod(register: Register, id: FormId, form: OpenForm): string | null {
  const open = isOpenOn(
    id,
    register.read(period).entries.map((entry) => entry.values),
  );
  const changed = form.isOpen() !== open;
  form.setOpen(open);
  return changed ? INTAKE.opening[open ? 'opened' : 'closed'](FORMS[id].title) : null;
}

/** Opens and closes all forms that exist: by the menu, and every night. Returns one sentence for each that changed. */
export function openFormsByPeriod(ports: Ports, register: Register): readonly string[] {
  return FORM_IDS.flatMap((id) => {
    const kept = keptForm(ports, id);
    // A form that is not finished stays closed.
    if (!kept.id || kept.busy) return [];
    const form = ports.forms.open(kept.id);
    if (!form) return [INTAKE.provision.missing(FORMS[id].title)];
    return openFormByPeriod(register, id, form) ?? [];
  });
}
