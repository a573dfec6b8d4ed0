/** Ui and Browser: what is asked and shown, and where nobody is there to ask. */
import { Driver, type Notice } from '../../../../src/workspace/index.ts';
import { JAN, stage } from '../../support.ts';

const ACT = `function onOpen() { SpreadsheetApp.getUi().createMenu('M').addItem('Doe', 'act').addToUi(); }`;

/** Runs code behind a menu item, with these answers; gives its result, and what the page was told. */
function act(code: string, buttons: readonly string[] = []) {
  const { world, file } = stage(`${ACT}\nfunction act() { ${code} }`);
  const left = [...buttons];
  const notices: Notice[] = [];
  const driver = new Driver(world, {
    answer: () => ({ button: left.shift()!, text: 'getypt' }),
    notice: (notice) => notices.push(notice),
  });
  driver.open(JAN.email, file.id);
  return { result: driver.menu(JAN.email, file.id, ['M', 'Doe']), notices: notices.slice(1), driver, file };
}

test('buttons come back as values of the enumeration, also when the box is closed', () => {
  const code = `
    const ui = SpreadsheetApp.getUi();
    return [ui.alert('a') === ui.Button.OK, ui.alert('t', 'a', ui.ButtonSet.YES_NO_CANCEL) === ui.Button.CANCEL,
      String(ui.alert('a', ui.ButtonSet.OK_CANCEL)), ui.prompt('a').getResponseText()];`;
  expect(act(code, ['OK', 'CANCEL', 'CLOSE', 'OK']).result.value).toEqual([true, true, 'CLOSE', 'getypt']);
});

test('Browser gives plain text', () => {
  const code = `
    return [Browser.msgBox('a'), Browser.msgBox('t', 'a', Browser.Buttons.YES_NO), Browser.inputBox('a'), Browser.inputBox('a', Browser.Buttons.OK_CANCEL)];`;
  expect(act(code, ['OK', 'NO', 'OK', 'CANCEL']).result.value).toEqual(['ok', 'no', 'getypt', 'cancel']);
});

test('dialogs and toasts are told to the page', () => {
  const code = `
    const ui = SpreadsheetApp.getUi();
    const page = HtmlService.createHtmlOutput('<p>x</p>').setWidth(400).setHeight(300);
    ui.showModalDialog(page, 'Venster'); ui.showModelessDialog(page, 'Los');
    SpreadsheetApp.getActive().toast('Klaar', 'Titel', 3);`;
  const { notices, driver, file } = act(code);
  expect(notices).toMatchObject([
    { kind: 'page', place: 'modal', title: 'Venster', html: '<p>x</p>', width: 400, height: 300 },
    { kind: 'page', place: 'modeless', title: 'Los' },
    { kind: 'toast', title: 'Titel', text: 'Klaar', seconds: 3 },
  ]);
  expect(driver.pages(JAN.email, file.id).map((page) => page.place)).toEqual(['modal', 'modeless']);
});

test('a dialog wants a page', () => {
  expect(act(`SpreadsheetApp.getUi().showSidebar('<p>');`).result.error!.message).toBe(
    'Argument must be an HtmlOutput object.',
  );
});
