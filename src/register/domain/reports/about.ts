/** Reports by what they are about: clusters, municipalities or the programme, each with its facts put in the hands of the parts. */
import type { ClusterFacts, MunicipalityFacts, ProgrammeFacts } from '../monitoring/facts.ts';
import type { AnyFacts, Given } from './parts/given.ts';
import type { composed } from './parts/part.ts';
import { PROGRAMME, type Report, type ReportSite, type Subject } from './report.ts';

type Composed<F extends AnyFacts> = ReturnType<typeof composed<Given<F>>>;

/** What a document report says for itself. */
interface DocumentSpec<F extends AnyFacts>
  extends Pick<Report, 'id' | 'title' | 'help' | 'periods' | 'scheduled'> {
  readonly document: Composed<F>;
  /** Which subjects get a document; all of them when absent. */
  readonly about?: (facts: F) => boolean;
}

function given<F extends AnyFacts>(
  site: ReportSite,
  subject: Subject,
  facts: F,
  before: F | null,
  keys: readonly string[],
): Given<F> {
  let clusters: readonly ClusterFacts[] | undefined;
  return {
    site,
    subject,
    facts,
    before,
    clusters: () => (clusters ??= keys.map((key) => site.cluster(key))),
  };
}

/** A report with a document for each business park. */
export function clusterReport({ document, about, ...spec }: DocumentSpec<ClusterFacts>): Report {
  return {
    ...spec,
    about: 'cluster',
    template: document,
    subjects: (site) =>
      site
        .clusters()
        .map((key) => site.cluster(key))
        .filter((facts) => about?.(facts) ?? true)
        .map((facts) => ({
          key: facts.cluster.key,
          name: facts.cluster.name,
          municipalities: facts.municipalities.map(({ key }) => key),
        })),
    data: (site, subject) =>
      document.data(
        given(site, subject, site.cluster(subject.key), site.before.cluster(subject.key), [subject.key]),
      ),
    fileName: (site, subject) => named(spec.title, site, `${subject.name} (${subject.key})`),
  };
}

/** A report with a document for each municipality. */
export function municipalityReport({ document, about, ...spec }: DocumentSpec<MunicipalityFacts>): Report {
  return {
    ...spec,
    about: 'municipality',
    template: document,
    subjects: (site) =>
      site
        .municipalities()
        .map((code) => site.municipality(code))
        .filter((facts) => about?.(facts) ?? true)
        .map(({ municipality: { key, name } }) => ({ key, name, municipalities: [key] })),
    data: (site, subject) => {
      const facts = site.municipality(subject.key);
      return document.data(
        given(site, subject, facts, site.before.municipality(subject.key), facts.clusters),
      );
    },
    fileName: (site, subject) => named(spec.title, site, subject.name),
  };
}

/** The one subject of a report about the programme. */
export const WHOLE: Subject = { key: PROGRAMME, name: 'Aanpak bedrijventerreinen', municipalities: [] };

/** A report with one document, about the programme. */
export function programmeReport({ document, about: _, ...spec }: DocumentSpec<ProgrammeFacts>): Report {
  return {
    ...spec,
    about: null,
    template: document,
    subjects: () => [WHOLE],
    data: (site, subject) =>
      document.data(given(site, subject, site.programme(), site.before.programme(), site.clusters())),
    fileName: (site) => named(spec.title, site, null),
  };
}

/** Begins with the period, so that files stand in the order of time. */
export function named(title: string, site: ReportSite, subject: string | null): string {
  return [site.period.period_id, title, subject].filter(Boolean).join(' ').replace(/[\\/]/g, '-');
}
