import { Desk } from '../../../src/workspace/page/desk.ts';
import type {
  OpenView,
  PageEvent,
  Reply,
  RequestName,
  Requests,
  SheetView,
  StartView,
} from '../../../src/workspace/page/protocol.ts';
import { EVA, JAN, STRANGER, stage } from '../support.ts';

const SCRIPT = `
  function onOpen() {
    SpreadsheetApp.getUi().createMenu('Proef').addItem('Vraag', 'vraag').addItem('Fout', 'fout').addItem('Pagina', 'pagina').addToUi();
  }
  function vraag() {
    const ui = SpreadsheetApp.getUi();
    SpreadsheetApp.getActiveSheet().getRange('A1').setValue('begonnen');
    const answer = ui.prompt('Naam', 'Hoe heet u?', ui.ButtonSet.OK_CANCEL);
    SpreadsheetApp.getActiveSheet().getRange('A2').setValue(answer.getSelectedButton() + ' ' + answer.getResponseText());
    SpreadsheetApp.getActive().toast('Klaar', 'Dank u', 3);
  }
  function fout() { throw new Error('Kapot.'); }
  function pagina() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('<p>Hoi</p>').setTitle('Hulp')); }
  function tel(n) { return n + 1; }
  function verborgen_() { return 1; }
  function elkUur() { SpreadsheetApp.getActive().getSheets()[0].getRange('B1').setValue('uur'); }`;

/** A desk with a person or two at it, who hear what they are told. */
function desk() {
  const { world, file, value } = stage(SCRIPT);
  const heard: { session: string; event: PageEvent }[] = [];
  let meanwhile: (() => void)[] = [];
  const served = new Desk(world, {
    emit: (session, event) => heard.push({ session, event }),
    serveUntil(done) {
      while (!done()) {
        const next = meanwhile.shift();
        if (!next) throw new Error('Nobody answers.');
        next();
      }
    },
  });
  const ask = <Name extends RequestName>(
    session: string,
    person: string,
    name: Name,
    params: Requests[Name]['params'],
  ): Reply => served.handle({ name, session, person, params } as never);
  const good = <Name extends RequestName>(
    session: string,
    person: string,
    name: Name,
    params: Requests[Name]['params'],
  ) => {
    const reply = ask(session, person, name, params);
    if (!reply.ok) throw new Error(reply.message);
    return reply.value as Requests[Name]['result'];
  };
  const come = (session: string, person: string) => {
    served.connect(session);
    good(session, person, 'open', { fileId: file.id });
    good(session, person, 'sheet', { fileId: file.id, sheetId: 0 });
    heard.length = 0;
  };
  return {
    world,
    file,
    value,
    served,
    ask,
    good,
    come,
    heard,
    events: (session: string) => heard.filter((each) => each.session === session).map((each) => each.event),
    /** What others do while a script waits, in order. */
    meanwhile: (...acts: (() => void)[]) => {
      meanwhile = acts;
    },
    cell: (a1: string) =>
      value(`return SpreadsheetApp.getActive().getSheets()[0].getRange('${a1}').getDisplayValue();`),
  };
}

const area = { top: 4, left: 0, bottom: 5, right: 1 };

describe('opening', () => {
  test('gives the people, the files, the tabs and the menus of the script', () => {
    const { good, file } = desk();
    const start = good('a', '', 'start', {}) as StartView;
    expect(start.people.map((person) => person.name)).toEqual(['Jan', 'Eva', 'Piet']);
    expect(start.files).toEqual([{ fileId: file.id, kind: 'spreadsheet', name: 'Proef' }]);
    const opened = good('a', JAN.email, 'open', { fileId: file.id }) as OpenView;
    expect(opened.book.tabs).toMatchObject([{ name: 'Blad1', hidden: false, protected: false }]);
    expect(opened.menus).toMatchObject([{ caption: 'Proef' }]);
  });

  test('is refused to somebody without access, in Dutch', () => {
    const { ask, file } = desk();
    file.editors.length = 0;
    expect(ask('a', STRANGER.email, 'open', { fileId: file.id })).toEqual({
      ok: false,
      message: 'Piet heeft geen toegang tot ‘Proef’.',
    });
    expect(ask('a', JAN.email, 'open', { fileId: 'weg' })).toEqual({
      ok: false,
      message: 'Dit bestand bestaat niet.',
    });
  });

  test('a request that does not exist is refused, also when JavaScript knows the name', () => {
    const { ask } = desk();
    for (const name of ['niets', 'constructor', 'toString'])
      expect(ask('a', JAN.email, name as never, {} as never)).toMatchObject({ ok: false });
  });
});

describe('editing', () => {
  test('reaches everybody who looks at the tab, and nobody else', () => {
    const { come, good, events, file } = desk();
    come('a', JAN.email);
    come('b', EVA.email);
    come('c', EVA.email);
    good('c', EVA.email, 'tab', { fileId: file.id, sheetId: 0, act: { kind: 'insert' } });
    const other = file.model.sheets[1]!.id;
    good('c', EVA.email, 'sheet', { fileId: file.id, sheetId: other });
    good('a', JAN.email, 'edit', { fileId: file.id, sheetId: 0, area, text: '12,5' });
    for (const session of ['a', 'b']) {
      const patch = events(session).findLast((event) => event.kind === 'cells');
      expect(patch).toMatchObject({
        patch: { sheetId: 0, cells: { entries: [[4, 0, { text: '12,5', value: 12.5 }]] } },
      });
    }
    expect(events('c').filter((event) => event.kind === 'cells')).toEqual([]);
  });

  test('says what was refused and why', () => {
    const { come, good, value, file } = desk();
    come('a', EVA.email);
    value(
      `const p = SpreadsheetApp.getActive().getSheets()[0].getRange('A5').protect(); p.removeEditors(p.getEditors());`,
    );
    const { refused } = good('a', EVA.email, 'edit', { fileId: file.id, sheetId: 0, area, text: 'x' });
    expect(refused).toEqual([{ where: 'A5', reason: expect.stringMatching(/beveiligd/) }]);
  });

  test('copies a cell into each cell of a larger selection', () => {
    const { come, good, cell, file } = desk();
    come('a', JAN.email);
    good('a', JAN.email, 'edit', { fileId: file.id, sheetId: 0, area, text: '7' });
    const to = { top: 5, left: 1, bottom: 7, right: 3 };
    good('a', JAN.email, 'copy', { fileId: file.id, sheetId: 0, area, toSheetId: 0, to, cut: false });
    expect(['B6', 'C6', 'B7', 'C7', 'B8'].map(cell)).toEqual(['7', '7', '7', '7', '']);
  });
});

describe('taking back', () => {
  test('takes what was done in several places at once, and tells where', () => {
    const { come, good, cell, file } = desk();
    come('a', JAN.email);
    good('a', JAN.email, 'edit', { fileId: file.id, sheetId: 0, area, text: '7' });
    const to = { top: 5, left: 1, bottom: 7, right: 3 };
    good('a', JAN.email, 'copy', { fileId: file.id, sheetId: 0, area, toSheetId: 0, to, cut: false });
    const areas = [to, area];
    good('a', JAN.email, 'clear', { fileId: file.id, sheetId: 0, areas });
    const bold = { kind: 'style', style: { bold: true } } as const;
    good('a', JAN.email, 'format', { fileId: file.id, sheetId: 0, areas, change: bold });
    const back = () => good('a', JAN.email, 'undo', { fileId: file.id, direction: 'undo' });
    expect(back()).toMatchObject({ refused: [], place: { sheetId: 0 } });
    expect(file.model.sheets[0]!.styles.get(4, 0)).toBeUndefined();
    back();
    expect(['A5', 'B6', 'C7'].map(cell)).toEqual(['7', '7', '7']);
    back();
    expect(['A5', 'B6', 'C7'].map(cell)).toEqual(['7', '', '']);
    good('a', JAN.email, 'undo', { fileId: file.id, direction: 'redo' });
    expect(['A5', 'B6', 'C7'].map(cell)).toEqual(['7', '7', '7']);
  });

  test('says that there is nothing to take back', () => {
    const { come, good, file } = desk();
    come('a', JAN.email);
    expect(good('a', JAN.email, 'undo', { fileId: file.id, direction: 'undo' })).toEqual({
      refused: [{ where: '', reason: 'Er is niets om ongedaan te maken.' }],
      place: null,
    });
  });
});

describe('a filter', () => {
  test('gives its values to whoever may look, and to nobody else', () => {
    const { come, good, ask, file } = desk();
    come('a', JAN.email);
    const at = { fileId: file.id, sheetId: 0 };
    good('a', JAN.email, 'paste', { ...at, row: 0, column: 0, block: [['kop'], ['b'], ['a'], ['b']] });
    good('a', JAN.email, 'filter', {
      ...at,
      change: { kind: 'create', area: { top: 1, left: 0, bottom: 2, right: 1 } },
    });
    const change = { kind: 'column', column: 0, hiddenValues: ['b'], condition: null } as const;
    good('a', JAN.email, 'filter', { ...at, change });
    expect(good('a', JAN.email, 'filterValues', { ...at, column: 0 })).toEqual([
      { text: 'a', count: 1, shown: true },
      { text: 'b', count: 2, shown: false },
    ]);
    expect((good('a', JAN.email, 'sheet', at) as SheetView).filter?.criteria).toHaveLength(1);
    good('a', JAN.email, 'filter', { ...at, change: { kind: 'reset' } });
    expect((good('a', JAN.email, 'sheet', at) as SheetView).filter?.criteria).toEqual([]);
    file.editors.length = 0;
    expect(ask('x', STRANGER.email, 'filterValues', { ...at, column: 0 })).toMatchObject({ ok: false });
  });
});

describe('scripts', () => {
  test('wait for an answer while others read and edit, and tell what they did so far', () => {
    const { come, good, events, cell, meanwhile, file } = desk();
    come('a', JAN.email);
    come('b', EVA.email);
    let seen: SheetView | null = null;
    meanwhile(
      () => {
        seen = good('b', EVA.email, 'sheet', { fileId: file.id, sheetId: 0 }) as SheetView;
        good('b', EVA.email, 'edit', { fileId: file.id, sheetId: 0, area, text: 'van Eva' });
      },
      () => good('a', JAN.email, 'answer', { questionId: 'vraag-1', button: 'OK', text: 'Jan' }),
    );
    good('a', JAN.email, 'menu', { fileId: file.id, path: ['Proef', 'Vraag'] });
    expect(seen!.cells).toContainEqual([0, 0, { text: 'begonnen' }]);
    expect(['A2', 'A5'].map(cell)).toEqual(['OK Jan', 'van Eva']);
    expect(events('a').map((event) => event.kind)).toEqual(
      expect.arrayContaining(['question', 'answered', 'toast', 'execution']),
    );
    expect(events('b').filter((event) => event.kind === 'question' || event.kind === 'toast')).toEqual([]);
    expect(events('b')).toContainEqual(expect.objectContaining({ kind: 'execution' }));
  });

  test('of which the first was answered say whom they wait for', () => {
    const { come, good, ask, cell, meanwhile, file } = desk();
    come('a', JAN.email);
    come('b', EVA.email);
    const replies: Reply[] = [];
    meanwhile(
      () => good('b', EVA.email, 'menu', { fileId: file.id, path: ['Proef', 'Vraag'] }),
      () => replies.push(ask('a', JAN.email, 'answer', { questionId: 'vraag-1', button: 'OK', text: 'Jan' })),
      () => replies.push(ask('b', EVA.email, 'answer', { questionId: 'vraag-2', button: 'OK', text: 'Eva' })),
    );
    good('a', JAN.email, 'menu', { fileId: file.id, path: ['Proef', 'Vraag'] });
    expect(replies).toEqual([
      { ok: false, message: 'Het script gaat verder zodra Eva heeft geantwoord.' },
      { ok: true, value: null },
    ]);
    expect(cell('A2')).toBe('OK Jan');
  });

  test('go on as if the dialog was closed when the person is gone for good, and not when he comes back', () => {
    const { come, good, served, events, cell, meanwhile, file } = desk();
    come('a', JAN.email);
    meanwhile(
      () => served.disconnect('a', 0),
      () => served.tidy(1_000),
      () => served.connect('a'),
      () => served.tidy(100_000),
      () => good('a', JAN.email, 'answer', { questionId: 'vraag-1', button: 'CANCEL', text: '' }),
    );
    good('a', JAN.email, 'menu', { fileId: file.id, path: ['Proef', 'Vraag'] });
    expect(cell('A2')).toBe('CANCEL ');
    expect(events('a').filter((event) => event.kind === 'question')).toHaveLength(2);
    meanwhile(
      () => served.disconnect('a', 0),
      () => served.tidy(100_000),
    );
    good('a', JAN.email, 'menu', { fileId: file.id, path: ['Proef', 'Vraag'] });
    expect(cell('A2')).toBe('CLOSE ');
  });

  test('that fail tell the person, and are in the history', () => {
    const { come, ask, events, file } = desk();
    come('a', JAN.email);
    expect(ask('a', JAN.email, 'menu', { fileId: file.id, path: ['Proef', 'Fout'] })).toEqual({
      ok: false,
      message: expect.stringMatching(/^De functie ‘fout’ is mislukt\.\n.*Kapot\./s),
    });
    expect(events('a')).toContainEqual({
      kind: 'execution',
      execution: expect.objectContaining({
        functionName: 'fout',
        status: 'failed',
        person: JAN.email,
        kind: 'menu',
      }),
    });
  });

  test('show pages, which call them back', () => {
    const { come, good, ask, served, events, file } = desk();
    come('a', JAN.email);
    good('a', JAN.email, 'menu', { fileId: file.id, path: ['Proef', 'Pagina'] });
    const page = events('a').find((event) => event.kind === 'page')!;
    expect(page).toMatchObject({ place: 'sidebar', title: 'Hulp' });
    const { pageId } = page as Extract<PageEvent, { kind: 'page' }>;
    expect(served.pageHtml(pageId)).toContain('<p>Hoi</p>');
    expect(good('a', JAN.email, 'call', { pageId, functionName: 'tel', args: [41] })).toBe(42);
    const call = (functionName: string) => ask('a', JAN.email, 'call', { pageId, functionName, args: [] });
    expect(call('fout')).toEqual({ ok: false, message: 'Kapot.' });
    expect(call('verborgen_')).toMatchObject({ ok: false });
    good('a', JAN.email, 'closePage', { pageId });
    expect(served.pageHtml(pageId)).toBeNull();
    expect(call('tel')).toEqual({ ok: false, message: 'Deze pagina is al gesloten.' });
  });
});

describe('the clock', () => {
  test('fires what falls due, tells everybody, and does not go back', () => {
    const { come, good, ask, events, value, cell, world, file } = desk();
    value(`ScriptApp.newTrigger('elkUur').timeBased().everyHours(1).create();`);
    come('a', JAN.email);
    come('b', EVA.email);
    const to = world.now + 2 * 3_600_000;
    good('a', JAN.email, 'clock', { to });
    expect(cell('B1')).toBe('uur');
    expect(events('b')).toContainEqual({ kind: 'clock', now: expect.any(Number) });
    expect(events('b')).toContainEqual(expect.objectContaining({ kind: 'cells', fileId: file.id }));
    expect(ask('a', JAN.email, 'clock', { to: to - 1 })).toEqual({
      ok: false,
      message: 'De klok kan alleen vooruit.',
    });
  });
});
