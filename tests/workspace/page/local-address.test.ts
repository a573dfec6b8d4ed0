import { localAddress, withLocalLinks } from '../../../src/workspace/page/local-address.ts';

const ID = '1AbC_d-9';

test.each([
  [`https://docs.google.com/document/d/${ID}/edit`, `/document/${ID}`],
  [`https://docs.google.com/a/overijssel.example/document/u/1/d/${ID}/edit?usp=sharing`, `/document/${ID}`],
  [`https://docs.google.com/document/d/${ID}/export?format=docx`, `/bestand/${ID}/download/docx`],
  [`https://docs.google.com/spreadsheets/d/${ID}/edit`, `/?bestand=${ID}`],
  [`https://docs.google.com/spreadsheets/d/${ID}/edit#gid=12`, `/?bestand=${ID}&tab=12`],
  [`https://docs.google.com/spreadsheets/d/${ID}/edit?gid=7#gid=7`, `/?bestand=${ID}&tab=7`],
  [`https://docs.google.com/spreadsheets/d/${ID}/edit#gid=12&range=A5`, `/?bestand=${ID}&tab=12&cellen=A5`],
  [
    `https://docs.google.com/spreadsheets/d/${ID}/edit#gid=12&range=A5:BC7`,
    `/?bestand=${ID}&tab=12&cellen=A5:BC7`,
  ],
  [`https://docs.google.com/spreadsheets/d/${ID}/edit#gid=12&range="><b>`, `/?bestand=${ID}&tab=12`],
  [`https://docs.google.com/spreadsheets/d/${ID}/edit#gid="><script>`, `/?bestand=${ID}`],
  [
    `https://docs.google.com/spreadsheets/d/${ID}/export?format=csv&gid=3`,
    `/bestand/${ID}/download/csv?tab=3`,
  ],
  [
    `https://docs.google.com/forms/d/e/${ID}/viewform?entry.1=a%20b&edit2=x`,
    `/formulier/${ID}?entry.1=a%20b&edit2=x`,
  ],
  [`https://drive.google.com/file/d/${ID}/view?usp=drivesdk`, `/bestand/${ID}`],
  [`https://drive.google.com/open?usp=x&id=${ID}`, `/bestand/${ID}`],
  [`https://drive.google.com/drive/u/0/folders/${ID}`, `/?map=${ID}`],
  [`https://script.google.com/macros/s/${ID}/exec`, `/web/${ID}`],
  [`https://script.google.com/macros/s/${ID}/exec/lijst/2?x=1&x=2`, `/web/${ID}/lijst/2?x=1&x=2`],
  ['https://www.overijssel.nl/document/d/1/edit', null],
  ['https://docs.google.com/presentation/d/1/edit', null],
  ['', null],
])('%s', (url, place) => expect(localAddress(url)).toBe(place));

test('links to what is here lead there, others stay as they are', () => {
  expect(
    withLocalLinks(
      `<a href="https://docs.google.com/forms/d/${ID}/viewform?a=1&amp;b=2">f</a><a href='https://drive.google.com/file/d/${ID}/view'>b</a>` +
        '<a href="https://elders.example/?a=1&amp;b=2">e</a>',
    ),
  ).toBe(
    `<a href="/formulier/${ID}?a=1&amp;b=2">f</a><a href="/bestand/${ID}">b</a>` +
      '<a href="https://elders.example/?a=1&amp;b=2">e</a>',
  );
});

test('what is added to an address cannot end its attribute', () => {
  const html = withLocalLinks(
    `<form action="https://script.google.com/macros/s/${ID}/exec">`,
    (to) => `${to}?als="x`,
  );
  expect(html).toBe(`<form action="/web/${ID}?als=&quot;x">`);
});
