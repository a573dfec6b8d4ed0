/** Forms as scripts make them: one with everything in it, and some that take no answers. */

function maakFormulieren() {
  const sheet = SpreadsheetApp.getActive();
  const form = FormApp.create('Opgave bedrijventerreinen', true)
    .setDescription('Geef uw terreinen op voor de halfjaarlijkse monitor.\nHet kost ongeveer vijf minuten.')
    .setCollectEmail(true)
    .setAllowResponseEdits(true)
    .setProgressBar(true)
    .setConfirmationMessage('Dank u wel, uw opgave is binnen.');
  form.addTextItem().setTitle('Naam van het terrein').setRequired(true);
  form
    .addTextItem()
    .setTitle('Oppervlakte in hectare')
    .setHelpText('Met een punt, bijvoorbeeld 12.5.')
    .setValidation(FormApp.createTextValidation().requireNumberGreaterThan(0).setHelpText('Vul een getal boven 0 in').build());
  form.addListItem().setTitle('Gemeente').setChoiceValues(['Almelo', 'Deventer', 'Zwolle']).setRequired(true);
  const route = form.addMultipleChoiceItem().setTitle('Zijn er plannen?').setRequired(true);
  const plans = form.addPageBreakItem().setTitle('Plannen').setHelpText('Alleen als er plannen zijn.');
  form.addDateItem().setTitle('Begin van de aanleg').setRequired(true);
  form.addCheckboxItem().setTitle('Voorzieningen').setChoiceValues(['Glasvezel', 'Spoor', 'Water']).showOtherOption(true)
    .setValidation(FormApp.createCheckboxValidation().requireSelectAtMost(2).build());
  form.addGridItem().setTitle('Verwachting').setRows(['Dit jaar', 'Volgend jaar']).setColumns(['Minder', 'Gelijk', 'Meer']).setRequired(true);
  const rest = form.addPageBreakItem().setTitle('Tot slot');
  form.addSectionHeaderItem().setTitle('Over de samenwerking').setHelpText('Deze vragen gaan over het hele gebied.');
  form.addMultipleChoiceItem().setTitle('Hoe werkt u samen?').setChoiceValues(['Via een vereniging', 'Via een fonds']).showOtherOption(true);
  form.addScaleItem().setTitle('Hoe tevreden bent u?').setBounds(1, 5).setLabels('Niet', 'Zeer');
  form.addCheckboxGridItem().setTitle('Wie is aanwezig?').setRows(['Ochtend', 'Middag']).setColumns(['Gemeente', 'Provincie']);
  form.addTimeItem().setTitle('Beste tijd om te bellen');
  form.addDurationItem().setTitle('Hoe lang duurt een overleg?');
  form.addDateTimeItem().setTitle('Eerste overleg');
  form.addDateItem().setTitle('Jaarlijkse open dag').setIncludesYear(false);
  form.addImageItem().setTitle('Het logo').setImage(Utilities.newBlob(Utilities.base64Decode(PUNT), 'image/png', 'logo.png'));
  form.addVideoItem().setTitle('Uitleg').setVideoUrl('https://www.youtube.com/watch?v=abc123');
  form.addParagraphTextItem().setTitle('Toelichting');
  route.setChoices([route.createChoice('Ja', plans), route.createChoice('Nee', rest)]);
  form.setDestination(FormApp.DestinationType.SPREADSHEET, sheet.getId());
  ScriptApp.newTrigger('bijFormulier').forForm(form).onFormSubmit().create();
  ScriptApp.newTrigger('bijRij').forSpreadsheet(sheet).onFormSubmit().create();

  const once = FormApp.create('Eén keer stemmen', true).setLimitOneResponsePerUser(true).setShowLinkToRespondAgain(true);
  once.addTextItem().setTitle('Uw stem');
  FormApp.create('Vorige ronde', true).setAcceptingResponses(false).setCustomClosedFormMessage('De ronde is voorbij. Tot juli!');
  FormApp.create('In aanbouw');
  const links = { form: form.getPublishedUrl(), once: once.getPublishedUrl() };
  const prefilled = form.createResponse()
    .withItemResponse(form.getItems()[0].asTextItem().createResponse('De Marslanden'))
    .withItemResponse(form.getItems()[2].asListItem().createResponse('Zwolle'))
    .toPrefilledUrl();
  MailApp.sendEmail({
    to: 'info@zwolle.example',
    subject: 'Uw opgave',
    body: prefilled,
    htmlBody: '<p><a href="' + prefilled.replace(/&/g, '&amp;') + '">Vul de opgave in</a></p>',
  });
  console.log(JSON.stringify(links));
}

const PUNT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

function noteer(soort, tekst) {
  PropertiesService.getScriptProperties().setProperty(soort, tekst);
  console.log(soort + ': ' + tekst);
}

function bijFormulier(e) {
  const answers = e.response.getItemResponses().map((answer) => answer.getItem().getTitle() + '=' + answer.getResponse());
  noteer('formulier', e.response.getRespondentEmail() + '; ' + answers.join('; '));
}

function bijRij(e) {
  noteer('rij', e.range.getA1Notation() + ' ' + e.namedValues['Naam van het terrein'][0]);
}
