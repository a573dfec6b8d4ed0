/**
 * Brieven: per rij een brief uit een sjabloon, met een PDF ernaast en de links terug in het blad.
 */
var COLUMNS = { name: 1, company: 2, park: 3, amount: 4, done: 5, letter: 6, pdf: 7 };

function onOpen() {
  SpreadsheetApp.getUi()
    .createMenu('Brieven')
    .addItem('Sjabloon maken', 'makeTemplate')
    .addItem('Brieven maken', 'makeLetters')
    .addToUi();
}

/** Maakt een sjabloon in een map; daarna past een mens het aan zoals zij wil. */
function makeTemplate() {
  var folder = DriveApp.createFolder('Brieven');
  var doc = DocumentApp.create('Sjabloon brief');
  var body = doc.getBody();
  body.appendParagraph('Subsidie voor {{terrein}}').setHeading(DocumentApp.ParagraphHeading.HEADING1);
  body.appendParagraph('Beste {{naam}},');
  body.appendParagraph('{{bedrijf}} krijgt € {{bedrag}} voor {{terrein}}.').setAlignment(
    DocumentApp.HorizontalAlignment.LEFT,
  );
  body.appendTable([
    ['Terrein', 'Bedrag'],
    ['{{terrein}}', '€ {{bedrag}}'],
  ]);
  body.appendListItem('Bewaar deze brief.');
  body.appendListItem('Vragen? Bel ons.');
  doc.addFooter().setText('Kenmerk {{kenmerk}}');
  doc.saveAndClose();

  var file = DriveApp.getFileById(doc.getId());
  file.moveTo(folder);
  PropertiesService.getScriptProperties().setProperties({ template: doc.getId(), folder: folder.getId() });
  Logger.log('Sjabloon: ' + file.getUrl());
}

/** Maakt de brieven van rijen die er nog geen hebben. */
function makeLetters() {
  var properties = PropertiesService.getScriptProperties();
  var template = DriveApp.getFileById(properties.getProperty('template'));
  var folder = DriveApp.getFolderById(properties.getProperty('folder'));
  var sheet = SpreadsheetApp.getActiveSheet();
  var rows = sheet.getDataRange().getDisplayValues();
  var made = 0;
  for (var i = 1; i < rows.length; i++) {
    if (rows[i][COLUMNS.done - 1] !== '' || rows[i][COLUMNS.name - 1] === '') continue;
    var letter = makeLetter_(template, folder, rows[i], i + 1);
    sheet.getRange(i + 1, COLUMNS.done).setValue(new Date()).setNumberFormat('d-m-yyyy');
    sheet
      .getRange(i + 1, COLUMNS.letter, 1, 2)
      .setFormulas([
        [
          '=HYPERLINK("' + letter.url + '";"' + letter.name.replace(/"/g, '""') + '")',
          '=HYPERLINK("' + letter.pdf.getUrl() + '";"PDF")',
        ],
      ]);
    made++;
  }
  SpreadsheetApp.getActive().toast(made + ' brieven gemaakt');
  return made;
}

function makeLetter_(template, folder, row, number) {
  var name = 'Brief ' + row[COLUMNS.company - 1];
  var copy = template.makeCopy(name, folder);
  var doc = DocumentApp.openById(copy.getId());
  var body = doc.getBody();
  var values = {
    naam: row[COLUMNS.name - 1],
    bedrijf: row[COLUMNS.company - 1],
    terrein: row[COLUMNS.park - 1],
    bedrag: row[COLUMNS.amount - 1],
  };
  for (var key in values) body.replaceText('{{' + key + '}}', values[key]);
  doc.getFooter().replaceText('{{kenmerk}}', 'B-' + number);
  body.getParagraphs().forEach(function (paragraph) {
    if (paragraph.getHeading() === DocumentApp.ParagraphHeading.HEADING1) paragraph.editAsText().setBold(true);
  });
  doc.saveAndClose();
  var pdf = folder.createFile(copy.getAs('application/pdf')).setName(name + '.pdf');
  return { name: name, url: doc.getUrl(), pdf: pdf };
}
