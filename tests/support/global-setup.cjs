/** Runs once before all tests: the time zone of the script, and the bundle that every test loads. */
const { execFileSync } = require('node:child_process');

module.exports = () => {
  process.env.TZ = 'Europe/Amsterdam';
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], { stdio: 'inherit' });
};
