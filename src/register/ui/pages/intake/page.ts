/** The side panel "Inzendingen behandelen": the list of intakes, and one of them beside the register. */

import type { Handled, Objection } from '../../../app/intake/handle.ts';
import type { ShownIntake, WaitingIntake } from '../../../app/intake/queue.ts';
import type { Outcome } from '../../../domain/import/outcome.ts';
import { busy, byId, type FieldError, say, showErrors } from '../dom.ts';
import { server } from '../server.ts';
import { type Form, formOf } from './form.ts';
import { listView } from './list.ts';

const view = byId('view');

/** What the list last showed, to come back to it. */
let filter = 'open';

void showList();

async function showList(after: string | null = null): Promise<void> {
  showErrors([]);
  const found = await busy('Bezig met ophalen…', () => server('waitingIntakes'));
  if (!found.ok) {
    fail(found);
    return;
  }
  const list = listView(found.value as readonly WaitingIntake[], filter, {
    open: (key) => void openOne(key),
    filtered: (chosen) => {
      filter = chosen;
    },
  });
  view.replaceChildren(list);
  if (after !== null) {
    say(after);
    list.querySelector<HTMLElement>('h1')?.focus();
  }
}

async function openOne(key: string): Promise<void> {
  await show(() => server('showIntake', key), 'Bezig met ophalen…');
}

/** Shows what a call answers; a refusal stays above what is shown already. */
async function show(call: () => Promise<Outcome<ShownIntake>>, saying: string): Promise<Form | null> {
  showErrors([]);
  const found = await busy(saying, call);
  if (!found.ok) {
    fail(found);
    return null;
  }
  const shown = found.value;
  const form = formOf(shown, {
    back: () => void showList(),
    takeUp: () => void show(() => server('takeUpIntake', shown.key, shown.print), 'Bezig met bewaren…'),
    search: (typed) => busy('Bezig met zoeken…', () => server('searchPlaces', shown.key, typed)),
    choose: (target) =>
      void show(() => server('choosePlace', shown.key, shown.print, target), 'Bezig met vergelijken…'),
    decide: () => void decide(shown, form),
    failed: (errors) => showErrors(errors),
  });
  view.replaceChildren(form.element);
  form.element.querySelector<HTMLElement>('h1')?.focus();
  return form;
}

async function decide(shown: ShownIntake, form: Form): Promise<void> {
  showErrors([]);
  const { decisions, along, explanation, overrule, errors } = form.read();
  if (errors.length) {
    showErrors(errors);
    return;
  }
  const request = { key: shown.key, print: shown.print, decisions, along, explanation, overrule };
  const answer: Outcome<Handled> = await busy('Bezig met vastleggen…', () => server('handleIntake', request));
  if (!answer.ok) {
    fail(answer);
    return;
  }
  const handled = answer.value;
  if (handled.kind === 'done') {
    await showList(`${shown.key}: ${handled.says} De indiener krijgt bericht.`);
    return;
  }
  if (handled.kind === 'conflict') {
    // The panel shows what stands there now; what was decided about other fields is kept.
    const kept = form.kept();
    const fresh = await show(() => server('showIntake', shown.key), 'Bezig met ophalen…');
    if (!fresh) return;
    fresh.restore(kept);
    showErrors(handled.objections.map(asError));
    return;
  }
  if (handled.kind === 'warned') form.warn(handled.objections);
  else showErrors(handled.objections.map(asError));
}

function asError({ message, tip }: Objection): FieldError {
  return { field: null, reason: message, tip };
}

function fail({ reason, tip }: { readonly reason: string; readonly tip: string }): void {
  showErrors([{ field: null, reason, tip }]);
}
