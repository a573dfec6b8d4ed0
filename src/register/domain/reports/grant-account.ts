/** The account of the grant: what was spent by year of performance and leg, VAT apart, what is left and what lacks evidence. */
import { heading, note } from '../documents/layout.ts';
import type { ProgrammeFacts } from '../monitoring/facts.ts';
import type { FigureId } from '../monitoring/figures.ts';
import { fieldMapping } from '../schema/tables/index.ts';
import { formatDay, formatLongDay, parts } from '../text/dates.ts';
import { formatDutchNumber } from '../text/numbers.ts';
import { programmeReport } from './about.ts';
import type { FileCell } from './files/table.ts';
import { type Mapped, sisaLines } from './mapping.ts';
import { ALL_ROWS, control, programmeTotals } from './parts/control.ts';
import { cover } from './parts/cover.ts';
import { definitions, figures, READING } from './parts/figures.ts';
import type { Given } from './parts/given.ts';
import { GRANTS, listOfAll, ofAll } from './parts/lists.ts';
import { DECISION, REMAINING, SPENDING, WITHOUT_EVIDENCE } from './parts/money.ts';
import { composed, fixed, item, list, paragraph } from './parts/part.ts';
import { termSentence } from './parts/steering.ts';
import { counted, DASH, euro, prose, unknownSetting } from './parts/words.ts';

type Programme = Given<ProgrammeFacts>;

const FIGURES_SHOWN: readonly FigureId[] = [
  'I13',
  'I13.bt',
  'I13.mkb',
  'I13.onbekend',
  'I13.boekjaar',
  'I13.cumulatief',
  'I13.onbekend.cumulatief',
  'I13.zonder_bewijs',
  'I9',
  'I9.vastgesteld',
  'I9.cumulatief',
  'I9.vastgesteld.cumulatief',
  'I9.aangevraagd',
];

interface SisaRow {
  readonly year: number;
  readonly line: Mapped<{ facts: ProgrammeFacts; year: number }>;
  readonly cell: FileCell;
}

/** The SiSa lines of each year in which something was performed, the years one after the other. */
function sisaRows({ site, facts }: Programme): readonly SisaRow[] {
  const lines = sisaLines(site.view.rows(fieldMapping));
  const years = [...new Set([...facts.spending.map(({ year }) => year), parts(facts.span.until)[0]])].sort();
  return years.flatMap((year) => lines.map((line) => ({ year, line, cell: line.cell({ facts, year }) })));
}

function shown(cell: FileCell): string {
  if (cell === null) return DASH;
  if ('text' in cell) return cell.text;
  return 'day' in cell ? formatDay(cell.day) : formatDutchNumber(cell.number, cell.decimals);
}

const DOCUMENT = composed<Programme>(
  {
    name: 'Sjabloon verantwoording uitkering',
    header: 'Aanpak bedrijventerreinen · Verantwoording van de uitkering',
    footer: 'Verantwoording van de uitkering · {{periode}}',
    landscape: true,
  },
  [
    ...cover('Verantwoording van de specifieke uitkering'),
    fixed(heading(1, 'In het kort')),
    paragraph('samenvatting', 'Samenvatting', summary),
    fixed(heading(1, 'De uitkering')),
    DECISION,
    fixed(heading(1, 'Besteding per jaar en deel')),
    SPENDING,
    fixed(
      note(
        'Het jaar is dat van de prestatie, niet dat van de factuur. Compensabele btw krijgt de provincie terug uit het BTW-compensatiefonds; die komt niet ten laste van de uitkering.',
      ),
      heading(1, 'Wat nog te besteden is'),
    ),
    paragraph('looptijd_zin', 'Looptijd van de uitkering, in een zin', termSentence),
    REMAINING,
    fixed(heading(1, 'SiSa-regels')),
    list<Programme, SisaRow>(
      'sisa',
      'SiSa-regels per jaar',
      sisaRows,
      [
        item('jaar', 'Jaar van de prestatie', ({ year }) => String(year), { head: 'Jaar' }),
        item('code', 'Code van de SiSa-indicator', ({ line }) => line.row.target ?? DASH, {
          head: 'Code',
          width: 1.5,
        }),
        item('omschrijving', 'Omschrijving', ({ line }) => line.row.description ?? DASH, { width: 4 }),
        item('controle', 'Aard controle', ({ line }) => line.row.control ?? DASH, {
          width: 1.4,
        }),
        item(
          'stand',
          'Stand van de veldkoppeling',
          ({ line }) => (line.row.standing === 'bevestigd' ? 'Bevestigd' : 'Voorstel'),
          {
            head: 'Stand',
            width: 1.2,
          },
        ),
        item('waarde', 'Waarde', ({ cell }) => shown(cell), { width: 1.6, end: true }),
        item('melding', 'Wat er mis is met de veldkoppeling', ({ line }) => line.problem?.reason ?? '', {
          spare: true,
        }),
      ],
      'Er staan nog geen SiSa-regels in het tabblad Veldkoppelingen.',
    ),
    fixed(
      note(
        'De indicatoren zijn een voorstel van de provincie, tot de invulwijzer van BZK bekend is. Een streepje bij Code of Aard controle betekent dat die nog niet bekend is. Beide staan in het tabblad Veldkoppelingen, net als de notatie van de bedragen.',
      ),
      heading(1, 'Kosten zonder bewijs'),
    ),
    WITHOUT_EVIDENCE,
    fixed(heading(1, 'Sprintsubsidies')),
    listOfAll(GRANTS, ({ clusters }: Programme) => ofAll(clusters(), ({ grants }) => grants)),
    fixed(heading(1, 'Kengetallen')),
    figures('kengetallen', FIGURES_SHOWN, { cents: true }),
    fixed(READING),
    ...definitions(FIGURES_SHOWN),
    ...control<ProgrammeFacts>(({ facts }) => programmeTotals(facts.controls), ALL_ROWS),
  ],
);

function summary({ facts: { basis, figures: values, costsWithoutEvidence, span } }: Programme): string {
  const spent = values['I13.cumulatief'];
  return prose(
    spent !== null &&
      `Tot en met ${formatLongDay(span.until)} is ${euro(spent, 2)} ten laste van de uitkering gebracht.`,
    values.I13 !== null && `In deze periode was dat ${euro(values.I13, 2)}.`,
    basis.amountBt === null
      ? `Hoeveel er over is, is niet te bepalen. Het bedrag is ${unknownSetting('spuk_amount_bt')}.`
      : values['I13.bt.resterend'] !== null &&
          `Van het deel bedrijventerreinen is ${euro(values['I13.bt.resterend'], 2)} over.`,
    !!values['I13.onbekend.cumulatief'] &&
      `Bij ${euro(values['I13.onbekend.cumulatief'], 2)} is het deel van de uitkering nog niet ingevuld.`,
    costsWithoutEvidence.length > 0
      ? `Bij ${counted(costsWithoutEvidence.length, 'kostenregel', 'kostenregels')} ontbreekt het bewijs.`
      : 'Bij alle kostenregels staat een bewijs.',
  );
}

export const grantAccount = programmeReport({
  id: 'uitkering',
  title: 'Verantwoording uitkering',
  help: 'Wat ten laste van de uitkering kwam, per jaar en deel, met SiSa-regels en ontbrekend bewijs.',
  periods: ['halfjaar', 'kalenderjaar', 'uitkeringsjaar', 'looptijd'],
  scheduled: true,
  document: DOCUMENT,
});
