/** A world with a spreadsheet and a small script in it, for tests of the Workspace itself. */
import type { Answer, Question } from '../../src/workspace/index.ts';
import { createWorld, Driver, type ExecutionResult, installScript, run } from '../../src/workspace/index.ts';
import type { ScriptProject, SpreadsheetFile, World } from '../../src/workspace/world.ts';

export const JAN = { email: 'jan@overijssel.nl', name: 'Jan', locale: 'nl' };
export const EVA = { email: 'eva@overijssel.nl', name: 'Eva', locale: 'nl' };
export const STRANGER = { email: 'piet@elders.nl', name: 'Piet', locale: 'nl' };
export const START = Date.UTC(2026, 0, 31, 11);
export const AUTH = 'https://www.googleapis.com/auth/';

export interface Stage {
  readonly world: World;
  readonly file: SpreadsheetFile;
  readonly project: ScriptProject;
  readonly driver: Driver;
  /** Questions that were asked so far. */
  readonly questions: Question[];
  /** Calls a function as its owner from the editor. */
  call(functionName: string, ...args: unknown[]): ExecutionResult;
  /** Runs code as the body of a function, and gives its value; throws when the code failed. */
  value(code: string): unknown;
  /** The message of the error that the code ends with. */
  fault(code: string): string | undefined;
}

export interface StageOptions {
  readonly scopes?: readonly string[];
  readonly answers?: readonly Answer[];
  readonly html?: Readonly<Record<string, string>>;
  readonly standAlone?: boolean;
}

/** A file of JAN that EVA and STRANGER may change too, with this script bound to it. */
export function stage(source = '', options: StageOptions = {}): Stage {
  const world = createWorld({ now: START, people: [JAN, EVA, STRANGER] });
  const file = world.addSpreadsheet('Proef', JAN.email);
  file.editors.push(EVA.email, STRANGER.email);
  const install = (code: string) =>
    installScript(world, {
      name: 'Proefscript',
      owner: JAN.email,
      files: [{ name: 'Code.gs', source: code }],
      html: Object.entries(options.html ?? {}).map(([name, html]) => ({ name, source: html })),
      manifest: {
        timeZone: 'Europe/Amsterdam',
        ...(options.scopes ? { oauthScopes: options.scopes } : {}),
      },
      ...(options.standAlone ? {} : { containerId: file.id }),
    });
  const project = install(source);
  const answers = [...(options.answers ?? [])];
  const questions: Question[] = [];
  const driver = new Driver(world, {
    answer: (question) => {
      questions.push(question);
      const answer = answers.shift();
      if (!answer) throw new Error(`No answer was planned for "${question.text}".`);
      return answer;
    },
  });
  const runBody = (code: string) => run(world, install(`${source}\nfunction body() { ${code} }`), 'body');
  return {
    world,
    file,
    project,
    driver,
    questions,
    call: (functionName, ...args) => run(world, world.scripts.get(project.id)!, functionName, args),
    value: (code) => {
      const result = runBody(code);
      if (result.error) throw new Error(result.error.message);
      return result.value;
    },
    fault: (code) => runBody(code).error?.message,
  };
}
