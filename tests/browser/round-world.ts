/** The register with its forms in a world in memory, for walking through the intake in a browser. */
import type { OpenedWorld } from '../../src/workspace/page/world-worker.ts';
import { add, makeForms, placedRegister, write } from '../register/app/intake/support.ts';

export default function open(): OpenedWorld {
  const register = placedRegister();
  const { world } = register;
  write(
    register,
    add('contact', 'z', {
      designation: 'aanspreekpunt gemeente Zwolle',
      name: 'Jo Jansen',
      email: 'jo@zwolle.example',
      role: 'gemeente',
      municipality_code: 'GM0193',
      source: 'Proef',
      delete_after: '2030-01-01',
    }),
  );
  write(
    register,
    add('org_assessment', 'a', {
      cluster_id: 'CL-0001',
      assessed_on: '2026-09-01',
      assessor_id: 'CT-0001',
      fact_contact: 'ja',
      fact_group: 'nee',
      fact_entity: 'onbekend',
    }),
    add('measure', 'm', {
      title: 'Zon op acht daken',
      cluster_id: 'CL-0001',
      theme: 'zon_op_dak',
      status: 'gepland',
    }),
    ...['CL-0001', 'CL-0003'].map((cluster) =>
      add('track', cluster, { name: cluster, cluster_id: cluster, state_w1: 'kandidaat' }),
    ),
  );
  makeForms(register);
  return { world, save: () => {}, close: () => {} };
}
