/** What the demo script keeps in Drive: a second spreadsheet, a folder with a document in it, and a picture. */

function vulBestanden() {
  const tweede = SpreadsheetApp.create('Tweede spreadsheet');
  tweede.getSheets()[0].setName('Kosten').getRange('A1:B1').setValues([['Post', 'Bedrag']]);
  tweede.insertSheet('Uren').getRange('A1').setValue('Uur');
  const map = DriveApp.createFolder('Nota’s');
  map.addEditor('eva@overijssel.example');
  const nota = DocumentApp.create('Nota over parkmanagement');
  const body = nota.getBody();
  nota.addHeader().appendParagraph('Provincie Overijssel');
  nota.addFooter().appendParagraph('Concept');
  body.appendParagraph('Parkmanagement').setHeading(DocumentApp.ParagraphHeading.HEADING1);
  body.appendParagraph('Waarom').setHeading(DocumentApp.ParagraphHeading.HEADING2);
  body.appendParagraph('De gegevens staan in het register.').setLinkUrl(tweede.getUrl());
  body.appendListItem('Energie').setGlyphType(DocumentApp.GlyphType.BULLET);
  body.appendListItem('Vergroening').setGlyphType(DocumentApp.GlyphType.BULLET);
  body.appendTable([
    ['Gemeente', 'Terreinen'],
    ['Almelo', '12'],
    ['Deventer', '9'],
  ]);
  const stip = Utilities.newBlob(Utilities.base64Decode(STIP), 'image/png', 'stip.png');
  body.appendImage(stip).setWidth(40).setHeight(40);
  nota.saveAndClose();
  DriveApp.getFileById(nota.getId()).moveTo(map);
  DriveApp.createFile(stip);
  DriveApp.createFile('oud.txt', 'oud', 'text/plain').setTrashed(true);
}
