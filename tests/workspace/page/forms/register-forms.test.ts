/** The register's own forms, filled in on their pages by somebody who answers what is asked. */

import { Driver } from '../../../../src/workspace/index.ts';
import { FillingIn } from '../../../../src/workspace/page/forms/filling-in.ts';
import { formLines } from '../../../../src/workspace/page/forms/overview.ts';
import { STEPS } from '../../../../src/workspace/page/forms/respondent-page.ts';
import type { Control } from '../../../../src/workspace/services/forms/kinds/kind.ts';
import type { FormModel } from '../../../../src/workspace/services/forms/model/model.ts';
import { formView } from '../../../../src/workspace/services/forms/respond.ts';
import { makeForms, placedRegister } from '../../../register/app/intake/support.ts';
import { Visitor } from './visitor.ts';

/** Tried one after the other until the form objects no more. */
const TEXTS = ['Een antwoord', 'info@zwolle.example', '12', '2026', 'https://www.zwolle.example/stuk'];

type Filled = Readonly<Record<string, string>>;

const ANSWERS: {
  readonly [K in Control['kind']]: (control: Extract<Control, { kind: K }>, turn: number) => Filled;
} = {
  text: ({ name }, turn) => ({ [name]: TEXTS[turn % TEXTS.length]! }),
  choice: ({ name, options }, turn) => ({ [name]: options[turn % options.length]!.value }),
  scale: ({ name, options }) => ({ [name]: options[0]!.value }),
  grid: ({ rows }) => Object.fromEntries(rows.map(({ name, options }) => [name, options[0]!.value])),
  moment: ({ name }) => ({ [`${name}_day`]: '1', [`${name}_month`]: '12', [`${name}_year`]: '2026' }),
  heading: () => ({}),
  image: () => ({}),
  video: () => ({}),
};

function answer<K extends Control['kind']>(control: Extract<Control, { kind: K }>, turn: number): Filled {
  return ANSWERS[control.kind as K](control, turn);
}

/** Answers to what the page asks and has not yet, or not well. */
function answersFor(model: FormModel, visitor: Visitor, turn: number): Filled {
  const asked = formView(model).pages.flatMap(({ items }) => items);
  return Object.assign(
    {},
    ...asked
      .filter(({ id, required }) => visitor.html.includes(`id="antwoord-${id}"`) && required)
      .filter(({ id }) => turn === 0 || visitor.html.includes(`id="fout-${id}"`))
      .map(({ control }) => answer(control, turn)),
  );
}

test.each([0, 1])('form %i comes to its end and sets its triggers off', (index) => {
  const register = placedRegister();
  makeForms(register);
  const { world } = register;
  const line = formLines(world)[index]!;
  const { model } = world.form(line.id)!;
  model.set({ acceptingResponses: true });
  const before = world.executions.length;
  const visitor = new Visitor(new FillingIn(world, new Driver(world)), line.address);
  for (let page = 0; page < 30 && model.responses.length === 0; page += 1) {
    const where = visitor.fields().find(([name]) => name === 'pagina')![1];
    for (let turn = 0; turn < TEXTS.length; turn += 1) {
      const step = visitor.buttons.includes('Versturen') ? STEPS.send : STEPS.on;
      visitor.press(step, answersFor(model, visitor, turn));
      if (visitor.errors.length === 0) break;
    }
    expect(visitor.errors).toEqual([]);
    if (model.responses.length === 0)
      expect(visitor.fields().find(([name]) => name === 'pagina')![1]).not.toBe(where);
  }
  expect(model.responses).toHaveLength(1);
  const ran = world.executions.slice(before);
  expect(ran.length).toBeGreaterThan(0);
  expect(ran.map(({ status }) => status)).toEqual(ran.map(() => 'completed'));
  expect(visitor.text).toContain('Antwoord bewerken');
});
