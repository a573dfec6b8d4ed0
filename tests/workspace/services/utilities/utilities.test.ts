/** Utilities: dates by Java's patterns, printf, CSV, digests and archives. */
import fc from 'fast-check';
import { formatDate, parseDate } from '../../../../src/workspace/services/utilities/dates.ts';
import { START, stage } from '../../support.ts';

const ZONE = 'Europe/Amsterdam';
const MOMENT = Date.UTC(2026, 2, 1, 13, 4, 5, 67);

describe('formatDate', () => {
  test.each([
    ['yyyy-MM-dd', '2026-03-01'],
    ["d MMMM yyyy 'om' H:mm", '1 March 2026 om 14:04'],
    ["EEE dd MMM yy hh:mm a ''", "Sun 01 Mar 26 02:04 PM '"],
    ['EEEE u D F', 'Sunday 7 60 1'],
    ['HH:mm:ss.SSS', '14:04:05.067'],
    ['kk KK', '14 02'],
    ["yyyy-MM-dd'T'HH:mm:ssXXX", '2026-03-01T14:04:05+01:00'],
    ['Z X XX', '+0100 +01 +0100'],
    ['z', 'CET'],
    ['G w YYYY', 'AD 10 2026'],
    ['M/d/yyyy', '3/1/2026'],
  ])('%s', (pattern, text) => {
    expect(formatDate(MOMENT, ZONE, pattern)).toBe(text);
  });

  test('zones by name, by shift, and one that does not exist', () => {
    const at = (zone: string) => formatDate(MOMENT, zone, 'HH:mm XXX');
    expect(at('America/New_York')).toBe('08:04 -05:00');
    expect(at('GMT+5:30')).toBe('18:34 +05:30');
    expect(at('GMT-3')).toBe('10:04 -03:00');
    expect(at('Mars/Olympus')).toBe('13:04 Z');
  });

  test('summer time', () => {
    expect(formatDate(Date.UTC(2026, 6, 1), ZONE, 'HH:mm z')).toBe('02:00 CEST');
  });

  test('what is no date, or no pattern', () => {
    const { fault } = stage();
    expect(fault(`Utilities.formatDate('vandaag', 'GMT', 'yyyy');`)).toMatch(
      /don't match the method signature/,
    );
    expect(fault(`Utilities.formatDate(new Date(), 'GMT', 'yyyy b');`)).toBe("Illegal pattern character 'b'");
  });
});

describe('parseDate', () => {
  test.each([
    ['2026-03-01', 'yyyy-MM-dd', Date.UTC(2026, 1, 28, 23)],
    ['1 maart 3', "d 'maart' M", Date.UTC(1970, 1, 28, 23)],
    ['20260301140405', 'yyyyMMddHHmmss', Date.UTC(2026, 2, 1, 13, 4, 5)],
    ['01-Mar-26 02:04 PM', 'dd-MMM-yy hh:mm a', Date.UTC(2026, 2, 1, 13, 4)],
    ['2026-03-01T14:04:05.067Z', "yyyy-MM-dd'T'HH:mm:ss.SSSX", Date.UTC(2026, 2, 1, 14, 4, 5, 67)],
    ['2026-03-01T14:04:05+0500', "yyyy-MM-dd'T'HH:mm:ssZ", Date.UTC(2026, 2, 1, 9, 4, 5)],
  ])('%s by %s', (text, pattern, instant) => {
    expect(parseDate(text, ZONE, pattern)).toBe(instant);
  });

  test('what does not fit is refused', () => {
    const { fault } = stage();
    expect(fault(`Utilities.parseDate('morgen', 'GMT', 'yyyy-MM-dd');`)).toBe('Unparseable date: "morgen"');
  });

  test('reads back what formatDate wrote', () => {
    const pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSXXX";
    const moments = fc.date({
      min: new Date('1900-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        moments,
        fc.constantFrom(ZONE, 'America/New_York', 'Asia/Kolkata', 'GMT-3'),
        (moment, zone) => {
          // Before 1938 Amsterdam was 19 minutes and some seconds ahead, which the pattern cannot tell.
          fc.pre(moment.getUTCFullYear() > 1945);
          expect(parseDate(formatDate(moment.getTime(), zone, pattern), zone, pattern)).toBe(
            moment.getTime(),
          );
        },
      ),
    );
  });
});

test('formatString', () => {
  const { value } = stage();
  expect(
    value(`return [
      Utilities.formatString('%s heeft %d punten (%5.1f%%)', 'Jan', 3.7, 12.345),
      Utilities.formatString('%05d|%-5s|%5s|%+d|%x|%,d', 42, 'ab', 'cd', 7, 255, 1234567),
      Utilities.formatString('%2$s %1$s %s', 'a', 'b'), Utilities.formatString('%s %s', 'een'), Utilities.formatString('%.3s', 'lang')];`),
  ).toEqual(['Jan heeft 3 punten ( 12.3%)', '00042|ab   |   cd|+7|ff|1,234,567', 'b a a', 'een %s', 'lan']);
});

describe('parseCsv', () => {
  test('quotes, line breaks and another delimiter', () => {
    const { value } = stage();
    expect(value(`return Utilities.parseCsv('a,"b ""c"", d"\\r\\n"e\\nf",\\n');`)).toEqual([
      ['a', 'b "c", d'],
      ['e\nf', ''],
    ]);
    expect(value(`return Utilities.parseCsv('a;b', ';');`)).toEqual([['a', 'b']]);
  });

  test('a quote that does not end', () => {
    expect(stage().fault(`Utilities.parseCsv('"a');`)).toBe('Could not parse text.');
  });

  test('any table reads back', () => {
    const { call } = stage('function parse(csv) { return Utilities.parseCsv(csv); }');
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é') });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(table, (rows) => {
        const csv = rows
          .map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','))
          .join('\r\n');
        expect(call('parse', csv).value).toEqual(rows);
      }),
      { numRuns: 30 },
    );
  });
});

test('digests, signatures and base64', () => {
  const { value } = stage();
  expect(
    value(`
      const hex = (bytes) => bytes.map((byte) => (byte & 255).toString(16).padStart(2, '0')).join('');
      return [
        hex(Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, 'hallo')),
        hex(Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, 'é', Utilities.Charset.UTF_8)).slice(0, 16),
        hex(Utilities.computeHmacSha256Signature('bericht', 'sleutel')).length,
        Utilities.base64Encode('é?>'), Utilities.base64EncodeWebSafe('é?>'), Utilities.base64Encode([-1, 0]),
        Utilities.newBlob(Utilities.base64Decode('w6k/Pg==')).getDataAsString(), Utilities.base64DecodeWebSafe('w6k_Pg==').length];`),
  ).toEqual([
    '598d4c200461b81522a3328565c25f7c',
    '4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c'.slice(0, 16),
    64,
    'w6k/Pg==',
    'w6k_Pg==',
    '/wA=',
    'é?>',
    4,
  ]);
});

test('archives', () => {
  const { value } = stage();
  expect(
    value(`
      const a = Utilities.newBlob('een', 'text/plain', 'a.txt');
      const b = Utilities.newBlob('{}', 'application/json', 'b.json');
      const zip = Utilities.zip([a, b], 'alles.zip');
      const back = Utilities.unzip(zip).map((blob) => [blob.getName(), blob.getContentType(), blob.getDataAsString()]);
      const gz = Utilities.gzip(a);
      return [zip.getName(), zip.getContentType(), back, gz.getName(), Utilities.ungzip(gz).getDataAsString()];`),
  ).toEqual([
    'alles.zip',
    'application/zip',
    [
      ['a.txt', 'text/plain', 'een'],
      ['b.json', 'application/json', '{}'],
    ],
    'a.txt.gz',
    'een',
  ]);
  expect(stage().fault(`Utilities.unzip(Utilities.newBlob('x'));`)).toBe(
    'Invalid argument: the blob is not an archive.',
  );
});

test('blobs', () => {
  const { value } = stage();
  expect(
    value(`
      const blob = Utilities.newBlob('tekst').setName('x.csv').setContentTypeFromExtension();
      const copy = blob.copyBlob().setDataFromString('café', 'ISO-8859-1');
      return [blob.getContentType(), blob.getBytes().length, copy.getBytes().length, copy.getDataAsString('ISO-8859-1'), blob.isGoogleType(), blob.getAs('text/plain').getContentType()];`),
  ).toEqual(['text/csv', 5, 4, 'café', false, 'text/plain']);
});

test('sleep moves the clock; a UUID is a UUID', () => {
  const { world, value, fault } = stage();
  expect(value(`Utilities.sleep(1500); return Utilities.getUuid();`)).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  expect(world.now).toBe(START + 1500);
  expect(fault(`Utilities.sleep(300001);`)).toContain('300000');
});
