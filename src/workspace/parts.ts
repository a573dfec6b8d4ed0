/** A world cut into the parts that are saved one by one, and put together again. */
import { DocumentModel, type SavedDocument } from './services/docs/model.ts';
import { BlobContent, type SavedBlob } from './services/drive/blob-content.ts';
import { type FormJson, FormModel } from './services/forms/model/model.ts';
import { type SheetJson, type SpreadsheetHead, SpreadsheetModel } from './services/spreadsheet/model.ts';
import type {
  Draft,
  ExecutionRecord,
  Mail,
  Person,
  ScriptProject,
  TriggerRecord,
  WorkspaceFile,
  WorldPart,
} from './world.ts';
import { World } from './world.ts';

/** A piece that is written again only when its revision has moved. */
export interface Part {
  readonly name: string;
  readonly revision: number | string;
  toJSON(): unknown;
}

/** Mail is only added to, so all but the last chunk stay as they are. */
const MAILS_A_CHUNK = 50;

type Entries<T> = readonly (readonly [string, T])[];

interface Clock {
  readonly now: number;
  readonly ids: number;
  readonly mailChunks: number;
}

interface Scripts {
  readonly projects: readonly ScriptProject[];
  readonly withheld: Entries<readonly string[]>;
}

/** A file without its contents, which are parts of their own. */
type FileHead = Omit<WorkspaceFile, 'model'>;

export function worldParts(world: World): readonly Part[] {
  const own = (name: WorldPart, toJSON: () => unknown): Part => ({
    name,
    revision: world.revision(name),
    toJSON,
  });
  const chunks = Math.ceil(world.mail.length / MAILS_A_CHUNK);
  return [
    own('people', () => [...world.people.values()]),
    {
      name: 'clock',
      revision: `${world.revision('clock')} ${chunks}`,
      toJSON: (): Clock => ({ now: world.now, ids: world.ids.state, mailChunks: chunks }),
    },
    own('files', () => [...world.files.values()].map(({ model: _, ...head }): FileHead => head)),
    own('scripts', (): Scripts => ({ projects: [...world.scripts.values()], withheld: [...world.withheld] })),
    own('triggers', () => [...world.triggers.values()]),
    own('properties', () => nested(world.properties)),
    own('cache', () => nested(world.cache)),
    own('quotas', () => [...world.quotas]),
    own('drafts', () => [...world.drafts.values()]),
    own('executions', () => world.executions),
    ...Array.from({ length: chunks }, (_, index) => mailChunk(world, index)),
    ...[...world.files.values()].flatMap(fileParts),
  ];
}

/** Builds the world from its parts; `read` throws when a part is missing or damaged. */
export function loadWorld(read: (part: string) => unknown): World {
  const clock = read('clock') as Clock;
  const world = new World({ now: clock.now, people: read('people') as readonly Person[] });
  world.ids.restore(clock.ids);
  const scripts = read('scripts') as Scripts;
  for (const project of scripts.projects) world.scripts.set(project.id, project);
  for (const [key, scopes] of scripts.withheld) world.withheld.set(key, scopes);
  for (const trigger of read('triggers') as readonly TriggerRecord[]) world.triggers.set(trigger.id, trigger);
  unnest(world.properties, read('properties'));
  unnest(world.cache, read('cache'));
  for (const [key, used] of read('quotas') as Entries<number>) world.quotas.set(key, used);
  for (const draft of read('drafts') as readonly Draft[]) world.drafts.set(draft.id, draft);
  world.executions.push(...(read('executions') as readonly ExecutionRecord[]));
  for (let chunk = 0; chunk < clock.mailChunks; chunk++)
    world.mail.push(...(read(`mail ${chunk}`) as readonly Mail[]));
  for (const head of read('files') as readonly FileHead[]) world.addFile(withModel(head, read));
  return world;
}

function mailChunk(world: World, index: number): Part {
  const mails = () => world.mail.slice(index * MAILS_A_CHUNK, (index + 1) * MAILS_A_CHUNK);
  return { name: `mail ${index}`, revision: mails().length, toJSON: mails };
}

type Kind = WorkspaceFile['kind'];
type FileOf<K extends Kind> = Extract<WorkspaceFile, { kind: K }>;

/** How the contents of each kind of file are cut into parts and read back. */
const CONTENTS: {
  readonly [K in Kind]: {
    readonly parts: (file: FileOf<K>) => readonly Part[];
    readonly load: (id: string, read: (part: string) => unknown) => FileOf<K>['model'];
  };
} = {
  folder: { parts: () => [], load: () => null },
  document: {
    parts: ({ id, model }) => [wholePart(`document ${id}`, model)],
    load: (id, read) => DocumentModel.fromJSON(read(`document ${id}`) as SavedDocument),
  },
  form: {
    parts: ({ id, model }) => [wholePart(`form ${id}`, model)],
    load: (id, read) => FormModel.fromJSON(read(`form ${id}`) as FormJson),
  },
  file: {
    parts: ({ id, model }) => [wholePart(`file ${id}`, model)],
    load: (id, read) => BlobContent.fromJSON(read(`file ${id}`) as SavedBlob),
  },
  spreadsheet: {
    parts: ({ id, model }) => [
      { name: `spreadsheet ${id}`, revision: model.headRevision, toJSON: () => model.headJSON() },
      ...model.sheets.map((sheet) => ({
        name: `sheet ${id} ${sheet.id}`,
        revision: sheet.revision,
        toJSON: () => sheet.toJSON(),
      })),
    ],
    load: (id, read) => {
      const head = read(`spreadsheet ${id}`) as SpreadsheetHead;
      const sheets = head.sheetIds.map((sheetId) => read(`sheet ${id} ${sheetId}`) as SheetJson);
      return SpreadsheetModel.fromParts(head, sheets);
    },
  },
};

/** A model that is saved in one piece. */
function wholePart(name: string, model: { readonly revision: number; toJSON(): unknown }): Part {
  return { name, revision: model.revision, toJSON: () => model.toJSON() };
}

function fileParts(file: WorkspaceFile): readonly Part[] {
  return CONTENTS[file.kind].parts(file as never);
}

function withModel(head: FileHead, read: (part: string) => unknown): WorkspaceFile {
  return { ...head, model: CONTENTS[head.kind].load(head.id, read) } as WorkspaceFile;
}

function nested<T>(stores: ReadonlyMap<string, ReadonlyMap<string, T>>): Entries<Entries<T>> {
  return [...stores].map(([name, store]) => [name, [...store]]);
}

function unnest<T>(stores: Map<string, Map<string, T>>, saved: unknown): void {
  for (const [name, store] of saved as Entries<Entries<T>>) stores.set(name, new Map(store));
}
