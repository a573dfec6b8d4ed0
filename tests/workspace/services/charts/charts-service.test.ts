/** Charts that a script makes from a data table, as pictures. */
import { Office } from '../drive/support.ts';

const TABLE = `Charts.newDataTable()
  .addColumn(Charts.ColumnType.STRING, 'Jaar').addColumn(Charts.ColumnType.NUMBER, 'Starts')
  .addRow(['2025', 3]).addRow(['2026', 7])`;

test.each(['Area', 'Bar', 'Column', 'Line', 'Pie', 'Scatter'])(
  'a %s chart becomes a picture of its own size',
  (type) => {
    const office = new Office();
    const seen = office.value<string>(`
    const chart = Charts.new${type}Chart().setDataTable(${TABLE}).setTitle('Starts').setDimensions(480, 260).build();
    const blob = chart.getAs('image/png');
    const bytes = blob.getBytes().map((byte) => (byte + 256) % 256);
    const number = (at) => bytes[at] * 256 + bytes[at + 1];
    return [blob.getContentType(), chart.getOptions().get('title'), number(18), number(22)].join();`);
    // Two dots a pixel.
    expect(seen).toBe('image/png,Starts,960,520');
  },
);

test('another table gives another picture, and the same one the same', () => {
  const office = new Office();
  const same = office.value<string>(`
    const picture = (value) => Utilities.base64Encode(Charts.newColumnChart()
      .setDataTable(${TABLE}.addRow(['2027', value]).build()).build().getBlob().getBytes());
    return [picture(1) === picture(1), picture(1) === picture(2)].join();`);
  expect(same).toBe('true,false');
});

test.each([
  [`Charts.newColumnChart().build()`, 'A chart needs a data table.'],
  [`${TABLE}.addRow(['x'])`, 'Row given with size different than 2 (the number of columns in the table).'],
  [`Charts.newPieChart().setDataTable(${TABLE}).build().getAs('image/jpeg')`, 'not supported'],
  [`Charts.newPieChart().setDataTable('x')`, "don't match the method signature"],
])('%s is refused', (code, message) => {
  expect(new Office().fault(code)).toContain(message);
});
