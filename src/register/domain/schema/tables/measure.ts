/** Maatregelen: what companies plan and carry out, and what it brings. */

import { code, reference, state } from '../kinds/choice.ts';
import { decimal, money } from '../kinds/number.ts';
import { text } from '../kinds/text.ts';
import { date } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { FIELD, keyColumn, notes } from './columns.ts';

/** Where the figure of an effect comes from. */
export const EFFECT_SOURCES = [
  { code: 'berekend', label: 'Berekend' },
  { code: 'opgave', label: 'Opgave' },
  { code: 'gemeten', label: 'Gemeten' },
] as const;

const effect = (unit: string) => decimal({ decimals: 1, unit, min: 0, max: 1_000_000_000 });

const source = (label: string, of: string) =>
  column(state(EFFECT_SOURCES, { width: 100 }), {
    label,
    help: `Waar het getal voor ${of} vandaan komt.`,
  });

export const measure = defineTable({
  id: 'measure',
  tab: 'Maatregelen',
  noun: 'de maatregel',
  help: 'De maatregelen op de terreinen, met kosten en opbrengst.',
  group: 'proces',
  key: { field: 'measure_id', prefix: 'MR', digits: 4 },
  title: ['title'],
  editors: FIELD,
  columns: {
    measure_id: keyColumn('MR'),
    title: column(text({ max: 200, width: 260 }), {
      label: 'Maatregel',
      help: 'De maatregel in één zin.',
      required: true,
    }),
    cluster_id: column(reference('cluster'), {
      label: 'Cluster',
      help: 'Het cluster waar de maatregel is.',
      required: true,
    }),
    theme: column(code('thema'), { label: 'Thema', help: 'Het thema van de maatregel.', required: true }),
    status: column(
      state(
        [
          { code: 'idee', label: 'Idee', english: 'Idea' },
          { code: 'gepland', label: 'Gepland', english: 'Planned' },
          { code: 'in_uitvoering', label: 'In uitvoering', english: 'In progress' },
          { code: 'uitgevoerd', label: 'Uitgevoerd', english: 'Carried out' },
          { code: 'gestopt', label: 'Gestopt', english: 'Stopped' },
        ],
        { width: 110 },
      ),
      { label: 'Status', help: 'Hoe ver de maatregel is.', required: true, initial: 'idee' },
    ),
    planned_on: column(date(), {
      label: 'Gepland voor',
      help: 'De dag waarop de maatregel klaar moet zijn.',
    }),
    realised_on: column(date(), {
      label: 'Uitgevoerd op',
      help: 'De dag waarop de maatregel klaar was.',
    }),
    investment: column(money(), {
      label: 'Investering',
      help: 'Wat de maatregel kost, zonder btw.',
      unit: 'euro',
    }),
    saving_kwh: column(effect('kWh'), {
      label: 'Besparing stroom',
      help: 'Minder stroom per jaar.',
      unit: 'kWh per jaar',
    }),
    saving_kwh_source: source('Bron stroom', 'stroom'),
    saving_m3: column(effect('m³'), {
      label: 'Besparing gas',
      help: 'Minder gas per jaar.',
      unit: 'm³ per jaar',
    }),
    saving_m3_source: source('Bron gas', 'gas'),
    generation_kwp: column(effect('kWp'), {
      label: 'Opwek',
      help: 'Het vermogen van de panelen.',
      unit: 'kWp',
    }),
    generation_kwp_source: source('Bron opwek', 'opwek'),
    co2_kg: column(effect('kg'), {
      label: 'Minder CO2',
      help: 'Minder uitstoot van CO2 per jaar.',
      unit: 'kg per jaar',
    }),
    co2_kg_source: source('Bron CO2', 'CO2'),
    funding: column(text({ max: 300 }), {
      label: 'Subsidies',
      help: 'Welke subsidies of leningen de maatregel mogelijk maken.',
    }),
    notes: notes(),
  },
});
