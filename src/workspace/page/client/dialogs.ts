/** Dialogs that the page itself draws: what a script asks with alert and prompt, and the page's own questions. */
import { h } from './dom.ts';

const DUTCH_BUTTONS: Readonly<Record<string, string>> = {
  OK: 'OK',
  CANCEL: 'Annuleren',
  YES: 'Ja',
  NO: 'Nee',
  CLOSE: 'Sluiten',
};

export interface Asked {
  readonly title: string;
  readonly text: string;
  readonly buttons: readonly string[];
  /** An input to type in, with what it starts with. */
  readonly input?: string;
  /** Says what the input is for where the text is not enough. */
  readonly inputLabel?: string;
}

export interface Pressed {
  readonly button: string;
  readonly text: string;
}

/** A question on the screen; `cancel` takes it away without an answer. */
export interface OpenQuestion {
  readonly answer: Promise<Pressed>;
  cancel(): void;
}

let count = 0;

/** Asks in a modal dialog. Closing it, also with Escape, gives the button CLOSE. */
export function ask(asked: Asked): OpenQuestion {
  count += 1;
  const [titleId, textId] = [`vraag-${count}-titel`, `vraag-${count}-tekst`];
  const input =
    asked.input === undefined
      ? null
      : h('input', {
          type: 'text',
          class: 'invoer',
          value: asked.input,
          autocomplete: 'off',
          'aria-labelledby': asked.inputLabel ? null : asked.text ? textId : titleId,
          'aria-label': asked.inputLabel,
        });
  let settle: (pressed: Pressed) => void = () => {};
  const answer = new Promise<Pressed>((resolve) => {
    settle = resolve;
  });
  const press = (button: string) => {
    settle({ button, text: input?.value ?? '' });
    dialog.close();
  };
  const dialog = h(
    'dialog',
    {
      class: 'vraag',
      'aria-labelledby': asked.title ? titleId : textId,
      'aria-describedby': asked.title && asked.text ? textId : null,
      onclose: () => {
        settle({ button: 'CLOSE', text: input?.value ?? '' });
        dialog.remove();
      },
    },
    h(
      'form',
      {
        method: 'dialog',
        onsubmit: (event: Event) => {
          event.preventDefault();
          press(asked.buttons[0] ?? 'OK');
        },
      },
      h(
        'div',
        { class: 'vraag-kop' },
        asked.title && h('h2', { id: titleId }, asked.title),
        h(
          'button',
          { type: 'button', class: 'kruis', 'aria-label': 'Sluiten', onclick: () => press('CLOSE') },
          '✕',
        ),
      ),
      asked.text && h('p', { id: textId, class: 'vraag-tekst' }, asked.text),
      input,
      h(
        'div',
        { class: 'knoppen' },
        asked.buttons.map((button, index) =>
          h(
            'button',
            {
              type: index === 0 ? 'submit' : 'button',
              class: index === 0 ? 'knop hoofd' : 'knop',
              onclick: index === 0 ? null : () => press(button),
            },
            DUTCH_BUTTONS[button] ?? button,
          ),
        ),
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  if (input) input.select();
  else dialog.querySelector<HTMLElement>('.hoofd')?.focus();
  return { answer, cancel: () => dialog.close() };
}

/** Tells something that must be read before going on. */
export async function tell(title: string, text: string): Promise<void> {
  await ask({ title, text, buttons: ['OK'] }).answer;
}

/** Asks for a text; null when the person thinks better of it. */
export async function askText(title: string, label: string, start: string): Promise<string | null> {
  const { button, text } = await ask({
    title,
    text: '',
    buttons: ['OK', 'CANCEL'],
    input: start,
    inputLabel: label,
  }).answer;
  return button === 'OK' ? text : null;
}

export async function confirm(title: string, text: string): Promise<boolean> {
  return (await ask({ title, text, buttons: ['OK', 'CANCEL'] }).answer).button === 'OK';
}
