/** What a script sets on a form as a whole: texts, switches, addresses and editors. */

import { setPersonalRole } from '../drive/access.ts';
import { asOfficial, ScriptException } from '../service.ts';
import { UserService } from '../session/session.ts';
import { type FormContext, FormService } from './context.ts';
import { DESTINATION_TYPE } from './enums.ts';
import type { FormSettings } from './model/model.ts';
import { questionsIn } from './model/pages.ts';
import { editUrl, publishedUrl, summaryUrl } from './model/urls.ts';
import type { GForm, GUser } from './official.ts';

export abstract class FormSettingsService extends FormService {
  readonly _context: FormContext;

  constructor(context: FormContext) {
    super();
    this._context = context;
  }

  getId(): string {
    return this._context.file.id;
  }

  getEditUrl(): string {
    return editUrl(this._context.file.id);
  }

  getPublishedUrl(): string {
    return publishedUrl(this._context.file.id);
  }

  getSummaryUrl(): string {
    return summaryUrl(this._context.file.id);
  }

  getTitle(): string {
    return this._settings.title;
  }

  /** The title that respondents see; the file keeps its name. */
  setTitle(title: string): GForm {
    return this._set({ title: String(title) });
  }

  getDescription(): string {
    return this._settings.description;
  }

  setDescription(description: string): GForm {
    return this._set({ description: String(description) });
  }

  getConfirmationMessage(): string {
    return this._settings.confirmationMessage;
  }

  setConfirmationMessage(message: string): GForm {
    return this._set({ confirmationMessage: String(message) });
  }

  getCustomClosedFormMessage(): string {
    return this._settings.closedMessage;
  }

  setCustomClosedFormMessage(message: string): GForm {
    return this._set({ closedMessage: String(message) });
  }

  supportsAdvancedResponderPermissions(): boolean {
    return true;
  }

  isPublished(): boolean {
    return this._settings.published;
  }

  /** Publishing opens the form for responses too, and taking it back closes it. */
  setPublished(enabled: boolean): GForm {
    return this._set({ published: Boolean(enabled), acceptingResponses: Boolean(enabled) });
  }

  isAcceptingResponses(): boolean {
    return this._settings.acceptingResponses;
  }

  setAcceptingResponses(enabled: boolean): GForm {
    if (enabled && !this._settings.published)
      throw new ScriptException('An unpublished form cannot accept responses. Publish the form first.');
    return this._set({ acceptingResponses: Boolean(enabled) });
  }

  collectsEmail(): boolean {
    return this._settings.collectEmail;
  }

  setCollectEmail(collect: boolean): GForm {
    return this._set({ collectEmail: Boolean(collect) });
  }

  hasLimitOneResponsePerUser(): boolean {
    return this._settings.limitOneResponse;
  }

  setLimitOneResponsePerUser(enabled: boolean): GForm {
    return this._set({ limitOneResponse: Boolean(enabled) });
  }

  canEditResponse(): boolean {
    return this._settings.allowResponseEdits;
  }

  setAllowResponseEdits(enabled: boolean): GForm {
    return this._set({ allowResponseEdits: Boolean(enabled) });
  }

  requiresLogin(): boolean {
    return this._settings.requireLogin;
  }

  setRequireLogin(requireLogin: boolean): GForm {
    return this._set({ requireLogin: Boolean(requireLogin) });
  }

  hasProgressBar(): boolean {
    return this._settings.progressBar;
  }

  setProgressBar(enabled: boolean): GForm {
    return this._set({ progressBar: Boolean(enabled) });
  }

  getShuffleQuestions(): boolean {
    return this._settings.shuffleQuestions;
  }

  setShuffleQuestions(shuffle: boolean): GForm {
    return this._set({ shuffleQuestions: Boolean(shuffle) });
  }

  isPublishingSummary(): boolean {
    return this._settings.publishingSummary;
  }

  setPublishingSummary(enabled: boolean): GForm {
    return this._set({ publishingSummary: Boolean(enabled) });
  }

  hasRespondAgainLink(): boolean {
    return this._settings.linkToRespondAgain;
  }

  setShowLinkToRespondAgain(enabled: boolean): GForm {
    return this._set({ linkToRespondAgain: Boolean(enabled) });
  }

  isQuiz(): boolean {
    return this._settings.quiz;
  }

  /** A form that is no quiz any more loses the points and the feedback of its questions. */
  setIsQuiz(enabled: boolean): GForm {
    if (!enabled)
      for (const item of questionsIn(this._context.model.items))
        this._context.model.change(item, { points: 0, feedback: {} });
    return this._set({ quiz: Boolean(enabled) });
  }

  getDestinationId(): string {
    return this._destination.fileId;
  }

  getDestinationType(): GoogleAppsScript.Forms.DestinationType {
    return this._destination && DESTINATION_TYPE.SPREADSHEET;
  }

  getEditors(): GUser[] {
    const { file, world } = this._context;
    return [file.ownerEmail, ...file.editors].map((email) =>
      asOfficial<GUser>(new UserService(world.person(email))),
    );
  }

  addEditor(user: string | GUser): GForm {
    return this._share([user], 'writer');
  }

  addEditors(emailAddresses: string[]): GForm {
    return this._share(emailAddresses, 'writer');
  }

  removeEditor(user: string | GUser): GForm {
    return this._share([user], 'none');
  }

  get _settings(): FormSettings {
    return this._context.model.settings;
  }

  get _destination() {
    const { destination } = this._context.model;
    if (!destination) throw new ScriptException('The form currently has no response destination.');
    return destination;
  }

  get _self(): GForm {
    return asOfficial<GForm>(this);
  }

  _set(settings: Partial<FormSettings>): GForm {
    this._context.change((form) => form.set(settings));
    return this._self;
  }

  _share(users: readonly (string | GUser)[], role: 'writer' | 'none'): GForm {
    const { world, file } = this._context;
    for (const user of users)
      setPersonalRole(world, file, typeof user === 'string' ? user : user.getEmail(), role);
    return this._self;
  }
}
