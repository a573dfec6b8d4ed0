/** A person decides field by field: all in one batch, checked first, and never over what somebody else did. */
import { handleIntake } from '../../../../src/register/app/intake/handle.ts';
import {
  choosePlace,
  searchPlaces,
  takeUpIntake,
  waitingIntakes,
} from '../../../../src/register/app/intake/queue.ts';
import { contents, register, value } from '../import-register.ts';
import type { Memory } from '../memory-ports.ts';
import { freshDesk, handle, intakes, mails, open, rows, send, write } from './desk.ts';

const CORRECTION = {
  terrein: 'Hessenpoort · OV-0001',
  onderwerp: 'Gegevens van een terrein verbeteren',
  'correctie.gross_area': '55,25',
  'correctie.town_name': 'Zwolle',
};

function corrected(): Memory {
  const held = freshDesk();
  send(held, { values: CORRECTION });
  return held;
}

describe('accepting and refusing', () => {
  test('some are accepted, one is refused: one batch, the source in the journal, the outcome to the sender', () => {
    const held = corrected();
    const done = handle(held, open(held, 'IN-0001'), { 'terrein.gross_area': 'IBIS zegt 50,5' });
    expect(done).toEqual({
      ok: true,
      value: { kind: 'done', says: 'Van de 2 voorstellen is 1 overgenomen.' },
    });
    expect(rows(held, 'terrain')[0]).toMatchObject({ gross_area: 50.5, town_name: 'Zwolle' });
    expect(intakes(held)[0]).toMatchObject({
      status: 'geaccepteerd',
      handled_at: held.now,
      outcome: 'Van de 2 voorstellen is 1 overgenomen.',
    });
    const lines = rows(held, 'journal').filter(({ reason }) => reason === 'Inzending IN-0001 behandeld');
    expect(new Set(lines.map(({ batch }) => batch)).size).toBe(1);
    expect(new Set(lines.map(({ via }) => via))).toEqual(new Set(['formulier']));
    const mail = mails(held)[1]!;
    expect(mail).toMatchObject({
      kind: 'besluit',
      contact_id: 'CT-0001',
      subject: 'Uw melding is behandeld: Hessenpoort',
    });
    expect(mail.body_text).toContain('Kern: Zwolle'.replace('Kern', 'Plaats'));
    expect(mail.body_text).toContain('IBIS zegt 50,5. Wij houden: 50,5.');
    const shown = open(held, 'IN-0001');
    expect(shown.open).toBe(false);
    expect(shown.rows[0]!.fields.map(({ decision }) => decision?.accepted)).toEqual([true, false]);
  });

  test('all are refused with one explanation; a refusal without a word is not possible', () => {
    const held = corrected();
    const shown = open(held, 'IN-0001');
    const ids = Object.fromEntries(shown.rows[0]!.fields.map(({ id }) => [id, '']));
    const before = contents(held);
    expect(handle(held, shown, ids)).toMatchObject({
      ok: false,
      reason: 'Bij een afwijzing ontbreekt de reden.',
    });
    expect(contents(held)).toBe(before);
    expect(value(handle(held, shown, ids, { explanation: 'Dit klopt niet.' }))).toMatchObject({
      kind: 'done',
    });
    expect(intakes(held)[0]).toMatchObject({ status: 'afgewezen' });
    expect(mails(held)[1]!.body_text).toContain('Dit klopt niet.');
  });

  test('a field that nobody decided on stops all', () => {
    const held = corrected();
    const { key, print } = open(held, 'IN-0001');
    const none = handleIntake(held.ports(), register(held), {
      key,
      print,
      decisions: [],
      along: {},
      explanation: 'x',
      overrule: '',
    });
    expect(none).toMatchObject({ ok: false, reason: 'Nog niet over elk voorstel is beslist.' });
  });

  test('a question is answered in words', () => {
    const held = freshDesk();
    send(held, { values: { onderwerp: 'Een vraag stellen', 'vraag.tekst': 'Wanneer is de sessie?' } });
    const shown = open(held, 'IN-0001');
    expect(shown).toMatchObject({
      subject: 'Vraag',
      message: 'Wat wilt u vragen of zeggen?\nWanneer is de sessie?',
      rows: [],
    });
    expect(handle(held, shown)).toMatchObject({ ok: false });
    expect(handle(held, shown, {}, { explanation: 'Op 3 december.' })).toMatchObject({ ok: true });
    expect(mails(held)[1]!.body_text).toContain('Op 3 december.');
  });
});

describe('two people at once', () => {
  test('who comes second hears that it was handled, and nothing happens twice', () => {
    const held = corrected();
    const [one, two] = [open(held, 'IN-0001'), open(held, 'IN-0001')];
    expect(handle(held, one).ok).toBe(true);
    const before = contents(held);
    expect(handle(held, two)).toMatchObject({
      ok: false,
      reason: expect.stringContaining('al afgehandeld: Geaccepteerd op 23-11-2026'),
    });
    expect(contents(held)).toBe(before);
  });

  test('a register that changed since it was shown is a conflict with the three values, and nothing is overwritten', () => {
    const held = corrected();
    const shown = open(held, 'IN-0001');
    write(held, [{ type: 'update', table: 'terrain', key: 'OV-0001', values: { gross_area: 52 } }]);
    const before = contents(held);
    const answer = value(handle(held, shown));
    expect(answer).toMatchObject({ kind: 'conflict', fields: ['terrein.gross_area'] });
    expect(answer.kind === 'conflict' && answer.objections[0]!.message).toBe(
      'Bruto is intussen gewijzigd: het was 50,5, nu is het 52. Het voorstel is 55,25.',
    );
    expect(contents(held)).toBe(before);
    const again = open(held, 'IN-0001');
    expect(again.rows[0]!.fields.find(({ id }) => id === 'terrein.gross_area')).toMatchObject({
      old: '50,5',
      now: '52',
      new: '55,25',
      standing: 'botst',
    });
    expect(value(handle(held, again))).toMatchObject({ kind: 'done' });
    expect(rows(held, 'terrain')[0]!.gross_area).toBe(55.25);
  });

  test('what somebody put in the register by hand already needs no decision', () => {
    const held = corrected();
    write(held, [{ type: 'update', table: 'terrain', key: 'OV-0001', values: { gross_area: 55.25 } }]);
    const shown = open(held, 'IN-0001');
    expect(shown.rows[0]!.fields.map(({ standing }) => standing).sort()).toEqual(['anders', 'gelijk']);
    expect(value(handle(held, shown))).toMatchObject({ kind: 'done', says: 'Het voorstel is overgenomen.' });
  });

  test('a sender who changes the answers while somebody looks at them is noticed', () => {
    const held = corrected();
    const shown = open(held, 'IN-0001');
    send(held, { at: '2026-11-23T09:30:00', values: { ...CORRECTION, 'correctie.gross_area': '99' } });
    expect(handle(held, shown)).toMatchObject({
      ok: false,
      reason: expect.stringContaining('intussen gewijzigd'),
    });
    expect(rows(held, 'terrain')[0]!.gross_area).toBe(50.5);
  });

  test('taking an intake up shows colleagues who handles it', () => {
    const held = corrected();
    write(held, [
      {
        type: 'add',
        table: 'contact',
        key: '+c',
        values: {
          designation: 'medewerker provincie',
          role: 'medewerker',
          user_code: held.actor,
          source: 'x',
          delete_after: '2030-01-01',
        },
      },
    ]);
    const shown = open(held, 'IN-0001');
    expect(value(takeUpIntake(held.ports(), register(held), shown.key, shown.print))).toMatchObject({
      status: 'in_behandeling',
      handler: 'CT-0002 · medewerker provincie',
    });
    expect(value(waitingIntakes(held.ports(), register(held)))[0]).toMatchObject({
      statusLabel: 'In behandeling',
    });
    expect(handle(held, shown)).toMatchObject({ ok: false });
    expect(handle(held, open(held, 'IN-0001')).ok).toBe(true);
  });
});

describe('the rules', () => {
  test('an error blocks with its sentence, and the rest of the register stays as it was', () => {
    const held = freshDesk();
    send(held, { values: { ...CORRECTION, 'correctie.net_area': '400' } });
    const before = contents(held);
    const answer = value(handle(held, open(held, 'IN-0001')));
    expect(answer).toMatchObject({
      kind: 'blocked',
      objections: [
        {
          message: expect.stringContaining('Netto (400) is groter dan Bruto (55,25)'),
          tip: expect.any(String),
        },
      ],
    });
    expect(contents(held)).toBe(before);
    expect(value(handle(held, open(held, 'IN-0001'), { 'terrein.net_area': 'Kan niet' }))).toMatchObject({
      kind: 'done',
    });
  });

  test('an error that was there before does not block', () => {
    const held = corrected();
    write(held, [{ type: 'update', table: 'terrain', key: 'OV-0001', values: { net_area: 900 } }]);
    expect(value(handle(held, open(held, 'IN-0001'), { 'terrein.gross_area': 'nee' }))).toMatchObject({
      kind: 'done',
    });
  });

  test('a warning asks for a reason, which is kept', () => {
    const held = freshDesk();
    send(held, { values: { onderwerp: 'Een nieuw terrein aanmelden', 'nieuw.display_name': 'Hessenpoort' } });
    const shown = open(held, 'IN-0001');
    expect(shown.notes.join()).toContain('Lijkt op een terrein dat er al is: Hessenpoort');
    expect(value(handle(held, shown))).toMatchObject({ kind: 'warned' });
    expect(rows(held, 'terrain')).toHaveLength(5);
    expect(value(handle(held, shown, {}, { overrule: 'Het zijn er twee' }))).toMatchObject({ kind: 'done' });
    expect(rows(held, 'terrain')).toHaveLength(6);
    expect(intakes(held)[0]!.outcome).toContain('Het zijn er twee');
  });
});

describe('what is accepted', () => {
  test('a new terrain comes with a cluster of its own', () => {
    const held = freshDesk();
    send(held, {
      values: {
        onderwerp: 'Een nieuw terrein aanmelden',
        'nieuw.display_name': 'Kattenheuvel',
        'nieuw.gross_area': '7,5',
      },
    });
    expect(value(handle(held, open(held, 'IN-0001')))).toMatchObject({ kind: 'done' });
    expect(rows(held, 'terrain')[5]).toMatchObject({
      terrain_id: 'OV-0006',
      display_name: 'Kattenheuvel',
      gross_area: 7.5,
      municipality_code: 'GM0193',
      cluster_id: 'CL-0006',
      source_status: 'actief',
    });
    expect(rows(held, 'cluster')[5]).toMatchObject({
      name: 'Kattenheuvel',
      municipality_codes: ['GM0193'],
      confirmed: false,
    });
  });

  test('a new terrain that turns out to be a known one becomes a correction of it, and back', () => {
    const held = freshDesk();
    send(held, {
      values: {
        onderwerp: 'Een nieuw terrein aanmelden',
        'nieuw.display_name': 'Hessenpoort Zuid',
        'nieuw.gross_area': '60',
      },
    });
    const shown = open(held, 'IN-0001');
    expect(shown.alternatives.map(({ key }) => key)).toContain('OV-0001');
    const known = value(choosePlace(held.ports(), register(held), shown.key, shown.print, 'OV-0001'));
    expect(known.rows[0]).toMatchObject({ title: 'Terrein OV-0001' });
    expect(known.rows[0]!.fields.find(({ id }) => id === 'nieuw.gross_area')).toMatchObject({
      now: '50,5',
      new: '60',
    });
    const back = value(choosePlace(held.ports(), register(held), known.key, known.print, null));
    expect(back.rows[0]).toMatchObject({ title: 'Terrein (nieuw)' });
    const again = value(choosePlace(held.ports(), register(held), back.key, back.print, 'OV-0001'));
    expect(value(handle(held, again))).toMatchObject({ kind: 'done' });
    expect(rows(held, 'terrain')).toHaveLength(5);
    expect(rows(held, 'terrain')[0]).toMatchObject({ display_name: 'Hessenpoort Zuid', gross_area: 60 });
  });

  test('a terrain that was not certain is searched and chosen; the choice survives a change by the sender', () => {
    const held = freshDesk();
    const values = { ...CORRECTION, terrein: '', 'terrein.naam': 'Zegge' };
    send(held, { values });
    const shown = open(held, 'IN-0001');
    expect(shown.target.key).toBeNull();
    expect(handle(held, shown)).toMatchObject({ ok: false, tip: 'Kies eerst het terrein of het cluster.' });
    const found = value(searchPlaces(held.ports(), register(held), 'IN-0001', 'marslanden'));
    expect(found[0]).toMatchObject({
      key: 'OV-0002',
      text: 'OV-0002 · De Marslanden',
      municipality: 'Zwolle',
    });
    value(choosePlace(held.ports(), register(held), shown.key, shown.print, 'OV-0004'));
    send(held, { at: '2026-11-23T11:00:00', values: { ...values, 'correctie.gross_area': '11' } });
    expect(open(held, 'IN-0001').target.key).toBe('OV-0004');
    expect(value(handle(held, open(held, 'IN-0001')))).toMatchObject({ kind: 'done' });
    expect(rows(held, 'terrain')[3]).toMatchObject({ gross_area: 11 });
  });

  test('a terrain that somebody chose in the tab itself counts, and who looked at the other one is stopped', () => {
    const held = corrected();
    const shown = open(held, 'IN-0001');
    write(held, [{ type: 'update', table: 'intake', key: 'IN-0001', values: { terrain_id: 'OV-0002' } }]);
    expect(handle(held, shown)).toMatchObject({
      ok: false,
      reason: expect.stringContaining('intussen gewijzigd'),
    });
    const again = open(held, 'IN-0001');
    expect(again.rows[0]).toMatchObject({ title: 'Terrein OV-0002' });
    expect(again.rows[0]!.fields[1]).toMatchObject({ id: 'terrein.gross_area', now: '100', new: '55,25' });
    expect(value(handle(held, again))).toMatchObject({ kind: expect.stringMatching(/done|blocked/) });
    expect(rows(held, 'terrain')[0]!.gross_area).toBe(50.5);
  });

  test('a candidate gets a track with its first step; an open track only gets what it does not have', () => {
    const held = freshDesk();
    const values = {
      terrein: 'Hessenpoort · OV-0001',
      onderwerp: 'Een terrein aanmelden voor een sprintsessie',
      'kandidaat.reden': 'Actieve vereniging',
      'kandidaat.themes': ['Energie', 'Water'],
    };
    send(held, { values });
    expect(value(handle(held, open(held, 'IN-0001')))).toMatchObject({ kind: 'done' });
    expect(rows(held, 'track')).toMatchObject([
      {
        cluster_id: 'CL-0001',
        state_w1: 'kandidaat',
        themes: ['energie', 'water'],
        wagon: '0',
        state_since: '2026-11-23',
      },
    ]);
    expect(rows(held, 'stage_event')).toMatchObject([
      { track_id: 'TR-0001', to_state: 'kandidaat', wagon: '1', actor: held.actor },
    ]);
    send(held, { id: 'r2', values: { ...values, 'kandidaat.themes': ['Natuur'] } });
    expect(open(held, 'IN-0002').rows[0]!.fields.map(({ id, standing }) => [id, standing])).toEqual([
      ['traject.themes', 'anders'],
      ['traject.state_w1', 'gelijk'],
    ]);
    expect(value(handle(held, open(held, 'IN-0002')))).toMatchObject({ kind: 'done' });
    expect(rows(held, 'track')).toMatchObject([{ themes: ['natuur'] }]);
    expect(rows(held, 'stage_event')).toHaveLength(1);
  });

  test('an opgave adds an assessment, activities and measures, and updates the measure that it names', () => {
    const held = freshDesk();
    write(held, [
      {
        type: 'add',
        table: 'measure',
        key: '+m',
        values: { title: 'Zonnepanelen', cluster_id: 'CL-0001', theme: 'zon_op_dak', status: 'gepland' },
      },
      {
        type: 'add',
        table: 'measure',
        key: '+n',
        values: { title: 'Elders', cluster_id: 'CL-0002', theme: 'water', status: 'gepland' },
      },
    ]);
    send(held, {
      form: 'opgave',
      values: {
        cluster: 'Hessenpoort · CL-0001',
        'organisatie.fact_contact': 'Ja',
        'organisatie.fact_group': 'Ja',
        'activiteit1.activity_date': '2026-10-01',
        'activiteit1.type': 'Gesprek',
        'activiteit1.subject': 'Kennismaking',
        'maatregel1.title': 'MR-0001 · Zonnepanelen',
        'maatregel1.theme': 'Zon op dak',
        'maatregel1.status': 'In uitvoering',
        'maatregel1.generation_kwp': '120,5 kWp',
        'maatregel2.title': 'MR-0002 · Elders',
        'maatregel2.theme': 'Water',
        'maatregel2.status': 'Gepland',
      },
    });
    const shown = open(held, 'IN-0001');
    expect(shown.rows.map(({ title }) => title)).toEqual([
      'Beoordeling (nieuw)',
      'Activiteit 1 (nieuw)',
      'Maatregel 1 MR-0001',
      'Maatregel 2 (nieuw)',
    ]);
    expect(value(handle(held, shown))).toEqual({ kind: 'done', says: expect.any(String) });
    expect(rows(held, 'org_assessment')).toMatchObject([
      {
        cluster_id: 'CL-0001',
        assessed_on: '2026-11-23',
        method: 'opgave_gemeente',
        fact_group: 'ja',
        level: 1,
        assessor_id: 'CT-0001',
      },
    ]);
    expect(rows(held, 'activity')).toMatchObject([
      { cluster_id: 'CL-0001', subject: 'Kennismaking', executor_id: 'CT-0001', spuk_leg: 'geen' },
    ]);
    expect(rows(held, 'measure')).toMatchObject([
      {
        measure_id: 'MR-0001',
        status: 'in_uitvoering',
        generation_kwp: 120.5,
        generation_kwp_source: 'opgave',
      },
      { measure_id: 'MR-0002', title: 'Elders', cluster_id: 'CL-0002' },
      { measure_id: 'MR-0003', title: 'Elders', cluster_id: 'CL-0001' },
    ]);
  });
});
