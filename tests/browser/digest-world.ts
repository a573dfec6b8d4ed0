/** The register with news for some people and the mail of a Monday morning, for walking from the mail to the page behind it. */
import { run } from '../../src/workspace/index.ts';
import type { OpenedWorld } from '../../src/workspace/page/world-worker.ts';
import { add, at, night, type Programme, programme, set, setting } from '../register/app/digest/support.ts';

export default function open(): OpenedWorld {
  return opened(() => {});
}

/** With more in it, before the mail of that Monday. */
export function opened(more: (made: Programme) => void): OpenedWorld {
  const made = programme();
  const { register, aanjager, versneller, zwolle, trackZwolle, trackAlmelo } = made;
  setting(register, 'admin_name', 'Team Bedrijventerreinen');
  setting(register, 'admin_email', 'bt@provincie.example');
  set(register, 'track', trackZwolle, { state_w1: 'gepland' });
  set(register, 'track', trackAlmelo, { state_w1: 'benaderd' });
  add(register, 'action_point', {
    action: 'Volmachten ophalen',
    owner_id: aanjager,
    due: '2026-11-26',
    status: 'open',
    cluster_id: zwolle,
  });
  add(register, 'handover', {
    track_id: trackZwolle,
    from_wagon: '1',
    to_wagon: '2',
    from_contact_id: versneller,
    to_contact_id: aanjager,
    offered_on: '2026-11-25',
    decision: 'open',
  });
  add(register, 'lesson', {
    title: 'Spreek vooraf af wie belt',
    recorded_on: '2026-11-25',
    shared_on: '2026-11-25',
    channel: 'werkplaats',
    body: 'Bij de vorige sessie belden drie mensen dezelfde ondernemer.',
    audience: ['ambtenaren'],
  });
  const office = add(register, 'contact', {
    designation: 'coördinator (proef)',
    name: 'Proef Persoon',
    role: 'coordinator',
    email: 'bt@provincie.example',
    source: 'Proef',
    delete_after: '2030-01-01',
  });
  add(register, 'subscription', {
    contact_id: office,
    role: 'coordinator',
    scope: 'alles',
    contents: 'lessen',
    rhythm: 'week',
    created_on: '2026-11-24T12:00:00',
  });
  more(made);
  night(register, '2026-11-30');
  const { status } = run(register.world, register.project, 'mailControl', ['2026-H2']);
  if (status !== 'completed') throw new Error('The control of the period could not be mailed.');
  at(register, '2026-11-30T07:20:00');
  register.fire('onQuarter');
  return { world: register.world, save: () => {}, close: () => {} };
}
