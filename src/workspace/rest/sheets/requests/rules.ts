/** Requests on rules of a sheet: protections and conditional formats. */
import { ApiFault } from '../../../services/api-fault.ts';
import { mayPass } from '../../../services/spreadsheet/context.ts';
import type { ConditionalFormat, Protection } from '../../../services/spreadsheet/model/parts.ts';
import type { SheetModel } from '../../../services/spreadsheet/model.ts';
import { selected } from '../../mask.ts';
import { conditionOf } from '../conditions.ts';
import { patchOfAll } from '../format.ts';
import { gridPlace, type Place } from '../ranges.ts';
import { conditionalRule, protectedRange } from '../render.ts';
import type { ConditionalRule, GridRange, ProtectedRange } from '../schema.ts';
import type { Target } from '../target.ts';
import { requestKinds } from './kind.ts';

/** A range without bounds protects the whole sheet. */
function protectedPlace(
  target: Target,
  range: GridRange | undefined,
): { sheet: SheetModel; area: Protection['area'] } {
  const bounded = Object.keys(range ?? {}).some((key) => key !== 'sheetId');
  const { sheet, area } = gridPlace(target, range);
  return { sheet, area: bounded ? area : null };
}

function protectionById(
  target: Target,
  id: number | null | undefined,
): { sheet: SheetModel; protection: Protection } {
  for (const sheet of target.model.sheets) {
    const protection = sheet.protections.find((each) => each.id === id);
    if (!protection) continue;
    if (!mayPass(target.world, target.file, protection, target.email))
      throw new ApiFault(400, 'You do not have permission to edit this protection.');
    return { sheet, protection };
  }
  throw new ApiFault(400, `No protected range with ID: ${id}`);
}

/** The parts of a protection that can be given, by their name over REST. */
const PARTS: Readonly<Record<string, (target: Target, given: ProtectedRange) => Partial<Protection>>> = {
  description: (_, { description }) => ({ description: description ?? '' }),
  warningOnly: (_, { warningOnly }) => ({ warningOnly: warningOnly ?? false }),
  unprotectedRanges: (target, { unprotectedRanges }) => ({
    unprotected: (unprotectedRanges ?? []).map((range) => gridPlace(target, range).area),
  }),
  'editors.users': ({ file, email }, { editors }) => ({
    // Neither the owner nor the caller is ever shut out.
    editors: [...new Set([file.ownerEmail, email, ...(editors?.users ?? [])])],
  }),
  'editors.domainUsersCanEdit': (_, { editors }) => ({ domainEdit: editors?.domainUsersCanEdit ?? false }),
};

/** Parts and fields that a protection takes from the given one. */
function partsOf(target: Target, given: ProtectedRange, paths: Iterable<string>): Partial<Protection> {
  const parts: Partial<Protection>[] = [];
  for (const path of paths) parts.push(PARTS[path]!(target, given));
  return Object.assign({}, ...parts) as Partial<Protection>;
}

function formatOf(target: Target, rule: ConditionalRule): { sheet: SheetModel; format: ConditionalFormat } {
  const { booleanRule, ranges } = rule;
  const places: Place[] = (ranges ?? []).map((range) => gridPlace(target, range));
  const [first] = places;
  if (!first) throw new ApiFault(400, 'Must specify at least one range.');
  if (places.some(({ sheet }) => sheet !== first.sheet))
    throw new ApiFault(400, 'All ranges must be on the same sheet.');
  if (!booleanRule) throw new ApiFault(400, 'Kleurschalen bestaan via REST niet in de lokale Workspace.');
  const format: ConditionalFormat = {
    areas: places.map(({ area }) => area),
    anchor: { row: first.area.top, column: first.area.left },
    condition: conditionOf(target.model, booleanRule.condition, true),
    style: patchOfAll(booleanRule.format, target.model.locale),
    gradient: null,
  };
  return { sheet: first.sheet, format };
}

export const RULE_REQUESTS = requestKinds({
  addProtectedRange: (target, { protectedRange: given = {} }) => {
    const { model, file } = target;
    const named = model.namedRanges.find(({ id }) => id === given.namedRangeId);
    const { sheet, area } = named
      ? { sheet: target.sheet(named.area.sheetId), area: named.area }
      : protectedPlace(target, given.range);
    // Without editors everybody who may edit the file may edit here.
    const asked = given.editors
      ? Object.keys(PARTS)
      : Object.keys(PARTS).filter((path) => !path.startsWith('editors'));
    const protection: Protection = {
      id: given.protectedRangeId ?? model.nextNumber(),
      area: area && { top: area.top, left: area.left, bottom: area.bottom, right: area.right },
      namedRangeId: named?.id ?? null,
      description: '',
      warningOnly: false,
      editors: [file.ownerEmail, ...file.editors],
      domainEdit: false,
      unprotected: [],
      ...partsOf(target, given, asked),
    };
    sheet.protections = [...sheet.protections, protection];
    sheet.touch('rules');
    return { addProtectedRange: { protectedRange: protectedRange(target, sheet, protection) } };
  },
  updateProtectedRange: (target, { protectedRange: given = {}, fields }) => {
    const { sheet, protection } = protectionById(target, given.protectedRangeId);
    const paths = new Set(selected([...Object.keys(PARTS), 'range'], fields));
    const area = paths.delete('range') ? protectedPlace(target, given.range).area : protection.area;
    const changed = { ...protection, area, ...partsOf(target, given, paths) };
    sheet.protections = sheet.protections.map((each) => (each === protection ? changed : each));
    sheet.touch('rules');
    return undefined;
  },
  deleteProtectedRange: (target, { protectedRangeId }) => {
    const { sheet, protection } = protectionById(target, protectedRangeId);
    sheet.protections = sheet.protections.filter((each) => each !== protection);
    sheet.touch('rules');
    return undefined;
  },
  addConditionalFormatRule: (target, { rule = {}, index }) => {
    const { sheet, format } = formatOf(target, rule);
    target.requireSheet(sheet);
    sheet.conditionalFormats = sheet.conditionalFormats.toSpliced(index ?? 0, 0, format);
    sheet.touch('rules');
    return undefined;
  },
  deleteConditionalFormatRule: (target, { sheetId, index }) => {
    const sheet = target.sheet(sheetId ?? 0);
    target.requireSheet(sheet);
    const at = index ?? 0;
    const format = sheet.conditionalFormats[at];
    if (!format) throw new ApiFault(400, `No conditional format on sheet: ${sheet.id} at index: ${at}`);
    sheet.conditionalFormats = sheet.conditionalFormats.toSpliced(at, 1);
    sheet.touch('rules');
    return { deleteConditionalFormatRule: { rule: conditionalRule(target.model, sheet, format) } };
  },
});
