/** Builds the menu from its declaration. */
import { MENU, MENU_TITLE, type MenuEntry } from '../ui/menu.ts';

/** Called when the file is opened, where no service that needs authorisation may be used. */
export function showMenu(): void {
  const ui = SpreadsheetApp.getUi();
  const build = (caption: string, entries: readonly MenuEntry[]): GoogleAppsScript.Base.Menu => {
    const menu = ui.createMenu(caption);
    for (const entry of entries) {
      if ('separator' in entry) menu.addSeparator();
      else if ('items' in entry) menu.addSubMenu(build(entry.caption, entry.items));
      else menu.addItem(entry.caption, entry.run);
    }
    return menu;
  };
  build(MENU_TITLE, MENU).addToUi();
}
