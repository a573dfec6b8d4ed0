/** What municipalities send becomes a proposal and a receipt, once for each version, whatever they send. */
import { contents } from '../import-register.ts';
import type { Memory } from '../memory-ports.ts';
import { contacts, freshDesk, handle, intakes, mails, open, rows, SENDER, send, write } from './desk.ts';

const CORRECTION = {
  terrein: 'Hessenpoort · OV-0001',
  onderwerp: 'Gegevens van een terrein verbeteren',
  'correctie.gross_area': 'ca. 55,25 ha',
  'correctie.net_area': '40',
  'correctie.company_count': '123',
};

test('a correction becomes an intake, a contact, a proposal per field and a receipt', () => {
  const held = freshDesk();
  expect(send(held, { values: CORRECTION })).toBe(1);
  expect(intakes(held)).toMatchObject([
    {
      intake_id: 'IN-0001',
      form: 'aanmelding',
      subject: 'correctie',
      municipality_code: 'GM0193',
      terrain_id: 'OV-0001',
      cluster_id: 'CL-0001',
      submitter_id: 'CT-0001',
      match_score: 1,
      status: 'ontvangen',
    },
  ]);
  expect(contacts(held)).toMatchObject([
    {
      name: 'Anna de Vries',
      email: SENDER,
      designation: 'indiener gemeente Zwolle',
      delete_after: '2027-11-23',
    },
  ]);
  const shown = open(held, 'IN-0001');
  expect(shown.rows[0]!.fields.map(({ id, now, new: next, standing }) => [id, now, next, standing])).toEqual([
    ['terrein.gross_area', '50,5', '55,25', 'anders'],
    ['terrein.net_area', '40', '40', 'gelijk'],
    ['terrein.company_count', 'leeg', '123', 'anders'],
    ['terrein.company_count_source', 'leeg', 'Opgave van de gemeente', 'anders'],
    ['terrein.company_count_date', 'leeg', '23-11-2026', 'anders'],
  ]);
  const [mail] = mails(held);
  expect(mail).toMatchObject({
    contact_id: 'CT-0001',
    status: 'wacht',
    subject: 'Uw melding is ontvangen: Hessenpoort',
  });
  expect(mail!.body_text).toContain('Bruto oppervlakte in hectare: 55,25');
  expect(mail!.body_text).toContain('1 antwoord wisten wij al. Fijn dat u dat bevestigt.');
});

describe('once', () => {
  test('the same response again changes nothing', () => {
    const held = freshDesk();
    send(held, { values: CORRECTION });
    const before = contents(held);
    expect(send(held, { values: CORRECTION }, { values: CORRECTION })).toBe(0);
    expect(contents(held)).toBe(before);
  });

  test('a later version updates the same intake, with a receipt of its own; an older one is no news', () => {
    const held = freshDesk();
    send(held, { values: CORRECTION });
    const changed = { ...CORRECTION, 'correctie.company_count': '130' };
    expect(send(held, { at: '2026-11-23T10:00:00', values: changed })).toBe(1);
    expect(intakes(held)).toHaveLength(1);
    expect(open(held, 'IN-0001').rows[0]!.fields.find(({ id }) => id === 'terrein.company_count')!.new).toBe(
      '130',
    );
    expect(mails(held).map(({ body_text }) => body_text!.includes('U veranderde uw melding'))).toEqual([
      false,
      true,
    ]);
    expect(send(held, { at: '2026-11-23T09:30:00', values: CORRECTION })).toBe(0);
    expect(contacts(held)).toHaveLength(1);
  });

  test('what was handled comes back as a new proposal, with a note, and back again is again a version', () => {
    const held = freshDesk();
    send(held, { values: CORRECTION });
    handle(held, open(held, 'IN-0001'));
    held.now = '2026-11-24T12:00:00';
    send(held, { at: '2026-11-24T10:00:00', values: { ...CORRECTION, 'correctie.gross_area': '60' } });
    const shown = open(held, 'IN-0001');
    expect(shown).toMatchObject({
      status: 'ontvangen',
      open: true,
      outcome: null,
      attention: 'Door de indiener gewijzigd',
    });
    expect(shown.notes[0]).toContain('nadat zij was behandeld (geaccepteerd op 23-11-2026)');
    expect(
      shown.rows[0]!.fields.filter(({ standing }) => standing === 'anders').map(({ id, now, new: next }) => [
        id,
        now,
        next,
      ]),
    ).toContainEqual(['terrein.gross_area', '55,25', '60']);
    handle(held, shown);
    expect(rows(held, 'terrain')[0]).toMatchObject({ gross_area: 60 });
    expect(send(held, { at: '2026-11-25T10:00:00', values: CORRECTION })).toBe(1);
    expect(mails(held).map(({ kind }) => kind)).toEqual([
      'ontvangst',
      'besluit',
      'ontvangst',
      'besluit',
      'ontvangst',
    ]);
  });
});

describe('who and where', () => {
  test('a known address is the contact that it belongs to, however it is written', () => {
    const held = freshDesk();
    write(held, [
      {
        type: 'add',
        table: 'contact',
        key: '+x',
        values: {
          designation: 'ambtenaar Zwolle',
          role: 'gemeente',
          email: SENDER,
          source: 'x',
          delete_after: '2030-01-01',
        },
      },
    ]);
    send(held, { values: CORRECTION, email: SENDER.toUpperCase() });
    expect(contacts(held)).toHaveLength(1);
    expect(intakes(held)[0]!.submitter_id).toBe('CT-0001');
  });

  test('an unknown municipality is told to the sender, and nothing is lost', () => {
    const held = freshDesk();
    send(held, {
      values: { ...CORRECTION, terrein: '', 'terrein.naam': 'Hessenpoort', gemeente: 'Groningen' },
    });
    expect(intakes(held)[0]).toMatchObject({
      municipality_code: null,
      status: 'ontvangen',
      terrain_name: 'Hessenpoort',
    });
    expect(mails(held)[0]!.body_text).toContain('Wij kennen de gemeente "Groningen" niet');
  });

  test.each([
    ['Hesenpoort', 'OV-0001', []],
    ['bedrijventerrein Hessenpoort (Zwolle)', 'OV-0001', []],
    ['de marslande', 'OV-0002', []],
    ['t Logter', null, ['OV-0005']],
    ['De Zegge', null, ['OV-0003', 'OV-0004']],
    ['Ergens anders', null, []],
  ])('%s is %s', (typed, terrain, near) => {
    const held = freshDesk();
    send(held, { values: { ...CORRECTION, terrein: '', 'terrein.naam': typed } });
    const [row] = intakes(held);
    expect(row!.terrain_id).toBe(terrain);
    expect((row!.alternatives ?? []).map(({ key }) => key).sort()).toEqual(expect.arrayContaining(near));
    if (terrain === null)
      expect(mails(held)[0]!.body_text).toContain('Wij weten nog niet zeker om welk terrein het gaat');
  });
});

describe('the opgave', () => {
  const OPGAVE = {
    cluster: 'Hessenpoort · CL-0001',
    'organisatie.fact_group': 'Ja',
    'activiteiten.melden': 'Nee',
    'maatregelen.melden': 'Nee',
    'contacten.melden': 'Nee',
  };
  const opgave = (id: string, at: string, more: object = {}) => ({
    form: 'opgave' as const,
    id,
    at,
    values: OPGAVE,
    ...more,
  });

  test('it belongs to the open half-year and to its cluster', () => {
    const held = freshDesk();
    send(held, opgave('r1', '2026-11-23T09:00:00'));
    expect(intakes(held)[0]).toMatchObject({
      form: 'opgave',
      subject: 'opgave',
      period_id: '2026-H2',
      cluster_id: 'CL-0001',
      terrain_id: null,
    });
    expect(open(held, 'IN-0001').rows[0]).toMatchObject({ title: 'Beoordeling (nieuw)' });
  });

  test('a second one of the same sender replaces the first, whichever comes in first', () => {
    const held = freshDesk();
    send(
      held,
      opgave('r1', '2026-11-23T09:00:00'),
      opgave('r2', '2026-11-23T10:00:00'),
      opgave('r0', '2026-11-22T10:00:00'),
    );
    expect(intakes(held).map(({ response_id, status }) => [response_id, status])).toEqual([
      ['r1', 'vervallen'],
      ['r2', 'ontvangen'],
      ['r0', 'vervallen'],
    ]);
    expect(mails(held)[1]!.body_text).toContain('Die vervalt. Wij gaan uit van deze.');
  });

  test('one of another sender stands beside it, and both are told', () => {
    const held = freshDesk();
    send(
      held,
      opgave('r1', '2026-11-23T09:00:00'),
      opgave('r2', '2026-11-23T10:00:00', { email: 'ander@zwolle.example' }),
    );
    expect(intakes(held).map(({ status }) => status)).toEqual(['ontvangen', 'ontvangen']);
    expect(open(held, 'IN-0002').notes.join()).toContain('IN-0001');
    expect(mails(held)[1]!.body_text).toContain('Wij leggen ze naast elkaar');
  });

  test('after the half-year is closed it is kept, does not count, and the sender hears so', () => {
    const held = freshDesk();
    write(held, [{ type: 'update', table: 'period', key: '2026-H2', values: { status: 'vastgesteld' } }]);
    send(held, opgave('r1', '2026-11-23T09:00:00'));
    expect(intakes(held)[0]).toMatchObject({ status: 'vervallen', period_id: '2026-H2' });
    expect(mails(held)[0]!.body_text).toContain('De opgave over tweede halfjaar 2026 is gesloten');
  });
});

describe('impossible and hostile', () => {
  test('figures that cannot be are told to the sender and to who handles it', () => {
    const held = freshDesk();
    send(held, {
      values: {
        ...CORRECTION,
        'correctie.net_area': '400',
        'correctie.company_count': 'vijftig',
        'correctie.gross_area': '99999',
      },
    });
    const text = mails(held)[0]!.body_text!;
    expect(text).toContain('Netto oppervlakte in hectare: Terrein OV-0001');
    expect(text).toContain('Aantal bedrijven: "vijftig". Dit is geen getal.');
    expect(text).toContain('Het getal is te groot: hoogstens 5.000');
    expect(open(held, 'IN-0001').notes.join()).toContain('is groter dan');
    expect(open(held, 'IN-0001').unread.map(({ question }) => question)).toEqual([
      'Bruto oppervlakte in hectare',
      'Aantal bedrijven',
    ]);
  });

  test.each([
    ['a formula', '=IMPORTXML("http://kwaad.example";"//a")'],
    ['HTML', '<img src=x onerror=alert(1)>'],
    ['SQL', "'; DROP TABLE terrein; --"],
    ['emoji', '🏭🔋 Ünïcode \u202e omgekeerd'],
    ['30,000 quotes', '"'.repeat(30_000)],
    ['15,000 emoji', '🏭'.repeat(15_000)],
  ])('%s: stays text', (_what, typed) => {
    const held = freshDesk();
    const values = {
      ...CORRECTION,
      'terrein.naam': typed,
      terrein: '',
      'correctie.aliases': typed.slice(0, 900),
      opmerkingen: typed.slice(0, 5000),
    };
    expect(send(held, { values })).toBe(1);
    expect(intakes(held)).toHaveLength(1);
    const longest = Math.max(
      ...held.sheets.flatMap(({ cells }) => cells.flat().map((cell) => String(cell).length)),
    );
    expect(longest).toBeLessThan(50_000);
    expect(mails(held)[0]!.body_html).not.toContain('<img');
    expect(handle(held, { ...open(held, 'IN-0001') }, {}, { explanation: 'Dank.' }).ok).toBe(false);
  });

  test('names, addresses and numbers of people stand in Contacten and in the mail alone', () => {
    const held = freshDesk();
    send(held, {
      form: 'opgave',
      values: {
        'indiener.naam': 'Xantippe Qwertz',
        'indiener.functie': 'Jurkmeester',
        cluster: 'Hessenpoort · CL-0001',
        'contacten.melden': 'Ja',
        'contact1.name': 'Zebedeus Yxkull',
        'contact1.role': 'Parkmanager',
        'contact1.email': 'zeb@park.example',
        'contact1.phone': '038 765 43 21',
      },
    });
    const elsewhere = (held: Memory) =>
      held.sheets
        .filter(({ table }) => !['contact', 'outbox'].includes(table))
        .map(({ cells }) => JSON.stringify(cells))
        .join();
    for (const secret of ['Xantippe', 'Jurkmeester', SENDER, 'Zebedeus', 'zeb@park', '765 43'])
      expect(elsewhere(held)).not.toContain(secret);
    expect(JSON.stringify(contacts(held))).not.toContain('Zebedeus');
    expect(mails(held)[0]!.body_text).toContain('1 contactpersoon');
  });
});
