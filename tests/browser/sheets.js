/** A small script as a person would write it: a tab with charts, and a list. */

function opbouwen() {
  const book = SpreadsheetApp.getActive();
  const grafieken = book.getSheets()[0].setName('Grafieken');
  grafieken.getRange('A1:D6').setValues([
    ['Gemeente', 'Start', 'Sprint', 'Klaar'],
    ['Zwolle', 12, 5, 3],
    ['Deventer', 8, 9, 4],
    ['Hengelo', 15, 2, 7],
    ['Enschede', 24, 30, 14],
    ['Kampen', 4, 4, 1],
  ]);
  grafieken.setFrozenRows(1);
  grafieken.insertChart(
    grafieken
      .newChart()
      .asColumnChart()
      .addRange(grafieken.getRange('A1:D6'))
      .setNumHeaders(1)
      .setTitle('Trajecten per gemeente')
      .setStacked()
      .setYAxisTitle('Aantal trajecten')
      .setPosition(8, 1, 10, 5)
      .setOption('width', 480)
      .setOption('height', 300)
      .build(),
  );
  grafieken.insertChart(
    grafieken
      .newChart()
      .asPieChart()
      .addRange(grafieken.getRange('A1:B6'))
      .setNumHeaders(1)
      .setTitle('Gestart')
      .setPosition(2, 7, 0, 0)
      .setOption('width', 420)
      .setOption('height', 280)
      .build(),
  );
  const lijst = book.insertSheet('Lijst');
  const rijen = [['Naam', 'Soort', 'Getal', 'Datum']];
  for (let i = 1; i <= 30; i += 1) {
    rijen.push(['Terrein ' + i, ['Haven', 'Industrie', 'Kantoor'][i % 3], i * 1.5, new Date(2026, 0, i)]);
  }
  lijst.getRange(1, 1, rijen.length, 4).setValues(rijen);
  lijst.setFrozenRows(1);
  lijst.setColumnWidth(2, 170).setColumnWidth(3, 150);
  lijst.getRange('F1').setValue('Op slot').protect().removeEditors(['eva@overijssel.example']);
  book.setActiveSheet(grafieken);
}
