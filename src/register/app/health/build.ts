/** Health of the build of the file: language, time zone, tabs and columns. */
import { BLANK, isBlank } from '../../domain/schema/cell.ts';
import { TABLES } from '../../domain/schema/tables/index.ts';
import { HEALTH } from '../../domain/text/health.ts';
import { TEXT } from '../../domain/text/messages.ts';
import { locate } from '../marks.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { pending } from '../migrations/migration.ts';
import { TABS } from '../properties.ts';
import { LOCALE, setUp } from '../set-up/set-up.ts';
import { fewOf, type HealthCheck, type Repair } from './check.ts';

/** What the menu item does; it looks further than this check and repairs all that it finds. */
const setUpAgain: Repair = {
  label: HEALTH.buttons.repair,
  run: ({ ports }) => setUp(ports).says.join(' '),
};

export const languageCheck: HealthCheck = {
  id: 'language',
  title: HEALTH.titles.language,
  look({ survey }) {
    const { locale, zone, scriptZone } = survey();
    const details = [
      ...(locale === LOCALE ? [] : [HEALTH.language.locale(locale)]),
      ...(zone === scriptZone ? [] : [HEALTH.language.zone(zone, scriptZone)]),
    ];
    if (!details.length) return { state: 'goed', says: HEALTH.language.fine(zone) };
    return { state: 'fout', says: details.join(' '), repairs: ['repair'] };
  },
  repairs: {
    repair: {
      label: HEALTH.buttons.repair,
      run({ ports, survey }) {
        const { scriptZone } = survey();
        ports.structure.setLocale(LOCALE);
        ports.structure.setZone(scriptZone);
        return `${TEXT.setUp.locale} ${TEXT.setUp.zone(scriptZone)}`;
      },
    },
  },
};

export const buildCheck: HealthCheck = {
  id: 'build',
  title: HEALTH.titles.build,
  look({ ports, survey }) {
    const { sheets, marks } = survey();
    const remembered = ports.props.all()[TABS];
    const tabs = locate(sheets, marks, () => (remembered ? JSON.parse(remembered) : {}));
    const details = TABLES.flatMap((table) => {
      const tab = tabs.get(table.id);
      if (!tab) return [HEALTH.build.tab(table.tab)];
      const headers = ports.structure.row(tab.id, tab.headerRow, tab.width);
      return table.fields.flatMap((field) => {
        const position = tab.columns[field];
        const { label } = table.columns[field]!;
        if (position === undefined) return [HEALTH.build.column(label, tab.name)];
        return isBlank(headers[position - 1] ?? BLANK) ? [HEALTH.build.header(label, tab.name)] : [];
      });
    });
    if (pending(ports, MIGRATIONS).length) details.unshift(HEALTH.build.newer);
    if (!details.length) return { state: 'goed', says: HEALTH.build.fine(TABLES.length) };
    return {
      state: 'fout',
      says: HEALTH.build.wrong(details.length),
      details: fewOf(details),
      repairs: ['repair'],
    };
  },
  repairs: { repair: setUpAgain },
};
