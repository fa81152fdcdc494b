// Mocha wants the class itself when it loads a reporter by path.
module.exports = require('./countingReporter.ts').CountingReporter
