/** The folders in which documents lie: one a period, found again wherever people put it, made where it is missing. */
import { BusyError } from '../../domain/errors.ts';
import { REPORT_RUN } from '../../domain/text/report-run.ts';
import type { MadeFile, Ports } from '../ports.ts';

const SET = 'rapportmappen';
const ROOT = 'rapporten';

const PATIENCE = 30_000;

/** The folder of a period. One call when it is there; a new one takes up to four. Throws BusyError. */
export function periodFolder(ports: Ports, period: string, name: string): MadeFile {
  const known = find(ports.files.madeIn(SET), `${ROOT}/${period}`);
  if (known) return known;
  // Under the lock, so that two executions do not make two.
  if (!ports.lock.acquire(PATIENCE)) throw new BusyError();
  try {
    const folders = ports.files.madeIn(SET);
    const there = find(folders, `${ROOT}/${period}`);
    if (there) return there;
    const root =
      find(folders, ROOT) ??
      ports.files.createFolder({ name: REPORT_RUN.root, folder: null, tag: ROOT, set: SET });
    return ports.files.createFolder({
      name: REPORT_RUN.folder(name),
      folder: root.id,
      tag: `${ROOT}/${period}`,
      set: SET,
    });
  } finally {
    ports.lock.release();
  }
}

/** The oldest with this tag: a copy that a person made carries it too. */
function find(files: readonly MadeFile[], tag: string): MadeFile | null {
  return oldest(files.filter((file) => file.tag === tag));
}

/** Milliseconds after its making in which the register itself still changes a document. */
const MAKING = 120_000;

/** Somebody worked in it after it was made, so that it is not the register's to throw away. */
export function workedIn({ created, modified }: MadeFile): boolean {
  return modified - created > MAKING;
}

export function oldest(files: readonly MadeFile[]): MadeFile | null {
  return files.reduce<MadeFile | null>(
    (first, file) => (first === null || file.created < first.created ? file : first),
    null,
  );
}
