/** Small help for who fills in a form: the page works without it. */

const OTHER = '__other_option__';

document.addEventListener('input', ({ target }) => {
  if (!(target instanceof HTMLInputElement)) return;
  const { anders } = target.dataset;
  if (anders !== undefined && target.value.trim() !== '') chooseOther(target.form, anders);
});

/** Words beside ‘Anders’ are an answer: it is chosen as soon as somebody types there. */
function chooseOther(form: HTMLFormElement | null, name: string): void {
  for (const box of form?.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]') ?? []) {
    if (box.name !== name) continue;
    if (box instanceof HTMLSelectElement) box.value = OTHER;
    else if (box.value === OTHER) box.checked = true;
  }
}

document.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement)) return;
  // Who takes ‘Anders’ back, takes his words back.
  if (target.type === 'checkbox' && target.value === OTHER && !target.checked) wordsBeside(target).value = '';
  if (target.type === 'radio') showClearing(target.closest('fieldset'));
});

function wordsBeside(box: HTMLInputElement): HTMLInputElement {
  return box.closest('.anders')!.querySelector<HTMLInputElement>('[data-anders]')!;
}

document.addEventListener('click', ({ target }) => {
  if (!(target instanceof HTMLButtonElement) || !target.matches('[data-wissen]')) return;
  const question = target.closest('fieldset')!;
  for (const box of question.querySelectorAll<HTMLInputElement>('input[type=radio]')) box.checked = false;
  for (const words of question.querySelectorAll<HTMLInputElement>('[data-anders]')) words.value = '';
  showClearing(question);
  question.querySelector<HTMLInputElement>('input')?.focus();
});

function showClearing(question: HTMLFieldSetElement | null): void {
  const button = question?.querySelector<HTMLButtonElement>('[data-wissen]');
  if (button) button.hidden = !question!.querySelector('input[type=radio]:checked');
}

for (const question of document.querySelectorAll('fieldset')) showClearing(question);
