/** Everything that Google may call by name: the menu, the triggers and the pages. One line each. */
import { action } from './app/action.ts';
import { showAbout as about, installOrRepair as install, applyLookAgain as lookAgain } from './app/manage.ts';
import { TEXT } from './domain/text/messages.ts';
import { showMenu } from './google/menu.ts';
import { wire } from './google/wire.ts';

const IMPORT_SIZE = { width: 760, height: 620 };

/** Simple trigger: builds the menu when the file is opened. */
export const onOpen = (): void => showMenu();

export const installOrRepair = (): string | null => action(wire(), install);
export const applyLookAgain = (): string | null => action(wire(), lookAgain);
export const showAbout = (): null => action(wire(), about);

export const openImport = () =>
  action(wire(), ({ talk }) => talk.dialog('import', TEXT.page.import, IMPORT_SIZE));
export const openClusters = () =>
  action(wire(), ({ talk }) => talk.dialog('clusters', TEXT.page.clusters, IMPORT_SIZE));
