/**
 * Univer's texts in Dutch: of those parts that can still be seen. Its toolbar, menus and panels are off, and what
 * they say is left out; a text that is missing would show as its key.
 */

const OK = 'OK';
const CANCEL = 'Annuleren';
const PROTECTED = 'Deze cellen zijn beveiligd. Vraag de eigenaar van het bestand om toegang.';

const RANGE_SELECTOR = {
  title: 'Kies een bereik',
  addAnotherRange: 'Bereik toevoegen',
  buttonTooltip: 'Bereik kiezen',
  placeHolder: 'Kies een bereik of typ het.',
  confirm: OK,
  cancel: CANCEL,
};

export const DUTCH = {
  design: {
    Confirm: { cancel: CANCEL, confirm: OK },
    Select: { empty: 'Geen' },
  },
  ui: {
    'shortcut-panel': { title: 'Sneltoetsen' },
    shortcut: {
      undo: 'Ongedaan maken',
      redo: 'Opnieuw',
      cut: 'Knippen',
      copy: 'Kopiëren',
      paste: 'Plakken',
      'shortcut-panel': 'Sneltoetsen tonen of verbergen',
    },
    'common-edit': 'Bewerken',
    'toggle-shortcut-panel': 'Sneltoetsen tonen of verbergen',
    clipboard: {
      authentication: {
        title: 'Geen toegang tot het klembord',
        content: 'Sta in de browser toe dat deze pagina het klembord gebruikt.',
      },
    },
    textEditor: {
      formulaError: 'Typ een geldige formule, zoals =SUM(A1)',
      rangeError: 'Typ een geldig bereik, zoals A1:B10',
    },
    rangeSelector: RANGE_SELECTOR,
    'global-shortcut': 'Overal',
    row: 'Rij',
    column: 'Kolom',
  },
  sheets: {
    tabs: { sheetCopy: '(kopie{0})', sheet: 'Blad' },
    info: {
      overlappingSelections: 'Dit kan niet met selecties die elkaar overlappen.',
      acrossMergedCell: 'Dit gaat over de rand van samengevoegde cellen heen.',
      partOfCell: 'Er is maar een deel van een samengevoegde cel gekozen.',
      hideSheet: 'Er moet één tabblad zichtbaar blijven.',
    },
    definedName: {
      nameEmpty: 'Een naam mag niet leeg zijn.',
      nameDuplicate: 'Deze naam bestaat al.',
      nameInvalid: 'Deze naam is niet geldig.',
      nameSheetConflict: 'Er is een tabblad met deze naam.',
      formulaOrRefStringEmpty: 'Vul een formule of een verwijzing in.',
      nameConflict: 'Er is een functie met deze naam.',
      defaultName: 'Naam',
    },
    permission: {
      dialog: {
        autoFillErr: PROTECTED,
        editErr: PROTECTED,
        formulaErr: PROTECTED,
        insertOrDeleteMoveRangeErr: PROTECTED,
        insertRowColErr: PROTECTED,
        moveRangeErr: PROTECTED,
        moveRowColErr: PROTECTED,
        operatorSheetErr: PROTECTED,
        removeRowColErr: PROTECTED,
        setRowColStyleErr: PROTECTED,
        setStyleErr: PROTECTED,
      },
    },
    autoFill: {
      copy: 'Cellen kopiëren',
      series: 'Reeks doorvoeren',
      formatOnly: 'Alleen opmaak',
      noFormat: 'Zonder opmaak',
    },
    merge: {
      confirm: {
        title: 'Alleen de waarde linksboven blijft bewaard. Wilt u doorgaan?',
        cancel: CANCEL,
        confirm: 'Samenvoegen',
        warning: 'Let op',
        dismantleMergeCellWarning: 'Hierdoor worden samengevoegde cellen gesplitst. Wilt u doorgaan?',
      },
    },
  },
  'sheets-ui': {
    info: {
      notChangeMerge: 'Een deel van samengevoegde cellen kan niet apart worden veranderd.',
      problem: 'Dit lukt niet',
      tipRowHeightLimit: 'Een rij is 0 tot 545 hoog.',
      tipColumnWidthLimit: 'Een kolom is 0 tot 2038 breed.',
      loading: 'Bezig met laden…',
    },
    clipboard: {
      paste: {
        exceedMaxCells: 'Dit zijn te veel cellen om te plakken.',
        overlappingMergedCells: 'Hier staan samengevoegde cellen in de weg.',
      },
      shortCutNotify: {
        title: 'Gebruik de sneltoets om te plakken.',
        useShortCutInstead: 'Plak met Ctrl+V.',
      },
    },
    rightClick: {
      deleteAllRowsAlert: 'Niet alle rijen kunnen weg.',
      deleteAllColumnsAlert: 'Niet alle kolommen kunnen weg.',
      hideAllRowsAlert: 'Niet alle rijen kunnen verborgen worden.',
      hideAllColumnsAlert: 'Niet alle kolommen kunnen verborgen worden.',
    },
    permission: {
      dialog: { alert: 'Beveiligd', editErr: PROTECTED, pasteErr: PROTECTED, autoFillErr: PROTECTED },
    },
  },
  'sheets-formula-ui': {
    prompt: { helpExample: 'VOORBEELD', helpAbstract: 'OVER', required: 'Verplicht.', optional: 'Mag leeg.' },
    error: {
      title: 'Fout',
      divByZero: 'Er wordt door nul gedeeld.',
      name: 'Deze naam is onbekend.',
      value: 'Deze waarde past hier niet.',
      num: 'Dit getal kan niet.',
      na: 'De waarde is er niet.',
      cycle: 'De formule verwijst naar zichzelf.',
      ref: 'Deze cel bestaat niet.',
      spill: 'Er is geen ruimte voor de uitkomst.',
      calc: 'De berekening lukt niet.',
      error: 'Fout',
      connect: 'Gegevens worden opgehaald.',
      null: 'De bereiken overlappen niet.',
    },
    rangeSelector: RANGE_SELECTOR,
  },
};
