/** The workflows of GitHub: that they call what exists, pin what they use, and hand secrets to one step alone. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEPLOY } from '../scripts/deploy.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = join(ROOT, '.github/workflows');
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Readonly<Record<string, string>>;
};

/** What the lines below a key hold, by indentation; the workflows use no other way of YAML to nest. */
function below(text: string, key: string): readonly string[] {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.trim() === `${key}:`);
  if (at < 0) return [];
  const depth = lines[at]!.search(/\S/);
  const rest = lines.slice(at + 1);
  const end = rest.findIndex(
    (line) => line.trim() !== '' && !line.trim().startsWith('#') && line.search(/\S/) <= depth,
  );
  return (end < 0 ? rest : rest.slice(0, end))
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'));
}

const workflows = readdirSync(FOLDER).map((name) => {
  const text = readFileSync(join(FOLDER, name), 'utf8');
  return { name, text, lines: text.split('\n').filter((line) => !line.trim().startsWith('#')) };
});
const named = (name: string) => workflows.find((each) => each.name === name)!;

/** The steps of a job, each as its lines. */
function stepsOf(text: string, job: string): readonly string[] {
  const lines = text.slice(text.indexOf(`\n  ${job}:\n`) + 1).split('\n');
  const end = lines.findIndex((line, at) => at > 0 && /^ {2}\w/.test(line));
  return lines
    .slice(0, end < 0 ? undefined : end)
    .join('\n')
    .split(/\n {6}- /)
    .slice(1);
}

test('there are two: one that tests every change, one that puts a tag out', () => {
  expect(workflows.map(({ name }) => name).sort()).toEqual(['ci.yml', 'uitrol.yml']);
  const changes = below(named('ci.yml').text, 'on');
  expect(changes).toContain('pull_request:');
  expect(changes.join(' ')).toMatch(/push: branches: \[main\]/);
  expect(below(named('uitrol.yml').text, 'on')).toEqual(['push:', "tags: ['v*']"]);
  for (const job of ['ci.yml', 'uitrol.yml']) expect(named(job).text).toMatch(/run: bash \.ci\/run/);
  const run = readFileSync(join(ROOT, '.ci/run'), 'utf8');
  expect(run).toMatch(/^npm ci && npm test$/m);
  expect(scripts.test).toMatch(/npm run lint && npm run typecheck && jest/);
});

test.each(workflows)('$name calls only commands of this project, with options that they have', ({ text }) => {
  const called = [...text.matchAll(/npm run ([\w:-]+)(?: -- (.*))?/g)];
  for (const [, name = ''] of called) expect(Object.keys(scripts)).toContain(name);
  const options = called
    .filter(([, name]) => name === 'deploy')
    .flatMap(([, , rest = '']) => rest.match(/--[\w-]+/g) ?? []);
  for (const option of options)
    expect(['--target', ...Object.keys(DEPLOY.options).map((each) => `--${each}`)]).toContain(option);
});

test.each(workflows)(
  '$name uses actions by the commit that was looked at, and keeps no credentials',
  ({ text }) => {
    const used = [...text.matchAll(/uses: (\S+)(.*)/g)];
    expect(used.length).toBeGreaterThan(0);
    for (const [, action = '', remark = ''] of used) {
      expect(action).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
      expect(remark).toMatch(/^ # v\d+\.\d+\.\d+$/);
    }
    const checkouts = text.split('actions/checkout').length - 1;
    expect(text.split('persist-credentials: false').length - 1).toBe(checkouts);
  },
);

test.each(workflows)('$name may read and nothing else, and ends in time', ({ text }) => {
  expect(below(text, 'permissions')).toEqual(['contents: read']);
  expect(text.match(/permissions:/g)).toHaveLength(1);
  const jobs = text.match(/runs-on:/g)!.length;
  expect(text.match(/timeout-minutes: \d+/g)).toHaveLength(jobs);
});

test.each(workflows)('$name has secrets from the store alone, and says none', ({ name, text, lines }) => {
  const secrets = lines.filter((line) => /secrets\b/.test(line));
  for (const line of secrets) expect(line.trim()).toMatch(/^[A-Z]+: \$\{\{ secrets\.[A-Z_]+ \}\}$/);
  expect(text).not.toMatch(/ya29\.|GOCSPX-|1\/\/0|PRIVATE KEY|set -x|printenv|\benv$/m);
  if (name === 'ci.yml') return expect(secrets).toEqual([]);
  expect(secrets).toHaveLength(1);
  const steps = stepsOf(text, 'deploy');
  const [own] = steps.filter((step) => step.includes('secrets.'));
  // The text of the secret goes to a file of its owner alone, and to no screen.
  expect(own).toMatch(/umask 077/);
  for (const line of own!.split('\n').filter((each) => each.includes('$TOKENS')))
    expect(line).toMatch(/^ +printf '%s' "\$TOKENS" > "\$HOME\/\.config\/terreinregister\/tokens\.json"$/);
  expect(steps.at(-1)).toMatch(/if: always\(\)\n.*rm -rf "\$HOME\/\.config\/terreinregister"/);
  return undefined;
});

test('a tag goes out only after its tests, from an environment that somebody can guard', () => {
  const { text } = named('uitrol.yml');
  expect(below(text, 'deploy')).toEqual(expect.arrayContaining(['needs: test', 'environment: productie']));
  expect(stepsOf(text, 'test').join('\n')).not.toMatch(/secrets/);
  expect(stepsOf(text, 'test').join('\n')).toMatch(
    /require\("\.\/package\.json"\)\.version[\s\S]*GITHUB_REF_NAME/,
  );
  expect(stepsOf(text, 'deploy').join('\n')).toMatch(/npm ci --ignore-scripts/);
  expect(stepsOf(text, 'deploy').join('\n')).toMatch(
    /npm run deploy -- --target productie --zonder-reservekopie --elders-getest/,
  );
});

test('updates are asked for of all that is used, and never of what has to stay together', () => {
  const text = readFileSync(join(ROOT, '.github/dependabot.yml'), 'utf8');
  expect(text).toMatch(/^version: 2$/m);
  expect([...text.matchAll(/package-ecosystem: (\S+)/g)].map(([, each]) => each)).toEqual([
    'npm',
    'github-actions',
  ]);
  expect(text.match(/interval: monthly/g)).toHaveLength(2);
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: Readonly<Record<string, string>>;
  };
  expect(below(text, 'univer')).toEqual(["patterns: ['@univerjs/*']"]);
  expect(Object.keys(dependencies).some((each) => each.startsWith('@univerjs/'))).toBe(true);
  expect(below(text, 'ignore').join(' ')).toMatch(/googleapis.*semver-major/);
});
