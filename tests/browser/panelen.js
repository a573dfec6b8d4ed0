/** What the demo script puts beside the sheet: mail, triggers, a document and a form. */

function vulPanelen() {
  const logo = Utilities.newBlob(Utilities.base64Decode(STIP), 'image/png', 'logo.png');
  MailApp.sendEmail({
    to: 'eva@overijssel.example, info@almelo.example',
    subject: 'Vragenlijst over uw terreinen',
    body: 'Beste collega, vult u de vragenlijst in?',
    htmlBody:
      '<p>Beste collega,</p><p><img src="cid:logo" alt="Provincie" width="16"> Vult u de <b>vragenlijst</b> in?</p>' +
      '<p><a href="' + maakFormulier() + '">Naar de vragenlijst</a></p><script>parent.document.title = "kwaad"</script>',
    inlineImages: { logo },
    attachments: [Utilities.newBlob('Terrein;Hectare\nDe Marslanden;12', 'text/csv', 'terreinen.csv')],
    name: 'Provincie Overijssel',
  });
  MailApp.sendEmail('jan@overijssel.example', 'Zonder opmaak', 'Een bericht met alleen tekst.');
  ScriptApp.newTrigger('elkeDag').timeBased().everyDays(1).atHour(5).create();
  ScriptApp.newTrigger('gaatMis').timeBased().everyWeeks(1).onWeekDay(ScriptApp.WeekDay.MONDAY).atHour(6).create();
  ScriptApp.newTrigger('bijBewerken').forSpreadsheet(SpreadsheetApp.getActive()).onEdit().create();
  maakDocument();
}

const STIP = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

function maakDocument() {
  const body = DocumentApp.create('Verslag van het eerste halfjaar').getBody();
  body.appendParagraph('Verslag').setHeading(DocumentApp.ParagraphHeading.HEADING1);
  body.appendParagraph('Er zijn 60 terreinen.');
  body.appendListItem('Almelo');
  body.appendListItem('Zwolle');
}

function maakFormulier() {
  const form = FormApp.create('Vragenlijst terreinen').setDescription('Vul in wat u weet.');
  form.setAllowResponseEdits(true).setConfirmationMessage('Dank u wel, uw antwoorden zijn binnen.');
  form.addTextItem().setTitle('Naam van het terrein').setRequired(true);
  form.addMultipleChoiceItem().setTitle('Soort').setChoiceValues(['Binnenstedelijk', 'Buiten de stad']).showOtherOption(true);
  form.addCheckboxItem().setTitle('Voorzieningen').setChoiceValues(['Glasvezel', 'Spoor', 'Water']);
  form.addListItem().setTitle('Gemeente').setChoiceValues(['Almelo', 'Deventer', 'Zwolle']).setHelpText('Waar het terrein ligt.');
  form.addScaleItem().setTitle('Hoe vol is het?').setBounds(1, 5).setLabels('Leeg', 'Vol');
  form.addPageBreakItem().setTitle('Plannen');
  form.addDateItem().setTitle('Begin van de aanleg');
  form.addGridItem().setTitle('Verwachting').setRows(['Dit jaar', 'Volgend jaar']).setColumns(['Minder', 'Gelijk', 'Meer']);
  form.addParagraphTextItem().setTitle('Toelichting');
  form.setPublished(true);
  return form.getPublishedUrl();
}

function elkeDag() {
  console.log('goedemorgen');
}

function gaatMis() {
  throw new Error('Kapot op maandag.');
}

function bijBewerken() {}
