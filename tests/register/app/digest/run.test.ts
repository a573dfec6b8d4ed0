/** Digests through the real bundle and its triggers: who gets what, once, also when executions die or time stands still. */
import { keptRegister } from '../../../support/register.ts';
import { ADDRESS, mailsTo, night, programme, set } from './support.ts';

const MONDAY = '2026-11-30';

/** The way from a programme with news in both places to a morning with mail. */
const made = programme();
set(made.register, 'track', made.trackZwolle, { state_w1: 'gepland' });
set(made.register, 'track', made.trackAlmelo, { state_w1: 'benaderd' });
const fresh = keptRegister(made.register);

test('on its day each gets what moved within reach, and nothing of elsewhere', () => {
  const register = fresh();
  night(register, MONDAY);
  const [own, ...more] = mailsTo(register, ADDRESS.aanjager);
  expect(more).toEqual([]);
  expect(own!.body).toContain('Hessenpoort. Wagon 1: van Intake naar Sprint gepland.');
  expect(own!.body).toContain('Dollegoor. Wagon 1: van Intake naar Benaderd.');
  expect(own!.body).toContain(`#gid=`);
  expect(own!.subject).toBe('Bedrijventerreinen, 30 november 2026: 2 veranderingen');
  const [theirs] = mailsTo(register, ADDRESS.gemeente);
  expect(theirs!.body).toContain('Hessenpoort');
  // The subscription asks for Almelo too, but that is not theirs.
  expect(theirs!.body).not.toContain('Dollegoor');
  expect(theirs!.body).not.toContain('docs.google.com');
  // A step within a wagon is no big step.
  expect(mailsTo(register, ADDRESS.rvo)).toEqual([]);
});
