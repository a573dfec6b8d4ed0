/** The list of official members and the table in the docs are up to date, and no service has a member of its own. */
import { readFileSync } from 'node:fs';
import {
  MEMBERS_FILE,
  membersJson,
  membersTable,
  officialMembers,
  serviceClasses,
  TABLE_FILE,
} from '../../scripts/official-members.ts';

test('the list that the membrane reads is the one of the installed types', () => {
  expect(readFileSync(MEMBERS_FILE, 'utf8')).toBe(membersJson());
});

test('the table in the docs says what is there (npm run docs)', () => {
  expect(readFileSync(TABLE_FILE, 'utf8')).toBe(membersTable());
});

test('every public member of every service class is official', () => {
  const official = officialMembers();
  const own = serviceClasses().flatMap((each) =>
    each.members
      .filter((member) => !official[each.official]?.includes(member))
      .map((member) => `${each.file}: ${each.official}.${member}`),
  );
  expect(own).toEqual([]);
});

test('members of an interface come with those that it inherits, and without parameters', () => {
  const official = officialMembers();
  expect(official['Base.Blob']).toEqual(expect.arrayContaining(['getBlob', 'getAs', 'copyBlob']));
  expect(official['Docs.Collection.DocumentsCollection']).toEqual(['batchUpdate', 'create', 'get']);
  expect(official['Base.Blob']).toHaveLength(14);
});
