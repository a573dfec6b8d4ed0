/** The register with the example, and its digests sent on a Monday, whose links lead to the read-only web page. */
import { loadExample } from '../../scripts/example/load.ts';
import { run } from '../../src/workspace/index.ts';
import type { OpenedWorld } from '../../src/workspace/page/world-worker.ts';
import { at, night, setting } from '../register/app/digest/support.ts';
import { freshRegister } from '../support/register.ts';

export default function open(): OpenedWorld {
  const register = freshRegister();
  at(register, '2026-11-23T09:00:00');
  loadExample({ call: (name, ...args) => run(register.world, register.project, name, args) }, '2026-11-23');
  setting(register, 'digests_on', 'ja');
  setting(register, 'admin_email', 'bt@provincie.example');
  night(register, '2026-11-30');
  return { world: register.world, save: () => {}, close: () => {} };
}
