/** Steps that put down what somebody saw or did: a judgement of the organisatiegraad, and an activity. */
import { newKey } from '../../change/change.ts';
import { isOrganised, type OrgFacts, orgLevel } from '../../programme/organisatiegraad.ts';
import { activity, orgAssessment, track } from '../../schema/tables/index.ts';
import { PANEL } from '../../text/panel.ts';
import { notAhead } from '../form.ts';
import { nameOf } from '../say.ts';
import { actionFields, filledIn, openTrack, type StepSpec } from './step.ts';

const T = PANEL.step;

const FACTS = Object.keys(orgAssessment.columns).filter((field) => /^(fact|leg)_/.test(field));

const assess: StepSpec = {
  id: 'organisatiegraad',
  reason: 'Organisatiegraad beoordeeld',
  offers: ({ self, view }) => [
    {
      about: null,
      label: 'Organisatiegraad beoordelen',
      notes: ['Weet je een antwoord niet, kies dan Onbekend. Dat telt als Nee.'],
      fields: [
        { table: orgAssessment, field: 'assessed_on', required: true, value: view.today },
        { table: orgAssessment, field: 'method' },
        ...FACTS.map((field) => ({ table: orgAssessment, field, required: true })),
        { table: orgAssessment, field: 'evidence_url' },
        { table: orgAssessment, field: 'assessor_id', required: true, value: self },
        { table: orgAssessment, field: 'notes' },
      ],
    },
  ],
  judge({ rows, view }, filled) {
    const errors = notAhead(filled, { table: orgAssessment, field: 'assessed_on' }, view);
    if (errors.length) return { errors };
    const values = filled.values(orgAssessment);
    const facts = values as unknown as OrgFacts;
    const day = String(values.assessed_on);
    const before = [...rows.org_assessment]
      .filter(({ row }) => row.assessed_on !== null && row.assessed_on <= day)
      .sort((a, b) => (a.row.assessed_on! < b.row.assessed_on! ? -1 : 1))
      .pop();
    return {
      changes: [
        {
          type: 'add',
          table: orgAssessment.id,
          key: newKey('beoordeling'),
          values: { ...filledIn(values), cluster_id: rows.key },
        },
      ],
      moves: [],
      says: T.assessed(orgLevel(facts), before?.row.level ?? null, isOrganised(facts)),
    };
  },
};

const log: StepSpec = {
  id: 'activiteit',
  reason: 'Activiteit vastgelegd',
  offers(at) {
    const organisations = [...new Set(at.rows.org_terrain.map(({ row }) => row.organisation_id))].filter(
      (key) => key !== null,
    );
    const found = openTrack(at);
    return [
      {
        about: null,
        label: 'Activiteit vastleggen',
        notes: [],
        fields: [
          { table: activity, field: 'activity_date', required: true, value: at.view.today },
          { table: activity, field: 'type', required: true },
          { table: activity, field: 'subject', required: true },
          { table: activity, field: 'executor_id', required: true, value: at.self },
          { table: activity, field: 'hours' },
          {
            table: activity,
            field: 'spuk_leg',
            required: true,
            value: activity.columns.spuk_leg.initial ?? null,
          },
          ...(organisations.length
            ? [
                {
                  table: activity,
                  field: 'organisation_id',
                  choices: organisations.map((code) => ({
                    code,
                    label: nameOf('organisation', code, at.view),
                  })),
                },
              ]
            : []),
          { table: activity, field: 'summary' },
          ...(found ? actionFields(found.row, false) : []),
        ],
      },
    ];
  },
  judge(at, filled) {
    const errors = notAhead(filled, { table: activity, field: 'activity_date' }, at.view);
    if (errors.length) return { errors };
    const found = openTrack(at);
    const values = { ...filledIn(filled.values(activity)), cluster_id: at.rows.key };
    return {
      changes: [
        { type: 'add', table: activity.id, key: newKey('activiteit'), values },
        ...(found
          ? [
              {
                type: 'update' as const,
                table: track.id,
                key: found.key,
                values: filledIn(filled.values(track)),
              },
            ]
          : []),
      ],
      moves: [],
      says: T.logged,
    };
  },
};

export const REPORT_STEPS = { assess, log } as const;
