/** Puts the version before back at Google, as it was kept there. */
import { requireProject } from './deploy.ts';
import { type Command, main } from './ops/command.ts';
import { EXIT, OpsFault } from './ops/fault.ts';
import { difference, manifestOf, remoteProgram, tellDifference } from './ops/program.ts';
import { headOf, publishPage, releasesOf } from './ops/releases.ts';
import { readState, writeState } from './ops/target.ts';

const HELP = `
Zet bij Google de versie terug die er voor de huidige stond. Gegevens in het register veranderen daar niet door.

Gebruik: npm run rollback -- [--target test|productie] [--naar NUMMER]

  --naar NUMMER  De versie die terug moet. Zonder dit: de vorige.
`;

export const ROLLBACK: Command = {
  name: 'rollback',
  help: HELP,
  options: { naar: { type: 'string' } },
  async run(session, values) {
    const { scriptId } = requireProject(session);
    const google = session.google();
    const { ours } = await releasesOf(google, scriptId);
    const { goingBack, ...state } = readState(session.places.state);
    const { pushing } = state;
    const head = await headOf(google, scriptId, ours, pushing ? [pushing] : []);
    if (head.state === 'changed')
      throw new OpsFault(
        EXIT.refused,
        `Het script bij Google is daar gewijzigd. Er is niets vervangen.\n${tellDifference(head.since).join('\n')}`,
        'Bewaar het eerst: npm run deploy -- --overschrijven maakt er een versie van.',
      );
    const current = head.state === 'ours' ? head.release : null;
    const asked = values.naar === undefined ? null : Number(values.naar);
    // Who gives the command again after it broke off wants this version, and not the one before it.
    const half = asked === null && current !== null && current.number === goingBack ? current : null;
    const to =
      half ??
      (asked === null
        ? ours.find(({ number, print }) => (!current || number < current.number) && print !== current?.print)
        : ours.find(({ number }) => number === asked));
    if (!to)
      throw new OpsFault(
        EXIT.unclear,
        asked === null
          ? 'Er is geen eerdere versie om naar terug te gaan.'
          : `Versie ${values.naar} is er niet.`,
        ours.length > 0 ? `Deze versies zijn er: ${ours.map(({ number }) => number).join(', ')}.` : '',
      );
    const program = await remoteProgram(google, scriptId, to.number);
    const found = difference(head.program, program);
    const files = program.map(({ name, type, source }) => ({ name, type, source }));
    writeState(session.places.state, { ...state, goingBack: to.number });
    await google.script.projects.updateContent({ scriptId, requestBody: { files } });
    const web = manifestOf(program).webapp !== undefined;
    const page = web ? await publishPage(google, scriptId, to.number, session.patience) : null;
    writeState(session.places.state, state);
    const lines = [
      `Versie ${to.number} staat weer bij Google: ${to.description}.`,
      ...tellDifference(found),
      ...(page ? [`  Webpagina: ${page.address ?? 'nog zonder adres'}`] : []),
      'Kies in de spreadsheet Terreinregister → Beheer → Installeren of herstellen: dat maakt triggers en kolommen gelijk.',
    ];
    return {
      code: EXIT.done,
      lines,
      data: { version: to.number, from: current?.number ?? null, difference: found },
    };
  },
};

main(import.meta.url, ROLLBACK);
