/** The documents of a meeting and of lessons: what their templates may name, how the shipped ones are laid out, and what fills them. */
import type { Field, TemplateData } from '../documents/fields.ts';
import {
  bullets,
  facts,
  heading,
  type Layout,
  section,
  tableOf,
  text,
  title,
  without,
} from '../documents/layout.ts';
import { clusterName, labels } from '../monitoring/labels.ts';
import type { RegisterView } from '../rules/view.ts';
import type { Row } from '../schema/table.ts';
import { actionPoint, contact, decision, type lesson, type meeting } from '../schema/tables/index.ts';
import { formatDay } from '../text/dates.ts';
import { MEETING } from '../text/meeting.ts';
import { agendaItems } from './agenda.ts';

const SAYS = MEETING.documents;

/** A document that is made of a template, apart from the periodic reports. */
export interface MeetingDocument {
  readonly id: string;
  readonly title: string;
  readonly template: { readonly fields: readonly Field[]; readonly layout: Layout };
}

const HEAD: readonly Field[] = [
  { name: 'overleg', label: 'Naam van het overleg', kind: 'text' },
  { name: 'datum', label: 'Datum', kind: 'date' },
  { name: 'soort', label: 'Soort overleg', kind: 'text' },
  { name: 'bedrijventerrein', label: 'Bedrijventerrein, als het over één gaat', kind: 'text' },
  { name: 'deelnemers', label: 'Deelnemers, zonder namen', kind: 'list' },
];

const ITEMS: Field = {
  name: 'agendapunten',
  label: 'Agendapunten',
  kind: 'list',
  fields: [
    { name: 'punt', label: 'Agendapunt', kind: 'text' },
    {
      name: 'regels',
      label: 'Regels onder het punt',
      kind: 'list',
      fields: [{ name: 'regel', label: 'Regel', kind: 'text' }],
    },
  ],
};

const HEADER = 'Aanpak bedrijventerreinen';
const OPENING = [
  facts(
    ['Datum', '{{datum}}'],
    ['Soort', '{{soort}}'],
    ['Waarover', '{{bedrijventerrein}}'],
    ['Deelnemers', '{{deelnemers}}'],
  ),
];

export const AGENDA: MeetingDocument = {
  id: 'overleg_agenda',
  title: SAYS.agenda,
  template: {
    fields: [...HEAD, ITEMS],
    layout: {
      name: SAYS.templateOf(SAYS.agenda),
      header: HEADER,
      footer: '{{overleg}} · {{datum}}',
      blocks: [
        title('Agenda: {{overleg}}'),
        ...OPENING,
        ...section(
          'agendapunten',
          heading(1, '{{volgnummer}}. {{punt}}'),
          ...section('regels', bullets('{{regel}}')),
        ),
      ],
    },
  },
};

export const MINUTES: MeetingDocument = {
  id: 'overleg_verslag',
  title: SAYS.minutes,
  template: {
    fields: [
      ...HEAD,
      { name: 'verslag', label: 'Verslag in het kort', kind: 'text' },
      {
        name: 'besluiten',
        label: 'Besluiten',
        kind: 'list',
        fields: [
          { name: 'besluit', label: 'Besluit', kind: 'text' },
          { name: 'waarover', label: 'Bedrijventerrein, of het programma', kind: 'text' },
        ],
      },
      {
        name: 'actiepunten',
        label: 'Actiepunten',
        kind: 'list',
        fields: [
          { name: 'actie', label: 'Actie', kind: 'text' },
          { name: 'wie', label: 'Wie, zonder naam', kind: 'text' },
          { name: 'voor', label: 'Voor welke dag', kind: 'date' },
          { name: 'waarover', label: 'Bedrijventerrein, of het programma', kind: 'text' },
        ],
      },
    ],
    layout: {
      name: SAYS.templateOf(SAYS.minutes),
      header: HEADER,
      footer: '{{overleg}} · {{datum}}',
      blocks: [
        title('Verslag: {{overleg}}'),
        ...OPENING,
        heading(1, 'Wat is besproken'),
        ...section('verslag', text('{{verslag}}')),
        ...without('verslag', text('Er is geen verslag vastgelegd.')),
        heading(1, 'Besluiten'),
        ...tableOf(
          'besluiten',
          [
            { head: 'Besluit', value: '{{besluit}}', width: 3 },
            { head: 'Waarover', value: '{{waarover}}' },
          ],
          'Er zijn geen besluiten vastgelegd.',
        ),
        heading(1, 'Actiepunten'),
        ...tableOf(
          'actiepunten',
          [
            { head: 'Actie', value: '{{actie}}', width: 3 },
            { head: 'Wie', value: '{{wie}}', width: 2 },
            { head: 'Voor', value: '{{voor}}', width: 2 },
            { head: 'Waarover', value: '{{waarover}}', width: 2 },
          ],
          'Er zijn geen actiepunten afgesproken.',
        ),
      ],
    },
  },
};

export const LESSONS: MeetingDocument = {
  id: 'lessen',
  title: SAYS.lessons,
  template: {
    fields: [
      { name: 'doelgroep', label: 'Voor wie', kind: 'text' },
      { name: 'kanaal', label: 'Kanaal', kind: 'text' },
      { name: 'datum', label: 'Datum', kind: 'date' },
      {
        name: 'lessen',
        label: 'Lessen',
        kind: 'list',
        fields: [
          { name: 'les', label: 'De les in één zin', kind: 'text' },
          { name: 'uitleg', label: 'Uitleg', kind: 'text' },
          { name: 'themas', label: 'Thema’s', kind: 'list' },
          { name: 'bedrijventerrein', label: 'Waar de les vandaan komt', kind: 'text' },
        ],
      },
    ],
    layout: {
      name: SAYS.templateOf(SAYS.lessons),
      header: HEADER,
      footer: 'Lessen voor {{doelgroep}} · {{datum}}',
      blocks: [
        title('Lessen voor {{doelgroep}}'),
        text('Dit hebben we geleerd op de bedrijventerreinen. Bedoeld voor: {{kanaal}}.'),
        ...section(
          'lessen',
          heading(1, '{{les}}'),
          ...section('uitleg', text('{{uitleg}}')),
          ...section('themas', text('Thema’s: {{themas}}.')),
          ...section('bedrijventerrein', text('Geleerd op: {{bedrijventerrein}}.')),
        ),
        ...without('lessen', text('Er zijn geen lessen gekozen.')),
      ],
    },
  },
};

export const MEETING_DOCUMENTS: readonly MeetingDocument[] = [AGENDA, MINUTES, LESSONS];

/** What fills the agenda; people stand in it by their designation. */
export function agendaData(view: RegisterView, row: Row<typeof meeting>): TemplateData {
  return {
    ...head(view, row),
    agendapunten: agendaItems(row.agenda ?? '').map(({ title: punt, lines }) => ({
      punt,
      regels: lines.map((regel) => ({ regel })),
    })),
  };
}

/** What fills the report of a meeting. */
export function minutesData(view: RegisterView, key: string, row: Row<typeof meeting>): TemplateData {
  const place = (cluster: string | null): string => clusterName(view, cluster) ?? SAYS.programme;
  return {
    ...head(view, row),
    verslag: row.report,
    besluiten: view.having(decision, 'meeting_id', key).map((found) => ({
      besluit: found.row.decision,
      waarover: place(found.row.cluster_id),
    })),
    actiepunten: view.having(actionPoint, 'meeting_id', key).map((found) => ({
      actie: found.row.action,
      wie: found.row.owner_id === null ? null : designation(view, found.row.owner_id),
      voor: found.row.due,
      waarover: place(found.row.cluster_id),
    })),
  };
}

/** What fills a document of lessons; `audience` and `channel` are labels. */
export function lessonsData(
  view: RegisterView,
  lessons: readonly Row<typeof lesson>[],
  to: { readonly audience: string; readonly channel: string },
): TemplateData {
  return {
    doelgroep: to.audience,
    kanaal: to.channel,
    datum: view.today,
    lessen: lessons.map(({ title: les, body, themes, cluster_id }) => ({
      les,
      uitleg: body,
      themas: labels(view, 'thema', themes),
      bedrijventerrein: clusterName(view, cluster_id),
    })),
  };
}

/** Name of the document, without names of people. */
export function meetingFileName(kind: MeetingDocument, row: Row<typeof meeting>): string {
  return [kind.title, row.name, row.meeting_date === null ? null : formatDay(row.meeting_date)]
    .filter(Boolean)
    .join(' – ');
}

function head(view: RegisterView, row: Row<typeof meeting>): TemplateData {
  return {
    overleg: row.name,
    datum: row.meeting_date,
    soort: labels(view, 'overlegsoort', row.type === null ? [] : [row.type]).join(),
    bedrijventerrein: clusterName(view, row.cluster_id) ?? SAYS.programme,
    deelnemers: (row.participant_ids ?? []).map((key) => designation(view, key)),
  };
}

function designation(view: RegisterView, key: string): string {
  return view.row(contact, key)?.designation ?? key;
}
