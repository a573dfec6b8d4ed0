/** The register with news for some people and the mail of a Monday morning, for walking from the mail to the page behind it. */
import type { OpenedWorld } from '../../src/workspace/page/world-worker.ts';
import { add, night, programme, set, setting } from '../register/app/digest/support.ts';

export default function open(): OpenedWorld {
  const { register, aanjager, versneller, zwolle, trackZwolle, trackAlmelo } = programme();
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
  night(register, '2026-11-30');
  return { world: register.world, save: () => {}, close: () => {} };
}
