/** The keys of Sheets for look, undo and filter. */
import type { FormatChange } from '../../../services/spreadsheet/format-acts.ts';
import { BORDERS, CLEAR, HORIZONTAL, NUMBER_FORMATS } from './looks.ts';
import type { Toggle } from './toolbar.ts';

export interface ShortcutEvents {
  format(change: FormatChange): void;
  toggle(name: Toggle): void;
  undo(direction: 'undo' | 'redo'): void;
  /** Opens the filter of the column that the active cell is in. */
  filterColumn(): void;
}

type Act = (events: ShortcutEvents) => void;

const format =
  ({ change }: { readonly change: FormatChange }): Act =>
  (events) =>
    events.format(change);

/** By the place of the key, since Shift turns a digit into another character. */
const KEYS: Readonly<Record<string, Act>> = {
  'ctrl KeyZ': (events) => events.undo('undo'),
  'ctrl KeyY': (events) => events.undo('redo'),
  'ctrl shift KeyZ': (events) => events.undo('redo'),
  'ctrl KeyB': (events) => events.toggle('bold'),
  'ctrl KeyI': (events) => events.toggle('italic'),
  'ctrl KeyU': (events) => events.toggle('underline'),
  'alt shift Digit5': (events) => events.toggle('strikethrough'),
  'ctrl shift KeyL': format(HORIZONTAL.left),
  'ctrl shift KeyE': format(HORIZONTAL.center),
  'ctrl shift KeyR': format(HORIZONTAL.right),
  'ctrl Backslash': (events) => events.format(CLEAR),
  'ctrl shift Digit1': format(NUMBER_FORMATS.number),
  'ctrl shift Digit2': format(NUMBER_FORMATS.time),
  'ctrl shift Digit3': format(NUMBER_FORMATS.date),
  'ctrl shift Digit4': format(NUMBER_FORMATS.currency),
  'ctrl shift Digit5': format(NUMBER_FORMATS.percent),
  'ctrl shift Digit6': format(NUMBER_FORMATS.science),
  'alt shift Digit7': format(BORDERS.around),
  'alt shift Digit6': format(BORDERS.none),
  'ctrl alt KeyR': (events) => events.filterColumn(),
};

/** Letters go by what they type, so that they are found on every keyboard. */
function keyOf(event: KeyboardEvent): string {
  return /^[a-z]$/i.test(event.key) ? `Key${event.key.toUpperCase()}` : event.code;
}

/** Does what the key asks; false when it asks nothing. */
export function shortcut(event: KeyboardEvent, events: ShortcutEvents): boolean {
  const { ctrlKey, metaKey, altKey, shiftKey } = event;
  const held = [(ctrlKey || metaKey) && 'ctrl', altKey && 'alt', shiftKey && 'shift'].filter(Boolean);
  if (held.length === 0) return false;
  const act = KEYS[[...held, keyOf(event)].join(' ')];
  if (!act) return false;
  event.preventDefault();
  act(events);
  return true;
}
