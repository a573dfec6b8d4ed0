/** Saving and opening a world: what comes back, what is rewritten, and what a crash leaves. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Disk, nodeDisk } from '../../src/workspace/disk.ts';
import { run } from '../../src/workspace/index.ts';
import { WorldStore } from '../../src/workspace/storage.ts';
import { StorageFault } from '../../src/workspace/storage-fault.ts';
import { JAN, stage } from './support.ts';

const SCRIPT = `
  function fill() {
    const file = SpreadsheetApp.getActive();
    file.getSheets()[0].getRange('A1:B2').setValues([['naam', 'datum'], ['x', new Date(2026, 0, 31)]]);
    file.insertSheet('Tweede').getRange('C3').setValue(5);
    PropertiesService.getDocumentProperties().setProperty('sleutel', 'waarde');
    CacheService.getScriptCache().put('a', 'b', 21600);
    ScriptApp.newTrigger('tick').timeBased().everyHours(1).create();
    MailApp.sendEmail('eva@overijssel.nl', 'Dag', 'Hallo');
  }
  function read() {
    const file = SpreadsheetApp.getActive();
    return [file.getName(), file.getSheets().map((sheet) => [sheet.getName(), sheet.getSheetId(), sheet.getDataRange().getValues()]),
      PropertiesService.getDocumentProperties().getProperties(), CacheService.getScriptCache().get('a'),
      ScriptApp.getProjectTriggers().map((trigger) => [trigger.getUniqueId(), trigger.getHandlerFunction()]),
      Date.now(), Math.random(), MailApp.getRemainingDailyQuota()];
  }
  function tick() {}`;

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'world-'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** A world in which the script has filled everything that is saved. */
function filled() {
  const made = stage(SCRIPT);
  made.call('fill');
  return made;
}

function partFiles(): readonly string[] {
  return readdirSync(join(directory, 'parts'));
}

test('a world comes back as it was', () => {
  const { world, project } = filled();
  WorldStore.create(directory, world).close();
  const opened = WorldStore.open(directory).world;
  expect(opened.mail).toEqual(world.mail);
  expect(opened.executions).toEqual(world.executions);
  expect([...opened.triggers]).toEqual([...world.triggers]);
  expect(run(opened, opened.scripts.get(project.id)!, 'read').value).toEqual(
    run(world, project, 'read').value,
  );
});

test('only what changed is written again, and what is no longer used is removed', () => {
  const { world, file, driver } = filled();
  const store = WorldStore.create(directory, world);
  expect(store.save()).toEqual({ written: 0, bytes: 0 });
  const count = partFiles().length;
  driver.edit(JAN.email, file.id, 'Tweede', 'C3', '6');
  // The tab, and the head of the file with the moment of its last change.
  expect(store.save().written).toBe(2);
  expect(partFiles()).toHaveLength(count);
  store.close();
});

test('a tab that is deleted takes its part along', () => {
  const { world, file, driver } = filled();
  const store = WorldStore.create(directory, world);
  const count = partFiles().length;
  driver.deleteSheet(JAN.email, file.id, 'Tweede');
  store.close();
  expect(partFiles()).toHaveLength(count - 1);
  expect(WorldStore.open(directory).world.spreadsheet(file.id)!.model.sheets).toHaveLength(1);
});

test('mail is saved in chunks that stay as they are', () => {
  const { world } = stage();
  const store = WorldStore.create(directory, world);
  const letter = (n: number) => ({
    ...{ id: String(n), at: n, from: 'a@b.nl', fromName: 'A', replyTo: '', to: ['c@d.nl'], cc: [], bcc: [] },
    ...{ subject: 's', body: 'b', htmlBody: null, attachments: [], inlineImages: {} },
  });
  for (let n = 0; n < 120; n++) world.mail.push(letter(n));
  store.save();
  world.mail.push(letter(120));
  expect(store.save().written).toBe(1);
  store.close();
  expect(WorldStore.open(directory).world.mail.map((mail) => mail.at)).toEqual([...Array(121).keys()]);
});

/** A disk that dies at its n-th act that changes something, before or halfway through it. */
function dyingDisk(dieAt: number): Disk {
  let acts = 0;
  const dying = <A extends unknown[], R>(act: (...args: A) => R, half?: (...args: A) => void) => {
    return (...args: A): R => {
      if (++acts === dieAt) {
        half?.(...args);
        throw new Error('stroom weg');
      }
      if (acts > dieAt) throw new Error('stroom weg');
      return act(...args);
    };
  };
  return {
    ...nodeDisk,
    write: dying(nodeDisk.write, (path, text) => writeFileSync(path, text.slice(0, text.length / 2))),
    replace: dying(nodeDisk.replace.bind(nodeDisk), (path, text) =>
      writeFileSync(`${path}.new`, text.slice(0, 9)),
    ),
    remove: dying(nodeDisk.remove),
    syncDirectory: dying(nodeDisk.syncDirectory),
  };
}

test('a crash at any moment of a save leaves the old world or the new one', () => {
  const { world, file } = filled();
  WorldStore.create(directory, world).close();
  const value = () => {
    const store = WorldStore.open(directory);
    const { model } = store.world.spreadsheet(file.id)!;
    store.close();
    return [model.valueAt(model.sheets[0]!, 0, 0), model.valueAt(model.sheets[1]!, 2, 2)];
  };
  let old: unknown = ['naam', 5];
  let survived = false;
  for (let dieAt = 1; !survived; dieAt++) {
    const store = WorldStore.open(directory, dyingDisk(dieAt));
    const { model } = store.world.spreadsheet(file.id)!;
    const next = [`naam ${dieAt}`, dieAt];
    model.sheets[0]!.put(0, 0, next[0]!);
    model.sheets[0]!.touch('values');
    model.sheets[1]!.put(2, 2, next[1]!);
    model.sheets[1]!.touch('values');
    try {
      store.close();
      survived = true;
    } catch {
      // The lock of the process that died is still there, under the number of this very process.
      rmSync(join(directory, 'in-gebruik.txt'), { force: true });
    }
    const now = value();
    expect([old, next]).toContainEqual(now);
    old = now;
  }
});

test('a directory is opened by one at a time', () => {
  const { world } = stage();
  const store = WorldStore.create(directory, world);
  expect(() => WorldStore.open(directory)).toThrow(StorageFault);
  store.close();
  WorldStore.open(directory).close();
});

test('the lock of a process that died is taken over', () => {
  WorldStore.create(directory, stage().world).close();
  writeFileSync(join(directory, 'in-gebruik.txt'), '999999999\n');
  WorldStore.open(directory).close();
});

test('a second world does not take the place of the first', () => {
  WorldStore.create(directory, stage().world).close();
  expect(() => WorldStore.create(directory, stage().world)).toThrow('staat al een Workspace');
});

test('damage is told, not guessed around', () => {
  WorldStore.create(directory, filled().world).close();
  const manifest = join(directory, 'world.json');
  const sound = readFileSync(manifest, 'utf8');
  const part = join(directory, 'parts', partFiles()[0]!);

  writeFileSync(manifest, sound.replace('"schema": 1', '"schema": 99'));
  expect(() => WorldStore.open(directory)).toThrow('nieuwere versie');
  writeFileSync(manifest, '');
  expect(() => WorldStore.open(directory)).toThrow('beschadigd');
  writeFileSync(manifest, '{"parts": 3}');
  expect(() => WorldStore.open(directory)).toThrow('beschadigd');
  writeFileSync(manifest, sound);
  writeFileSync(part, `${readFileSync(part, 'utf8')} `);
  expect(() => WorldStore.open(directory)).toThrow('beschadigd');
  rmSync(part);
  expect(() => WorldStore.open(directory)).toThrow('ontbreekt');
  expect(() => WorldStore.open(join(directory, 'nergens'))).toThrow(StorageFault);
});
