/** Imports a list of terrains into the register at Google, by the register's own rules and with its journal. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { importTerrains, previewImport } from '../src/register/app/import-terrains.ts';
import { decodeBytes } from '../src/register/domain/import/decode.ts';
import { readAll, spreadsheetOf } from './backup.ts';
import { reportLines } from './import-file.ts';
import type { Command } from './ops/command.ts';
import { EXIT, OpsFault } from './ops/fault.ts';
import { requireUnchanged } from './ops/image.ts';
import { momentIn, registerOver } from './ops/image-book.ts';
import { inCalls, send, untilDone } from './ops/write.ts';

export const IMPORT: Command = {
  name: 'import',
  help: `
Importeert een lijst van bedrijventerreinen in het register van een doel. Zonder --apply ziet u wat er zou gebeuren.

Gebruik: npm run import -- BESTAND --target test|productie [--apply]
`,
  positionals: true,
  options: { apply: { type: 'boolean', default: false } },
  async run(session, values, positionals) {
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0)
      throw new OpsFault(EXIT.unclear, 'Geef één bestand.', 'Zie --help.');
    const text = textIn(file);
    const apply = values.apply === true;
    const google = session.google();
    const { spreadsheetId } = spreadsheetOf(session);
    const name = basename(file);
    let report = await importOnce();
    const isNew = report.requests.length > 0;
    async function importOnce() {
      const { book, version } = await readAll(session, google, false);
      const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
      const { register, requests } = registerOver(book, { now: momentIn(book), name: `import-${stamp}` });
      const outcome = apply ? importTerrains(register, text, name) : previewImport(register, text);
      if (!outcome.ok) throw new OpsFault(EXIT.unclear, outcome.reason, outcome.tip);
      if (requests.length > 0) await requireUnchanged(google, spreadsheetId, version);
      return { requests, report: outcome.value };
    }
    if (apply)
      await untilDone(session.patience, async (again) => {
        // What went in already is not new the second time.
        if (again) report = { ...(await importOnce()), report: report.report };
        for (const call of inCalls(report.requests)) await send(google, spreadsheetId, call);
      });
    const { counts } = report.report;
    const end = apply
      ? isNew
        ? 'Overgenomen.'
        : 'Er is niets over te nemen.'
      : 'Er is nog niets veranderd. Met --apply wordt de lijst overgenomen.';
    const code = counts.rejected > 0 ? EXIT.attention : EXIT.done;
    return {
      code,
      lines: [`${name}: ${report.report.source}.`, ...reportLines(report.report), end],
      data: { report: report.report, applied: apply },
    };
  },
};

function textIn(file: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch {
    throw new OpsFault(
      EXIT.unclear,
      `Het bestand "${file}" kan niet worden gelezen.`,
      'Controleer de naam en de map.',
    );
  }
  const decoded = decodeBytes(bytes);
  if (!decoded.ok) throw new OpsFault(EXIT.unclear, decoded.reason, decoded.tip);
  return decoded.value.text;
}
