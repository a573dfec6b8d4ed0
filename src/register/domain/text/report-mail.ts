/** All Dutch sentences of the mail on the reports that the schedule had made in a night. */
import { formatLongDay } from './dates.ts';

/** What a job of one report came to. */
export interface ToldReport {
  readonly title: string;
  /** Documents that were made, that stood already as they must be, and that failed. */
  readonly made: number;
  readonly same: number;
  readonly wrong: number;
  /** A person had it rest or stopped it. */
  readonly halted: 'pauze' | 'gestopt' | null;
}

/** The reports of one period. */
export interface ToldPeriod {
  readonly name: string;
  /** `concept`, `definitief`, or `definitief.2` after a correction. */
  readonly stage: string;
  readonly reports: readonly ToldReport[];
}

const documents = (n: number): string => `${n} ${n === 1 ? 'document' : 'documenten'}`;

/** `Tweede halfjaar 2026` within a sentence. */
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const isFinal = ({ stage }: ToldPeriod): boolean => stage.startsWith('definitief');
const isWrong = ({ reports }: ToldPeriod): boolean => reports.some(({ wrong }) => wrong > 0);

const stageOf = (stage: string): string => {
  const [, version] = stage.split('.');
  if (version) return `definitief, versie ${version} na een correctie`;
  return stage === 'concept' ? 'concept' : 'definitief';
};

export const REPORT_MAIL = {
  reason: 'Bericht over de rapporten van de nacht',
  subject(periods: readonly ToldPeriod[]): string {
    const names = [...new Set(periods.map(({ name }) => lower(name)))];
    const about = names.length > 2 ? `${names.length} perioden` : names.join(' en ');
    return periods.some(isWrong) ? `Rapporten, niet alles gelukt: ${about}` : `Rapporten klaar: ${about}`;
  },
  intro: (day: string): string =>
    `Op ${formatLongDay(day)} was het tijd voor deze rapporten. Het register heeft ze gemaakt.`,
  heading: ({ name, stage }: ToldPeriod): string => `${name} (${stageOf(stage)})`,
  report({ title, made, same, wrong, halted }: ToldReport): string {
    const parts = [
      made || !(same || wrong) ? `${documents(made)} gemaakt` : '',
      same ? `${same} niet veranderd en dus gelaten` : '',
      wrong ? `${documents(wrong)} niet gelukt` : '',
      halted === 'pauze' ? 'de taak staat op pauze' : '',
      halted === 'gestopt' ? 'de taak is gestopt' : '',
    ];
    return `${title}: ${parts.filter(Boolean).join(', ')}`;
  },
  folder: (period: string): string => `Map met de rapporten openen: ${lower(period)}`,
  /** What to do now. */
  after: (periods: readonly ToldPeriod[]): readonly string[] =>
    [
      periods.some(isWrong)
        ? 'Waarom iets niet is gelukt, staat in het tabblad Taken, in de kolom Fout. Met Terreinregister → Rapporten → Taken probeer je het opnieuw.'
        : '',
      periods.every(isFinal)
        ? ''
        : 'Lees de concepten na. Verbeter wat niet klopt in het register, en stel de periode daarna vast. Dan komen vanzelf de definitieve documenten.',
      periods.some(isFinal)
        ? 'Lees de definitieve documenten na voordat je ze doorstuurt. De cijfers erin veranderen niet meer.'
        : '',
    ].filter(Boolean),
} as const;
