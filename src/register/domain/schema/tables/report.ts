/** Rapporten: every document that was made, on what, over which period, and where it lies. */

import { reference, state } from '../kinds/choice.ts';
import { integer } from '../kinds/number.ts';
import { text, url } from '../kinds/text.ts';
import { dateTime } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { keyColumn } from './columns.ts';

export const report = defineTable({
  id: 'report',
  tab: 'Rapporten',
  noun: 'het rapport',
  help: 'De documenten die het register maakte: waarover, over welke periode en waar ze staan.',
  group: 'monitoring',
  key: { field: 'report_id', prefix: 'RA', digits: 5 },
  editors: [],
  tracked: false,
  quiet: true,
  columns: {
    report_id: keyColumn('RA'),
    name: column(text({ max: 250, width: 320 }), {
      label: 'Document',
      help: 'De naam van het document.',
      required: true,
    }),
    period_id: column(reference('period'), {
      label: 'Periode',
      help: 'De periode waarover het document gaat.',
      required: true,
    }),
    status: column(
      state(
        [
          { code: 'concept', label: 'Concept' },
          { code: 'definitief', label: 'Definitief' },
          { code: 'vervangen', label: 'Vervangen' },
        ],
        { width: 110 },
      ),
      {
        label: 'Status',
        help: 'Een concept kan nog veranderen. Vervangen is: er is een nieuwere versie.',
        required: true,
      },
    ),
    version: column(integer({ min: 1 }), {
      label: 'Versie',
      help: 'Loopt op als de vastgestelde cijfers na een correctie anders zijn.',
      required: true,
    }),
    document_url: column(url(), { label: 'Document openen', help: 'De link naar het document.' }),
    pdf_url: column(url(), { label: 'PDF openen', help: 'De link naar de PDF, als die is gemaakt.' }),
    made_at: column(dateTime(), {
      label: 'Gemaakt op',
      help: 'Wanneer het document is gemaakt.',
      required: true,
    }),
    made_by: column(text({ width: 110 }), {
      label: 'Gemaakt door',
      help: 'Gebruikerscode van wie het document maakte.',
      required: true,
    }),
    kind: column(text({ max: 60 }), {
      label: 'Soort',
      help: 'De vaste code van het soort rapport.',
      required: true,
      hidden: true,
    }),
    subject_key: column(text({ max: 60 }), {
      label: 'Over',
      help: 'De sleutel van het cluster of de gemeente, of programma.',
      required: true,
      hidden: true,
    }),
    print: column(text({ max: 120 }), {
      label: 'Controlegetal',
      help: 'Hieraan ziet het register of er iets is veranderd waardoor het document opnieuw moet.',
      required: true,
      hidden: true,
    }),
  },
});
