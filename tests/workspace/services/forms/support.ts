/** A published form in a world of tests, with the script that made it. */

import type { FormFile } from '../../../../src/workspace/world.ts';
import { JAN, type Stage, type StageOptions, stage } from '../../support.ts';

export interface FormStage extends Stage {
  /** The form that `setUp` made and named `form`. */
  readonly form: FormFile;
  /** Runs code with the form in `form` and the spreadsheet in `sheet`. */
  inForm(code: string): unknown;
}

/** Runs `setUp` with a fresh published form in `form`; what it declares is not seen later. */
export function formStage(setUp = '', source = '', options: StageOptions = {}): FormStage {
  const made = stage(source, options);
  const id = made.value(
    `const form = FormApp.create('Opgave', true); const sheet = SpreadsheetApp.getActive(); ${setUp}; return form.getId();`,
  ) as string;
  const inForm = (code: string) =>
    made.value(`const form = FormApp.openById('${id}'); const sheet = SpreadsheetApp.getActive(); ${code}`);
  return { ...made, form: made.world.form(id)!, inForm };
}

/** What stands on the linked tab, as people see it. */
export function linkedRows(stage: FormStage): readonly (readonly string[])[] {
  return stage.inForm(
    'return sheet.getSheets().find((tab) => tab.getFormUrl()).getDataRange().getDisplayValues();',
  ) as string[][];
}

export const OWNER = JAN.email;
