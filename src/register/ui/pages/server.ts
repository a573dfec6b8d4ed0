/** Calls functions of the script from a page, as promises with the types of their declaration. */

import type { Refusal } from '../../domain/import/outcome.ts';
import type { PageCalls } from '../page-calls.ts';

/** What Google gives a page that it serves. */
interface Runner {
  withSuccessHandler(handler: (value: unknown) => void): Runner;
  withFailureHandler(handler: (error: Error) => void): Runner;
  readonly [name: string]: unknown;
}
declare const google: { readonly script: { readonly run: Runner; readonly host: { close(): void } } };

/** Calls a function of the script. Rejects when the call fails. */
export function called<N extends keyof PageCalls>(
  name: N,
  ...args: Parameters<PageCalls[N]>
): Promise<ReturnType<PageCalls[N]>> {
  return new Promise((resolve, reject) => {
    const run = google.script.run
      .withSuccessHandler((value) => resolve(value as ReturnType<PageCalls[N]>))
      .withFailureHandler(reject);
    (run[name] as (...given: unknown[]) => void)(...args);
  });
}

/** Calls a function of the script. Never rejects: a call that fails comes back as a refusal in Dutch. */
export function server<N extends keyof PageCalls>(
  name: N,
  ...args: Parameters<PageCalls[N]>
): Promise<ReturnType<PageCalls[N]> | Refusal> {
  return called(name, ...args).catch((error: Error) => ({
    ok: false,
    reason: `Het register gaf geen antwoord: ${error.message}`,
    tip: 'Controleer je verbinding en probeer het opnieuw. Wat al gelukt was, blijft staan.',
  }));
}

export function closeDialog(): void {
  google.script.host.close();
}

export function closeBy(button: HTMLElement): void {
  button.addEventListener('click', closeDialog);
  closeOnEscape();
}

/**
 * Lets Escape close the dialog: Google does not hear that key in a page. What was typed is not thrown away by it,
 * and in a list of choices it belongs to the list.
 */
export function closeOnEscape(): void {
  document.addEventListener('keydown', ({ key, target }) => {
    if (key === 'Escape' && !(target instanceof HTMLSelectElement) && !anythingTyped()) closeDialog();
  });
}

function anythingTyped(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
  return [...fields].some((field) => !field.readOnly && field.value !== field.defaultValue);
}
