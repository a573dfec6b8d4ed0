/** Health of rights: the protections, and the people in Contacten against those who have the file. */
import { accountsByRole } from '../../domain/rules/roles.ts';
import { contact, TABLES } from '../../domain/schema/tables/index.ts';
import { HEALTH } from '../../domain/text/health.ts';
import { TEXT } from '../../domain/text/messages.ts';
import { planGuards, repairGuards, rightsAreStale, wantedGuards } from '../guards.ts';
import { fewOf, type HealthCheck } from './check.ts';

export const guardsCheck: HealthCheck = {
  id: 'guards',
  title: HEALTH.titles.guards,
  look({ ports, register, survey }) {
    const { guards } = survey();
    const wanted = TABLES.flatMap((table) => {
      const tab = ports.book.tabs().get(table.id);
      return tab ? wantedGuards(table, tab) : [];
    });
    const { missing } = planGuards(wanted, guards);
    if (missing.length)
      return {
        state: 'fout',
        says: HEALTH.guards.wrong(missing.length),
        details: fewOf(missing.map(({ description }) => description)),
        repairs: ['repair'],
      };
    if (rightsAreStale(ports, register))
      return { state: 'let_op', says: HEALTH.guards.stale, repairs: ['repair'] };
    return { state: 'goed', says: HEALTH.guards.fine(wanted.length) };
  },
  repairs: {
    repair: {
      label: HEALTH.buttons.repair,
      run({ ports, register }) {
        const { remade, corrected } = repairGuards(ports, register);
        const says = [
          remade.length ? TEXT.guards.remade(remade) : '',
          corrected.length ? TEXT.guards.corrected(corrected) : '',
        ];
        return says.filter(Boolean).join(' ') || HEALTH.nothingDone;
      },
    },
  },
};

export const peopleCheck: HealthCheck = {
  id: 'people',
  title: HEALTH.titles.people,
  look({ ports, register }) {
    const { owner, editors } = ports.structure.people();
    const rows = register.read(contact).entries.map(({ values }) => values);
    const roles = [...accountsByRole(rows)].flatMap(([role, emails]) =>
      emails.map((email) => ({ role, email })),
    );
    if (!roles.length) return { state: 'let_op', says: HEALTH.people.none };
    const inFile = editors.map((email) => email.toLowerCase());
    const noFile = roles.filter(({ email }) => !inFile.includes(email));
    const noRole = editors.filter(
      (email) => email !== owner && !roles.some((account) => account.email === email.toLowerCase()),
    );
    const details = [
      ...noFile.map(({ email, role }) => {
        const who = rows.find((row) => row.email === email)?.designation ?? email;
        return HEALTH.people.noFile(who, TEXT.roles[role]);
      }),
      ...noRole.map(HEALTH.people.noRole),
    ];
    if (!details.length) return { state: 'goed', says: HEALTH.people.fine(roles.length) };
    return { state: 'let_op', says: HEALTH.people.wrong(details.length), details: fewOf(details) };
  },
};
