/** Charts in reports: as high as what is in them asks for, since a picture that does not fit leaves a page white. */
import type { Picture } from '../../../../src/register/domain/documents/fields.ts';
import { REPORTS } from '../../../../src/register/domain/reports/index.ts';
import { exampleView, siteOf } from './support.ts';

/** Points of text between header and footer on A4; a heading with the words below the chart takes about 80. */
const PAGE = 700;
const AROUND = 80;

const view = exampleView();
const site = siteOf(view, 'looptijd', 'hele looptijd', { from: '2024-05-01', until: '2027-05-01' });

test('a chart with a bar for each wagon takes less than half a page with its heading and words', () => {
  const pictures = REPORTS.filter(({ id }) => ['halfjaar', 'eindrapport'].includes(id)).flatMap((report) =>
    Object.values(report.data(site, report.subjects(site)[0]!)).filter(
      (value): value is Picture => (value as Picture | null)?.chart?.along === 'Wagon',
    ),
  );
  expect(pictures).toHaveLength(2);
  for (const { height, chart } of pictures) {
    expect(chart!.rows).toHaveLength(5);
    // Room for each bar, its title and its axis.
    expect(height).toBeGreaterThanOrEqual(60 + 5 * 20);
    expect(height + AROUND).toBeLessThan(0.4 * PAGE);
  }
});
