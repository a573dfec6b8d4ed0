/** Jest's transform: esbuild turns TypeScript and ES modules into CommonJS, with import.meta.url kept working. */
const { transformSync } = require('esbuild');
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');

const version = createHash('sha256')
  .update(readFileSync(__filename))
  .update(require('esbuild/package.json').version)
  .digest('hex');

module.exports = {
  getCacheKey: (source, path) =>
    createHash('sha256').update(version).update(path).update(source).digest('hex'),
  process(source, path) {
    const { code, map } = transformSync(source, {
      loader: path.endsWith('.ts') ? 'ts' : 'js',
      format: 'cjs',
      target: 'node20',
      sourcefile: path,
      sourcemap: 'external',
      define: { 'import.meta.url': '__moduleUrl' },
      banner: 'const __moduleUrl = require("node:url").pathToFileURL(__filename).href;',
    });
    return { code, map };
  },
};
