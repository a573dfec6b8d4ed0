/** Health of the archive: whether the files with old lines of the journal are there and unchanged. */
import { HEALTH } from '../../domain/text/health.ts';
import { formatDutchNumber } from '../../domain/text/numbers.ts';
import { checkArchives } from '../archive/archives.ts';
import { rollOverJournal } from '../archive/roll-over.ts';
import { ARCHIVING } from '../properties.ts';
import { fewOf, type HealthCheck } from './check.ts';

const says = HEALTH.archive;

export const archiveCheck: HealthCheck = {
  id: 'archive',
  title: HEALTH.titles.archive,
  look({ ports }) {
    const files = checkArchives(ports);
    const wrong = files.flatMap((file) => file.wrong ?? []);
    const lines = files.reduce((sum, file) => sum + file.lines, 0);
    const interrupted = ports.props.all()[ARCHIVING] !== undefined;
    return {
      state: wrong.length ? 'fout' : interrupted ? 'let_op' : 'goed',
      says: wrong.length
        ? says.wrong(wrong.length)
        : interrupted
          ? says.interrupted
          : files.length
            ? says.fine(formatDutchNumber(files.length), formatDutchNumber(lines))
            : says.none,
      details: fewOf(
        wrong.length
          ? wrong
          : files.map(({ name, lines: count }) => says.file(name, formatDutchNumber(count))),
      ),
      repairs: interrupted ? ['goOn'] : [],
    };
  },
  repairs: {
    goOn: {
      label: HEALTH.buttons.goOn,
      run: ({ ports }) => rollOverJournal(ports, 'menu') ?? HEALTH.nothingDone,
    },
  },
};
