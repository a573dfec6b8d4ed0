/** Meetcampagnes: what the quarter-hour data of a cluster show together, without data of single companies. */

import { reference, state, yesNo } from '../kinds/choice.ts';
import { decimal, integer, percentage } from '../kinds/number.ts';
import { text, url } from '../kinds/text.ts';
import { date } from '../kinds/time.ts';
import { column, defineTable } from '../table.ts';
import { FIELD, keyColumn, notes } from './columns.ts';

const power = () => decimal({ decimals: 1, unit: 'kW', min: 0, max: 10_000_000 });
const energy = () => decimal({ decimals: 1, unit: 'MWh', min: 0, max: 10_000_000 });

export const meteringCampaign = defineTable({
  id: 'metering_campaign',
  tab: 'Meetcampagnes',
  noun: 'de meetcampagne',
  help: 'Wat de kwartierdata van een cluster samen laten zien. Hier staan nooit gegevens van één bedrijf.',
  group: 'proces',
  key: { field: 'campaign_id', prefix: 'MC', digits: 4 },
  editors: FIELD,
  columns: {
    campaign_id: keyColumn('MC'),
    cluster_id: column(reference('cluster'), {
      label: 'Cluster',
      help: 'Het cluster waar gemeten wordt.',
      required: true,
    }),
    status: column(
      state([
        { code: 'gepland', label: 'Gepland', english: 'Planned' },
        { code: 'machtigingen', label: 'Machtigingen verzamelen', english: 'Collecting authorisations' },
        { code: 'data', label: 'Data verzamelen', english: 'Collecting data' },
        { code: 'geanalyseerd', label: 'Geanalyseerd', english: 'Analysed' },
        { code: 'gestopt', label: 'Gestopt', english: 'Stopped' },
      ]),
      { label: 'Status', help: 'Waar de campagne staat.', required: true, initial: 'gepland' },
    ),
    from: column(date(), { label: 'Periode van', help: 'De eerste dag van de meetgegevens.' }),
    until: column(date(), { label: 'Periode tot en met', help: 'De laatste dag van de meetgegevens.' }),
    invited_count: column(integer({ min: 0, max: 5000 }), {
      label: 'Uitgenodigd',
      help: 'Hoeveel bedrijven zijn gevraagd om mee te doen.',
    }),
    mandate_count: column(integer({ min: 0, max: 5000 }), {
      label: 'Machtigingen',
      help: 'Hoeveel bedrijven een machtiging gaven, hoogstens het aantal uitgenodigd.',
    }),
    data_count: column(integer({ min: 0, max: 5000 }), {
      label: 'Data compleet',
      help: 'Van hoeveel bedrijven de data compleet zijn, hoogstens het aantal machtigingen.',
    }),
    coverage: column(percentage(), {
      label: 'Dekking',
      help: 'Data compleet gedeeld door uitgenodigd.',
      system: true,
    }),
    largest_share: column(percentage(), {
      label: 'Grootste aandeel',
      help: 'Het aandeel van het grootste bedrijf in het totaal. Zonder naam.',
      openness: 'vertrouwelijk',
    }),
    analysed_on: column(date(), {
      label: 'Geanalyseerd op',
      help: 'De dag waarop de analyse klaar was.',
    }),
    analyst_id: column(reference('organisation'), {
      label: 'Analist',
      help: 'De organisatie die de data analyseert.',
    }),
    sum_contract_kw: column(power(), {
      label: 'Som gecontracteerd vermogen',
      help: 'Alle gecontracteerde vermogens voor afname bij elkaar.',
      unit: 'kW',
      openness: 'vertrouwelijk',
    }),
    collective_peak_kw: column(power(), {
      label: 'Collectieve piek',
      help: 'De hoogste afname van alle bedrijven op hetzelfde moment.',
      unit: 'kW',
      openness: 'vertrouwelijk',
    }),
    sum_peaks_kw: column(power(), {
      label: 'Som van de pieken',
      help: 'De hoogste afname van elk bedrijf, bij elkaar opgeteld.',
      unit: 'kW',
      openness: 'vertrouwelijk',
    }),
    simultaneity: column(percentage(), {
      label: 'Gelijktijdigheid',
      help: 'De collectieve piek gedeeld door de som van de pieken.',
      system: true,
      openness: 'vertrouwelijk',
    }),
    min_room_kw: column(decimal({ decimals: 1, unit: 'kW', min: -10_000_000, max: 10_000_000 }), {
      label: 'Kleinste ruimte',
      help: 'Het gecontracteerde vermogen dat op het drukste moment overbleef. Negatief is een tekort.',
      unit: 'kW',
      openness: 'vertrouwelijk',
    }),
    yearly_use_mwh: column(energy(), {
      label: 'Jaarverbruik',
      help: 'De afname van alle bedrijven samen in een jaar.',
      unit: 'MWh',
      openness: 'vertrouwelijk',
    }),
    yearly_feed_in_mwh: column(energy(), {
      label: 'Jaarteruglevering',
      help: 'De teruglevering van alle bedrijven samen in een jaar.',
      unit: 'MWh',
      openness: 'vertrouwelijk',
    }),
    publishable: column(yesNo(), {
      label: 'Mag naar buiten',
      help: 'Ja als er genoeg bedrijven meedoen en geen bedrijf te groot is; zie Instellingen.',
      system: true,
    }),
    supplied_on: column(date(), {
      label: 'Vertrouwelijk verstrekt op',
      help: 'De dag waarop de bedrijven hun gegevens in vertrouwen gaven.',
    }),
    delete_after: column(date(), {
      label: 'Data verwijderen na',
      help: 'De dag waarna de bestanden met meetgegevens weg moeten.',
    }),
    folder_url: column(url(), {
      label: 'Map met bestanden',
      help: 'De afgeschermde map met de meetgegevens. Alleen voor wie de analyse doet.',
      openness: 'vertrouwelijk',
    }),
    quality: column(text({ max: 500 }), {
      label: 'Kwaliteit van de data',
      help: 'Wat er aan de data ontbreekt of geschat is.',
    }),
    notes: notes(),
  },
});
