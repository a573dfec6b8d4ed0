/** How the page of a form asks each kind of question: labels, boxes, help, and what is wrong with the answer. */
import type { Control, OptionView } from '../../services/forms/kinds/kind.ts';
import type { ItemView } from '../../services/forms/respond.ts';
import { dateBoxes, durationBoxes, timeBox } from './fields.ts';
import { linked } from './linked.ts';
import { attributes, html, type Markup, type Part } from './markup.ts';

type ControlOf<K extends Control['kind']> = Extract<Control, { kind: K }>;
type Moment = ControlOf<'moment'>;

/** An item as it is drawn. */
interface Drawn {
  readonly item: ItemView;
  /** Why the answer will not do, in Dutch. */
  readonly error: string | null;
}

const MONTHS = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
];
export const UNTITLED = 'Vraag zonder titel';
const CLEAR = 'Antwoord wissen';

const CONTROLS: {
  readonly [K in Control['kind']]: (control: ControlOf<K>, drawn: Drawn) => Markup;
} = {
  text: ({ name, value, multiline }, drawn) => {
    const common = attributes({ id: answerId(drawn.item.id), name, ...described(drawn), ...state(drawn) });
    return alone(
      drawn,
      // A browser leaves out the first line end of a text area.
      multiline
        ? html`<textarea class="invoer" rows="5"${common}>\n${value}</textarea>`
        : html`<input class="invoer" type="text" autocomplete="off"${attributes({ value })}${common}>`,
    );
  },
  choice: (control, drawn) => CHOICES[control.looks](control, drawn),
  scale: ({ name, options, leftLabel, rightLabel }, drawn) =>
    group(
      drawn,
      html`<div class="schaal">
        ${leftLabel && html`<span class="schaal-eind">${leftLabel}</span>`}
        <div class="schaal-keuzes">${options.map((option, index) => choice('radio', name, option, drawn, index, scaleText(option.value, index, options.length, leftLabel, rightLabel)))}</div>
        ${rightLabel && html`<span class="schaal-eind">${rightLabel}</span>`}
      </div>${clearing(drawn)}`,
    ),
  grid: ({ looks, columns, rows }, drawn) =>
    group(
      drawn,
      html`<div class="raster">
        <div class="rasterrij kop" aria-hidden="true"><span></span>${columns.map((column) => html`<span>${column}</span>`)}</div>
        ${rows.map(
          ({ name, text, options }, row) => html`<div class="rasterrij"${attributes({
            role: looks === 'radio' ? 'radiogroup' : 'group',
            'aria-labelledby': `${answerId(drawn.item.id)}-rij-${row}`,
          })}>
          <span class="rijnaam" id="${`${answerId(drawn.item.id)}-rij-${row}`}">${text}</span>
          ${options.map((option, column) => choice(looks, name, option, drawn, row * options.length + column))}
        </div>`,
        )}
      </div>${looks === 'radio' && clearing(drawn)}`,
    ),
  moment: (control, drawn) => MOMENTS[control.input](control, drawn),
  heading: (_, { item }) =>
    html`<div class="tussenkop"><h3>${item.title}</h3>${item.help && html`<p class="hulp">${linked(item.help)}</p>`}</div>`,
  image: ({ source, width, alignment }, { item }) => html`<figure class="beeld ${alignment.toLowerCase()}">
      ${item.title && html`<figcaption>${item.title}</figcaption>`}
      ${source !== '' && html`<img${attributes({ src: source, width, alt: item.help || (item.title === '' ? 'Afbeelding' : '') })}>`}
    </figure>`,
  video: ({ url }, { item }) => html`<div class="tussenkop"><h3>${item.title || 'Video'}</h3>
      ${item.help && html`<p class="hulp">${linked(item.help)}</p>`}
      ${/^https?:/.test(url) && html`<p><a${attributes({ href: url, target: '_blank', rel: 'noopener noreferrer' })}>Bekijk de video (opent in een nieuw tabblad)</a></p>`}
    </div>`,
};

type Choice = ControlOf<'choice'>;

const CHOICES: { readonly [L in Choice['looks']]: (control: Choice, drawn: Drawn) => Markup } = {
  radio: (control, drawn) => group(drawn, html`${choiceList(control, 'radio', drawn)}${clearing(drawn)}`),
  checkbox: (control, drawn) => group(drawn, choiceList(control, 'checkbox', drawn)),
  dropdown: ({ name, options, other }, drawn) => {
    const shown = [
      html`<option value="">Kies een antwoord</option>`,
      ...options.map(
        ({ value, chosen }) => html`<option${attributes({ value, selected: chosen })}>${value}</option>`,
      ),
      other && html`<option${attributes({ value: other.value, selected: other.chosen })}>Anders</option>`,
    ];
    return alone(
      drawn,
      html`<select class="invoer"${attributes({ id: answerId(drawn.item.id), name, ...described(drawn), ...state(drawn) })}>${shown}</select>
        ${other && html`<label class="anders-los">Anders, namelijk ${otherWords(other, name)}</label>`}`,
    );
  },
};

const MOMENTS: { readonly [I in Moment['input']]: (control: Moment, drawn: Drawn) => Markup } = {
  date: ({ name, value }, drawn) => group(drawn, dateParts(drawn, name, value, true)),
  day: ({ name, value }, drawn) => group(drawn, dateParts(drawn, name, value, false)),
  'datetime-local': ({ name, value }, drawn) =>
    group(drawn, html`${dateParts(drawn, name, value, true, timePart(drawn, name, timeBox(value)))}`),
  'day-time': ({ name, value }, drawn) =>
    group(drawn, html`${dateParts(drawn, name, value, false, timePart(drawn, name, timeBox(value)))}`),
  time: ({ name, value }, drawn) =>
    alone(
      drawn,
      html`<input class="invoer tijd" type="text" autocomplete="off" placeholder="uu:mm"${attributes({ id: answerId(drawn.item.id), name: `${name}_time`, value, ...described(drawn), ...state(drawn) })}>`,
    ),
  duration: ({ name, value }, drawn) => {
    const { hour, minute, second } = durationBoxes(value);
    return group(
      drawn,
      html`<div class="delen">
        ${part('Uren', numberBox(`${name}_hour`, hour, 3, drawn, true))}
        ${part('Minuten', numberBox(`${name}_minute`, minute, 2, drawn))}
        ${part('Seconden', numberBox(`${name}_second`, second, 2, drawn))}
      </div>`,
    );
  },
};

/** Where the answer to a question starts; links to what is wrong lead there. */
export function answerId(itemId: number): string {
  return `antwoord-${itemId}`;
}

export function drawItem(item: ItemView, error: string | null): Markup {
  return drawControl(item.control, { item, error });
}

function drawControl<K extends Control['kind']>(control: ControlOf<K>, drawn: Drawn): Markup {
  return CONTROLS[control.kind as K](control, drawn);
}

/** A question that is answered in one box. */
function alone(drawn: Drawn, box: Markup): Markup {
  return html`<div class="vraag${drawn.error === null ? '' : ' mis'}">
    <label class="vraagnaam" for="${answerId(drawn.item.id)}">${name(drawn)}</label>
    ${notes(drawn)}
    ${box}
  </div>`;
}

/** A question that is answered in several boxes. */
function group(drawn: Drawn, boxes: Markup): Markup {
  return html`<fieldset class="vraag${drawn.error === null ? '' : ' mis'}"${attributes(described(drawn))}>
    <legend class="vraagnaam">${name(drawn)}</legend>
    ${notes(drawn)}
    ${boxes}
  </fieldset>`;
}

function name({ item }: Drawn): Part {
  return [item.title || UNTITLED, item.required && html` <span class="verplicht">(verplicht)</span>`];
}

function notes({ item, error }: Drawn): Part {
  return [
    item.help && html`<p class="hulp" id="hulp-${item.id}">${linked(item.help)}</p>`,
    error !== null &&
      html`<p class="fout" id="fout-${item.id}"><span class="onzichtbaar">Fout: </span>${error}</p>`,
  ];
}

function described({ item, error }: Drawn): { readonly 'aria-describedby': string | null } {
  const ids = [item.help && `hulp-${item.id}`, error !== null && `fout-${item.id}`].filter(Boolean);
  return { 'aria-describedby': ids.join(' ') || null };
}

function state({ item, error }: Drawn) {
  return { required: item.required, 'aria-invalid': error === null ? null : 'true' };
}

function choiceList({ name, options, other }: Choice, type: 'radio' | 'checkbox', drawn: Drawn): Markup {
  const own =
    other &&
    html`<div class="keuze anders">
      ${choice(type, name, other, drawn, options.length, 'Anders, namelijk')}
      ${otherWords(other, name)}
    </div>`;
  return html`<div class="keuzes">
    ${options.map((option, index) => html`<div class="keuze">${choice(type, name, option, drawn, index)}</div>`)}
    ${own}
  </div>`;
}

/** Buttons of one question or row share a name; the first of the question is where links lead. */
function choice(
  type: 'radio' | 'checkbox',
  name: string,
  { value, chosen }: OptionView,
  drawn: Drawn,
  index: number,
  text: Part = value,
): Markup {
  return html`<label class="kies"><input${attributes({
    type,
    name,
    value,
    checked: chosen,
    id: index === 0 ? answerId(drawn.item.id) : null,
    required: type === 'radio' && drawn.item.required,
  })}><span>${text}</span></label>`;
}

function otherWords({ name, text }: NonNullable<Choice['other']>, choiceName: string): Markup {
  return html`<input class="invoer" type="text" autocomplete="off" aria-label="Anders, namelijk"${attributes({ name, value: text, 'data-anders': choiceName })}>`;
}

/** Who does not see the ends of a scale hears them with its first and last number. */
function scaleText(value: string, index: number, count: number, left: string, right: string): Part {
  const end = index === 0 ? left : index === count - 1 ? right : '';
  return end === '' ? value : html`${value}<span class="onzichtbaar">, ${end}</span>`;
}

/** Buttons of one choice cannot be put out by pressing them again; the script of the page shows this one. */
function clearing({ item }: Drawn): Part {
  return !item.required && html`<button type="button" class="stil" data-wissen hidden>${CLEAR}</button>`;
}

function dateParts(drawn: Drawn, name: string, value: string, withYear: boolean, more: Part = null): Markup {
  const { year, month, day } = dateBoxes(value, withYear);
  const months = MONTHS.map((text, index) => {
    const number = String(index + 1).padStart(2, '0');
    return html`<option${attributes({ value: number, selected: number === month })}>${text}</option>`;
  });
  return html`<div class="delen">
    ${part('Dag', numberBox(`${name}_day`, day, 2, drawn, true))}
    ${part('Maand', html`<select class="invoer"${attributes({ name: `${name}_month`, ...state(drawn) })}><option value=""></option>${months}</select>`)}
    ${withYear && part('Jaar', numberBox(`${name}_year`, year, 4, drawn))}
    ${more}
  </div>`;
}

function timePart(drawn: Drawn, name: string, value: string): Markup {
  return part(
    'Tijd',
    html`<input class="invoer tijd" type="text" autocomplete="off" placeholder="uu:mm"${attributes({ name: `${name}_time`, value, ...state(drawn) })}>`,
  );
}

function part(label: string, box: Markup): Markup {
  return html`<label class="deel"><span>${label}</span>${box}</label>`;
}

function numberBox(name: string, value: string, length: number, drawn: Drawn, first = false): Markup {
  return html`<input type="text" inputmode="numeric" autocomplete="off"${attributes({
    name,
    value,
    class: `invoer cijfers-${length}`,
    id: first ? answerId(drawn.item.id) : null,
    ...state(drawn),
  })}>`;
}
