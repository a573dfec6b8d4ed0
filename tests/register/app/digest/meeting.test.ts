/** A meeting from its agenda to the digests after it: what is agreed lands once with whoever does it, and with nobody else. */
import type { MadeDocument } from '../../../../src/register/app/meetings/documents.ts';
import type { ShownMeeting } from '../../../../src/register/app/meetings/meetings.ts';
import type { Outcome } from '../../../../src/register/domain/import/outcome.ts';
import { run } from '../../../../src/workspace/index.ts';
import { textOf } from '../../../../src/workspace/services/docs/units.ts';
import { ADDRESS, add, at, mailsTo, night, programme, rowsOf, set } from './support.ts';

const made = programme();
const { register } = made;
add(register, 'handover', {
  track_id: made.trackZwolle,
  from_wagon: '1',
  to_wagon: '2',
  from_contact_id: made.aanjager,
  to_contact_id: made.versneller,
  offered_on: '2026-11-20',
  decision: 'open',
});
const meeting = add(register, 'meeting', {
  name: 'Wagonoverleg',
  meeting_date: '2026-12-01',
  type: 'wagons',
  status: 'gepland',
  participant_ids: [made.aanjager, made.versneller],
});

function ask<T>(name: string, ...args: readonly unknown[]): T {
  const { value } = run(register.world, register.project, name, args);
  const outcome = value as Outcome<T>;
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

function documentOf(kind: string): string {
  const { name } = ask<MadeDocument>('meetingDocument', meeting, kind);
  const files = [...register.world.files.values()].filter((file) => file.name === name && !file.trashed);
  expect(files).toHaveLength(1);
  const [file] = files;
  return file!.kind === 'document' ? textOf(file!.model.body.units) : '';
}

test('what waits is on the agenda, what is agreed becomes rows, and each hears of their own', () => {
  night(register, '2026-11-30');
  const shown = ask<ShownMeeting>('showMeeting', meeting);
  expect(shown.proposal).toContain(
    'Hessenpoort: van wagon 1 naar 2, aangeboden op 20-11-2026 (10 dagen open)',
  );
  ask('saveAgenda', meeting, shown.print, shown.proposal);
  expect(documentOf('agenda')).toContain('Hessenpoort: van wagon 1 naar 2');

  at(register, '2026-12-01T16:00:00');
  ask('recordMeeting', meeting, ask<ShownMeeting>('showMeeting', meeting).print, {
    report: 'De overdracht is besproken.',
    decisions: [{ decision: 'Hessenpoort gaat naar wagon 2', cluster: made.zwolle }],
    actions: [
      { action: 'Dossier sturen', owner: made.aanjager, due: '2026-12-10', cluster: made.zwolle },
      { action: 'Gesprek plannen', owner: made.versneller, due: '2026-12-05', cluster: '' },
    ],
  });
  const minutes = documentOf('verslag');
  for (const part of ['De overdracht is besproken.', 'Hessenpoort gaat naar wagon 2', 'Dossier sturen'])
    expect(minutes).toContain(part);
  const [row] = rowsOf(register, 'meeting');
  expect(row).toMatchObject({
    status: 'gehouden',
    agenda_url: expect.stringMatching(/^https:/),
    report_url: expect.stringMatching(/^https:/),
  });
  expect(rowsOf(register, 'decision')).toMatchObject([
    { meeting_id: meeting, decision: 'Hessenpoort gaat naar wagon 2', cluster_id: made.zwolle },
  ]);
  expect(rowsOf(register, 'action_point')).toMatchObject([
    { meeting_id: meeting, owner_id: made.aanjager, due: '2026-12-10', status: 'open' },
    { meeting_id: meeting, owner_id: made.versneller, due: '2026-12-05', status: 'open' },
  ]);

  night(register, '2026-12-07');
  const mails = (who: keyof typeof ADDRESS): readonly string[] =>
    mailsTo(register, ADDRESS[who])
      .filter(({ at: sent }) => sent > Date.parse('2026-12-02'))
      .map(({ body }) => body);
  expect(mails('aanjager')).toEqual([expect.stringContaining('Dossier sturen')]);
  expect(mails('aanjager')[0]).not.toContain('Gesprek plannen');
  // Who follows no digest hears of it in the meeting alone.
  expect(mails('versneller')).toEqual([]);
  for (const who of ['gemeente', 'rvo'] as const)
    for (const body of mails(who)) expect(body).not.toMatch(/Dossier sturen|Gesprek plannen/);
});

test('done actions are off the agenda of the next meeting, those too late stand first', () => {
  const [first] = rowsOf(register, 'action_point');
  set(register, 'action_point', first!.action_id as string, { status: 'klaar' });
  const next = add(register, 'meeting', {
    name: 'Wagonoverleg',
    meeting_date: '2026-12-15',
    type: 'wagons',
    status: 'gepland',
  });
  const { proposal } = ask<ShownMeeting>('showMeeting', next);
  expect(proposal).toContain('Verslag van Wagonoverleg, 1-12-2026');
  expect(proposal).toContain('Gesprek plannen – had klaar moeten zijn op 5-12-2026 – versneller (proef)');
  expect(proposal).not.toContain('Dossier sturen');
});
