/** What commands take when they are not told otherwise. */

/** Where a command keeps its Workspace. */
export const DEFAULT_WORLD = '.workspace';
