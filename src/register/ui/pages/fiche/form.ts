/** The form of one step: inputs as its fields tell, and what was filled in. */
import type { Fiche, FicheStep } from '../../../domain/panel/fiche.ts';
import type { Choice, ShownStepField, Typed } from '../../../domain/panel/form.ts';
import { isShown } from '../../../domain/panel/when.ts';
import { element, type FieldError } from '../dom.ts';

export interface StepForm {
  readonly element: HTMLElement;
  read(): Typed;
  /** Puts back what was filled in before. */
  restore(typed: Typed): void;
  /** The same errors, with those about inputs that are not shown told without an input. */
  placed(errors: readonly FieldError[]): readonly FieldError[];
}

interface Input {
  readonly field: ShownStepField;
  readonly element: HTMLElement;
  get(): string;
  set(value: string): void;
}

export function stepForm(
  step: FicheStep,
  lists: Fiche['lists'],
  on: { readonly send: () => void; readonly cancel: () => void },
): StepForm {
  const inputs = step.fields.map((field) => inputOf(field, lists));
  const byField = new Map(inputs.map((input) => [input.field.id, input]));
  const shown = ({ when }: ShownStepField): boolean => {
    if (when === null) return true;
    const other = byField.get(when.id);
    return other !== undefined && shown(other.field) && isShown(when, other.get());
  };
  const update = (): void => {
    for (const input of inputs) input.element.hidden = !shown(input.field);
  };
  const form = element(
    'form',
    {
      novalidate: true,
      input: update,
      change: update,
      submit: (event) => {
        event.preventDefault();
        on.send();
      },
    },
    element('h1', { tabindex: '-1' }, step.label),
    ...step.notes.map((note) => element('p', {}, note)),
    element('p', { class: 'soft' }, 'Velden met een * zijn verplicht.'),
    ...inputs.map((input) => input.element),
    element(
      'div',
      { class: 'buttons' },
      element('button', { class: 'main', type: 'submit' }, 'Vastleggen'),
      element('button', { type: 'button', click: on.cancel }, 'Annuleren'),
    ),
  );
  update();
  return {
    element: form,
    read: () => Object.fromEntries(inputs.map(({ field, get }) => [field.id, get()])),
    restore(typed) {
      for (const { field, set } of inputs) if (field.id in typed) set(typed[field.id]!);
      update();
    },
    placed: (errors) =>
      errors.map((error) => {
        const input = error.field === null ? undefined : byField.get(error.field);
        return input && shown(input.field) ? error : { ...error, field: null };
      }),
  };
}

function inputOf(field: ShownStepField, lists: Fiche['lists']): Input {
  const choices = typeof field.choices === 'string' ? (lists[field.choices] ?? []) : field.choices;
  return field.input === 'checks' ? checksOf(field, choices) : singleOf(field, choices);
}

function singleOf(field: ShownStepField, choices: readonly Choice[]): Input {
  const { id, input, value, required } = field;
  const own = { id, 'aria-describedby': `${id}-hint ${id}-error`, 'aria-required': String(required) };
  const made =
    input === 'choice'
      ? element(
          'select',
          own,
          element('option', { value: '' }, 'Kies…'),
          ...choices.map(({ code, label }) => element('option', { value: code }, label)),
        )
      : input === 'paragraph'
        ? element('textarea', { ...own, rows: '3' })
        : element('input', { ...own, type: input === 'date' ? 'date' : 'text' });
  made.value = value;
  return {
    field,
    element: element(
      'div',
      { class: 'field' },
      element('label', { for: id }, named(field)),
      element('p', { class: 'hint', id: `${id}-hint` }, field.help),
      made,
      element('p', { class: 'field-error', id: `${id}-error` }),
    ),
    get: () => made.value,
    set: (text) => {
      made.value = text;
    },
  };
}

function checksOf(field: ShownStepField, choices: readonly Choice[]): Input {
  const { id } = field;
  const boxes = choices.map(({ code }, index) =>
    element('input', {
      type: 'checkbox',
      id: index ? `${id}-${index}` : id,
      value: code,
      'aria-describedby': `${id}-error`,
    }),
  );
  const set = (text: string): void => {
    const chosen = text.split(';');
    for (const box of boxes) box.checked = chosen.includes(box.value);
  };
  set(field.value);
  return {
    field,
    element: element(
      'fieldset',
      { class: 'field' },
      element('legend', {}, named(field)),
      element('p', { class: 'hint' }, field.help),
      ...boxes.map((box, index) =>
        element('div', { class: 'choice' }, box, element('label', { for: box.id }, choices[index]!.label)),
      ),
      element('p', { class: 'field-error', id: `${id}-error` }),
      ...(boxes.length ? [] : [element('p', { id, tabindex: '-1' }, 'Er is niets om te kiezen.')]),
    ),
    get: () =>
      boxes
        .filter((box) => box.checked)
        .map((box) => box.value)
        .join(';'),
    set,
  };
}

function named({ label, required }: ShownStepField): string {
  return required ? `${label} *` : label;
}
