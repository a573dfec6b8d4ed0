/**
 * Urenstaat met akkoord: medewerkers schrijven uren in een zijbalk, de leidinggevende keurt ze goed in het blad.
 */
var SHEET = 'Uren';
var HEADERS = ['Datum', 'Medewerker', 'Project', 'Uren', 'Status', 'Beoordeeld door', 'Beoordeeld op'];
var STATUS = { column: 5, open: 'Ingediend', ok: 'Akkoord', no: 'Afgekeurd' };

function onOpen() {
  SpreadsheetApp.getUi()
    .createMenu('Uren')
    .addItem('Uren schrijven…', 'showSidebar')
    .addSeparator()
    .addSubMenu(SpreadsheetApp.getUi().createMenu('Beheer').addItem('Installeren', 'install'))
    .addToUi();
}

function install() {
  var ui = SpreadsheetApp.getUi();
  var answer = ui.prompt('Urenstaat', 'E-mailadres van de leidinggevende:', ui.ButtonSet.OK_CANCEL);
  if (answer.getSelectedButton() !== ui.Button.OK) return;
  PropertiesService.getDocumentProperties().setProperty('manager', answer.getResponseText().trim());

  var ss = SpreadsheetApp.getActiveSpreadsheet();
  var sheet = ss.getSheetByName(SHEET) || ss.insertSheet(SHEET);
  sheet.getRange(1, 1, 1, HEADERS.length).setValues([HEADERS]).setFontWeight('bold').setBackground('#d9ead3');
  sheet.setFrozenRows(1);
  sheet.getRange('A2:A').setNumberFormat('dd-mm-yyyy');
  sheet.getRange('D2:D').setNumberFormat('0.00');
  var rule = SpreadsheetApp.newDataValidation()
    .requireValueInList([STATUS.open, STATUS.ok, STATUS.no], true)
    .setAllowInvalid(false)
    .build();
  sheet.getRange(2, STATUS.column, sheet.getMaxRows() - 1, 1).setDataValidation(rule);
  sheet.setConditionalFormatRules([
    SpreadsheetApp.newConditionalFormatRule()
      .whenTextEqualTo(STATUS.no)
      .setBackground('#f4cccc')
      .setRanges([sheet.getRange('E2:E')])
      .build(),
  ]);

  ScriptApp.getProjectTriggers().forEach(function (trigger) {
    ScriptApp.deleteTrigger(trigger);
  });
  ScriptApp.newTrigger('onStatusEdit').forSpreadsheet(ss).onEdit().create();
  ScriptApp.newTrigger('remind').timeBased().onWeekDay(ScriptApp.WeekDay.FRIDAY).atHour(15).create();
  ss.toast('De urenstaat is klaar voor gebruik.', 'Uren', 5);
}

function showSidebar() {
  var page = HtmlService.createTemplateFromFile('Zijbalk');
  page.projects = ['Hessenpoort', 'Marslanden', 'Algemeen'];
  page.today = Utilities.formatDate(new Date(), Session.getScriptTimeZone(), 'yyyy-MM-dd');
  SpreadsheetApp.getUi().showSidebar(page.evaluate().setTitle('Uren schrijven'));
}

/** De zijbalk roept dit aan. Geeft de uren van deze week terug. */
function submitHours(form) {
  var hours = Number(String(form.hours).replace(',', '.'));
  if (!(hours > 0 && hours <= 24)) throw new Error('Vul een aantal uren in tussen 0 en 24.');
  var parts = form.date.split('-').map(Number);
  var lock = LockService.getDocumentLock();
  lock.waitLock(10000);
  try {
    SpreadsheetApp.getActive()
      .getSheetByName(SHEET)
      .appendRow([
        new Date(parts[0], parts[1] - 1, parts[2]),
        Session.getActiveUser().getEmail(),
        form.project,
        hours,
        STATUS.open,
      ]);
    SpreadsheetApp.flush();
  } finally {
    lock.releaseLock();
  }
  return { total: weekTotal_(Session.getActiveUser().getEmail(), new Date()) };
}

/** De leidinggevende kiest Akkoord of Afgekeurd; bij een ander gaat de keuze terug. */
function onStatusEdit(e) {
  var range = e.range;
  var sheet = range.getSheet();
  if (sheet.getName() !== SHEET || range.getColumn() !== STATUS.column || range.getRow() === 1) return;
  if (range.getNumRows() > 1 || e.value === STATUS.open || !e.value) return;
  var manager = PropertiesService.getDocumentProperties().getProperty('manager');
  if (e.user.getEmail() !== manager) {
    range.setValue(e.oldValue || STATUS.open);
    range.setNote('Alleen ' + manager + ' beoordeelt uren.');
    return;
  }
  range.clearNote();
  var row = sheet.getRange(range.getRow(), 1, 1, HEADERS.length).getValues()[0];
  sheet.getRange(range.getRow(), STATUS.column + 1, 1, 2).setValues([[manager, new Date()]]);
  var date = Utilities.formatDate(row[0], Session.getScriptTimeZone(), 'd-M-yyyy');
  MailApp.sendEmail(
    row[1],
    'Uren ' + date + ': ' + e.value.toLowerCase(),
    Utilities.formatString('Je %s uur voor %s op %s: %s.', String(row[3]).replace('.', ','), row[2], date, e.value),
  );
}

/** Vrijdagmiddag: wie deze week minder dan 32 uur schreef, krijgt een bericht. */
function remind() {
  var editors = SpreadsheetApp.getActive()
    .getEditors()
    .map(function (user) {
      return user.getEmail();
    });
  editors.forEach(function (email) {
    var total = weekTotal_(email, new Date());
    if (total >= 32) return;
    Logger.log('%s schreef %s uur', email, total);
    MailApp.sendEmail({ to: email, subject: 'Vergeet je uren niet', body: 'Je schreef deze week ' + total + ' uur.' });
  });
}

function weekTotal_(email, day) {
  var monday = new Date(day.getFullYear(), day.getMonth(), day.getDate() - ((day.getDay() + 6) % 7));
  return SpreadsheetApp.getActive()
    .getSheetByName(SHEET)
    .getDataRange()
    .getValues()
    .slice(1)
    .filter(function (row) {
      return row[1] === email && row[0] >= monday && row[4] !== STATUS.no;
    })
    .reduce(function (total, row) {
      return total + row[3];
    }, 0);
}
