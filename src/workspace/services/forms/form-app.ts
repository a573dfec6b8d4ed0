/** FormApp: opens and makes forms, and starts the builders of validations. */

import type { FormFile } from '../../world.ts';
import { asOfficial, type ExecutionScope, type Official, ScriptException, Service } from '../service.ts';
import { uiOf } from '../ui/ui.ts';
import { refuse } from './arguments.ts';
import { FORM_BEHAVIOUR } from './behaviour.ts';
import { FormContext } from './context.ts';
import { ALIGNMENT, DESTINATION_TYPE, FEEDBACK_TYPE, ITEM_TYPE, PAGE_NAVIGATION } from './enums.ts';
import { QuizFeedbackBuilderService } from './feedback.ts';
import { Form } from './form.ts';
import { MAKERS } from './items/generic.ts';
import { readFormUrl } from './model/urls.ts';
import type { GForm, GFormApp } from './official.ts';
import {
  CheckboxGridValidationBuilderService,
  CheckboxValidationBuilderService,
  GridValidationBuilderService,
  ParagraphTextValidationBuilderService,
  TextValidationBuilderService,
} from './validation-builders.ts';

type Forms = typeof GoogleAppsScript.Forms;

const NOT_FOUND =
  'No item with the given ID could be found. Possibly because you have not edited this item or you do not have permission to access it.';

export class FormAppService extends Service implements Official<GFormApp> {
  readonly _official = 'Forms.FormApp';
  readonly _weights = { create: 'write', openById: 'read', openByUrl: 'read' } as const;
  readonly Alignment: Forms['Alignment'] = ALIGNMENT;
  readonly DestinationType: Forms['DestinationType'] = DESTINATION_TYPE;
  readonly FeedbackType: Forms['FeedbackType'] = FEEDBACK_TYPE;
  readonly ItemType: Forms['ItemType'] = ITEM_TYPE;
  readonly PageNavigationType: Forms['PageNavigationType'] = PAGE_NAVIGATION;
  readonly #scope: ExecutionScope;

  constructor(scope: ExecutionScope) {
    super();
    this.#scope = scope;
  }

  /** A new file, owned by whoever runs the script; both it and the form are called `title`. */
  create(title: string, isPublished?: boolean): GForm {
    if (title === null || title === undefined || String(title) === '') refuse('title');
    const { world, effectiveUser, project } = this.#scope;
    const file = world.addForm(String(title), effectiveUser.email);
    file.drive.apps.push(project.id);
    const published = isPublished ?? world.now < FORM_BEHAVIOUR.unpublishedSince;
    file.model.set({ published, acceptingResponses: published });
    return this.#open(file);
  }

  openById(id: string): GForm {
    const { world, effectiveUser } = this.#scope;
    const file = world.form(String(id));
    if (!file || file.trashed || !world.canEdit(file, effectiveUser.email))
      throw new ScriptException(NOT_FOUND);
    return this.#open(file);
  }

  /** The address of the editor or that of a linked tab; the public one does not tell which form it is. */
  openByUrl(url: string): GForm {
    const address = readFormUrl(String(url));
    return address && !address.published ? this.openById(address.id) : refuse('url');
  }

  /** Null when the script is not bound to a form. */
  getActiveForm(): GForm {
    const { containerId, world } = this.#scope;
    const file = containerId === null ? undefined : world.form(containerId);
    return (file ? this.#open(file) : null) as GForm;
  }

  getUi(): GoogleAppsScript.Base.Ui {
    return uiOf(this.#scope, 'FormApp');
  }

  createTextValidation(): GoogleAppsScript.Forms.TextValidationBuilder {
    return asOfficial(new TextValidationBuilderService());
  }

  createParagraphTextValidation(): GoogleAppsScript.Forms.ParagraphTextValidationBuilder {
    return asOfficial(new ParagraphTextValidationBuilderService());
  }

  createCheckboxValidation(): GoogleAppsScript.Forms.CheckboxValidationBuilder {
    return asOfficial(new CheckboxValidationBuilderService());
  }

  createGridValidation(): GoogleAppsScript.Forms.GridValidationBuilder {
    return asOfficial(new GridValidationBuilderService());
  }

  createCheckboxGridValidation(): GoogleAppsScript.Forms.CheckboxGridValidationBuilder {
    return asOfficial(new CheckboxGridValidationBuilderService());
  }

  createFeedback(): GoogleAppsScript.Forms.QuizFeedbackBuilder {
    return asOfficial(new QuizFeedbackBuilderService());
  }

  #open(file: FormFile): GForm {
    return asOfficial(new Form(new FormContext(this.#scope, file, MAKERS)));
  }
}
