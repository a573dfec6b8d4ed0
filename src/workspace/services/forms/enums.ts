/** The enumerations of the Forms service, once for all executions. */
import { enumeration } from '../service.ts';

type Forms = typeof GoogleAppsScript.Forms;

export const ALIGNMENT = enumeration<Forms['Alignment']>('Forms.Alignment', ['LEFT', 'CENTER', 'RIGHT']);
export const DESTINATION_TYPE = enumeration<Forms['DestinationType']>('Forms.DestinationType', [
  'SPREADSHEET',
]);
export const FEEDBACK_TYPE = enumeration<Forms['FeedbackType']>('Forms.FeedbackType', [
  'CORRECT',
  'INCORRECT',
  'GENERAL',
]);
export const ITEM_TYPE = enumeration<Forms['ItemType']>('Forms.ItemType', [
  'CHECKBOX',
  'CHECKBOX_GRID',
  'DATE',
  'DATETIME',
  'DURATION',
  'GRID',
  'IMAGE',
  'LIST',
  'MULTIPLE_CHOICE',
  'PAGE_BREAK',
  'PARAGRAPH_TEXT',
  'SCALE',
  'SECTION_HEADER',
  'TEXT',
  'TIME',
  'VIDEO',
  'FILE_UPLOAD',
]);
export const PAGE_NAVIGATION = enumeration<Forms['PageNavigationType']>('Forms.PageNavigationType', [
  'CONTINUE',
  'GO_TO_PAGE',
  'RESTART',
  'SUBMIT',
]);
