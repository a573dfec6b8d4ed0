/** What the demo script shows at its address on the web. */

function doGet(e) {
  const page = HtmlService.createTemplateFromFile('webapp');
  page.gemeente = e.parameter.gemeente || 'alle';
  page.kijker = Session.getActiveUser().getEmail() || 'onbekend';
  page.adres = ScriptApp.getService().getUrl();
  return page.evaluate().setTitle('Terreinen op het web');
}

function doPost(e) {
  console.log('bericht: %s', e.parameter.bericht);
  return HtmlService.createHtmlOutput('<p>Ontvangen: ' + e.parameter.bericht.replace(/</g, '&lt;') + '</p>').setTitle('Ontvangen');
}
