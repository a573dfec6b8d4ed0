/** Version 1: the first schema. Takes away the blank tab that Google puts in every new file. */
import { TEXT } from '../../domain/text/messages.ts';
import type { Migration } from './migration.ts';

/** Google's name for the first tab, in English and in Dutch. */
const BLANK_TAB = /^(Sheet|Blad) ?1$/;

export const foundation: Migration = {
  version: 1,
  complete({ structure }) {
    const { sheets, marks } = structure.survey();
    const blank = sheets.find(
      ({ id, name }) => BLANK_TAB.test(name) && !marks.some((mark) => mark.sheet === id),
    );
    if (!blank || !structure.isEmpty(blank.id)) return null;
    structure.removeSheet(blank.id);
    return TEXT.setUp.blankTabRemoved(blank.name);
  },
};
