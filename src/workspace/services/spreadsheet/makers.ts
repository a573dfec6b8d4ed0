/** Makes the objects of the Spreadsheet service; the one place that knows all their classes. */
import { type ExecutionScope, ScriptException } from '../service.ts';
import { FileContext, type Makers } from './context.ts';
import { Range } from './range.ts';
import { Sheet } from './sheet.ts';
import { Spreadsheet } from './spreadsheet.ts';

export const MAKERS: Makers = {
  spreadsheet: (context) => new Spreadsheet(context),
  sheet: (context, sheet) => new Sheet(context, sheet),
  range: (context, sheet, area) => new Range(context, sheet, area),
  open: openSpreadsheet,
};

/** Opens a file with the rights of the person that the script runs for. */
export function openSpreadsheet(scope: ExecutionScope, fileId: string): Spreadsheet {
  const file = scope.world.spreadsheet(fileId);
  if (!file || file.trashed) {
    throw new ScriptException(
      `Document ${fileId} is missing (perhaps it was deleted, or you don't have read access?)`,
    );
  }
  if (!scope.world.canView(file, scope.effectiveUser.email)) {
    throw new ScriptException('You do not have permission to access the requested document.');
  }
  return new Spreadsheet(new FileContext(scope, file, MAKERS));
}
