const { commands } = require('vscode')

exports.activate = async () => {
  await commands.executeCommand('intuneAssignments.configurations.focus')
  await commands.executeCommand('intuneAssignments.openSampleTenant')
}
