/** The dialog "Clusters bevestigen": shows each proposal, and a person joins the terrains or says why not. */

import type { ShownProposal } from '../../../app/confirm-clusters.ts';
import type { Outcome } from '../../../domain/import/outcome.ts';
import { busy, byId, element, say, showErrors } from '../dom.ts';
import { closeBy, server } from '../server.ts';

const list = byId('proposals');
const left = byId('left');

closeBy(byId('close'));
void load();

async function load(): Promise<void> {
  const answer = await busy('Bezig met ophalen…', () => server('clusterProposals'));
  if (!answer.ok) {
    showErrors([{ field: null, reason: answer.reason, tip: answer.tip }]);
    return;
  }
  list.replaceChildren(...answer.value.map(section));
  countLeft();
}

function countLeft(): void {
  const count = list.children.length;
  left.textContent =
    count === 0
      ? 'Er zijn geen voorstellen meer.'
      : `Nog ${count} ${count === 1 ? 'voorstel' : 'voorstellen'}.`;
}

function section(proposal: ShownProposal, index: number): HTMLElement {
  const id = `p${index}`;
  const boxes = proposal.members.map(({ terrain, name, cluster }, i) => {
    const box = element('input', { type: 'checkbox', id: `${id}-t${i}`, value: terrain, checked: true });
    const label = element('label', { for: box.id }, `${terrain} · ${name} (nu in ${cluster})`);
    return { box, row: element('div', { class: 'choice' }, box, label) };
  });
  const name = input(`${id}-name`, proposal.name);
  const why = input(`${id}-why`, '');

  const confirm = (): void => {
    const terrains = boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
    if (name.value.trim() === '') {
      showErrors([{ field: name.id, reason: 'Het cluster heeft geen naam.', tip: 'Vul een naam in.' }]);
      return;
    }
    const choice = { terrains, name: name.value.trim(), why: proposal.why };
    void decide(whole, 'Bezig met samenvoegen…', () => server('confirmCluster', choice));
  };
  const refuse = (): void => {
    if (why.value.trim() === '') {
      showErrors([
        {
          field: why.id,
          reason: 'De reden is niet ingevuld.',
          tip: 'Vul in waarom ze niet bij elkaar horen.',
        },
      ]);
      return;
    }
    void decide(whole, 'Bezig met bewaren…', () => server('refuseCluster', proposal.id, why.value));
  };

  const whole = element(
    'section',
    { class: 'proposal', 'aria-labelledby': `${id}-title` },
    element('h2', { id: `${id}-title`, tabindex: '-1' }, `${proposal.name} (${proposal.municipality})`),
    element('p', {}, proposal.why),
    element(
      'fieldset',
      {},
      element('legend', {}, 'Deze terreinen horen bij elkaar'),
      ...boxes.map(({ row }) => row),
    ),
    ...field(name, 'Naam van het cluster'),
    element(
      'div',
      { class: 'buttons' },
      element(
        'button',
        { class: 'main', type: 'button', 'aria-describedby': `${id}-title`, click: confirm },
        'Samenvoegen',
      ),
    ),
    element(
      'details',
      { class: 'refuse' },
      element('summary', {}, 'Niet samenvoegen'),
      element(
        'div',
        {},
        ...field(why, 'Waarom horen ze niet bij elkaar?'),
        element(
          'div',
          { class: 'buttons' },
          element('button', { type: 'button', click: refuse }, 'Niet meer voorstellen'),
        ),
      ),
    ),
  );
  return whole;
}

/** Has a decision carried out; then the next proposal gets the focus. */
async function decide(
  whole: HTMLElement,
  saying: string,
  call: () => Promise<Outcome<string>>,
): Promise<void> {
  showErrors([]);
  const answer = await busy(saying, call);
  if (!answer.ok) {
    showErrors([{ field: null, reason: answer.reason, tip: answer.tip }]);
    return;
  }
  const next = (whole.nextElementSibling ?? whole.previousElementSibling)?.querySelector('h2');
  whole.remove();
  say(answer.value);
  countLeft();
  (next ?? left).focus();
}

function input(id: string, value: string): HTMLInputElement {
  return element('input', { type: 'text', id, value, maxlength: '120', 'aria-describedby': `${id}-error` });
}

function field(control: HTMLInputElement, label: string): readonly HTMLElement[] {
  return [
    element('label', { for: control.id }, label),
    control,
    element('p', { class: 'field-error', id: `${control.id}-error` }),
  ];
}
