/** Health of size: how far the file and the memory of the script are from Google's limits. */
import { journal } from '../../domain/schema/tables/index.ts';
import { HEALTH } from '../../domain/text/health.ts';
import { formatDutchNumber } from '../../domain/text/numbers.ts';
import type { HealthCheck } from './check.ts';

const says = HEALTH.size;

/** Google's limits: cells of a spreadsheet, bytes of all properties together. */
const MOST = { cells: 10_000_000, properties: 500_000 };

const WARN = 0.6;
const WRONG = 0.9;

export const sizeCheck: HealthCheck = {
  id: 'size',
  title: HEALTH.titles.size,
  look({ ports, survey }) {
    const { sheets } = survey();
    const cells = sheets.reduce((sum, { rows, width }) => sum + rows * width, 0);
    const tab = ports.book.tabs().get(journal.id);
    const lines = tab ? ports.book.firstFreeRow(tab) - tab.headerRow - 1 : 0;
    const sizes = Object.entries(ports.props.all()).map(([name, value]) => ({
      name,
      bytes: bytesOf(name) + bytesOf(value),
    }));
    const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
    const largest = sizes.reduce((a, b) => (b.bytes > a.bytes ? b : a), { name: '', bytes: 0 });
    const parts = [
      { share: cells / MOST.cells, text: says.cells(formatDutchNumber(cells)) },
      { share: total / MOST.properties, text: says.properties(kilobytes(total)) },
    ];
    const fullest = parts.reduce((a, b) => (b.share > a.share ? b : a));
    const state = fullest.share > WRONG ? 'fout' : fullest.share > WARN ? 'let_op' : 'goed';
    const percent = `${Math.round(fullest.share * 100)}%`;
    const what = says.says(percent, fullest.text);
    return {
      state,
      says: state === 'goed' ? what : `${what} ${says.advice}`,
      details: [
        ...parts.map(({ text }) => text),
        says.value(largest.name, kilobytes(largest.bytes)),
        says.journal(formatDutchNumber(lines)),
      ],
    };
  },
};

/** In UTF-8, which Google counts. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function kilobytes(bytes: number): string {
  return `${formatDutchNumber(bytes / 1000, 1)} kB`;
}
