/** Names of tabs that are made by copying. */
import type { SpreadsheetModel } from './model.ts';

/** `Kopie van Blad1`, numbered when that is taken. */
export function copyName(model: SpreadsheetModel, name: string): string {
  const stem = model.locale.startsWith('nl') ? `Kopie van ${name}` : `Copy of ${name}`;
  for (let i = 1; ; i += 1) {
    const candidate = i === 1 ? stem : `${stem} ${i}`;
    if (!model.sheetByName(candidate)) return candidate;
  }
}
