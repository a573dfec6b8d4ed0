/** What the pane of forms gets to see. */
import { formDetails, formLines, setFormState } from '../../../../src/workspace/page/forms/overview.ts';
import { formStage } from '../../services/forms/support.ts';
import { JAN, STRANGER } from '../../support.ts';

test('a form with how it stands, where its responses land, and where it is filled in', () => {
  const s = formStage(`form.addTextItem(); form.addPageBreakItem(); form.addScaleItem();
    form.setDestination(FormApp.DestinationType.SPREADSHEET, sheet.getId());`);
  const [line] = formLines(s.world);
  const { sheetId } = s.form.model.destination!;
  expect(line).toEqual({
    id: s.form.id,
    title: 'Opgave',
    state: 'open',
    responses: 0,
    questions: 2,
    destination: {
      name: 'Proef › Formulierreacties 1',
      address: `/?bestand=${s.file.id}&tab=${sheetId}`,
    },
    address: expect.stringMatching(/^\/formulier\/1FAIpQLS[\w-]+$/),
  });
  s.form.model.set({ acceptingResponses: false });
  expect(formLines(s.world)[0]!.state).toBe('closed');
  s.form.model.set({ published: false });
  expect(formLines(s.world)[0]!.state).toBe('unpublished');
  s.inForm('form.removeDestination();');
  expect(formLines(s.world)[0]!.destination).toBeNull();
  s.form.trashed = true;
  expect(formLines(s.world)).toEqual([]);
});

test('its responses, the latest first, with what each answered', () => {
  const s = formStage(`form.setAllowResponseEdits(true);
    form.addTextItem().setTitle('naam');
    form.addCheckboxItem().setTitle('kleur').setChoiceValues(['rood', 'blauw']);
    form.addGridItem().setTitle('raster').setRows(['a', 'b']).setColumns(['1', '2']);
    form.addImageItem().setTitle('beeld');`);
  s.driver.submitForm(s.form.id, {
    email: 'piet@zwolle.nl',
    answers: { kleur: ['rood', 'blauw'], raster: ['', '2'] },
  });
  s.driver.advance(60_000);
  s.driver.submitForm(s.form.id, { answers: { naam: 'Jan' } });
  const { items, responses } = formDetails(s.world, s.form.id);
  expect(items.map(({ type }) => type)).toEqual(['TEXT', 'CHECKBOX', 'GRID', 'IMAGE']);
  expect(responses).toMatchObject([
    { who: '', answers: [{ question: 'naam', answer: 'Jan' }] },
    {
      who: 'piet@zwolle.nl',
      answers: [
        { question: 'kleur', answer: 'rood, blauw' },
        { question: 'raster [b]', answer: '2' },
      ],
      editAddress: expect.stringMatching(/^\/formulier\/1FAIpQLS[\w-]+\?edit2=2_/),
    },
  ]);
  expect(() => formDetails(s.world, 'weg')).toThrow('Dit formulier bestaat niet.');
});

test('who may edit a form opens and closes it, others do not', () => {
  const s = formStage('');
  const set = (email: string, state: 'open' | 'closed' | 'unpublished') =>
    setFormState(s.world, s.driver, email, s.form.id, state);
  set(JAN.email, 'closed');
  expect(s.form.model.settings).toMatchObject({ published: true, acceptingResponses: false });
  expect(() => set(STRANGER.email, 'open')).toThrow('Piet mag ‘Opgave’ niet bewerken.');
  expect(formLines(s.world)[0]!.state).toBe('closed');
  for (const state of ['unpublished', 'open'] as const) {
    set(JAN.email, state);
    expect(formLines(s.world)[0]!.state).toBe(state);
  }
  expect(() => setFormState(s.world, s.driver, JAN.email, 'weg', 'open')).toThrow(
    'Dit formulier bestaat niet.',
  );
});
