/** Version 2: the languages of digests are fixed. Takes the list `taal` out of Codelijsten, but for what people added. */
import { codeList } from '../../domain/schema/tables/index.ts';
import { TEXT } from '../../domain/text/messages.ts';
import type { Migration } from './migration.ts';

const LIST = 'taal';

/** The one choice that the register itself put there. */
const OWN = { code: 'nl', label: 'Nederlands' };

export const languages: Migration = {
  version: 2,
  complete(_ports, register) {
    const rows = register.read(codeList).entries.filter(({ values }) => values.list === LIST);
    const own = rows.filter(({ values }) => values.code === OWN.code && values.label === OWN.label);
    const result = register.write({
      via: 'installatie',
      reason: TEXT.setUp.languages,
      changes: own.flatMap(({ key, values }) =>
        key === null ? [] : [{ type: 'remove' as const, table: codeList.id, key, values: { ...values } }],
      ),
    });
    if (!result.ok) throw new Error(result.conflicts.map(({ message }) => message).join(' '));
    return rows.length > own.length ? TEXT.setUp.languagesLeft(rows.length - own.length) : null;
  },
};
