/** What the advanced services have in common: they are there when the manifest enables them, and need a scope. */
import { ApiFault, asAdvancedService } from './api-fault.ts';
import type { ExecutionScope } from './service.ts';

const AUTH = 'https://www.googleapis.com/auth/';

/** Who calls, as Drive wants to know it. */
export interface AdvancedCaller {
  readonly email: string;
  readonly app: string;
  readonly wholeDrive: boolean;
}

/**
 * Runs one call of an advanced service. Each of the scopes is enough for it; `drive` and its likes let at all
 * files, `drive.file` only at those that the script made.
 */
export function advancedCall<T>(
  scope: ExecutionScope,
  call: string,
  scopes: readonly string[],
  work: (caller: AdvancedCaller) => T,
): T {
  return asAdvancedService(call, () => {
    const granted = scope.scopes?.map((name) => name.replace(AUTH, '')) ?? null;
    const allowed = granted === null || scopes.some((name) => granted.includes(name));
    if (scope.limited || !allowed)
      throw new ApiFault(403, 'Request had insufficient authentication scopes.', 'insufficientPermissions');
    const wholeDrive =
      granted === null || scopes.some((name) => name !== 'drive.file' && granted.includes(name));
    return work({ email: scope.effectiveUser.email, app: scope.project.id, wholeDrive });
  });
}
