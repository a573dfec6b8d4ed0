/** The rules on a range and the marks that scripts hang on it: validation, checkboxes, protection, metadata. */
import { asOfficial } from '../service.ts';
import { expect, requireShape } from './arguments.ts';
import { writeScriptValues } from './cells.ts';
import { canEditCells } from './context.ts';
import { DataValidation } from './data-validation.ts';
import { addMetadata, DeveloperMetadataFinder, metadataAt, placeOfRange } from './developer-metadata.ts';
import type { Validation } from './model/parts.ts';
import { contains, type Rect, rect } from './model/rect.ts';
import type { GDataValidation, GMetadata, GMetadataFinder, GProtection, GRange } from './official.ts';
import { Protection, protect } from './protection.ts';
import { RangeValues } from './range-values.ts';
import { fromCondition } from './script-criteria.ts';

export abstract class RangeRules extends RangeValues {
  getDataValidation(): GDataValidation | null {
    return this._ruleReader()(this._sheet.validations.get(this._area.top, this._area.left));
  }

  getDataValidations(): (GDataValidation | null)[][] {
    const read = this._ruleReader();
    return this._sheet.validations.read(this._cells).map((row) => row.map(read));
  }

  setDataValidation(rule: GDataValidation | null): GRange {
    const cells = this._writable();
    this._sheet.validations.set(this._reach, this._ruleFor(rule, 'Range.setDataValidation', cells));
    this._sheet.touch('validations', cells);
    return this._self;
  }

  setDataValidations(rules: (GDataValidation | null)[][]): GRange {
    const cells = this._writable();
    requireShape(rules, cells.bottom - cells.top, cells.right - cells.left, 'Range.setDataValidations');
    // One object per rule, so that equal neighbours melt into one run.
    const known = new Map<unknown, Validation | undefined>();
    const block = rules.map((row, i) =>
      row.map((rule, j) => {
        const own =
          rule === null
            ? null
            : expect<DataValidation>(rule, 'Spreadsheet.DataValidation', 'Range.setDataValidations');
        const relative = own?._rule.condition?.type === 'CUSTOM_FORMULA';
        const anchor = relative ? rect(cells.top + i, cells.left + j, 1, 1) : cells;
        if (relative || !known.has(own?._rule)) {
          known.set(own?._rule, this._ruleFor(rule, 'Range.setDataValidations', anchor));
        }
        return known.get(own?._rule);
      }),
    );
    this._sheet.validations.assign(cells.top, cells.left, block);
    this._sheet.touch('validations', cells);
    return this._self;
  }

  /** Cells that hold neither of the two values become unchecked. */
  insertCheckboxes(checkedValue?: unknown, uncheckedValue?: unknown): GRange {
    const cells = this._writable();
    const args = [checkedValue, uncheckedValue].filter((value) => value !== undefined);
    const rule = new DataValidation({
      condition: { type: 'CHECKBOX', args },
      allowInvalid: false,
      helpText: null,
    });
    this._sheet.validations.set(this._reach, rule._validation({ row: cells.top, column: cells.left }));
    const [checked = true, unchecked = args.length > 0 ? '' : false] = args;
    const values = this._context.model
      .readValues(this._sheet, cells)
      .map((row) => row.map((value) => (value === checked ? checked : unchecked)));
    writeScriptValues(this._context.model, this._sheet, cells, values);
    this._sheet.touch('validations', cells);
    return this._self;
  }

  removeCheckboxes(): GRange {
    const cells = this._writable();
    for (const area of this._checkboxes(cells)) {
      this._sheet.validations.set(area, undefined);
      this._sheet.clearContents(area);
    }
    this._sheet.touch('validations', cells);
    this._sheet.touch('values', cells);
    return this._self;
  }

  check(): GRange {
    return this._tick(0, true);
  }

  uncheck(): GRange {
    return this._tick(1, false);
  }

  /** True or false when all cells are checkboxes and all are in that state, else null. */
  isChecked(): boolean | null {
    const cells = this._cells;
    const states = this._each((row, column) => {
      const { condition } = this._sheet.validations.get(row, column) ?? {};
      if (condition?.type !== 'CHECKBOX') return null;
      const [checked = true] = condition.values;
      return this._context.model.valueAt(this._sheet, row, column) === checked;
    }).flat();
    const [first = null] = states;
    return cells && states.every((state) => state === first) ? first : null;
  }

  canEdit(): boolean {
    const { world, file, email } = this._context;
    return canEditCells(world, file, this._sheet, this._cells, email);
  }

  protect(): GProtection {
    const id = protect(this._context, this._sheet, this._area);
    return asOfficial<GProtection>(new Protection(this._context, this._sheet, id));
  }

  addDeveloperMetadata(key: string, ...rest: unknown[]): GRange {
    addMetadata(this._context, placeOfRange(this._sheet, this._area), key, rest);
    return this._self;
  }

  getDeveloperMetadata(): GMetadata[] {
    return metadataAt(this._context, placeOfRange(this._sheet, this._area));
  }

  createDeveloperMetadataFinder(): GMetadataFinder {
    const scope = { sheetId: this._sheet.id, area: this._area };
    return asOfficial<GMetadataFinder>(new DeveloperMetadataFinder(this._context, scope));
  }

  /** Reads the rules of this range; the same rule gives the same object. */
  _ruleReader(): (rule: Validation | undefined) => GDataValidation | null {
    const known = new Map<Validation, GDataValidation>();
    return (rule) => {
      if (!rule) return null;
      let official = known.get(rule);
      if (!official) {
        const { allowInvalid, helpText } = rule;
        const condition = fromCondition(this._context, rule.condition);
        official = asOfficial<GDataValidation>(new DataValidation({ condition, allowInvalid, helpText }));
        known.set(rule, official);
      }
      return official;
    };
  }

  _ruleFor(rule: GDataValidation | null, method: string, area: Rect): Validation | undefined {
    if (rule === null) return undefined;
    const own = expect<DataValidation>(rule, 'Spreadsheet.DataValidation', method);
    return own._validation({ row: area.top, column: area.left });
  }

  _checkboxes(area: Rect): Rect[] {
    return [...this._sheet.validations.pieces(area)]
      .filter((piece) => piece.value.condition.type === 'CHECKBOX')
      .map((piece) => piece.area);
  }

  _tick(index: 0 | 1, plain: boolean): GRange {
    const cells = this._writable();
    for (const area of this._checkboxes(cells)) {
      if (!contains(this._sheet.area, area)) continue;
      const values = this._sheet.validations.get(area.top, area.left)!.condition.values;
      const value = values[index] ?? (values.length > 0 ? '' : plain);
      const column = Array.from({ length: area.bottom - area.top }, () => [value]);
      writeScriptValues(this._context.model, this._sheet, area, column);
    }
    return this._self;
  }
}
