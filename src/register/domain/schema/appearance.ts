/** Colours that help people see where something stands: states by their tone, and days that have passed. */

export interface Tone {
  readonly background: string;
  readonly color: string;
  readonly codes: readonly string[];
}

/** Tones by what a state means, for every table alike; a state that is named nowhere has no colour. */
export const TONES: readonly Tone[] = [
  {
    background: '#d9ead3',
    color: '#274e13',
    codes: [
      'klaar',
      'gehouden',
      'geaccepteerd',
      'vastgesteld',
      'verleend',
      'uitgevoerd',
      'gerealiseerd',
      'geborgd',
      'opgelost',
      'opgeleid',
      'verzonden',
      'afgerond',
      'bevestigd',
      'overgedragen_w2',
      'overgedragen_w3',
      'klaar_zonder_vervolg',
      'klaar_zonder_w3',
    ],
  },
  {
    background: '#fff2cc',
    color: '#7f6000',
    codes: ['wacht', 'open', 'in_te_vullen', 'voorstel', 'bemiddeling', 'pauze', 'waarschuwing', 'onzeker'],
  },
  {
    background: '#efefef',
    color: '#595959',
    codes: [
      'gestopt',
      'vervallen',
      'geannuleerd',
      'afgewezen',
      'geweigerd',
      'ingetrokken',
      'afgezien',
      'opgegeven',
    ],
  },
  { background: '#f4cccc', color: '#990000', codes: ['fout', 'mislukt', 'teruggevorderd'] },
];

/** A day before which something has to happen, unless another field says that it is done with. */
export interface Due {
  readonly field: string;
  readonly unless: string | null;
  readonly done: readonly string[];
}

/** By table id. */
export const DUE: Readonly<Record<string, readonly Due[]>> = {
  action_point: [{ field: 'due', unless: 'status', done: ['klaar', 'vervallen'] }],
  track: [
    { field: 'next_action_due', unless: 'wagon', done: ['klaar'] },
    { field: 'review_date', unless: 'wagon', done: ['klaar'] },
  ],
  grant: [
    {
      field: 'account_due',
      unless: 'status',
      done: ['verantwoord', 'vastgesteld', 'afgewezen', 'ingetrokken', 'teruggevorderd'],
    },
  ],
  period: [{ field: 'report_due', unless: 'status', done: ['ingediend'] }],
  contact: [{ field: 'delete_after', unless: null, done: [] }],
  metering_campaign: [{ field: 'delete_after', unless: null, done: [] }],
};

/** A cell with a finding; its note says which. */
export const FLAGGED = { background: '#fbe3df', color: '#8c1d18' } as const;

export const OVERDUE = { background: '#fce5cd', color: '#8a3c00' } as const;
