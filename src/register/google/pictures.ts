/** Charts as pictures, by the Charts service; for a while they lie in a document that only who runs this can open. */
import type { Pictures } from '../app/ports.ts';
import type { Chart } from '../domain/documents/chart.ts';
import { pictureDocument, picturePath } from '../domain/documents/picture-document.ts';

const DOCUMENT = 'application/vnd.google-apps.document';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Pixels a point: the picture stays sharp in print. */
const SCALE = 2;
/** In the order of the series, far apart in brightness as well as in hue. */
const COLOURS = ['#1b4b7a', '#e08214', '#5aae61', '#9970ab', '#8c8c8c', '#b2182b'];

export function picturesOf(): Pictures {
  return {
    put(pictures, { name, tag, set }) {
      const blobs = pictures.map(({ chart, width, height }, i) =>
        draw(chart, width, height).setName(picturePath(i)),
      );
      const parts = Object.entries(pictureDocument(pictures)).map(([path, text]) =>
        Utilities.newBlob('', 'application/xml', path).setDataFromString(text, 'UTF-8'),
      );
      const word = Utilities.zip([...parts, ...blobs], `${name}.docx`).setContentType(WORD);
      const resource = { name, mimeType: DOCUMENT, appProperties: { tag, set } };
      const { id } = Drive!.Files.create(resource, word, { fields: 'id' });
      return { id: id!, urls: addressesIn(Docs!.Documents!.get(id!)) };
    },
    clear: (id) => Drive!.Files.remove(id),
  };
}

function draw(chart: Chart, width: number, height: number): GoogleAppsScript.Base.Blob {
  const { ColumnType, Position } = Charts;
  const data = Charts.newDataTable().addColumn(ColumnType.STRING, chart.along);
  for (const name of chart.series) data.addColumn(ColumnType.NUMBER, name);
  for (const row of chart.rows) data.addRow([...row]);
  const builder = builderOf(chart)
    .setDataTable(data)
    .setTitle(chart.title)
    .setColors([...COLOURS])
    .setDimensions(Math.round(width * SCALE), Math.round(height * SCALE))
    .setLegendPosition(chart.series.length > 1 || chart.type === 'pie' ? Position.RIGHT : Position.NONE);
  for (const path of ['titleTextStyle', 'hAxis.textStyle', 'vAxis.textStyle', 'legend.textStyle'])
    builder.setOption(`${path}.fontSize`, (path === 'titleTextStyle' ? 12 : 10) * SCALE);
  if (chart.type !== 'pie') {
    const axis = chart.type === 'bar' ? 'hAxis' : 'vAxis';
    builder.setOption(`${axis}.minValue`, 0);
    // No halves along numbers that are counted.
    if (!chart.decimals) builder.setOption(`${axis}.gridlines.multiple`, 1);
  }
  if (chart.type === 'line') {
    builder.setOption('pointSize', 4 * SCALE);
    builder.setOption('hAxis.title', chart.along);
    builder.setOption('hAxis.titleTextStyle.fontSize', 10 * SCALE);
    // Told apart without colours.
    for (let i = 1; i < chart.series.length; i++)
      builder.setOption(
        `series.${i}.lineDashStyle`,
        [8 * i, 4 * i].map((length) => (length * SCALE) / 2),
      );
  }
  if (chart.stacked) builder.setOption('isStacked', true);
  return builder.build().getAs('image/png');
}

/** What the builders of all types have in common; the types declare each on its own. */
function builderOf({ type }: Chart): GoogleAppsScript.Charts.ColumnChartBuilder {
  if (type === 'pie') return Charts.newPieChart() as unknown as GoogleAppsScript.Charts.ColumnChartBuilder;
  if (type === 'line') return Charts.newLineChart() as unknown as GoogleAppsScript.Charts.ColumnChartBuilder;
  if (type === 'bar') return Charts.newBarChart() as unknown as GoogleAppsScript.Charts.ColumnChartBuilder;
  return Charts.newColumnChart();
}

/** Where Docs keeps the pictures of a document, in the order of the text. */
function addressesIn({ body, inlineObjects }: GoogleAppsScript.Docs.Schema.Document): readonly string[] {
  const ids = (body?.content ?? []).flatMap(({ paragraph }) =>
    (paragraph?.elements ?? []).flatMap(({ inlineObjectElement }) =>
      inlineObjectElement ? [inlineObjectElement.inlineObjectId!] : [],
    ),
  );
  const objects = (inlineObjects ?? {}) as Readonly<
    Record<string, GoogleAppsScript.Docs.Schema.InlineObject>
  >;
  return ids.map(
    (id) => objects[id]?.inlineObjectProperties?.embeddedObject?.imageProperties?.contentUri ?? '',
  );
}
