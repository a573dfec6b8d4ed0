/** The register of `digest-world.ts` with people who read their digest in English. */
import type { OpenedWorld } from '../../src/workspace/page/world-worker.ts';
import { add, type Programme } from '../register/app/digest/support.ts';
import { opened } from './digest-world.ts';

export default function open(): OpenedWorld {
  return opened(abroad);
}

/** Who reads English, with a terrain of which nobody else here hears: a park manager from across the border, and a colleague. */
function abroad({ register, versneller }: Programme): void {
  const cluster_id = add(register, 'cluster', {
    name: 'De Pol',
    municipality_codes: ['GM1774'],
    counts_as: 1,
  });
  const terrain_id = add(register, 'terrain', {
    display_name: 'De Pol',
    municipality_code: 'GM1774',
    cluster_id,
  });
  const organisation_id = add(register, 'organisation', { name: 'Parkbüro Grenzland', form: 'bv' });
  add(register, 'org_terrain', {
    organisation_id,
    terrain_id,
    role: 'parkmanagement',
    from: '2026-01-01',
  });
  const contact_id = add(register, 'contact', {
    designation: 'parkmanager (proef)',
    name: 'Proef Persoon',
    role: 'parkmanager',
    organisation_id,
    email: 'petra@grenzland.example',
    source: 'Proef',
    delete_after: '2030-01-01',
    digest_consent: 'ja',
  });
  const english = {
    created_on: '2026-11-24T12:00:00',
    rhythm: 'week',
    language: 'en',
    scope: 'alles',
  };
  add(register, 'subscription', { ...english, contact_id, role: 'parkmanager' });
  add(register, 'subscription', { ...english, contact_id: versneller, role: 'versnellingsteam' });
  const track_id = add(register, 'track', { name: 'De Pol', cluster_id, state_w1: 'benaderd' });
  add(register, 'action_point', {
    action: 'Bedrijven uitnodigen voor de sprintsessie',
    owner_id: contact_id,
    due: '2026-11-27',
    status: 'open',
    cluster_id,
  });
  const session_id = add(register, 'sprint_session', {
    name: 'Sprintsessie De Pol',
    session_date: '2027-01-14',
    status: 'gepland',
  });
  add(register, 'session_terrain', { session_id, terrain_id });
  add(register, 'measure', {
    title: 'Samen zonnepanelen inkopen',
    cluster_id,
    theme: 'zon_op_dak',
    status: 'gepland',
  });
  add(register, 'grant', { name: 'Plan De Pol', track_id, status: 'ingediend' });
}
