/** ScriptApp: the script's own triggers, its address and what it is allowed to do. */
import { asOfficial, type ExecutionScope, type Official, ScriptException, Service } from '../service.ts';
import {
  AUTH_MODE,
  AUTHORIZATION_STATUS,
  EVENT_TYPE,
  INSTALLATION_SOURCE,
  TRIGGER_SOURCE,
  WEEK_DAY,
} from './enums.ts';
import { tokenFor } from './token.ts';
import { TriggerService } from './trigger.ts';
import { TriggerBuilderService } from './trigger-builders.ts';

type Script = typeof GoogleAppsScript.Script;
type Trigger = GoogleAppsScript.Script.Trigger;

export class ScriptAppService extends Service implements Official<GoogleAppsScript.Script.ScriptApp> {
  readonly _official = 'Script.ScriptApp';
  readonly _weights = {
    getProjectTriggers: 'read',
    getUserTriggers: 'read',
    getScriptTriggers: 'read',
    deleteTrigger: 'write',
  } as const;
  readonly AuthMode: Script['AuthMode'] = AUTH_MODE;
  readonly AuthorizationStatus: Script['AuthorizationStatus'] = AUTHORIZATION_STATUS;
  readonly EventType: Script['EventType'] = EVENT_TYPE;
  readonly InstallationSource: Script['InstallationSource'] = INSTALLATION_SOURCE;
  readonly TriggerSource: Script['TriggerSource'] = TRIGGER_SOURCE;
  readonly WeekDay = WEEK_DAY;
  readonly #scope: ExecutionScope;

  constructor(scope: ExecutionScope) {
    super();
    this.#scope = scope;
  }

  newTrigger(functionName: string): GoogleAppsScript.Script.TriggerBuilder {
    return asOfficial(new TriggerBuilderService(this.#scope, String(functionName)));
  }

  /** The triggers of this script that the running person made; those of others stay out of sight. */
  getProjectTriggers(): Trigger[] {
    const { world, project, effectiveUser } = this.#scope;
    return [...world.triggers.values()]
      .filter((trigger) => trigger.scriptId === project.id && trigger.ownerEmail === effectiveUser.email)
      .map((trigger) => asOfficial(new TriggerService(trigger)));
  }

  getScriptTriggers(): Trigger[] {
    return this.getProjectTriggers();
  }

  getUserTriggers(file: { getId(): string }): Trigger[] {
    return this.getProjectTriggers().filter((trigger) => trigger.getTriggerSourceId() === file.getId());
  }

  deleteTrigger(trigger: Trigger): void {
    const { world } = this.#scope;
    if (!world.triggers.delete(trigger.getUniqueId()))
      throw new ScriptException(
        'Unexpected error while getting the method or property deleteTrigger on object ScriptApp.',
      );
    world.touch('triggers');
  }

  getScriptId(): string {
    return this.#scope.project.id;
  }

  getProjectKey(): string {
    return this.#scope.project.id;
  }

  getService(): GoogleAppsScript.Script.Service {
    return asOfficial(new WebAppService(this.#scope));
  }

  getInstallationSource(): GoogleAppsScript.Script.InstallationSource {
    return INSTALLATION_SOURCE.NONE;
  }

  /** A token for the REST services of this same Workspace; it opens nothing at Google. */
  getOAuthToken(): string {
    const { project, effectiveUser } = this.#scope;
    return tokenFor(project.id, effectiveUser.email);
  }

  getAuthorizationInfo(
    _authMode: GoogleAppsScript.Script.AuthMode,
    scopes?: readonly string[],
  ): GoogleAppsScript.Script.AuthorizationInfo {
    return asOfficial(new AuthorizationInfoService(this.#scope, this.#missing(scopes)));
  }

  requireScopes(_authMode: GoogleAppsScript.Script.AuthMode, oAuthScopes: readonly string[]): void {
    this.#require(oAuthScopes);
  }

  requireAllScopes(_authMode: GoogleAppsScript.Script.AuthMode): void {
    this.#require(undefined);
  }

  /** Google ends the run and asks the person to authorise; nobody here can, so the run ends. */
  #require(scopes: readonly string[] | undefined): void {
    if (this.#missing(scopes).length > 0)
      throw new ScriptException('Authorization is required to perform that action.');
  }

  #missing(scopes: readonly string[] = this.#scope.project.manifest.oauthScopes ?? []): readonly string[] {
    const granted = this.#scope.scopes;
    return granted === null ? [] : scopes.filter((scope) => !granted.includes(scope));
  }
}

class AuthorizationInfoService
  extends Service
  implements Official<GoogleAppsScript.Script.AuthorizationInfo>
{
  readonly _official = 'Script.AuthorizationInfo';
  readonly _weights = {};
  readonly #scope: ExecutionScope;
  readonly #missing: readonly string[];

  constructor(scope: ExecutionScope, missing: readonly string[]) {
    super();
    this.#scope = scope;
    this.#missing = missing;
  }

  getAuthorizationStatus(): GoogleAppsScript.Script.AuthorizationStatus {
    return this.#missing.length > 0 ? AUTHORIZATION_STATUS.REQUIRED : AUTHORIZATION_STATUS.NOT_REQUIRED;
  }

  /** Null when nothing has to be authorised. */
  getAuthorizationUrl(): string {
    if (this.#missing.length === 0) return null as unknown as string;
    return `https://script.google.com/d/${this.#scope.project.id}/authorize`;
  }

  getAuthorizedScopes(): readonly string[] {
    return this.#scope.scopes ?? [];
  }
}

/** Where the web app stands, if the manifest says that there is one. */
class WebAppService extends Service implements Official<GoogleAppsScript.Script.Service> {
  readonly _official = 'Script.Service';
  readonly _weights = {};
  readonly #scope: ExecutionScope;

  constructor(scope: ExecutionScope) {
    super();
    this.#scope = scope;
  }

  getUrl(): string {
    if (!this.isEnabled()) return null as unknown as string;
    return `https://script.google.com/macros/s/${this.#scope.project.id}/exec`;
  }

  isEnabled(): boolean {
    return this.#scope.project.manifest.webapp !== undefined;
  }
}
