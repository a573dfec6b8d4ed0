/**
 * Documenten uit een sjabloon, zoals het meestal wordt geschreven: kopiëren, openen, elke plek vervangen, elke rij
 * toevoegen, opslaan. Alleen om mee te vergelijken; het register doet het anders.
 */

/** Maakt een sjabloon met zoveel plekken, en voor elke tabel een kop. */
function maakSjabloon(plekken, koppen) {
  var doc = DocumentApp.create('Sjabloon');
  var body = doc.getBody();
  for (var i = 0; i < plekken; i++) body.appendParagraph('{{plek' + i + '}}');
  koppen.forEach(function (kop) {
    body.appendTable([kop]);
  });
  doc.saveAndClose();
  return [doc.getId(), DriveApp.createFolder('Rapporten').getId()];
}

/** Maakt de documenten; per document een naam, een tekst per plek en de rijen per tabel. */
function maakDocumenten(sjabloon, map, documenten) {
  var template = DriveApp.getFileById(sjabloon);
  var folder = DriveApp.getFolderById(map);
  documenten.forEach(function (document) {
    var doc = DocumentApp.openById(template.makeCopy(document.naam, folder).getId());
    var body = doc.getBody();
    document.teksten.forEach(function (tekst, i) {
      body.replaceText('\\{\\{plek' + i + '\\}\\}', tekst);
    });
    var tables = body.getTables();
    document.tabellen.forEach(function (rijen, i) {
      rijen.forEach(function (rij) {
        var row = tables[i].appendTableRow();
        rij.forEach(function (cel) {
          row.appendTableCell(cel);
        });
      });
    });
    doc.saveAndClose();
  });
}
