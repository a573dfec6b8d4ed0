/** The triggers of this script, and what the person let it do. */
import manifest from '../../../appsscript.json';
import type { Consent, Triggers } from '../app/ports.ts';
import type { TriggerCause, TriggerPlan } from '../app/triggers.ts';
import type { File } from './file.ts';

type Builder = GoogleAppsScript.Script.TriggerBuilder;
type Trigger = GoogleAppsScript.Script.Trigger;
type Of<T extends TriggerCause['type']> = Extract<TriggerCause, { type: T }>;

const MAKE: {
  readonly [T in TriggerCause['type']]: (builder: Builder, cause: Of<T>, file: File) => Trigger;
} = {
  edit: (builder, _, { spreadsheet }) => builder.forSpreadsheet(spreadsheet).onEdit().create(),
  change: (builder, _, { spreadsheet }) => builder.forSpreadsheet(spreadsheet).onChange().create(),
  form: (builder, { form }) => builder.forForm(form).onFormSubmit().create(),
  daily: (builder, { hour }) => builder.timeBased().everyDays(1).atHour(hour).create(),
  minutes: (builder, { every }) => builder.timeBased().everyMinutes(every).create(),
};

export function triggersOf(file: File): Triggers {
  return {
    installed: () =>
      ScriptApp.getProjectTriggers().map((trigger) => ({
        id: trigger.getUniqueId(),
        handler: trigger.getHandlerFunction(),
      })),
    install({ handler, cause }: TriggerPlan) {
      const make = MAKE[cause.type] as (builder: Builder, cause: TriggerCause, file: File) => Trigger;
      return make(ScriptApp.newTrigger(handler), cause, file).getUniqueId();
    },
    remove(ids) {
      for (const trigger of ScriptApp.getProjectTriggers())
        if (ids.includes(trigger.getUniqueId())) ScriptApp.deleteTrigger(trigger);
    },
  };
}

/** The types do not know yet that a person may grant some scopes and not others. */
type AuthorizationInfo = GoogleAppsScript.Script.AuthorizationInfo & {
  getAuthorizedScopes?(): readonly string[] | null;
};

export function consentOf(): Consent {
  const info = (): AuthorizationInfo => ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL);
  return {
    missing() {
      const granted = info().getAuthorizedScopes?.();
      return granted ? manifest.oauthScopes.filter((scope) => !granted.includes(scope)) : [];
    },
    address: () => info().getAuthorizationUrl(),
  };
}
