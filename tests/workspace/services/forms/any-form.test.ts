/** Whatever a form asks and whatever is answered: it reads back the same, and the linked tab agrees. */
import fc from 'fast-check';
import { linkDestination } from '../../../../src/workspace/services/forms/destination.ts';
import { questionOf } from '../../../../src/workspace/services/forms/kinds/index.ts';
import { questionsIn } from '../../../../src/workspace/services/forms/model/pages.ts';
import { editResponseUrl, prefilledUrl } from '../../../../src/workspace/services/forms/model/urls.ts';
import {
  checkAnswers,
  fieldsOf,
  formView,
  readAnswers,
} from '../../../../src/workspace/services/forms/respond.ts';
import { visitForm } from '../../../../src/workspace/services/forms/visit.ts';
import { displayValues } from '../../../../src/workspace/services/spreadsheet/cells.ts';
import { rect } from '../../../../src/workspace/services/spreadsheet/model/rect.ts';
import { parseTyped } from '../../../../src/workspace/services/spreadsheet/typed.ts';
import { asked, type Built, build, wild } from './wild-forms.ts';

/** What the answers should look like in cells: as if each were typed, but never a formula. */
function expectedCells({ form, answers }: Built): readonly (string | number | boolean | null)[] {
  return questionsIn(form.model.items).flatMap((item) => {
    const kind = questionOf(item);
    const answer = answers.get(item.id);
    if (answer === undefined) return kind.slots(item).map(() => null);
    return kind.cells(item, answer).map((cell) => {
      if (cell === null || cell === '') return null;
      if (typeof cell !== 'string') return 'serial' in cell ? cell.serial : cell.text;
      if (cell.startsWith("'")) return cell;
      const { value, formula } = parseTyped(cell, 'nl_NL');
      return formula === undefined ? value : cell;
    });
  });
}

test('any form, any answers: sent, stored, on the tab, in a link and on the page they are the same', () => {
  fc.assert(
    fc.property(fc.array(asked, { maxLength: 6 }), fc.boolean(), (questions, linkFirst) => {
      const built = build(questions, linkFirst);
      const { driver, form, sheet, answers } = built;
      const { world } = driver;
      expect(checkAnswers(form.model, answers).errors).toEqual([]);
      const fields = new URLSearchParams([...fieldsOf(form.model, answers)] as [string, string][]);
      expect(readAnswers(form.model, fields)).toEqual(answers);
      const { response } = driver.postForm(form.id, fields);
      expect(new Map(response!.answers)).toEqual(answers);
      if (!linkFirst) linkDestination(world, form, sheet);
      const tab = sheet.model.sheets.find((each) => each.formUrl)!;
      const width = tab.formMarks.columns.length;
      expect(sheet.model.readValues(tab, rect(1, 1, 1, width - 1))[0]).toEqual(expectedCells(built));
      expect(tab.formulas.size).toBe(0);
      expect(displayValues(sheet.model, tab, rect(0, 1, 1, width - 1))[0]).toEqual(
        questionsIn(form.model.items).flatMap((item) =>
          questionOf(item)
            .slots(item)
            .map(({ title }) => title),
        ),
      );
      const prefilled = visitForm(world, prefilledUrl(form.id, fieldsOf(form.model, answers)))!;
      expect(prefilled.view).toEqual(formView(form.model, answers));
      expect(visitForm(world, editResponseUrl(form.id, response!.id))!.view).toEqual(prefilled.view);
    }),
    { numRuns: 200 },
  );
});

test('any posted fields at all: the form refuses or stores, and what it stores it would take again', () => {
  const name = fc.tuple(fc.nat(5), fc.constantFrom('', '.other_option_response', '_year'), wild);
  fc.assert(
    fc.property(fc.array(asked, { maxLength: 4 }), fc.array(name, { maxLength: 12 }), (questions, posted) => {
      const { driver, form } = build(questions, true);
      const entries = questionsIn(form.model.items).flatMap((item) => questionOf(item).slots(item));
      const fields = new URLSearchParams(
        posted.map(([at, tail, value]): [string, string] => [
          `entry.${entries[at]?.entry ?? at}${tail}`,
          value,
        ]),
      );
      const outcome = driver.postForm(form.id, fields);
      if (outcome.response === null) expect(outcome.errors.length).toBeGreaterThan(0);
      else expect(checkAnswers(form.model, new Map(outcome.response.answers)).errors).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
