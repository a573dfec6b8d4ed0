/** The pane of mail: the mailbox of anybody who was ever written to, and each message with all that is in it. */
import type { MailboxView, MailLine, MailView } from '../panes/protocol.ts';
import type { Line } from './api.ts';
import { type Child, fill, h } from './dom.ts';
import { FetchedPane } from './fetched-pane.ts';
import { bytes, count, moment } from './words.ts';

export class Mailbox extends FetchedPane {
  readonly id = 'postvak';
  readonly label = 'Postvak';
  readonly icon =
    'M4 5h16a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zm1 3v9h14V8l-7 5-7-5zm1.5-1L12 11l5.500-4h-11z';
  readonly parts = ['mail'] as const;
  readonly #line: Line;
  readonly #owners = h('select', { id: 'postvak-van', onchange: () => this.#change() });
  readonly #summary = h('p', { class: 'bijschrift', role: 'status' });
  readonly #list = h('ul', { class: 'uitklaplijst' });
  readonly #open = new Set<string>();
  /** Whose mailbox was chosen; until then it is that of who works at the page. */
  #chosen: string | null = null;

  constructor(line: Line) {
    super();
    this.#line = line;
    this.element.classList.add('breed');
    fill(
      this.element,
      h('div', { class: 'veld' }, h('label', { for: 'postvak-van' }, 'Postvak van'), this.#owners),
      this.#summary,
      this.#list,
    );
  }

  /** Somebody else works at the page now. */
  forPerson(): void {
    this.#chosen = null;
  }

  #change(): void {
    this.#chosen = this.#owners.value;
    void this.refresh();
  }

  protected async load(): Promise<() => void> {
    const email = this.#chosen ?? this.#line.person;
    const view = await this.#line.ask('mailbox', { email });
    return () => this.#draw(email, view);
  }

  #draw(email: string, { owners, messages, total }: MailboxView): void {
    fill(
      this.#owners,
      owners.map((owner) => h('option', { value: owner.email }, `${owner.name} (${owner.received})`)),
    );
    this.#owners.value = email;
    this.#summary.textContent =
      total === 0
        ? 'Dit postvak is leeg.'
        : `${count(total, 'bericht', 'berichten')}. Het nieuwste staat bovenaan.${messages.length < total ? ` U ziet de laatste ${messages.length}.` : ''}`;
    fill(
      this.#list,
      messages.map((message) => this.#row(email, message)),
    );
  }

  #row(email: string, message: MailLine): HTMLElement {
    const { id, at, sent, fromName, to, subject, attachments } = message;
    const body = h('div', { class: 'bericht-inhoud' });
    const details = h(
      'details',
      {
        ontoggle: () => {
          if (!details.open) this.#open.delete(id);
          else {
            this.#open.add(id);
            if (!body.hasChildNodes()) void this.#show(email, message, body);
          }
        },
      },
      h(
        'summary',
        {},
        h('span', { class: 'regel-kop' }, h('strong', {}, subject || '(geen onderwerp)')),
        h(
          'span',
          { class: 'bijschrift' },
          `${sent ? `Verzonden aan ${to.join(', ')}` : `Van ${fromName}`} · ${moment(at)}${attachments > 0 ? ` · ${count(attachments, 'bijlage', 'bijlagen')}` : ''}`,
        ),
      ),
      body,
    );
    if (this.#open.has(id)) details.open = true;
    return h('li', {}, details);
  }

  async #show(email: string, { id, subject }: MailLine, body: HTMLElement): Promise<void> {
    try {
      const mail = await this.#line.ask('message', { email, mailId: id });
      fill(body, this.#facts(mail), content(id, subject, mail), attachmentList(id, mail));
    } catch (error) {
      fill(body, h('p', { role: 'alert', class: 'ongeldig' }, (error as Error).message));
    }
  }

  #facts(mail: MailView): HTMLElement {
    const facts: readonly (readonly [string, string])[] = [
      ['Van', mail.from],
      ['Aan', mail.to.join(', ')],
      ['Cc', mail.cc.join(', ')],
      ['Bcc', mail.bcc.join(', ')],
      ['Antwoord aan', mail.replyTo],
    ];
    return h(
      'dl',
      { class: 'feiten' },
      facts.flatMap(([label, value]) => (value ? [h('dt', {}, label), h('dd', {}, value)] : [])),
    );
  }
}

/** The message as its HTML shows it, and the plain text that others read. */
function content(id: string, subject: string, { hasHtml, text }: MailView): Child[] {
  const plain = h('pre', { class: 'kale-tekst', tabindex: 0 }, text);
  if (!hasHtml) return [plain];
  return [
    h('iframe', {
      class: 'mailkader',
      src: `/post/${id}`,
      title: `Bericht: ${subject}`,
      sandbox: 'allow-popups allow-popups-to-escape-sandbox',
    }),
    h(
      'p',
      {},
      h('a', { href: `/post/${id}`, target: '_blank', rel: 'noopener' }, 'Openen in een nieuw tabblad'),
    ),
    h('details', { class: 'kaal' }, h('summary', {}, 'Tekst zonder opmaak'), plain),
  ];
}

function attachmentList(id: string, { attachments }: MailView): Child {
  if (attachments.length === 0) return null;
  return h(
    'div',
    {},
    h('h3', {}, 'Bijlagen'),
    h(
      'ul',
      { class: 'kale-lijst' },
      attachments.map(({ name, bytes: size }, index) =>
        h(
          'li',
          {},
          h('a', { href: `/post/${id}/bijlage/${index}`, download: name }, name),
          ` (${bytes(size)})`,
        ),
      ),
    ),
  );
}
