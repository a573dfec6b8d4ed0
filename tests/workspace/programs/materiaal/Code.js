/**
 * Materiaal aanvragen: een formulier, een bevestiging per mail, en een lijst van aanvragen voor de beheerder.
 */
const STOCK = 'Voorraad';
const PROPERTY = 'formId';

function onOpen() {
  SpreadsheetApp.getUi()
    .createMenu('Materiaal')
    .addItem('Formulier maken', 'createRequestForm')
    .addItem('Keuzes bijwerken', 'updateChoices')
    .addToUi();
}

/** Maakt het formulier en koppelt het aan deze spreadsheet. */
function createRequestForm() {
  const properties = PropertiesService.getScriptProperties();
  if (properties.getProperty(PROPERTY)) {
    SpreadsheetApp.getUi().alert('Het formulier bestaat al.');
    return;
  }
  const ss = SpreadsheetApp.getActiveSpreadsheet();
  if (!ss.getSheetByName(STOCK)) {
    ss.insertSheet(STOCK)
      .getRange('A1:B4')
      .setValues([
        ['Artikel', 'Aantal'],
        ['Beamer', 2],
        ['Laptop', 5],
        ['Vlaggen & banners', 10],
      ]);
  }

  const form = FormApp.create('Materiaal aanvragen');
  form
    .setTitle('Materiaal aanvragen')
    .setDescription('Vraag minstens twee dagen van tevoren aan.')
    .setConfirmationMessage('Bedankt, je krijgt een bevestiging per mail.')
    .setCollectEmail(true);
  form.addTextItem().setTitle('Naam').setRequired(true);
  form.addListItem().setTitle('Artikel').setRequired(true).setChoiceValues(articles_());
  const amount = form.addTextItem().setTitle('Aantal').setRequired(true);
  amount.setValidation(
    FormApp.createTextValidation()
      .setHelpText('Vul een heel getal in van 1 tot en met 10.')
      .requireNumberBetween(1, 10)
      .build(),
  );
  form.addDateItem().setTitle('Nodig op').setRequired(true);
  form
    .addMultipleChoiceItem()
    .setTitle('Bezorgen')
    .setChoiceValues(['Ophalen', 'Laten brengen']);
  form.addParagraphTextItem().setTitle('Opmerkingen');
  form.setDestination(FormApp.DestinationType.SPREADSHEET, ss.getId());
  form.setPublished(true);

  properties.setProperty(PROPERTY, form.getId());
  ScriptApp.newTrigger('onRequest').forSpreadsheet(ss).onFormSubmit().create();
  SpreadsheetApp.getUi().alert('Formulier gemaakt', form.getPublishedUrl(), SpreadsheetApp.getUi().ButtonSet.OK);
}

/** Zet de artikelen uit de voorraad in de keuzelijst van het formulier. */
function updateChoices() {
  const form = FormApp.openById(PropertiesService.getScriptProperties().getProperty(PROPERTY));
  const item = form.getItems(FormApp.ItemType.LIST)[0];
  item.asListItem().setChoiceValues(articles_());
}

/** Bij elke aanvraag: een nummer, de voorraad bij, en mail aan de aanvrager en de beheerder. */
function onRequest(e) {
  const lock = LockService.getScriptLock();
  lock.waitLock(30000);
  const properties = PropertiesService.getScriptProperties();
  const number = 'M-' + Utilities.formatString('%04d', Number(properties.getProperty('last') || 0) + 1);
  properties.setProperty('last', String(Number(number.slice(2))));

  const answers = {};
  for (const title in e.namedValues) answers[title] = e.namedValues[title][0];
  const row = stockRow_(answers.Artikel);
  const stock = SpreadsheetApp.getActive().getSheetByName(STOCK).getRange(row, 2);
  const left = stock.getValue() - Number(answers.Aantal);
  const granted = left >= 0;
  if (granted) stock.setValue(left);

  const sheet = e.range.getSheet();
  const column = headerColumn_(sheet, 'Nummer');
  sheet
    .getRange(e.range.getRow(), column, 1, 2)
    .setValues([[number, granted ? 'Toegekend' : 'Niet genoeg voorraad']]);
  lock.releaseLock();

  const to = e.namedValues['E-mailadres'] || e.namedValues['Email Address'];
  const template = HtmlService.createTemplateFromFile('Bevestiging');
  template.number = number;
  template.answers = answers;
  template.granted = granted;
  MailApp.sendEmail({
    to: to[0],
    subject: (granted ? 'Aanvraag ontvangen: ' : 'Aanvraag kan niet: ') + answers.Artikel + ' (' + number + ')',
    htmlBody: template.evaluate().getContent(),
    replyTo: Session.getEffectiveUser().getEmail(),
    name: 'Materiaalbeheer',
  });
  if (left < 2) {
    MailApp.sendEmail(
      Session.getEffectiveUser().getEmail(),
      'Voorraad bijna op: ' + answers.Artikel,
      'Er zijn er nog ' + Math.max(left, 0) + '.',
    );
  }
}

function articles_() {
  return SpreadsheetApp.getActive()
    .getSheetByName(STOCK)
    .getDataRange()
    .getValues()
    .slice(1)
    .map(([name]) => name);
}

function stockRow_(article) {
  return articles_().indexOf(article) + 2;
}

/** De kolom met deze kop; maakt hem met een kolom Uitkomst erbij als hij er nog niet is. */
function headerColumn_(sheet, title) {
  const headers = sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues()[0];
  const index = headers.indexOf(title);
  if (index >= 0) return index + 1;
  sheet.getRange(1, headers.length + 1, 1, 2).setValues([[title, 'Uitkomst']]);
  return headers.length + 1;
}
