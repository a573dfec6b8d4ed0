/** The tab that a form is linked to: its headers, its rows, and what people do there meanwhile. */
import { FORM_BEHAVIOUR } from '../../../../src/workspace/services/forms/behaviour.ts';
import { type FormStage, formStage, linkedRows, OWNER } from './support.ts';

const LINK = 'form.setDestination(FormApp.DestinationType.SPREADSHEET, sheet.getId());';
const FORM = `
  form.addTextItem().setTitle('naam');
  form.addTextItem().setTitle('aantal');
  ${LINK}`;

function send(s: FormStage, answers: Record<string, string | string[]>, editOf?: string) {
  const outcome = s.driver.submitForm(s.form.id, { answers, ...(editOf ? { editOf } : {}) });
  expect(outcome).toMatchObject({ refusal: null, errors: [] });
  return outcome.response!;
}

/** The rows without their timestamps. */
function answersOn(s: FormStage) {
  return linkedRows(s).map((row) => row.slice(1));
}

describe('linking', () => {
  test('makes a first tab with a header row that stays in sight, and tells which form it is', () => {
    const s = formStage(FORM);
    expect(linkedRows(s)).toEqual([['Tijdstempel', 'naam', 'aantal']]);
    const code = `const tab = sheet.getSheets()[0];
      return [tab.getName(), tab.getFrozenRows(), FormApp.openByUrl(tab.getFormUrl()).getId(), sheet.getFormUrl() === tab.getFormUrl(),
        form.getDestinationId(), String(form.getDestinationType())];`;
    expect(s.inForm(code)).toEqual(['Formulierreacties 1', 1, s.form.id, true, s.file.id, 'SPREADSHEET']);
  });

  test('is in the language of the spreadsheet', () => {
    const s = formStage("sheet.setSpreadsheetLocale('en_US'); form.setCollectEmail(true);");
    s.inForm(LINK);
    expect(s.inForm('return sheet.getSheets()[0].getName();')).toBe('Form Responses 1');
    expect(linkedRows(s)).toEqual([['Timestamp', 'Email Address']]);
  });

  test('brings the responses that are there already', () => {
    const s = formStage("form.addTextItem().setTitle('naam');");
    send(s, { naam: 'Jan' });
    send(s, { naam: 'Eva' });
    s.inForm(LINK);
    expect(answersOn(s)).toEqual([['naam'], ['Jan'], ['Eva']]);
  });

  test('elsewhere ends the first link, and the first tab keeps what it holds', () => {
    const s = formStage(FORM);
    send(s, { naam: 'Jan' });
    const names = s.inForm(
      `${LINK} return sheet.getSheets().map((tab) => [tab.getName(), tab.getFormUrl() !== null]);`,
    );
    expect(names).toEqual([
      ['Formulierreacties 2', true],
      ['Formulierreacties 1', false],
      ['Blad1', false],
    ]);
    expect(s.inForm("return sheet.getSheetByName('Formulierreacties 1').getLastRow();")).toBe(2);
  });

  test('ends with removeDestination, and then the tab may go', () => {
    const s = formStage(FORM);
    const tab = 'sheet.getSheets()[0]';
    expect(() => s.inForm(`sheet.deleteSheet(${tab})`)).toThrow(/linked form/);
    s.inForm('form.removeDestination();');
    expect(s.inForm(`return [${tab}.getFormUrl(), sheet.getFormUrl()];`)).toEqual([null, null]);
    expect(() => s.inForm('form.getDestinationId()')).toThrow(/no response destination/);
    send(s, { naam: 'Jan' });
    expect(s.inForm(`return ${tab}.getLastRow();`)).toBe(1);
    s.inForm(`sheet.deleteSheet(${tab});`);
  });

  test('needs a spreadsheet that the script may change', () => {
    const s = formStage();
    const to = (id: string) => s.inForm(`form.setDestination(FormApp.DestinationType.SPREADSHEET, '${id}')`);
    expect(() => to('niets')).toThrow('Invalid destination ID: niets');
    const other = s.world.addSpreadsheet('Van een ander', 'ander@elders.nl');
    expect(() => to(other.id)).toThrow(/Invalid destination/);
  });

  test('copies of the tab and of the file are not linked', () => {
    const s = formStage(FORM);
    const code = `const copy = sheet.getSheets()[0].copyTo(sheet);
      return [copy.getFormUrl(), sheet.copy('Kopie').getFormUrl()];`;
    expect(s.inForm(code)).toEqual([null, null]);
  });

  test('outlives the tab: without it responses stay in the form', () => {
    const s = formStage(FORM);
    s.world.files.delete(s.file.id);
    expect(send(s, { naam: 'Jan' }).answers).toHaveLength(1);
  });
});

describe('columns', () => {
  test('come for new questions, and follow a title', () => {
    const s = formStage(FORM);
    s.inForm(`form.addTextItem().setTitle('plaats');
      form.addGridItem().setTitle('rooster').setRows(['r1', 'r2']).setColumns(['x']);
      form.getItems()[0].setTitle('Naam van de gemeente');`);
    expect(linkedRows(s)[0]).toEqual([
      'Tijdstempel',
      'Naam van de gemeente',
      'aantal',
      'plaats',
      'rooster [r1]',
      'rooster [r2]',
    ]);
  });

  test('stay in their place when questions move or go', () => {
    const s = formStage(FORM);
    s.inForm('form.moveItem(0, 1); form.deleteItem(0);');
    send(s, { naam: 'Jan' });
    expect(answersOn(s)).toEqual([
      ['naam', 'aantal'],
      ['Jan', ''],
    ]);
  });

  test('take the answers along where people put them', () => {
    const s = formStage(FORM);
    send(s, { naam: 'Jan', aantal: '1' });
    s.driver.moveColumns(OWNER, s.file.id, 'Formulierreacties 1', 3, 1, 1);
    s.driver.insertColumns(OWNER, s.file.id, 'Formulierreacties 1', 2);
    s.driver.edit(OWNER, s.file.id, 'Formulierreacties 1', 'B1', 'opmerking');
    send(s, { naam: 'Eva', aantal: '2' });
    const rows = linkedRows(s).map(([aantal, opmerking, , naam]) => [aantal, opmerking, naam]);
    expect(rows).toEqual([
      ['aantal', 'opmerking', 'naam'],
      ['1', '', 'Jan'],
      ['2', '', 'Eva'],
    ]);
  });

  test('of a person to the right make room for a new question', () => {
    const s = formStage(FORM);
    s.driver.edit(OWNER, s.file.id, 'Formulierreacties 1', 'D1', 'eigen kolom');
    s.inForm("form.addTextItem().setTitle('plaats');");
    expect(linkedRows(s)[0]).toEqual(['Tijdstempel', 'naam', 'aantal', 'plaats', 'eigen kolom']);
  });

  test('that a person deleted come back at the end', () => {
    const s = formStage(FORM);
    s.driver.deleteColumns(OWNER, s.file.id, 'Formulierreacties 1', 2);
    send(s, { naam: 'Jan', aantal: '1' });
    expect(answersOn(s)).toEqual([
      ['aantal', 'naam'],
      ['1', 'Jan'],
    ]);
  });

  test('keep the header that a person gave them until the question gets another title', () => {
    const s = formStage(FORM);
    s.driver.edit(OWNER, s.file.id, 'Formulierreacties 1', 'B1', 'Gemeente');
    send(s, { naam: 'Jan' });
    expect(linkedRows(s)[0]![1]).toBe('Gemeente');
    s.inForm("form.getItems()[0].setTitle('wie');");
    expect(linkedRows(s)[0]![1]).toBe('wie');
  });

  test('number more than a new tab has', () => {
    const s = formStage(`for (let i = 0; i < 40; i++) form.addTextItem().setTitle('v' + i); ${LINK}`);
    send(s, { v39: 'laatste' });
    expect(linkedRows(s)[1]![40]).toBe('laatste');
  });
});

describe('rows', () => {
  test('follow the latest response, also where its contents were cleared', () => {
    const s = formStage(FORM);
    send(s, { naam: 'Jan' });
    s.driver.clear(OWNER, s.file.id, 'Formulierreacties 1', 'A2:C2');
    send(s, { naam: 'Eva' });
    expect(answersOn(s)).toEqual([
      ['naam', 'aantal'],
      ['', ''],
      ['Eva', ''],
    ]);
  });

  test('are inserted before what people wrote below', () => {
    const s = formStage(FORM);
    s.driver.edit(OWNER, s.file.id, 'Formulierreacties 1', 'D2', '=1+1');
    send(s, { naam: 'Jan' });
    expect(answersOn(s)).toEqual([
      ['naam', 'aantal', ''],
      ['Jan', '', ''],
      ['', '', '2'],
    ]);
  });

  test('grow beyond the size of a new tab', () => {
    const s = formStage(FORM);
    for (let i = 1; i <= 120; i++) send(s, { aantal: String(i) });
    expect(linkedRows(s)).toHaveLength(121);
    expect(linkedRows(s)[120]![2]).toBe('120');
  });

  test('hold what was typed as a cell would: numbers and dates in the language of the sheet', () => {
    const s = formStage(FORM);
    send(s, { naam: '1-5-2026', aantal: '1.250,5' });
    const code =
      'const [row] = sheet.getSheets()[0].getRange(2, 2, 1, 2).getValues(); return [row[0].getMonth(), row[1]];';
    expect(s.inForm(code)).toEqual([4, 1250.5]);
  });

  test('or all of it as text, behind a switch', () => {
    FORM_BEHAVIOUR.answersAreReadAsTyped = false;
    try {
      const s = formStage(FORM);
      send(s, { aantal: '5' });
      expect(s.inForm('return sheet.getSheets()[0].getRange(2, 3).getValue();')).toBe('5');
    } finally {
      FORM_BEHAVIOUR.answersAreReadAsTyped = true;
    }
  });

  test.each(['=1+1', '+SUM(A1:A2)', "'tekst", '=IMPORTXML("http://x")'])(
    'never hold a formula: %s',
    (text) => {
      const s = formStage(FORM);
      send(s, { naam: text });
      expect(
        s.inForm(
          'const cell = sheet.getSheets()[0].getRange(2, 2); return [cell.getFormula(), cell.getValue()];',
        ),
      ).toEqual(['', text]);
    },
  );

  test('hold moments as dates and several choices as one text', () => {
    const s = formStage(`
      form.addDateItem().setTitle('dag');
      form.addDateItem().setTitle('verjaardag').setIncludesYear(false);
      form.addDateTimeItem().setTitle('moment');
      form.addTimeItem().setTitle('tijd');
      form.addDurationItem().setTitle('duur');
      form.addCheckboxItem().setTitle('kleur').setChoiceValues(['rood', 'blauw']);
      form.addScaleItem().setTitle('cijfer');
      ${LINK}`);
    send(s, {
      dag: '2026-05-01',
      verjaardag: '05-01',
      moment: '2026-05-01 14:30',
      tijd: '07:45',
      duur: '30:02:03',
      kleur: ['rood', 'blauw'],
      cijfer: '4',
    });
    expect(answersOn(s)[1]).toEqual([
      '1-5-2026',
      '05-01',
      '1-5-2026 14:30:00',
      '7:45:00',
      '30:02:03',
      'rood, blauw',
      '4',
    ]);
    const code = `const values = sheet.getSheets()[0].getRange(2, 2, 1, 7).getValues()[0];
      return values.map((value) => value instanceof Date ? 'Date' : typeof value);`;
    expect(s.inForm(code)).toEqual(['Date', 'string', 'Date', 'Date', 'Date', 'string', 'number']);
  });
});

describe('a changed response', () => {
  const EDITABLE = `${FORM} form.setAllowResponseEdits(true);`;

  test('changes its own row and its timestamp', () => {
    const s = formStage(EDITABLE);
    const first = send(s, { naam: 'Jan', aantal: '1' });
    send(s, { naam: 'Eva', aantal: '2' });
    s.driver.advance(60_000);
    const before = linkedRows(s)[1]![0];
    send(s, { aantal: '7' }, first.id);
    expect(answersOn(s)).toEqual([
      ['naam', 'aantal'],
      ['Jan', '7'],
      ['Eva', '2'],
    ]);
    expect(linkedRows(s)[1]![0]).not.toBe(before);
  });

  test('finds its row when people inserted, moved or sorted rows', () => {
    const s = formStage(EDITABLE);
    const tab = 'Formulierreacties 1';
    const first = send(s, { naam: 'Jan', aantal: '1' });
    s.driver.advance(60_000);
    send(s, { naam: 'Eva', aantal: '2' });
    s.driver.insertRows(OWNER, s.file.id, tab, 2);
    send(s, { aantal: '7' }, first.id);
    expect(answersOn(s)[2]).toEqual(['Jan', '7']);
    s.driver.sort(OWNER, s.file.id, tab, 'A3:C4', [{ column: 1, ascending: true }]);
    expect(answersOn(s)[2]).toEqual(['Eva', '2']);
    s.driver.advance(60_000);
    send(s, { aantal: '8' }, first.id);
    expect(answersOn(s).slice(2)).toEqual([
      ['Eva', '2'],
      ['Jan', '8'],
    ]);
  });

  test('comes again at the end when its row is gone', () => {
    const s = formStage(EDITABLE);
    const first = send(s, { naam: 'Jan' });
    send(s, { naam: 'Eva' });
    s.driver.deleteRows(OWNER, s.file.id, 'Formulierreacties 1', 2);
    send(s, { aantal: '7' }, first.id);
    expect(answersOn(s)).toEqual([
      ['naam', 'aantal'],
      ['Eva', ''],
      ['Jan', '7'],
    ]);
  });
});
