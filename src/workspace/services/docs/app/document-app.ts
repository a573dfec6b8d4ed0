/** DocumentApp: makes and opens documents. */
import { useQuota } from '../../../quotas.ts';
import type { DocumentFile } from '../../../world.ts';
import { idInAddress } from '../../drive/kinds.ts';
import { asOfficial, type ExecutionScope, type Official, ScriptException, Service } from '../../service.ts';
import { uiOf } from '../../ui/ui.ts';
import { DocumentModel } from '../model.ts';
import { DocumentService, openDocument } from './document.ts';
import * as enums from './enums.ts';

type GDocument = GoogleAppsScript.Document.Document;

export class DocumentAppService extends Service implements Official<GoogleAppsScript.Document.DocumentApp> {
  readonly _official = 'Document.DocumentApp';
  readonly _weights = {
    create: 'write',
    getActiveDocument: 'read',
    openById: 'read',
    openByUrl: 'read',
  } as const;
  readonly Attribute = enums.ATTRIBUTE;
  readonly ElementType = enums.ELEMENT_TYPE;
  readonly GlyphType = enums.GLYPH_TYPE;
  readonly HorizontalAlignment = enums.HORIZONTAL_ALIGNMENT;
  readonly ParagraphHeading = enums.PARAGRAPH_HEADING;
  readonly PositionedLayout = enums.POSITIONED_LAYOUT;
  readonly TextAlignment = enums.TEXT_ALIGNMENT;
  readonly VerticalAlignment = enums.VERTICAL_ALIGNMENT;
  readonly #scope: ExecutionScope;

  constructor(scope: ExecutionScope) {
    super();
    this.#scope = scope;
  }

  create(name: string): GDocument {
    const { world, effectiveUser, project } = this.#scope;
    useQuota(world, effectiveUser.email, 'documents', 1);
    const file = world.addFile<DocumentFile>({
      kind: 'document',
      name: String(name),
      ownerEmail: effectiveUser.email,
      model: new DocumentModel(),
    });
    file.drive.apps.push(project.id);
    return asOfficial(new DocumentService(this.#scope, file));
  }

  openById(id: string): GDocument {
    return asOfficial(openDocument(this.#scope, String(id)));
  }

  openByUrl(url: string): GDocument {
    const id = idInAddress(String(url));
    if (!id) throw new ScriptException('Invalid argument: url');
    return this.openById(id);
  }

  /** The document that the script is bound to; null for any other script. */
  getActiveDocument(): GDocument {
    const { containerId, world } = this.#scope;
    const file = containerId === null ? null : world.files.get(containerId);
    return file?.kind === 'document' ? this.openById(file.id) : (null as unknown as GDocument);
  }

  getUi(): GoogleAppsScript.Base.Ui {
    return uiOf(this.#scope, 'DocumentApp');
  }
}
