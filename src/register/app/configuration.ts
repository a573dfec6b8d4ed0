/** The settings of the register as use cases need them: by id, read from the tab when first asked for. */
import { type SettingId, type SettingValue, setting as settingFrom } from '../domain/schema/settings.ts';
import { setting } from '../domain/schema/tables/index.ts';
import type { MailFoot } from '../domain/text/mail.ts';
import type { Register } from './register.ts';

/** The value of a setting; null when it is empty or cannot be read, of which the nightly check tells. */
export function configured<Id extends SettingId>(register: Register, id: Id): SettingValue<Id> | null {
  const rows = register.read(setting).entries.map(({ values }) => values);
  return settingFrom(rows, id).value;
}

/** Who sends the mails of the register. */
export function mailFoot(register: Register): MailFoot {
  return {
    adminName: configured(register, 'admin_name'),
    adminEmail: configured(register, 'admin_email'),
    privacyUrl: configured(register, 'privacy_url'),
  };
}
