/** The role that counts for a subscription, over all pairs of what it says and what Contacten says. */
import { digestRole, roleFor } from '../../../../src/register/domain/digest/roles.ts';
import { CODES } from '../../../../src/register/domain/schema/codelists.ts';

const ROLES = CODES.codes('contactrol').map(({ code }) => code);
const PAIRS = [...ROLES, 'zelf_bedacht', null].flatMap((subscribed) =>
  ROLES.map((own) => [subscribed, own] as const),
);
const WITHIN = ['organisatie', 'gemeente', 'programma'];

test.each(PAIRS)(
  'subscribed as %s and by Contacten %s, nobody gets more than both allow',
  (subscribed, own) => {
    const role = roleFor(subscribed, own);
    for (const limit of [digestRole(subscribed), digestRole(own)]) {
      expect([limit.inside, role.inside]).not.toEqual([false, true]);
      expect([limit.sees, role.sees]).not.toEqual(['grote_stappen', 'alles']);
      expect(WITHIN.indexOf(role.within)).toBeLessThanOrEqual(WITHIN.indexOf(limit.within));
      expect(limit.sections).toEqual(expect.arrayContaining([...role.sections]));
    }
  },
);

test('the same role on both sides is that role, and one that people added themselves limits nothing', () => {
  for (const code of ROLES) {
    expect(roleFor(code, code)).toEqual(digestRole(code));
    expect(roleFor(code, 'zelf_bedacht')).toEqual(digestRole(code));
    expect(roleFor(code, null)).toEqual(digestRole(code));
  }
});
