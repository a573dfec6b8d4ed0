/** The life of a register in one story: made, filled, kept, damaged, put back, updated and taken back. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BACKUP } from '../../../scripts/backup.ts';
import { DEPLOY } from '../../../scripts/deploy.ts';
import { DOCTOR } from '../../../scripts/doctor.ts';
import { PROVISION } from '../../../scripts/provision.ts';
import { RESTORE } from '../../../scripts/restore.ts';
import { ROLLBACK } from '../../../scripts/rollback.ts';
import { a1, DIST, differing, imageOf, names, OWNER, openInstalled } from './support.ts';

jest.setTimeout(240_000);

test('provision twice, deploy, edit, back up, destroy a tab, restore, deploy again and go back', async () => {
  const ops = await openInstalled();
  const { file, driver, world } = ops;
  const built = mkdtempSync(join(tmpdir(), 'gebouwd-'));
  const script = () => [...world.scripts.values()][0]!;
  try {
    const state = () => JSON.stringify([...world.files.values(), ...world.scripts.values()]);
    const before = state();
    expect(await ops.run(PROVISION)).toMatchObject({
      code: 0,
      out: expect.stringMatching('Er is niets veranderd.'),
    });
    expect(state()).toBe(before);

    driver.edit(OWNER, file.id, 'Terreinen', a1(file, 'Terreinen', 2, 'Werknaam'), 'Hessenpoort (noord)');
    expect((await ops.run(BACKUP)).code).toBe(0);
    const kept = await imageOf(ops);

    driver.deleteSheet(OWNER, file.id, 'Terreinen');
    expect(differing(await imageOf(ops), kept)).toContain('Terreinen');
    const broken = (await ops.run(DOCTOR, '--json')).json().findings as { text: string }[];
    expect(broken.map(({ text }) => text)).toContain('Het tabblad "Terreinen" is er niet.');
    const back = await ops.run(RESTORE, 'laatste', '--apply');
    expect([back.code, back.err]).toEqual([0, expect.stringMatching('bewaard in')]);
    const after = await imageOf(ops);
    expect(differing(after, kept)).toEqual([]);
    expect(names(after)).toEqual(names(kept));

    const first = script().files;
    cpSync(DIST, built, { recursive: true });
    writeFileSync(
      join(built, 'health.html'),
      `${readFileSync(join(built, 'health.html'), 'utf8')}<!-- 2 -->`,
    );
    const deploy = () => ops.run(DEPLOY, '--zonder-tests', '--zonder-controle', '--gebouwd', built);
    expect((await deploy()).out).toMatch('Neergezet als versie 2');
    expect((await ops.run(ROLLBACK)).out).toMatch('Versie 1 staat weer bij Google');
    expect(script().files).toEqual(first);
    expect(script().html.find(({ name }) => name === 'health')!.source).not.toMatch('<!-- 2 -->');
    expect(script().releases!.deployments).toMatchObject([{ version: 1 }]);
    // What people typed is no part of a version.
    expect(differing(await imageOf(ops), kept)).toEqual([]);
  } finally {
    rmSync(built, { recursive: true, force: true });
    await ops.close();
  }
});
