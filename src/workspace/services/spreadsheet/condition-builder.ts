/** The `when…` methods that conditional format rules and filter criteria share. */
import { enumName, Service } from '../service.ts';
import type { ScriptCondition } from './script-criteria.ts';

type Criteria = GoogleAppsScript.Spreadsheet.BooleanCriteria;

/** `Self` is the official builder that every method gives back. */
export abstract class ConditionBuilder<Self> extends Service {
  /** Takes the condition and gives the builder back. */
  abstract _when(condition: ScriptCondition): Self;

  whenCellEmpty(): Self {
    return this._when({ type: 'CELL_EMPTY', args: [] });
  }

  whenCellNotEmpty(): Self {
    return this._when({ type: 'CELL_NOT_EMPTY', args: [] });
  }

  whenDateAfter(date: unknown): Self {
    return this._when({ type: 'DATE_AFTER', args: [date] });
  }

  whenDateBefore(date: unknown): Self {
    return this._when({ type: 'DATE_BEFORE', args: [date] });
  }

  whenDateEqualTo(date: unknown): Self {
    return this._when({ type: 'DATE_EQUAL_TO', args: [date] });
  }

  whenFormulaSatisfied(formula: string): Self {
    const text = String(formula);
    return this._when({ type: 'CUSTOM_FORMULA', args: [text.startsWith('=') ? text : `=${text}`] });
  }

  whenNumberBetween(start: number, end: number): Self {
    return this._when({ type: 'NUMBER_BETWEEN', args: [start, end] });
  }

  whenNumberEqualTo(number: number): Self {
    return this._when({ type: 'NUMBER_EQUAL_TO', args: [number] });
  }

  whenNumberGreaterThan(number: number): Self {
    return this._when({ type: 'NUMBER_GREATER_THAN', args: [number] });
  }

  whenNumberGreaterThanOrEqualTo(number: number): Self {
    return this._when({ type: 'NUMBER_GREATER_THAN_OR_EQUAL_TO', args: [number] });
  }

  whenNumberLessThan(number: number): Self {
    return this._when({ type: 'NUMBER_LESS_THAN', args: [number] });
  }

  whenNumberLessThanOrEqualTo(number: number): Self {
    return this._when({ type: 'NUMBER_LESS_THAN_OR_EQUAL_TO', args: [number] });
  }

  whenNumberNotBetween(start: number, end: number): Self {
    return this._when({ type: 'NUMBER_NOT_BETWEEN', args: [start, end] });
  }

  whenNumberNotEqualTo(number: number): Self {
    return this._when({ type: 'NUMBER_NOT_EQUAL_TO', args: [number] });
  }

  whenTextContains(text: string): Self {
    return this._when({ type: 'TEXT_CONTAINS', args: [text] });
  }

  whenTextDoesNotContain(text: string): Self {
    return this._when({ type: 'TEXT_DOES_NOT_CONTAIN', args: [text] });
  }

  whenTextEndsWith(text: string): Self {
    return this._when({ type: 'TEXT_ENDS_WITH', args: [text] });
  }

  whenTextEqualTo(text: string): Self {
    return this._when({ type: 'TEXT_EQUAL_TO', args: [text] });
  }

  whenTextStartsWith(text: string): Self {
    return this._when({ type: 'TEXT_STARTS_WITH', args: [text] });
  }

  withCriteria(criteria: Criteria, args: unknown[]): Self {
    return this._when({ type: enumName(criteria), args });
  }
}
