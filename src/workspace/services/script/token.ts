/** The tokens that scripts get for the REST services of their Workspace. */
import { grantedScopes } from '../../permissions.ts';
import type { World } from '../../world.ts';

/** Who a token of a script stands for; null scopes let it do everything. */
export interface TokenHolder {
  readonly email: string;
  readonly app: string;
  readonly scopes: readonly string[] | null;
}

export function tokenFor(scriptId: string, email: string): string {
  return Buffer.from(`${scriptId} ${email}`).toString('base64url');
}

/** Null for what is no token of this world. */
export function holderOf(world: World, token: string): TokenHolder | null {
  const [app = '', email = ''] = Buffer.from(token, 'base64url').toString().split(' ');
  const project = world.scripts.get(app);
  if (!project || !world.people.has(email)) return null;
  return { email, app, scopes: grantedScopes(world, project, email) };
}
