// Jest hands us TypeScript; Node itself takes the types away, exactly as it does when Cairn runs.
const { createHash } = require('node:crypto');
const { stripTypeScriptTypes } = require('node:module');

module.exports = {
  process: (source) => ({ code: stripTypeScriptTypes(source, { mode: 'strip' }) }),
  // By default Jest counts the project in; what comes out depends on the source and on Node alone.
  getCacheKey: (source, path) => createHash('sha256').update([process.version, path, source].join('\0')).digest('hex'),
};
