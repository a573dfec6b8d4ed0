/** HtmlService: pages, templates, and escaping by the place where a value is printed. */
import fc from 'fast-check';
import { stage } from '../../support.ts';

/** What a template makes of itself, with `value` as its variable. */
function page(template: string, value: unknown = null, source = ''): string {
  const { call } = stage(
    `${source}
    function make(html, value) {
      const template = HtmlService.createTemplate(html);
      template.value = value;
      return template.evaluate().getContent();
    }`,
    { html: { deel: '<b>deel</b>', sjabloon: '<i><?= naam ?></i>' } },
  );
  const result = call('make', template, value);
  if (result.error) throw new Error(result.error.message);
  return result.value as string;
}

describe('templates', () => {
  test('code, values, html and variables', () => {
    expect(page('<ul><? for (const item of value) { ?><li><?= item ?></li><? } ?></ul>', ['a', '<b>'])).toBe(
      '<ul><li>a</li><li>&lt;b&gt;</li></ul>',
    );
    expect(page('<?!= value ?>', '<b>vet</b>')).toBe('<b>vet</b>');
    expect(page('<? if (value) { ?>ja<? } else { ?>nee<? } ?>', false)).toBe('nee');
  });

  test('the code reaches the functions of the script, and its other pages', () => {
    const include = `
      const TITEL = 'T';
      function include(name) { return HtmlService.createHtmlOutputFromFile(name).getContent(); }`;
    expect(page("<?= TITEL ?><?!= include('deel') ?>", null, include)).toBe('T<b>deel</b>');
  });

  test('a template from a file, with a function and an object as variables', () => {
    const { value } = stage('', { html: { sjabloon: '<i><?= maak(naam.van) ?></i>' } });
    expect(
      value(`
        const template = HtmlService.createTemplateFromFile('sjabloon');
        template.naam = { van: 'Jan' };
        template.maak = (text) => text.toUpperCase();
        return [template.evaluate().getContent(), template.getRawContent(), template.naam.van, 'naam' in template];`),
    ).toEqual(['<i>JAN</i>', '<i><?= maak(naam.van) ?></i>', 'Jan', true]);
  });

  test('a fault in a template is a fault of the script', () => {
    expect(() => page('<?= nergens ?>')).toThrow('nergens is not defined');
  });
});

describe('escaping', () => {
  test.each([
    ['<p><?= value ?></p>', '<script>&"', '<p>&lt;script&gt;&amp;&quot;</p>'],
    ['<p title="<?= value ?>">x</p>', '" onclick="x', '<p title="&quot; onclick=&quot;x">x</p>'],
    ["<p title='<?= value ?>'>x</p>", "' x", "<p title='&#39; x'>x</p>"],
    ['<a href="<?= value ?>">x</a>', 'javascript:alert(1)', '<a href="about:invalid#blocked">x</a>'],
    [
      '<a href="<?= value ?>">x</a>',
      'https://x.nl/a b?c=1&d=2',
      '<a href="https://x.nl/a%20b?c=1&amp;d=2">x</a>',
    ],
    ['<a href="https://x.nl/?q=<?= value ?>">x</a>', 'a&b=c', '<a href="https://x.nl/?q=a%26b%3Dc">x</a>'],
    [
      '<script>const x = <?= value ?>;</script>',
      "a'</script>",
      "<script>const x = 'a\\x27\\x3c\\x2fscript\\x3e';</script>",
    ],
    ['<script>const x = <?= value ?>;</script>', 5, '<script>const x = 5;</script>'],
    ['<script>const x = "<?= value ?>";</script>', 'a"b\n', '<script>const x = "a\\x22b\\x0a";</script>'],
    [
      '<style>p { color: <?= value ?> }</style>',
      'red; } body { x',
      '<style>p { color: red  body  x }</style>',
    ],
    ['<script>let a = 1;</script><p><?= value ?></p>', '<', '<script>let a = 1;</script><p>&lt;</p>'],
    ['<!-- <a href=" --><?= value ?>', '<', '<!-- <a href=" -->&lt;'],
    ['<p onclick="doe(\'<?= value ?>\')">x</p>', "');x('", '<p onclick="doe(\'\\x27);x(\\x27\')">x</p>'],
  ])('%s', (template, value, expected) => {
    expect(page(template, value)).toBe(expected);
  });

  test('whatever is printed, the page keeps its tags, and a script its one string', () => {
    const nasty = fc.string({
      unit: fc.constantFrom('<', '>', '"', "'", '`', '&', '/', '\\', 's', '\n', '=', '-', '!', '\u2028'),
    });
    fc.assert(
      fc.property(nasty, (value) => {
        const html = page(
          '<p title="<?= value ?>"><?= value ?></p><script>out = <?= value ?>;</script>',
          value,
        );
        expect(html.match(/<[a-z/!]/g)).toEqual(['<p', '</', '<s', '</']);
        const script = /<script>out = ([\s\S]*);<\/script>$/.exec(html)![1]!;
        expect(new Function(`return ${script};`)()).toBe(value);
      }),
      { numRuns: 60 },
    );
  });
});

describe('pages', () => {
  test('what is set can be read, and appended', () => {
    const { value } = stage('', { html: { deel: '<b>deel</b>' } });
    expect(
      value(`
        const page = HtmlService.createHtmlOutputFromFile('deel.html').setTitle('T').setWidth(300).setHeight(200)
          .append('<i>').appendUntrusted('<u>').addMetaTag('viewport', 'x')
          .setSandboxMode(HtmlService.SandboxMode.IFRAME).setXFrameOptionsMode(HtmlService.XFrameOptionsMode.ALLOWALL);
        return [page.getContent(), page.getTitle(), page.getWidth(), page.getHeight(), page.getMetaTags()[0].getName(), page.getBlob().getContentType()];`),
    ).toEqual(['<b>deel</b><i>&lt;u&gt;', 'T', 300, 200, 'viewport', 'text/html']);
  });

  test('a page that is not there', () => {
    expect(stage().fault(`HtmlService.createHtmlOutputFromFile('nergens');`)).toBe(
      'No HTML file named nergens was found.',
    );
  });
});
