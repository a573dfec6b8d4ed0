/** What digests may tell: of every role and scope, with news in every row, nothing personal and nothing confidential. */
import { encodeValue } from '../../../../src/register/domain/change/change.ts';
import { digestOf } from '../../../../src/register/domain/digest/contents.ts';
import { digestMail } from '../../../../src/register/domain/digest/mail.ts';
import { digestRole } from '../../../../src/register/domain/digest/roles.ts';
import { CODE_ENTRIES } from '../../../../src/register/domain/schema/codelists.ts';
import type { Table } from '../../../../src/register/domain/schema/table.ts';
import { type RegisterRow, subscription } from '../../../../src/register/domain/schema/tables/index.ts';
import { composeMail } from '../../../../src/register/domain/text/mail.ts';
import { patched, TODAY, TOLD, type Values, viewOf, WHOLE } from '../rules/support.ts';

const CANARY = 'Kanarie';
const ROLES = CODE_ENTRIES.filter(({ list }) => list === 'contactrol').map(({ code }) => code);
const SCOPES = ['alles', 'gemeenten', 'clusters', 'themas', 'wagons', 'eigen_acties'] as const;
const FOOT = { adminName: null, adminEmail: null, privacyUrl: null };

/** Columns of text that nobody may read in a mail. */
const SECRET = TOLD.flatMap((table) =>
  table.fields
    .filter((field) => table.columns[field]!.personal || table.columns[field]!.openness === 'vertrouwelijk')
    .map((field) => ({ table, field })),
);

/** Free text that is for who works in the sheet. */
const NOTES = TOLD.flatMap((table) =>
  table.fields
    .filter((field) => ['notes', 'reason', 'step_reason', 'stop_note', 'case_number'].includes(field))
    .map((field) => ({ table, field })),
);

function marked(
  fields: readonly { readonly table: Table; readonly field: string }[],
): Record<string, Record<string, Values>> {
  const result: Record<string, Record<string, Values>> = {};
  for (const { table, field } of fields) {
    if (!/tekst/.test(table.columns[field]!.kind.name)) continue;
    for (const key of Object.keys(WHOLE[table.id] ?? {})) {
      result[table.id] ??= {};
      result[table.id]![key] = { ...result[table.id]![key], [field]: CANARY };
    }
  }
  return result;
}

/** A view in which every row was added since the last digest. */
function allNew(rows: ReturnType<typeof patched>) {
  const lines = TOLD.filter((table) => !table.personal).flatMap((table) =>
    Object.entries(rows[table.id] ?? {}).map(([key, values]) => ({
      at: `${TODAY}T09:00:00`,
      actor: 'proef',
      via: 'blad',
      batch: 'B-1',
      operation: 'add',
      table: table.id,
      key,
      new: JSON.stringify(
        Object.fromEntries(
          Object.entries(values).map(([field, value]) => [field, encodeValue(table.columns[field]!, value)]),
        ),
      ),
    })),
  );
  const journal = Object.fromEntries(lines.map((line, index) => [`JR-${1_000_000 + index}`, line]));
  return viewOf({ ...rows, journal });
}

function mails(fields: Parameters<typeof marked>[0]) {
  const view = allNew(patched(marked(fields) as never));
  const people = Object.keys(WHOLE.contact!);
  return ROLES.flatMap((role) =>
    SCOPES.flatMap((scope) =>
      people.map((contact_id) => {
        const blank = Object.fromEntries(subscription.fields.map((field) => [field, null]));
        const row = {
          ...blank,
          contact_id,
          role,
          scope,
          rhythm: 'week',
          municipality_codes: Object.keys(WHOLE.municipality!),
          cluster_ids: Object.keys(WHOLE.cluster!),
          themes: ['energie', 'zon_op_dak'],
          wagons: ['1', '2', '3'],
        } as unknown as RegisterRow<'subscription'>;
        const window = { from: TODAY, until: '2026-11-30' };
        const digest = digestOf(view, { row, window, next: '2026-12-07' })!;
        const paper = {
          role,
          rhythm: 'week' as const,
          rowUrl: (_: string, key: string) => `https://rij.example/${key}`,
          page: true,
        };
        const { subject, blocks } = digestMail(digest, paper);
        return { role, scope, digest, subject, ...composeMail(subject, blocks, FOOT) };
      }),
    ),
  );
}

test('there is something to keep in', () => {
  expect(Object.keys(marked(SECRET))).toEqual(expect.arrayContaining(['contact']));
  expect(Object.keys(marked(NOTES))).toEqual(expect.arrayContaining(['track', 'terrain', 'handover']));
});

const whole = mails(SECRET);

test('there is news for every role, or this would prove nothing', () => {
  for (const role of ROLES)
    expect([role, whole.some((mail) => mail.role === role && mail.digest.items.length > 0)]).toEqual([
      role,
      true,
    ]);
  expect(whole.reduce((sum, { digest }) => sum + digest.items.length, 0)).toBeGreaterThan(500);
});

test('nothing personal or confidential is told to anybody', () => {
  const names = Object.values(WHOLE.contact!).flatMap(({ name, email }) => [String(name), String(email)]);
  for (const { role, scope, subject, text, html } of whole)
    for (const secret of [CANARY, ...names])
      expect([role, scope, [subject, text, html].some((part) => part.includes(secret))]).toEqual([
        role,
        scope,
        false,
      ]);
});

test('notes and reasons stay in the sheet', () => {
  for (const { role, text, html } of mails(NOTES))
    expect([role, text.includes(CANARY) || html.includes(CANARY)]).toEqual([role, false]);
});

test('who does not work in the sheet gets no link into it and hears of no hand-over or signal of others', () => {
  for (const { role, text, html, digest } of whole.filter((mail) => !digestRole(mail.role).inside)) {
    expect([role, /rij\.example|\((?:TR|OD|LE)-\d/.test(text + html)]).toEqual([role, false]);
    expect(digest.items.filter(({ section }) => section === 'signalen')).toEqual([]);
  }
});
