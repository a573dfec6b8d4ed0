/** A document or another file as a page of its own, with what it is and how to take it along above it. */
import { documentToHtml } from '../../export/document/html.ts';
import { outlineOf } from '../../export/document/outline.ts';
import { addressOf } from '../../services/drive/kinds.ts';
import { escapeHtml } from '../../services/html/escape.ts';
import type { BlobFile, DocumentFile, WorkspaceFile, World } from '../../world.ts';
import { localAddress, withLocalLinks } from '../local-address.ts';
import { formatsOf } from './downloads.ts';
import type { FilePageView } from './files-protocol.ts';

const MOST_TEXT = 200_000;

const DAY = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'long',
  timeStyle: 'short',
});

const BAR_STYLE = `.w-balk{display:flex;flex-wrap:wrap;gap:4px 24px;align-items:baseline;margin:0 0 24px;padding:12px 16px;
background:#f5f8f7;border-bottom:1px solid #d7dedc;color:#1d2524;font:14px/1.45 system-ui,sans-serif}
.w-balk>*{margin:0;padding:0}.w-naam{font-size:16px;font-weight:600}.w-feiten{color:#54605e}
.w-mee{display:flex;gap:8px}.w-balk ul{display:flex;margin:0;padding:0;flex-wrap:wrap;gap:4px 16px;list-style:none}.w-balk a{color:#084640}
.w-balk a:focus-visible{outline:2px solid #1a56c4;outline-offset:2px}`;

/** A sheet of paper under the bar; a document's own header and footer are part of it. */
const DOCUMENT_STYLE = `body{max-width:none;margin:0;padding:0 0 24px;background:#e9eeed}
body>:not(.w-balk){max-width:54rem;margin:0 auto;padding:.5rem clamp(1rem,6vw,4rem);background:#fff}`;

/** Documents and files without an editor are shown whole; others open in their own part of the page. */
export function filePage(world: World, file: WorkspaceFile, person: string): FilePageView {
  const address = localAddress(addressOf(file))!;
  if (file.kind === 'document') return { address, html: documentPage(world, file, person) };
  return { address, html: file.kind === 'file' ? blobPage(world, file, person) : null };
}

/** The document as it is exported, under a bar with its name. */
function documentPage(world: World, file: DocumentFile, person: string): string {
  const html = withLocalLinks(documentToHtml(outlineOf(file.model, file.name)));
  const links = formatsOf(file).map(
    ({ format, label }) => [downloadAddress(file, person, `/${format}`), label] as const,
  );
  // A page needs one main heading, and a document need not have any.
  const heading = /<h1[\s>]/.test(html) ? 'p' : 'h1';
  const inserted: readonly (readonly [place: string, html: string])[] = [
    ['</style>', `${DOCUMENT_STYLE}${BAR_STYLE}</style>`],
    ['<body>', `<body>${bar(world, file, 'Document', heading, links)}`],
  ];
  return inserted.reduce((page, [place, piece]) => page.replace(place, () => piece), html);
}

function blobPage(world: World, file: BlobFile, person: string): string {
  const content = `/bestand/${file.id}/inhoud${asPerson(person)}`;
  const links = [[downloadAddress(file, person), 'het bestand zelf'] as const];
  return (
    `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<title>${escapeHtml(file.name)}</title><style>body{margin:0;font:14px/1.45 system-ui,sans-serif;color:#1d2524}` +
    `main{margin:0 16px 16px}main>*{max-width:100%}iframe{width:100%;height:85vh;border:1px solid #d7dedc}` +
    `pre{white-space:pre-wrap;overflow-wrap:anywhere}${BAR_STYLE}</style></head><body>` +
    `${bar(world, file, file.model.contentType, 'h1', links)}<main>${shown(file, content)}</main></body></html>`
  );
}

/** A picture, a PDF or a text shows itself; anything else can only be taken along. */
function shown({ name, model }: BlobFile, address: string): string {
  const { contentType, bytes } = model;
  const [source, title] = [escapeHtml(address), escapeHtml(name)];
  if (contentType.startsWith('image/')) return `<img src="${source}" alt="${title}">`;
  if (contentType === 'application/pdf') return `<iframe src="${source}" title="${title}"></iframe>`;
  if (!/^text\/|\/(?:json|xml|javascript)$|\+(?:json|xml)$/.test(contentType))
    return '<p>Dit bestand kan niet worden getoond. U kunt het wel downloaden.</p>';
  const text = bytes.toString('utf8');
  const rest = text.length > MOST_TEXT ? '<p>Dit is het begin. Download het bestand voor de rest.</p>' : '';
  return `<pre tabindex="0" role="region" aria-label="Inhoud">${escapeHtml(text.slice(0, MOST_TEXT))}</pre>${rest}`;
}

function bar(
  world: World,
  file: WorkspaceFile,
  kind: string,
  heading: 'p' | 'h1',
  links: readonly (readonly [address: string, label: string])[],
): string {
  const facts = `${kind} van ${world.person(file.ownerEmail).name}, gewijzigd op ${DAY.format(file.updatedAt)}${file.trashed ? ', in de prullenbak' : ''}`;
  const items = links.map(
    ([address, label]) => `<li><a href="${escapeHtml(address)}" download>${label}</a></li>`,
  );
  return (
    `<section class="w-balk" aria-label="Over dit bestand"><${heading} class="w-naam">${escapeHtml(file.name)}</${heading}>` +
    `<p class="w-feiten">${escapeHtml(facts)}</p><div class="w-mee">Downloaden: <ul>${items.join('')}</ul></div></section>`
  );
}

function downloadAddress(file: WorkspaceFile, person: string, format = ''): string {
  return `/bestand/${file.id}/download${format}${asPerson(person)}`;
}

function asPerson(person: string): string {
  return person === '' ? '' : `?als=${encodeURIComponent(person)}`;
}
