/** Edits in the sheet through the real bundle: what they cost, what they leave behind, and what they show. */
import { newKey } from '../../../../src/register/domain/change/change.ts';
import { COLLEAGUE, COORDINATOR, type TestRegister } from '../../../support/register.ts';
import { cellOf, expectAgreement, journal, note, ran, started, type } from './support.ts';

const row = (register: TestRegister, table: string, index: number) =>
  register.read(table).rows[index] as Record<string, unknown>;

describe('a changed cell', () => {
  test('costs six calls, and leaves a line in the journal and the code of who did it', () => {
    const register = started();
    register.driver.open(COLLEAGUE, register.fileId);
    const before = journal(register).length;
    const run = ran(type(register, 'terrain', 2, 'gross_area', '12,5', COLLEAGUE));
    expect(run.reads + run.writes).toBe(6);
    const [line, ...more] = journal(register).slice(before);
    expect(more).toEqual([]);
    expect(line).toMatchObject({
      table: 'terrain',
      key: 'OV-0001',
      field: 'gross_area',
      old: '10',
      new: '12.5',
      via: 'blad',
    });
    expect(line!.actor).toMatch(/^g-[0-9a-f]{6}$/);
    expect(row(register, 'terrain', 0)).toMatchObject({
      gross_area: 12.5,
      version: 2,
      changed_by: line!.actor,
    });
    expectAgreement(register);
  });

  test('costs the same when the same person edits it again, and when there are 3,800 rows', () => {
    const register = started();
    register.write({
      via: 'import',
      reason: 'Veel',
      changes: Array.from({ length: 3797 }, (_, index) => ({
        type: 'add' as const,
        table: 'terrain',
        key: newKey(index),
        values: { display_name: `Terrein ${index}`, municipality_code: 'GM0193', cluster_id: 'CL-0001' },
      })),
    });
    for (const text of ['3', '4', '5']) {
      const run = ran(type(register, 'terrain', 3000, 'gross_area', text));
      expect(run.reads + run.writes).toBe(6);
    }
    expect(journal(register).slice(-2)).toMatchObject([
      { field: 'gross_area', old: '3', new: '4' },
      { field: 'gross_area', old: '4', new: '5' },
    ]);
  });

  test('that says the same as before is no change', () => {
    const register = started();
    const before = journal(register).length;
    ran(type(register, 'terrain', 2, 'gross_area', '10,00'));
    ran(type(register, 'terrain', 2, 'display_name', 'Hessenpoort  I'));
    expect(journal(register)).toHaveLength(before);
    expect(row(register, 'terrain', 0)).toMatchObject({ version: 1 });
  });

  test('that cannot be read stays as it was typed, is journalled so, and says what is wrong until it is repaired', () => {
    const register = started();
    ran(type(register, 'terrain', 2, 'gross_area', 'twaalf'));
    expect(register.value('terrain', 2, 'gross_area')).toBe('twaalf');
    expect(journal(register).at(-1)).toMatchObject({ field: 'gross_area', old: '10', new: 'twaalf' });
    expect(register.value('terrain', 2, 'attention')).toBe('Bruto');
    expect(note(register, 'terrain', 2, 'gross_area')).toMatch(/^⚑ Terreinregister\nFout\. .*Bruto/);
    expect(register.read('finding').rows).toMatchObject([
      {
        rule_id: 'onleesbaar',
        table: 'terrain',
        key: 'OV-0001',
        field: 'gross_area',
        typed: 'twaalf',
        status: 'open',
      },
    ]);
    ran(type(register, 'terrain', 2, 'gross_area', '12'));
    expect(register.value('terrain', 2, 'attention')).toBeNull();
    expect(note(register, 'terrain', 2, 'gross_area')).toBe('');
    expect(register.read('finding').rows).toMatchObject([{ rule_id: 'onleesbaar', status: 'opgelost' }]);
    expectAgreement(register);
  });

  test('with a finding keeps the note that a person wrote there', () => {
    const register = started();
    const [tab, column] = [register.tab('terrain'), register.column('terrain', 'net_area')];
    tab.notes.set(1, column - 1, 'Nagevraagd bij de gemeente.');
    ran(type(register, 'terrain', 2, 'net_area', '99'));
    expect(note(register, 'terrain', 2, 'net_area')).toMatch(
      /^Nagevraagd bij de gemeente\.\n\n⚑ Terreinregister\nFout\./,
    );
    ran(type(register, 'terrain', 2, 'net_area', '9'));
    expect(note(register, 'terrain', 2, 'net_area')).toBe('Nagevraagd bij de gemeente.');
  });

  test('that is emptied, and a date, tell the journal what they were', () => {
    const register = started();
    ran(type(register, 'terrain', 2, 'congestion_date', '31-10-2026'));
    expect(journal(register).at(-1)).toMatchObject({
      field: 'congestion_date',
      old: null,
      new: '2026-10-31',
    });
    const act = register.driver.clear(
      COORDINATOR,
      register.fileId,
      register.tab('terrain').id,
      cellOf(register, 'terrain', 2, 'congestion_date'),
    );
    ran(act);
    expect(journal(register).at(-1)).toMatchObject({
      field: 'congestion_date',
      old: '2026-10-31',
      new: null,
    });
    expectAgreement(register);
  });

  test('a word of the file’s own code list is understood', () => {
    const register = started();
    register.write({
      via: 'menu',
      reason: 'Nieuwe code',
      changes: [
        {
          type: 'add',
          table: 'code_list',
          key: 'netbeheerder.stedin',
          values: { list: 'netbeheerder', code: 'stedin', label: 'Stedin', order: 99 },
        },
      ],
    });
    ran(type(register, 'terrain', 2, 'grid_operator', 'Stedin'));
    expect(journal(register).at(-1)).toMatchObject({ field: 'grid_operator', new: 'stedin' });
    expect(register.value('terrain', 2, 'attention')).toBeNull();
  });
});

test('text that looks like a formula, a number or a date goes into the journal as text', () => {
  const register = started();
  for (const text of ["'=1+1", "'+31", "'0123", "'1-2-2026", "''t Lochter", '@aap', '-2']) {
    ran(type(register, 'terrain', 2, 'town_name', text));
    const shown = String(register.value('terrain', 2, 'town_name'));
    const line = register.tab('journal');
    const last = register.read('journal').rows.length + 1;
    expect([text, journal(register).at(-1)!.new]).toEqual([text, shown]);
    expect(register.model.valueAt(line, last - 1, register.column('journal', 'new') - 1)).toBe(shown);
  }
  expectAgreement(register);
});

describe('a new row', () => {
  test('gets its key and what a row starts with, and is not nagged about what is still to be filled in', () => {
    const register = started();
    const run = ran(type(register, 'terrain', 5, 'display_name', 'De Rietstek'));
    expect(run.reads + run.writes).toBeLessThanOrEqual(12);
    expect(row(register, 'terrain', 3)).toMatchObject({
      terrain_id: 'OV-0004',
      display_name: 'De Rietstek',
      source_status: 'actief',
      in_ibis: 'nee',
      choice: 'OV-0004 · De Rietstek',
      version: 1,
      attention: null,
    });
    expect(journal(register).at(-1)).toMatchObject({ operation: 'add', table: 'terrain', key: 'OV-0004' });
    ran(type(register, 'terrain', 5, 'municipality_code', 'GM0193 · Zwolle'));
    expect(register.value('terrain', 5, 'attention')).toBeNull();
    ran(type(register, 'terrain', 6, 'display_name', 'Nog een'));
    expect(row(register, 'terrain', 4)).toMatchObject({ terrain_id: 'OV-0005' });
    expectAgreement(register);
  });

  test('that is a copy of another gets a key of its own', () => {
    const register = started();
    const tab = register.tab('terrain').id;
    const act = register.driver.pasteCells(
      COORDINATOR,
      register.fileId,
      { sheet: tab, a1: `A2:${cellOf(register, 'terrain', 2, 'shadow')}` },
      tab,
      'A5',
    );
    ran(act);
    expect(register.read('terrain').rows.map((each) => [each.terrain_id, each.display_name])).toEqual([
      ['OV-0001', 'Hessenpoort I'],
      ['OV-0002', 'Hessenpoort II'],
      ['OV-0003', 'De Marslanden'],
      ['OV-0004', 'Hessenpoort I'],
    ]);
    expectAgreement(register);
  });
});

test('a key that was typed over comes back, and the finding keeps what was typed', () => {
  const register = started();
  ran(type(register, 'terrain', 2, 'terrain_id', 'OV-0999'));
  expect(row(register, 'terrain', 0)).toMatchObject({ terrain_id: 'OV-0001', attention: 'Sleutel' });
  expect(register.read('finding').rows).toMatchObject([
    { rule_id: 'sleutel_teruggezet', key: 'OV-0001', typed: 'OV-0999', status: 'open' },
  ]);
  expectAgreement(register);
});

describe('many cells at once', () => {
  test('a paste of 1,000 rows of 20 columns costs at most twelve calls, and every row gets its key', () => {
    const register = started();
    const tab = register.tab('terrain');
    const fields = Array.from({ length: 20 }, (_, at) => register.column('terrain', 'display_name') + at);
    const names = new Map(
      Object.keys(row(register, 'terrain', 0)).map((field) => [register.column('terrain', field), field]),
    );
    const texts: Record<string, (index: number) => string> = {
      display_name: (index) => `Geplakt ${index}`,
      municipality_code: () => 'GM0193 · Zwolle',
      cluster_id: () => 'CL-0001 · Hessenpoort',
      town_name: () => 'Zwolle',
      gross_area: (index) => `${index % 50},25`,
    };
    const block = Array.from({ length: 1000 }, (_, index) =>
      fields.map((column) => texts[names.get(column)!]?.(index) ?? ''),
    );
    register.driver.insertRows(COORDINATOR, register.fileId, tab.id, 5, 1000);
    const act = register.driver.paste(
      COORDINATOR,
      register.fileId,
      tab.id,
      cellOf(register, 'terrain', 5, 'display_name'),
      block,
    );
    const run = ran(act);
    expect(run.reads + run.writes).toBeLessThanOrEqual(12);
    const { rows } = register.read('terrain');
    expect(rows).toHaveLength(1003);
    expect(new Set(rows.map(({ terrain_id }) => terrain_id)).size).toBe(1003);
    expectAgreement(register);

    const again = register.driver.paste(
      COORDINATOR,
      register.fileId,
      tab.id,
      cellOf(register, 'terrain', 5, 'display_name'),
      block.map((line) =>
        line.map((text) => (text.startsWith('Geplakt') ? text.replace('Geplakt', 'Anders') : text)),
      ),
    );
    const second = ran(again);
    expect(second.reads + second.writes).toBeLessThanOrEqual(12);
    expect(journal(register).at(-1)).toMatchObject({ field: 'display_name', new: 'Anders 999' });
    expectAgreement(register);
  });

  test('a sort of the whole tab changes nothing in the register', () => {
    const register = started();
    const before = journal(register).length;
    const act = register.driver.sort(
      COORDINATOR,
      register.fileId,
      register.tab('terrain').id,
      `A2:${cellOf(register, 'terrain', 4, 'shadow')}`,
      [{ column: register.column('terrain', 'display_name') - 1, ascending: true }],
    );
    expect(act.changed).not.toBeNull();
    ran(act);
    expect(register.read('terrain').rows.map(({ terrain_id }) => terrain_id)).toEqual([
      'OV-0003',
      'OV-0001',
      'OV-0002',
    ]);
    expect(journal(register)).toHaveLength(before);
    expectAgreement(register);
  });

  test('deleted rows are in the journal whole', () => {
    const register = started();
    ran(type(register, 'terrain', 3, 'town_name', 'Zwolle'));
    const act = register.driver.deleteRows(COORDINATOR, register.fileId, register.tab('terrain').id, 3, 1);
    ran(act, 'onSheetChange');
    const last = journal(register).at(-1)!;
    expect(last).toMatchObject({ operation: 'remove', table: 'terrain', key: 'OV-0002', via: 'blad' });
    expect(JSON.parse(String(last.old))).toMatchObject({
      display_name: 'Hessenpoort II',
      town_name: 'Zwolle',
    });
    expectAgreement(register);
  });
});

describe('the state of a track', () => {
  function withTrack(): TestRegister {
    const register = started();
    register.write({
      via: 'import',
      reason: 'Proef',
      changes: [
        {
          type: 'add',
          table: 'track',
          key: newKey('t'),
          values: {
            name: 'Hessenpoort',
            cluster_id: 'CL-0001',
            next_action: 'Bellen',
            next_action_due: '2026-12-01',
          },
        },
      ],
    });
    return register;
  }

  test('that is allowed moves on, and writes its event', () => {
    const register = withTrack();
    ran(type(register, 'track', 2, 'state_w1', 'Kandidaat'));
    ran(type(register, 'track', 2, 'state_w1', 'Benaderd'));
    ran(type(register, 'track', 2, 'state_w1', 'Intake'));
    expect(row(register, 'track', 0)).toMatchObject({
      state_w1: 'intake',
      wagon: '1',
      start_date: '2026-11-23',
      state_since: '2026-11-23',
    });
    expect(register.read('stage_event').rows.map((event) => [event.from_state, event.to_state])).toEqual([
      [null, 'kandidaat'],
      ['kandidaat', 'benaderd'],
      ['benaderd', 'intake'],
    ]);
    expect(journal(register).filter(({ field }) => field === 'state_w1')).toMatchObject([
      { old: null, new: 'kandidaat' },
      { old: 'kandidaat', new: 'benaderd' },
      { old: 'benaderd', new: 'intake' },
    ]);
    expectAgreement(register);
  });

  test('that is not allowed is put back, and the finding keeps what was typed', () => {
    const register = withTrack();
    ran(type(register, 'track', 2, 'state_w1', 'Kandidaat'));
    ran(type(register, 'track', 2, 'state_w1', 'Verslag gereed'));
    expect(register.value('track', 2, 'state_w1')).toBe('Kandidaat');
    expect(register.read('finding').rows).toMatchObject([
      { rule_id: 'stap_niet_toegestaan', field: 'state_w1', typed: 'Verslag gereed', status: 'open' },
    ]);
    expect(register.value('track', 2, 'attention')).toBe('Status wagon 1');
    expect(note(register, 'track', 2, 'state_w1')).toContain('Na Kandidaat kan: Benaderd');
    expect(register.read('stage_event').rows).toHaveLength(1);
    ran(type(register, 'track', 2, 'state_w1', 'Benaderd'));
    expect(register.value('track', 2, 'attention')).toBeNull();
    expect(note(register, 'track', 2, 'state_w1')).toBe('');
    expectAgreement(register);
  });

  test('of a row that is typed anew gets its event as well', () => {
    const register = withTrack();
    ran(type(register, 'track', 3, 'state_w1', 'Kandidaat'));
    expect(row(register, 'track', 1)).toMatchObject({ track_id: 'TR-0002', state_w1: 'kandidaat' });
    expect(register.read('stage_event').rows).toMatchObject([{ track_id: 'TR-0002', to_state: 'kandidaat' }]);
    expectAgreement(register);
  });
});

test('where another execution holds the lock the edit stands, and nothing goes wrong', () => {
  const register = started();
  register.world.faults.push({ kind: 'lock' });
  ran(type(register, 'terrain', 2, 'gross_area', '12'));
  expect(register.value('terrain', 2, 'gross_area')).toBe(12);
  register.world.faults.length = 0;
  ran(type(register, 'terrain', 2, 'town_name', 'Zwolle'));
  expect(journal(register).slice(-2)).toMatchObject([
    { field: 'town_name', new: 'Zwolle' },
    { field: 'gross_area', old: '10', new: '12' },
  ]);
  expectAgreement(register);
});

test('who deletes a column or a tab hears how it comes back', () => {
  const register = started();
  const { driver, fileId } = register;
  ran(
    driver.deleteColumns(COORDINATOR, fileId, 'Terreinen', register.column('terrain', 'gross_area')),
    'onSheetChange',
  );
  expect(register.alerts.at(-1)).toMatch(
    /^De kolom "Bruto" van het tabblad "Terreinen" is weg\. Druk op Ctrl\+Z/,
  );
  ran(driver.deleteSheet(COORDINATOR, fileId, 'Clusters'), 'onSheetChange');
  register.install();
  expect(register.read('cluster').rows).toMatchObject([{ cluster_id: 'CL-0001', name: 'Hessenpoort' }]);
  expect(register.read('terrain').rows.map(({ gross_area }) => gross_area)).toEqual([10, 10, 10]);
  expectAgreement(register);
});
