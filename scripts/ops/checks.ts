/** What the doctor looks at, one check each: what it found, and how it is mended. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outbox, TABLES } from '../../src/register/domain/schema/tables/index.ts';
import { formatDay } from '../../src/register/domain/text/dates.ts';
import { build } from '../build.ts';
import { SCOPES, secretPlaces, storedToken } from './account.ts';
import { keptIn } from './archive.ts';
import { DRIFT_CHECKS } from './drift-checks.ts';
import {
  attention,
  type Check,
  type Finding,
  good,
  type Here,
  INSTALL,
  over,
  type There,
  wrong,
} from './finding.ts';
import { tableIn } from './image.ts';
import { builtProgram, difference, isSame, manifestOf, type Program, tellDifference } from './program.ts';
import { headOf, MOST_VERSIONS, releasesOf, webPage } from './releases.ts';
import { readState } from './target.ts';

export const HERE_CHECKS: readonly Check<Here>[] = [
  {
    label: 'Programma’s',
    run() {
      const [major = 0] = process.versions.node.split('.').map(Number);
      const node = `Node.js ${process.versions.node}`;
      const clasp = versionOf('@google/clasp');
      const own = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
        dependencies: Record<string, string>;
      };
      return [
        major >= 20
          ? good(`${node}.`)
          : wrong(`${node} is te oud.`, 'Installeer Node.js 20 of nieuwer van https://nodejs.org.'),
        clasp === own.dependencies['@google/clasp']
          ? good(`clasp ${clasp}, googleapis ${versionOf('googleapis')}.`)
          : wrong(`clasp ${clasp} is niet de versie van dit project.`, 'Geef npm ci.'),
      ];
    },
  },
  {
    label: 'Geheimen',
    run({ session: { places, isLocal } }) {
      const { folder, client, tokens } = secretPlaces(places.secrets);
      if (isLocal) return [good('Een lokale Workspace heeft geen geheimen die blijven.')];
      const loose = [folder, client, tokens].filter(
        (path) => process.platform !== 'win32' && existsSync(path) && (statSync(path).mode & 0o077) !== 0,
      );
      return loose.length === 0
        ? [good(`${folder} is alleen voor u leesbaar.`)]
        : loose.map((path) =>
            wrong(`Anderen op deze computer kunnen ${path} lezen.`, `Geef chmod go= "${path}".`),
          );
    },
  },
  {
    label: 'Reservekopie',
    run({ session: { places } }) {
      const [newest] = keptIn(places.backups).filter(({ beforeRestore }) => !beforeRestore);
      if (!newest)
        return [
          attention(
            'Er is nog geen reservekopie.',
            'Geef npm run backup, het liefst elke dag vanzelf (zie docs/beheer.md).',
          ),
        ];
      const days = Math.floor((Date.now() - Date.parse(newest.day)) / 86_400_000);
      return [
        days <= 7
          ? good(`De nieuwste is van ${formatDay(newest.day)}.`)
          : attention(
              `De nieuwste is van ${formatDay(newest.day)}, ${days} dagen geleden.`,
              'Geef npm run backup.',
            ),
      ];
    },
  },
];

function versionOf(name: string): string {
  const from = createRequire(import.meta.url);
  try {
    return (from(`${name}/package.json`) as { version: string }).version;
  } catch {
    const path = from.resolve(name);
    const root = path.slice(
      0,
      path.lastIndexOf(join('node_modules', ...name.split('/'))) +
        join('node_modules', ...name.split('/')).length,
    );
    return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
  }
}

export const THERE_CHECKS: readonly Check<There>[] = [
  {
    label: 'Aanmelding',
    async run({ google, session: { places, target, serviceKey } }) {
      const { data } = await google.drive.about.get({ fields: 'user(emailAddress)' });
      const found = [good(`Aangemeld als ${data.user?.emailAddress}.`)];
      if (serviceKey !== null) return found;
      const given = new Set((storedToken(secretPlaces(places.secrets), target)?.scope ?? '').split(' '));
      const missing = Object.entries(SCOPES).filter(([scope]) => !given.has(scope));
      return missing.length === 0
        ? [...found, good('Alle gevraagde rechten zijn gegeven.')]
        : [
            ...found,
            ...missing.map(([, why]) =>
              wrong(
                `Dit recht ontbreekt: ${why}.`,
                `Geef npm run provision -- --aanmelden --target ${target}.`,
              ),
            ),
          ];
    },
  },
  {
    label: 'Bestand',
    async run({ google, project, book }) {
      const { data } = await google.drive.files.get({
        fileId: project.parentId!,
        fields: 'name,trashed,permissions(type,role)',
      });
      const open = (data.permissions ?? []).filter(({ type }) => type === 'anyone');
      const { properties, tabs } = await book();
      const cells = tabs.reduce(
        (sum, { properties: { gridProperties } }) =>
          sum + (gridProperties?.rowCount ?? 0) * (gridProperties?.columnCount ?? 0),
        0,
      );
      return [
        data.trashed
          ? wrong(
              `"${data.name}" ligt in de prullenbak.`,
              'Haal het bestand terug in Drive; na dertig dagen is het weg.',
            )
          : good(`"${data.name}" is er.`),
        open.length === 0
          ? good('Alleen wie is uitgenodigd, kan erbij.')
          : wrong(
              'Iedereen met de link kan erbij, ook bij gegevens van personen.',
              'Zet in de spreadsheet bij Delen de algemene toegang op Beperkt.',
            ),
        properties.locale === 'nl_NL' && properties.timeZone === 'Europe/Amsterdam'
          ? good('Taal en tijdzone kloppen.')
          : attention(
              `Taal of tijdzone is anders (${properties.locale}, ${properties.timeZone}).`,
              'Geef npm run provision.',
            ),
        cells < 7_000_000
          ? good(`${cells.toLocaleString('nl-NL')} van hoogstens 10 miljoen cellen.`)
          : attention(
              `${cells.toLocaleString('nl-NL')} cellen; Google houdt op bij 10 miljoen.`,
              'Archiveer het Journaal: Beheer → Journaal archiveren.',
            ),
      ];
    },
  },
  {
    label: 'Script',
    async run({ google, project, session, own: built }) {
      const { scriptId } = project;
      const { ours, total } = await releasesOf(google, scriptId);
      const { pushing } = readState(session.places.state);
      const head = await headOf(google, scriptId, ours, pushing ? [pushing] : []);
      const again = `Geef npm run deploy -- ${session.where}.`;
      const found: Finding[] = [];
      if (head.state === 'blank') return [wrong('Het script is nog leeg.', again)];
      if (head.state === 'changed')
        found.push(
          wrong(
            `Het script is bij Google gewijzigd. ${tellDifference(head.since).join('; ').trim()}`,
            'Neem over wat moet blijven; npm run deploy -- --overschrijven bewaart de rest als versie.',
          ),
        );
      else
        found.push(
          good(
            head.release
              ? `Versie ${head.release.number} staat er: ${head.release.description}.`
              : 'Het programma staat er, maar is nog niet als versie bewaard.',
          ),
        );
      const own = await built();
      const since = difference(head.program, own);
      if (head.state === 'ours' && !isSame(since))
        found.push(
          attention(
            `Dit project is anders dan wat bij Google staat. ${tellDifference(since).join('; ').trim()}`,
            again,
          ),
        );
      const page = await webPage(google, scriptId);
      if (manifestOf(head.program).webapp) {
        const stands = head.state === 'ours' ? head.release?.number : undefined;
        if (!page) found.push(attention('De webpagina is nog niet uitgegeven.', again));
        else if (stands !== undefined && page.version !== stands)
          found.push(attention(`De webpagina toont versie ${page.version}.`, again));
        else found.push(good(`De webpagina toont versie ${page.version}.`));
      }
      const left = MOST_VERSIONS - total;
      found.push(
        left >= 20
          ? good(`${total} van hoogstens ${MOST_VERSIONS} versies.`)
          : attention(
              `${total} van hoogstens ${MOST_VERSIONS} versies.`,
              `Verwijder oude op https://script.google.com/d/${scriptId}/edit, onder Projectgeschiedenis.`,
            ),
      );
      return found;
    },
  },
  {
    label: 'Tabbladen',
    async run({ book }) {
      const image = await book();
      const { tabs } = over(image);
      if (!image.tabs.some((tab) => tableIn(tab) !== null))
        return [wrong('Het register is nog niet geïnstalleerd: er is geen enkel tabblad van.', INSTALL)];
      const found = TABLES.flatMap((table): Finding[] => {
        const carrying = image.tabs.filter((tab) => tableIn(tab) === table.id);
        const [tab] = carrying;
        if (!tab)
          return [
            wrong(
              `Het tabblad "${table.tab}" is er niet.`,
              `${INSTALL} Wat erin stond, komt terug met npm run restore.`,
            ),
          ];
        const copies =
          carrying.length > 1
            ? [
                attention(
                  `"${table.tab}" staat er ${carrying.length} keer.`,
                  'Verwijder de kopie die niet meer nodig is.',
                ),
              ]
            : [];
        if (tabs.has(table.id)) return copies;
        const there = new Set(tab.metadata.map(({ metadataValue }) => metadataValue));
        const missing = table.fields
          .filter((field) => !there.has(`${table.id}.${field}`))
          .map((field) => table.columns[field]!.label);
        return [
          ...copies,
          wrong(`In "${table.tab}" ontbreekt: ${missing.join(', ') || 'de kopregel'}.`, INSTALL),
        ];
      });
      return found.length > 0
        ? found
        : [good(`Alle ${TABLES.length} tabbladen zijn er, met al hun kolommen.`)];
    },
  },
  ...DRIFT_CHECKS,
  {
    label: 'Post',
    async run({ book }) {
      const { register, tabs } = over(await book());
      if (!tabs.has(outbox.id)) return [];
      const rows = register.read(outbox).entries.map(({ values }) => values);
      const stuck = rows.filter(({ status }) => status === 'onzeker' || status === 'opgegeven').length;
      const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 19);
      const late = rows.filter(
        ({ status, created_at, not_before }) => status === 'wacht' && (not_before ?? created_at ?? '') < day,
      ).length;
      return [
        stuck === 0
          ? good('Er zijn geen berichten blijven steken.')
          : attention(
              `${stuck} berichten zijn onzeker of opgegeven.`,
              'Bekijk ze in het tabblad Postvak uit.',
            ),
        late === 0
          ? good('Er wacht geen oude post.')
          : attention(
              `${late} berichten wachten al langer dan een dag.`,
              `De trigger voor de mail loopt niet, of de daggrens van Google is bereikt. ${INSTALL}`,
            ),
      ];
    },
  },
];

/** The program of this project as it would be built now. */
export async function ownProgram(): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), 'terreinregister-'));
  try {
    return builtProgram((await build(join(folder, 'dist'))).directory);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
