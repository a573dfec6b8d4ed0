/** LibreOffice on this machine: where it is, which version it is, and converting a file with it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where the program is when it is not on the path. */
const PLACES = [
  'soffice',
  'libreoffice',
  '/usr/bin/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.com',
];
const TIME_ZONE = 'Europe/Amsterdam';
const TIMEOUT_MS = 120_000;

/** What LibreOffice does with saved results when it opens a file (its setting `OOXMLRecalcMode`). */
export type Recalculation = 'always' | 'never';
const RECALCULATION: Readonly<Record<Recalculation, number>> = { always: 0, never: 1 };

export class Office {
  /** Such as `7.4.7.2`. */
  readonly version: string;
  readonly #program: string;
  readonly #directory: string;

  private constructor(program: string, version: string, directory: string) {
    this.#program = program;
    this.version = version;
    this.#directory = directory;
  }

  /** The first LibreOffice that answers, or null; it works in `directory`, with a profile of its own. */
  static find(directory: string, places: readonly string[] = PLACES): Office | null {
    for (const program of places) {
      const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8', timeout: TIMEOUT_MS });
      const version = /LibreOffice (\d+(?:\.\d+)+)/.exec(stdout ?? '')?.[1];
      if (version !== undefined) return new Office(program, version, directory);
    }
    return null;
  }

  /** Whether this is the version `24.8`, or a later one. */
  isAtLeast(version: string): boolean {
    return this.version.localeCompare(version, 'en', { numeric: true }) >= 0;
  }

  /**
   * Opens a file and saves it as another kind; null when it does not open. Without a person there, a damaged file
   * is not repaired but refused. `to` is an extension, with a filter behind a colon if need be. Formulas are
   * calculated again unless `recalculation` says to trust the results that stand in the file.
   */
  convert(
    name: string,
    bytes: Uint8Array,
    to: string,
    recalculation: Recalculation = 'always',
  ): Buffer | null {
    const input = join(this.#directory, name);
    const output = join(this.#directory, 'out');
    mkdirSync(output, { recursive: true });
    writeFileSync(input, bytes);
    const made = join(output, `${basename(name, extname(name))}.${to.split(':')[0]}`);
    // What an earlier file left must not pass for this one.
    rmSync(made, { force: true });
    const profile = `-env:UserInstallation=${pathToFileURL(this.#profile(recalculation)).href}`;
    spawnSync(this.#program, [profile, '--headless', '--convert-to', to, '--outdir', output, input], {
      timeout: TIMEOUT_MS,
      // Its own clock must show the day of the Workspace.
      env: { ...process.env, TZ: TIME_ZONE },
    });
    return existsSync(made) ? readFileSync(made) : null;
  }

  /** A profile of LibreOffice with that setting, made when it is first asked for. */
  #profile(recalculation: Recalculation): string {
    const profile = join(this.#directory, recalculation);
    if (!existsSync(profile)) {
      mkdirSync(join(profile, 'user'), { recursive: true });
      writeFileSync(
        join(profile, 'user', 'registrymodifications.xcu'),
        `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>${RECALCULATION[recalculation]}</value></prop></item>
</oor:items>`,
      );
    }
    return profile;
  }
}
