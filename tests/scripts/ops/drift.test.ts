/** Drift between what the register declares and what stands at Google, as the doctor finds it through Google's own client. */
import { DOCTOR } from '../../../scripts/doctor.ts';
import type { Finding } from '../../../scripts/ops/finding.ts';
import { formDrift } from '../../../scripts/ops/form-drift.ts';
import type { PlannedItem } from '../../../src/register/domain/intake/plan.ts';
import type { FormItem } from '../../../src/workspace/services/forms/model/items.ts';
import { FormModel } from '../../../src/workspace/services/forms/model/model.ts';
import type { FormFile, World } from '../../../src/workspace/world.ts';
import { a1, type InstalledOps, OWNER, openInstalled, type Said } from './support.ts';

jest.setTimeout(240_000);

let ops: InstalledOps;
beforeAll(async () => {
  ops = await openInstalled();
  ops.driver.menu(OWNER, ops.file.id, ['Terreinregister', 'Intake', 'Formulieren maken of bijwerken']);
});
afterAll(() => ops?.close());
afterEach(() => ops.world.faults.splice(0));

type Told = Finding & { readonly label: string };

/** What the doctor tells of some of its checks. */
async function told(...labels: string[]): Promise<Told[]> {
  const said = await ops.run(DOCTOR, '--json');
  return (said.json().findings as Told[]).filter(({ label }) => labels.includes(label));
}

const trouble = (found: readonly Told[]): string[] =>
  found
    .filter(({ standing }) => standing === 'fout' || standing === 'let op')
    .map(({ standing, place, text }) => `${standing} | ${place} | ${text}`);

const repairs = (found: readonly Told[]): string[] => [...new Set(found.map(({ repair }) => repair))];

const forms = (world: World): FormFile[] =>
  [...world.files.values()].filter((each): each is FormFile => each.kind === 'form');

/** As when the script belongs to the Cloud project of the client, so that both see the same files. */
function couple(): void {
  for (const { drive } of forms(ops.world)) drive.apps.push(ops.stage.client.id);
}

const isRequired = (item: FormItem): boolean => 'required' in item && item.required;

describe('forms', () => {
  test('that this sign-in cannot see are told as not known, with the way to see them', async () => {
    const found = await told('Formulieren');
    expect(found.map(({ standing }) => standing)).toEqual(['onbekend', 'onbekend']);
    expect(found[0]!.text).toMatch('Cloud-project van de OAuth-client');
  });

  test('as the register made them have no drift, and are called by their titles', async () => {
    couple();
    const found = await told('Formulieren');
    expect(trouble(found)).toEqual([]);
    const whole = found.filter(({ standing }) => standing === 'goed');
    expect(whole.map(({ place }) => place)).toEqual(
      forms(ops.world).map(({ model }) => model.settings.title),
    );
    for (const { text } of whole) expect(text).toMatch(/^Alle \d+ vragen zijn er/);
    // What Google does not tell is said to be unknown, and never to be fine.
    expect(found.at(-1)).toMatchObject({
      standing: 'onbekend',
      text: expect.stringMatching('vertelt Google niet'),
    });
  });

  test('that people changed are told question by question, each with its repair', async () => {
    const [form] = forms(ops.world) as [FormFile];
    const { model } = form;
    const { title } = model.settings;
    const before = JSON.stringify(model.toJSON());
    const texts = model.items.filter(({ type }) => type === 'TEXT');
    const [renamed, removed] = [texts[0]!, texts[1]!];
    const list = model.items.find((each) => each.type === 'LIST' || each.type === 'MULTIPLE_CHOICE')!;
    const lost = 'choices' in list ? list.choices.at(-1)!.value : '';
    model.change(renamed, { title: 'Hoe heet u?', required: !isRequired(renamed) } as Partial<FormItem>);
    model.remove(removed.id);
    if ('choices' in list) model.change(list, { choices: list.choices.slice(0, -1) });
    const own = model.add('TEXT');
    model.change(own, { title: 'Wat eet u?' });
    model.set({ title: 'Ander opschrift', acceptingResponses: false });
    const found = await told('Formulieren');
    const { title: was } = renamed as { title: string };
    expect(trouble(found)).toEqual(
      expect.arrayContaining([
        `let op | ${title} | De titel is "Ander opschrift".`,
        `let op | ${title} | Vraag "${was}" heet nu "Hoe heet u?".`,
        expect.stringContaining(
          `Vraag "${was}" is ${isRequired(renamed) ? 'niet verplicht' : 'verplicht en hoort dat niet te zijn'}.`,
        ),
        `fout | ${title} | Vraag "${removed.title}" is er niet.`,
        `let op | ${title} | Vraag "${list.title}" mist de keuze "${lost}".`,
        `let op | ${title} | Vraag "Wat eet u?" komt niet van het register.`,
        expect.stringMatching('Het staat dicht, maar hoort volgens Perioden open te zijn'),
      ]),
    );
    expect(trouble(found)).toHaveLength(7);
    expect(repairs(found).every((repair) => repair === '' || /^(Kies|Laat|Kijk) /.test(repair))).toBe(true);
    restoreForm(form, before);
    expect(trouble(await told('Formulieren'))).toEqual([]);
  });

  test('of which there are two are told, and one that may not be read is not known', async () => {
    const [form] = forms(ops.world) as [FormFile];
    const copy = { ...form, id: `${form.id}x`, name: 'Kopie' } as FormFile;
    ops.world.files.set(copy.id, copy);
    expect(trouble(await told('Formulieren'))).toEqual([
      expect.stringMatching('Er zijn 2 formulieren met deze vragen'),
    ]);
    ops.world.files.delete(copy.id);
    ops.fault({ kind: 'rest', outcome: 403, method: 'forms.forms.get' });
    const found = await told('Formulieren');
    ops.world.faults.splice(0);
    expect(trouble(found)).toEqual([]);
    expect(found).toContainEqual(expect.objectContaining({ standing: 'onbekend', place: form.name }));
  });
});

function restoreForm(form: FormFile, text: string): void {
  const model = FormModel.fromJSON(JSON.parse(text));
  model.attach(() => ops.world.ids.random());
  Object.assign(form, { model });
}

describe('the sheet', () => {
  test('names that are gone or fall short, with their tab', async () => {
    expect(trouble(await told('Namen van bereiken'))).toEqual([]);
    const { model } = ops.file;
    const all = model.namedRanges;
    const [first] = all.filter(({ name }) => name === 'terrain_display_name');
    const sheet = model.sheets.find(({ name }) => name === 'Lessen')!;
    model.namedRanges = all
      .filter((each) => each !== first)
      .map((each) =>
        each.area.sheetId === sheet.id && each.name.endsWith('_title')
          ? { ...each, area: { ...each.area, bottom: each.area.bottom - 5 } }
          : each,
      );
    const found = await told('Namen van bereiken');
    model.namedRanges = all;
    expect(trouble(found)).toEqual([
      'fout | Terreinen | terrain_display_name ontbreekt.',
      'fout | Lessen | lesson_title houdt op voor het einde van het tabblad.',
    ]);
    expect(repairs(found)).toEqual([expect.stringMatching('Installeren of herstellen')]);
  });

  test('protections that are gone or only warn, by what they protect for whom', async () => {
    expect(trouble(await told('Beveiligingen'))).toEqual([]);
    const { model } = ops.file;
    const terrains = model.sheets.find(({ name }) => name === 'Terreinen')!;
    const all = terrains.protections;
    terrains.protections = all.slice(1).map((each, at) => (at === 0 ? { ...each, warningOnly: true } : each));
    const found = await told('Beveiligingen');
    terrains.protections = all;
    expect(trouble(found)).toEqual([
      expect.stringMatching(/^fout \| Terreinen \| "Terreinen, .*" ontbreekt\.$/),
      expect.stringMatching(/^fout \| Terreinen \| "Terreinen, .*" waarschuwt alleen/),
    ]);
  });

  test('columns that are gone, whatever people call them', async () => {
    const header = a1(ops.file, 'Terreinen', 1, 'Werknaam');
    ops.driver.edit(OWNER, ops.file.id, 'Terreinen', header, 'Roepnaam');
    expect(trouble(await told('Tabbladen'))).toEqual([]);
    ops.driver.edit(OWNER, ops.file.id, 'Terreinen', header, 'Werknaam');
  });
});

test('the manifest, key by key', async () => {
  expect(trouble(await told('Manifest'))).toEqual([]);
  const [project] = [...ops.world.scripts.values()];
  const { manifest } = project!;
  ops.world.scripts.set(project!.id, {
    ...project!,
    manifest: {
      ...manifest,
      timeZone: 'America/New_York',
      oauthScopes: [...manifest.oauthScopes!.slice(1), 'https://www.googleapis.com/auth/drive'],
      webapp: { ...manifest.webapp!, access: 'MYSELF' },
    } as typeof manifest,
  });
  const found = await told('Manifest');
  ops.world.scripts.set(project!.id, project!);
  expect(trouble(found)).toEqual([
    'fout | appsscript.json | Het recht spreadsheets.currentonly ontbreekt.',
    'fout | appsscript.json | Het recht drive hoort er niet bij.',
    'let op | appsscript.json | De tijdzone is America/New_York in plaats van Europe/Amsterdam.',
    'fout | appsscript.json | De webpagina heeft access MYSELF in plaats van ANYONE_ANONYMOUS.',
  ]);
});

describe('triggers', () => {
  test('are never said to be fine, for Google does not tell', async () => {
    const found = await told('Triggers');
    expect(found.at(-1)).toMatchObject({
      standing: 'onbekend',
      text: expect.stringMatching('vertelt Google alleen aan wie ze maakte'),
      repair: expect.stringMatching('Staat van het register'),
    });
  });

  test('that do not run are seen by what they leave undone', async () => {
    const triggers = [...ops.world.triggers];
    ops.world.triggers.clear();
    ops.driver.edit(OWNER, ops.file.id, 'Terreinen', a1(ops.file, 'Terreinen', 2, 'Werknaam'), 'Ongezien');
    const found = await told('Triggers');
    for (const [id, trigger] of triggers) ops.world.triggers.set(id, trigger);
    const night = triggers.find(([, { handler }]) => handler === 'onNight')!;
    ops.driver.fireNow(night[0]);
    expect(trouble(found)).toEqual([expect.stringMatching(/^let op \| {2}\| 1 rijen zijn gewijzigd zonder/)]);
    const after = await told('Triggers');
    expect(trouble(after)).toEqual([]);
    expect(trouble(await told('Namen van bereiken'))).toEqual([]);
    expect(after.at(-1)!.text).toMatch(/vertelt Google alleen|Het laatste/);
  });
});

test('a person reads the place, the reason and the repair', async () => {
  const [form] = forms(ops.world) as [FormFile];
  const before = JSON.stringify(form.model.toJSON());
  const { title } = form.model.settings;
  form.model.remove(form.model.items.find(({ type }) => type === 'TEXT')!.id);
  const said: Said = await ops.run(DOCTOR);
  restoreForm(form, before);
  expect(said.code).toBe(1);
  expect(said.out).toMatch(
    new RegExp(`FOUT +Formulieren, ${title}: Vraag ".*" is er niet\\.\\n +→ Kies in de spreadsheet`),
  );
  expect(said.out).not.toMatch(/→ \n|undefined|\[object/);
});

describe('two lists of questions', () => {
  const planned = (title: string, more: Partial<PlannedItem> = {}): PlannedItem => ({
    key: title,
    type: 'text',
    title,
    help: '',
    required: false,
    choices: [],
    other: false,
    check: null,
    goTo: null,
    ...more,
  });
  const asked = (title: string, more: object = {}) => ({
    itemId: title,
    title,
    questionItem: { question: { textQuestion: {}, ...more } },
  });
  const sorts = (plan: readonly PlannedItem[], items: object[]) =>
    formDrift(plan, { items }).map(({ title, sort }) => `${title} ${sort}`);

  test('one that stands elsewhere is moved and not lost', () => {
    expect(sorts([planned('a'), planned('b'), planned('c')], [asked('c'), asked('a'), asked('b')])).toEqual([
      'c moved',
    ]);
  });

  test('one of another sort is lost, and what stands there is somebody’s own', () => {
    const list = asked('b', {
      textQuestion: undefined,
      choiceQuestion: { type: 'RADIO', options: [{ value: 'x' }] },
    });
    expect(sorts([planned('a'), planned('b')], [asked('a'), list])).toEqual(['b missing', 'b extra']);
  });

  test('ways are compared by the page that they lead to', () => {
    const page = (title: string) => ({ itemId: title, title, pageBreakItem: {} });
    const choice = (goToSectionId?: string) =>
      asked('q', {
        textQuestion: undefined,
        choiceQuestion: {
          type: 'RADIO',
          options: [{ value: 'ja', ...(goToSectionId && { goToSectionId }) }],
        },
      });
    const plan = [
      planned('q', { type: 'choice', choices: [{ text: 'ja', goTo: '§p' }] }),
      planned('p', { key: '§p', type: 'page' }),
      planned('r', { key: '§r', type: 'page' }),
    ];
    expect(sorts(plan, [choice('p'), page('p'), page('r')])).toEqual([]);
    expect(sorts(plan, [choice('r'), page('p'), page('r')])).toEqual(['q ways']);
    expect(sorts(plan, [choice(), page('p'), page('r')])).toEqual(['q ways']);
  });

  test('questions behind the page of old ones are not looked at', () => {
    const old = [{ itemId: 'o', title: 'Oude vragen', pageBreakItem: {} }, asked('vroeger')];
    expect(sorts([planned('a')], [asked('a'), ...old])).toEqual([]);
  });
});
