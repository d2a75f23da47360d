// Jest hands us TypeScript; Node itself takes the types away, exactly as it does when Cairn runs.
const { stripTypeScriptTypes } = require('node:module');

module.exports = {
  process: (source) => ({ code: stripTypeScriptTypes(source, { mode: 'strip' }) }),
};
