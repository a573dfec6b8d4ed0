/** Health of the forms: whether they are there, and open or closed as the period says. */
import type { FormId } from '../../domain/intake/form.ts';
import { FORM_IDS, FORMS } from '../../domain/intake/forms.ts';
import { isOpenOn } from '../../domain/intake/round.ts';
import { period } from '../../domain/schema/tables/index.ts';
import { HEALTH } from '../../domain/text/health.ts';
import { FORM_WORK } from '../consent.ts';
import { keptForm } from '../intake/kept.ts';
import { openFormsByPeriod } from '../intake/opening.ts';
import { provisionForms } from '../intake/provision.ts';
import { settleTriggers } from '../triggers.ts';
import type { HealthCheck, HealthSite } from './check.ts';

const says = HEALTH.forms;

export const formsCheck: HealthCheck = {
  id: 'forms',
  title: HEALTH.titles.forms,
  look(site) {
    const kept = FORM_IDS.map((id) => ({ id, form: keptForm(site.ports, id) }));
    if (kept.every(({ form }) => !form.id)) return { state: 'let_op', says: says.none, repairs: ['make'] };
    const found = kept.map(({ id, form }) => lookedAt(site, id, form));
    const details = found.map((each) => each.says);
    const repairs = [...new Set(found.flatMap((each) => (each.repair ? [each.repair] : [])))];
    return repairs.length
      ? { state: 'fout', says: says.wrong, details, repairs }
      : { state: 'goed', says: says.fine, details };
  },
  repairs: {
    make: {
      label: HEALTH.buttons.forms,
      needs: FORM_WORK,
      run({ ports, register }) {
        const { says: said } = provisionForms(ports, register, { restore: false });
        const triggers = settleTriggers(ports);
        return [...said, ...(triggers ? [triggers] : [])].join(' ');
      },
    },
    openClose: {
      label: HEALTH.buttons.openClose,
      needs: FORM_WORK,
      run: ({ ports, register }) => openFormsByPeriod(ports, register).join(' ') || HEALTH.nothingDone,
    },
  },
};

/** How one form is, and which repair it asks for. */
function lookedAt(
  { ports, register }: HealthSite,
  id: FormId,
  kept: ReturnType<typeof keptForm>,
): { readonly says: string; readonly repair: 'make' | 'openClose' | null } {
  const { title } = FORMS[id];
  const form = kept.id ? ports.forms.open(kept.id) : null;
  if (!form) return { says: says.gone(title), repair: 'make' };
  if (kept.busy) return { says: says.unfinished(title), repair: 'make' };
  const open = form.isOpen();
  const wanted = isOpenOn(
    id,
    register.read(period).entries.map((entry) => entry.values),
  );
  return open === wanted
    ? { says: says.open(title, open), repair: null }
    : { says: says.differs(title, open), repair: 'openClose' };
}
