/** The Drive API v3 over REST: files with their content, and who may do what with them. */
import { ApiFault } from '../services/api-fault.ts';
import { Drive, type FileResource, type Media } from '../services/drive/drive.ts';
import { FilesApi } from '../services/drive/files-api.ts';
import { partial } from '../services/drive/partial.ts';
import type { Permission } from '../services/drive/shares.ts';
import { publishedApi } from './published.ts';
import { Bytes, type Call, type Route } from './route.ts';
import { jsonIn, relatedParts, takePiece, whole } from './uploads.ts';

const SCOPES = ['drive', 'drive.file'];
const READING_SCOPES = [...SCOPES, 'drive.readonly', 'drive.metadata.readonly'];
const CONTENT_SCOPES = [...SCOPES, 'drive.readonly'];
const FILES = '/drive/v3/files';
const FILE = `${FILES}/{fileId}`;
const PERMISSIONS = `${FILE}/permissions`;
const PERMISSION = `${PERMISSIONS}/{permissionId}`;

/** The work of a handler, with Drive as the caller sees it. */
type Work = (api: FilesApi, call: Call, drive: Drive) => unknown;

function route(id: Route['id'], at: string, scopes: readonly string[], work: Work): Route {
  return { id, at, scopes, masksItself: true, handle: (call) => work(apiOf(call), call, driveOf(call)) };
}

function driveOf({ world, caller }: Call): Drive {
  return new Drive(world, caller);
}

function apiOf(call: Call): FilesApi {
  return new FilesApi(driveOf(call));
}

/** What is made or changed once the bytes are there. */
type Receive = (call: Call, resource: FileResource, media: Media) => unknown;

function upload(id: Route['id'], at: string, receive: Receive): Route {
  return {
    id,
    at: at.replace(' ', ' /upload'),
    scopes: SCOPES,
    masksItself: true,
    bytes: true,
    handle: (call) => {
      const way = UPLOADS[String(call.query.uploadType)];
      if (!way)
        throw new ApiFault(400, "Invalid upload request: 'uploadType' must be specified.", 'badRequest');
      return whole(call, (bytes) => way(id, call, receive, bytes));
    },
  };
}

/** The ways in which bytes come, by `uploadType`. */
const UPLOADS: Readonly<
  Record<string, (id: string, call: Call, receive: Receive, bytes: Buffer) => unknown>
> = {
  media: (_, call, receive, bytes) => {
    const contentType = call.request.headers.get('content-type') ?? 'application/octet-stream';
    return receive(call, {}, { contentType, bytes });
  },
  multipart: (id, call, receive, bytes) => {
    const { resource, media } = relatedParts(call.request.headers.get('content-type') ?? '', bytes);
    publishedApi('drive').checkBody(id, resource);
    return receive(call, resource, media);
  },
  resumable: (id, call, receive, bytes) => {
    const { headers } = call.request;
    const resource = jsonIn(bytes.toString('utf8')) as FileResource;
    publishedApi('drive').checkBody(id, resource);
    const session = call.world.ids.uuid();
    call.uploads.open(session, {
      contentType: headers.get('x-upload-content-type') ?? resource.mimeType ?? 'application/octet-stream',
      bytes: Buffer.alloc(0),
      done: undefined,
      finish: (media) => receive(call, resource, media),
    });
    const location = new URL(call.request.url);
    location.searchParams.set('upload_id', session);
    return new Response(null, { headers: { location: location.href } });
  },
};

/** The pieces of a resumable upload, and the question how far it has come, are put to the address of its session. */
function uploadPiece(id: Route['id'], path: string): Route {
  return {
    id,
    at: `PUT /upload${path}`,
    scopes: SCOPES,
    bytes: true,
    handle: ({ query, uploads, request, outage }) =>
      takePiece(uploads.get(String(query.upload_id)), request, outage),
  };
}

const create: Receive = (call, resource, media) => apiOf(call).create(resource, media, call.query);
const update: Receive = (call, resource, media) =>
  apiOf(call).update(call.path.fileId!, resource, media, call.query);

export const DRIVE_ROUTES: readonly Route[] = [
  route('drive.about.get', 'GET /drive/v3/about', READING_SCOPES, (_, { query }, drive) => {
    if (query.fields === undefined)
      throw new ApiFault(400, "The 'fields' parameter is required for this method.", 'required');
    const [user] = drive.describeRoot().owners ?? [];
    return partial({ kind: 'drive#about', user }, String(query.fields));
  }),
  route('drive.files.list', `GET ${FILES}`, READING_SCOPES, (api, { query }) => api.list(query)),
  route('drive.files.create', `POST ${FILES}`, SCOPES, (api, { body, query }) =>
    api.create(body as FileResource, undefined, query),
  ),
  upload('drive.files.create', `POST ${FILES}`, create),
  uploadPiece('drive.files.create', FILES),
  route('drive.files.get', `GET ${FILE}`, READING_SCOPES, (api, { path, query }, drive) =>
    query.alt === 'media' ? new Bytes(drive.download(path.fileId!)) : api.get(path.fileId!, query),
  ),
  route('drive.files.update', `PATCH ${FILE}`, SCOPES, (api, { path, body, query }) =>
    api.update(path.fileId!, body as FileResource, undefined, query),
  ),
  upload('drive.files.update', `PATCH ${FILE}`, update),
  uploadPiece('drive.files.update', FILE),
  route('drive.files.copy', `POST ${FILE}/copy`, SCOPES, (api, { path, body, query }) =>
    api.copy(path.fileId!, body as FileResource, query),
  ),
  route('drive.files.delete', `DELETE ${FILE}`, SCOPES, (_, { path }, drive) => drive.remove(path.fileId!)),
  route('drive.files.emptyTrash', `DELETE ${FILES}/trash`, ['drive'], (_, _call, drive) =>
    drive.emptyTrash(),
  ),
  route('drive.files.export', `GET ${FILE}/export`, CONTENT_SCOPES, (_, { path, query }, drive) => {
    const contentType = String(query.mimeType);
    return new Bytes({ contentType, bytes: drive.export(path.fileId!, contentType) });
  }),
  route('drive.permissions.list', `GET ${PERMISSIONS}`, READING_SCOPES, (api, { path, query }) =>
    api.listPermissions(path.fileId!, query),
  ),
  route('drive.permissions.create', `POST ${PERMISSIONS}`, SCOPES, (api, { path, body, query }) =>
    api.createPermission(path.fileId!, body as Permission, query),
  ),
  route('drive.permissions.get', `GET ${PERMISSION}`, READING_SCOPES, (api, { path, query }) =>
    api.getPermission(path.fileId!, path.permissionId!, query),
  ),
  route('drive.permissions.update', `PATCH ${PERMISSION}`, SCOPES, (api, { path, body, query }) =>
    api.updatePermission(path.fileId!, path.permissionId!, body as Permission, query),
  ),
  route('drive.permissions.delete', `DELETE ${PERMISSION}`, SCOPES, (api, { path }) =>
    api.removePermission(path.fileId!, path.permissionId!),
  ),
];
