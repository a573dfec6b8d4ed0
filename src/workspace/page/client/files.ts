/** The pane of files: all folders and files of the Workspace, to open and to take along. */
import type { FileChoice, FileLine, FolderView } from '../panes/files-protocol.ts';
import type { WebAppLine } from '../web/protocol.ts';
import type { Line } from './api.ts';
import { type Child, fill, h } from './dom.ts';
import { FetchedPane } from './fetched-pane.ts';
import { icon } from './panes.ts';
import type { Toasts } from './toasts.ts';
import { bytes, count, moment } from './words.ts';

type Kind = FileLine['kind'];

const FOLDER_ICON = 'M3 6a2 2 0 0 1 2-2h4l2 2h8a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6z';
const SHEET_OF_PAPER =
  'M6 2h8l5 5v13a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V4c0-1.1.9-2 2-2zm7 1.500V8h4.500L13 3.500z';

const KINDS: Readonly<Record<Kind, { readonly name: string; readonly icon: string }>> = {
  folder: { name: 'Map', icon: FOLDER_ICON },
  spreadsheet: {
    name: 'Spreadsheet',
    icon: 'M6 3h12a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V5c0-1.1.9-2 2-2zm1 5v3h4V8H7zm6 0v3h4V8h-4zm-6 5v3h4v-3H7zm6 0v3h4v-3h-4z',
  },
  document: {
    name: 'Document',
    icon: 'M6 2h12a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V4c0-1.1.9-2 2-2zm1 5v1.500h10V7H7zm0 4v1.500h10V11H7zm0 4v1.500h7V15H7z',
  },
  form: {
    name: 'Formulier',
    icon: 'M6 2h12a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V4c0-1.1.9-2 2-2zm1.500 5v2h2V7h-2zm3.500.2v1.500h6V7.200h-6zM7.500 11v2h2v-2h-2zm3.500.2v1.500h6v-1.500h-6zM7.500 15v2h2v-2h-2zm3.500.2v1.500h6v-1.500h-6z',
  },
  file: { name: 'Bestand', icon: SHEET_OF_PAPER },
};

const ROLES: Readonly<Record<FileLine['role'], string>> = {
  owner: 'eigenaar',
  writer: 'mag bewerken',
  commenter: 'mag reageren',
  reader: 'mag lezen',
  none: 'geen toegang',
};

const TYPES: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'application/json': 'JSON',
  'application/zip': 'ZIP-archief',
  'text/csv': 'CSV',
  'text/html': 'Webpagina',
  'text/plain': 'Platte tekst',
  'image/png': 'Afbeelding (PNG)',
  'image/jpeg': 'Afbeelding (JPEG)',
  'image/gif': 'Afbeelding (GIF)',
  'image/svg+xml': 'Afbeelding (SVG)',
};

const ROOT: FileChoice = { in: 'folder', folderId: null };
/** While somebody types words to search for, the list waits until he pauses. */
const PAUSE_MS = 250;

export class Files extends FetchedPane {
  readonly id = 'bestanden';
  readonly label = 'Bestanden';
  readonly icon = FOLDER_ICON;
  readonly parts = ['files', 'people'] as const;
  readonly #line: Line;
  readonly #toasts: Toasts;
  readonly #openSheet: (fileId: string) => void;
  readonly #search = h('input', {
    type: 'search',
    class: 'invoer',
    id: 'bestanden-zoek',
    autocomplete: 'off',
    oninput: () => this.#searchSoon(),
  });
  readonly #path = h('nav', { class: 'kruimels', 'aria-label': 'Map' });
  readonly #summary = h('p', { class: 'bijschrift', role: 'status' });
  readonly #list = h('ul', { class: 'uitklaplijst bestandenlijst' });
  readonly #apps = h('div');
  readonly #open = new Set<string>();
  #choice: FileChoice = ROOT;
  #timer = 0;

  constructor(line: Line, toasts: Toasts, openSheet: (fileId: string) => void) {
    super();
    this.#line = line;
    this.#toasts = toasts;
    this.#openSheet = openSheet;
    this.element.classList.add('breed');
    fill(
      this.element,
      h('div', { class: 'veld' }, h('label', { for: 'bestanden-zoek' }, 'Zoek op naam'), this.#search),
      this.#path,
      this.#summary,
      this.#list,
      this.#apps,
    );
    fill(this.#path, this.#crumbs({ path: [], inBin: null }));
  }

  /** Shows a folder; the pane need not be open yet. */
  showFolder(folderId: string | null): Promise<void> {
    return this.#choose({ in: 'folder', folderId });
  }

  #choose(choice: FileChoice): Promise<void> {
    this.#choice = choice;
    if (choice.in !== 'all') this.#search.value = '';
    return this.refresh();
  }

  #searchSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      const words = this.#search.value.trim();
      void this.#choose(words ? { in: 'all', words } : ROOT);
    }, PAUSE_MS);
  }

  protected async load(): Promise<() => void> {
    const [view, apps] = await Promise.all([
      this.#line.ask('files', this.#choice),
      this.#line.ask('webApps', {}),
    ]);
    return () => {
      this.#draw(view);
      fill(this.#apps, appList(apps, this.#line.person));
    };
  }

  #draw(view: FolderView): void {
    const focused = (document.activeElement as HTMLElement | null)?.dataset.bestand;
    const inPath = this.#path.contains(document.activeElement);
    const { files, total } = view;
    fill(this.#path, this.#crumbs(view));
    const what = count(total, 'bestand of map', 'bestanden en mappen');
    this.#summary.textContent =
      total === 0
        ? EMPTY[this.#choice.in]
        : `${what}.${files.length < total ? ` U ziet de eerste ${files.length}.` : ''}`;
    fill(
      this.#list,
      files.map((file) => this.#row(file)),
    );
    const again = focused ? this.#list.querySelector<HTMLElement>(`[data-bestand="${focused}"]`) : null;
    if (again) again.focus();
    else if (focused || inPath) this.#path.querySelector<HTMLElement>('[aria-current]')?.focus();
  }

  /** From the root to the folder that is shown, and the bin beside it. */
  #crumbs({ path, inBin }: { path: FolderView['path']; inBin: number | null }): Child {
    const choice = this.#choice;
    const step = (label: string, to: FileChoice, here: boolean) =>
      h(
        'li',
        {},
        h(
          'button',
          {
            type: 'button',
            class: 'stil',
            'aria-current': here ? 'page' : null,
            onclick: () => void this.#choose(to),
          },
          label,
        ),
      );
    return h(
      'ul',
      {},
      step('Alle mappen', ROOT, choice.in === 'folder' && path.length === 0),
      path.map(({ fileId, name }, index) =>
        step(name, { in: 'folder', folderId: fileId }, index === path.length - 1),
      ),
      step(inBin === null ? 'Prullenbak' : `Prullenbak (${inBin})`, { in: 'bin' }, choice.in === 'bin'),
    );
  }

  #row(file: FileLine): HTMLElement {
    const { fileId, kind, folder, owner, updatedAt, role } = file;
    const details = h(
      'details',
      {
        class: 'kaal',
        open: this.#open.has(fileId),
        ontoggle: () => (details.open ? this.#open.add(fileId) : this.#open.delete(fileId)),
      },
      h('summary', { 'aria-label': `Toegang en downloads van ${file.name}` }, 'Toegang en downloads'),
      h(
        'dl',
        { class: 'feiten' },
        fact('Soort', kindOf(file)),
        file.bytes !== null && fact('Grootte', bytes(file.bytes)),
        fact('Eigenaar', owner),
        fact(
          'Toegang',
          h(
            'ul',
            { class: 'kale-lijst' },
            file.access.map((each) => h('li', {}, `${each.who}: ${ROLES[each.role]}`)),
          ),
        ),
      ),
      this.#downloads(file),
      role === 'owner' && this.#binButton(file),
    );
    const where = this.#choice.in !== 'folder' && folder ? ` · in ${folder}` : '';
    return h(
      'li',
      { class: 'bestand' },
      h('span', { class: `bestandsicoon ${kind}` }, icon(KINDS[kind].icon)),
      h(
        'div',
        {},
        this.#name(file),
        h(
          'p',
          { class: 'bijschrift' },
          `${kindOf(file)} · ${owner} · ${moment(updatedAt)}${where}${role === 'none' ? ' · u hebt geen toegang' : ''}`,
        ),
        details,
      ),
    );
  }

  /** Folders open in the pane and spreadsheets in the page, anything else in a tab of its own. */
  #name({ fileId, kind, name, address }: FileLine): HTMLElement {
    const here: Partial<Record<Kind, () => void>> = {
      folder: () => void this.showFolder(fileId),
      spreadsheet: () => this.#openSheet(fileId),
    };
    const open = here[kind];
    return h(
      'a',
      {
        href: this.#asPerson(address),
        'data-bestand': fileId,
        class: 'bestandsnaam',
        target: open ? null : '_blank',
        rel: open ? null : 'noopener',
        onclick: (event: MouseEvent) => {
          if (!open || event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          open();
        },
      },
      name,
    );
  }

  #downloads(file: FileLine): Child {
    const { fileId, kind, name, formats, tabs, role } = file;
    if (role === 'none' || kind === 'folder') return null;
    const address = (path: string) => this.#asPerson(`/bestand/${fileId}/download${path}`);
    const link = (path: string, label: string) =>
      h(
        'li',
        {},
        h('a', { href: address(path), download: true, 'aria-label': `${name} als ${label}` }, label),
      );
    if (kind === 'file') return h('ul', { class: 'downloads' }, link('', 'Downloaden'));
    const whole = formats.filter(({ format }) => tabs.length === 0 || format === 'xlsx');
    return [
      whole.length > 0 &&
        h(
          'ul',
          { class: 'downloads' },
          whole.map(({ format, label }) => link(`/${format}`, label)),
        ),
      tabs.length > 0 && this.#tabDownload(file, address),
    ].filter(Boolean) as never;
  }

  #binButton({ fileId, name, trashed }: FileLine): HTMLElement {
    const text = trashed ? 'Terugzetten' : 'Naar de prullenbak';
    return h(
      'button',
      {
        type: 'button',
        class: 'knop',
        'aria-label': `${text}: ${name}`,
        onclick: () => void this.#bin(fileId, !trashed),
      },
      text,
    );
  }

  /** The row goes with its button, so the keyboard goes on from the folder. */
  async #bin(fileId: string, trashed: boolean): Promise<void> {
    try {
      await this.#line.ask('binFile', { fileId, trashed });
      await this.refresh();
      this.#path.querySelector<HTMLElement>('[aria-current]')?.focus();
    } catch (error) {
      this.#toasts.fault((error as Error).message);
    }
  }

  /** CSV holds one tab, so the person chooses which. */
  #tabDownload({ fileId, tabs, name }: FileLine, address: (path: string) => string): HTMLElement {
    const chosen = h(
      'select',
      { id: `tab-${fileId}`, onchange: () => link.setAttribute('href', to()) },
      tabs.map(({ sheetId, name: tab }) => h('option', { value: String(sheetId) }, tab)),
    );
    const to = () => {
      const csv = address('/csv');
      return `${csv}${csv.includes('?') ? '&' : '?'}tab=${chosen.value}`;
    };
    const link = h('a', { href: to(), download: true, 'aria-label': `Tabblad van ${name} als CSV` }, 'CSV');
    return h('p', { class: 'tabkeuze' }, h('label', { for: `tab-${fileId}` }, 'Tabblad'), chosen, link);
  }

  #asPerson(address: string): string {
    return `${address}${address.includes('?') ? '&' : '?'}als=${encodeURIComponent(this.#line.person)}`;
  }
}

const EMPTY: Readonly<Record<FileChoice['in'], string>> = {
  folder: 'Deze map is leeg.',
  bin: 'De prullenbak is leeg.',
  all: 'Er is geen bestand met deze woorden in de naam.',
};

/** Scripts that answer at an address of their own. */
function appList(apps: readonly WebAppLine[], person: string): Child[] {
  if (apps.length === 0) return [];
  return [
    h('h3', {}, 'Webapps'),
    h(
      'ul',
      { class: 'kale-lijst' },
      apps.map(({ name, owner, address }) =>
        h(
          'li',
          {},
          h(
            'a',
            { href: `${address}?als=${encodeURIComponent(person)}`, target: '_blank', rel: 'noopener' },
            name,
          ),
          h('span', { class: 'bijschrift' }, ` van ${owner}`),
        ),
      ),
    ),
  ];
}

function kindOf({ kind, contentType }: FileLine): string {
  return kind === 'file' ? (TYPES[contentType] ?? contentType) : KINDS[kind].name;
}

function fact(label: string, value: Child): HTMLElement {
  return h('div', {}, h('dt', {}, label), h('dd', {}, value));
}
