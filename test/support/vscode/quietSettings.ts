/** User settings that keep VS Code's own news, hints and features out of the way. */
export const quietSettings: Record<string, unknown> = {
  // What a bare machine has; the columns of a preview need one width.
  'editor.fontFamily': "'DejaVu Sans Mono', 'Liberation Mono', 'Noto Sans Mono', monospace",
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  // A row that is stuck to the top lies over the ones below it.
  'workbench.tree.enableStickyScroll': false,
  // A page is asked for dark or high contrast as a system would ask.
  'window.autoDetectColorScheme': true,
  'window.autoDetectHighContrast': true,
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
  'update.mode': 'none',
  // The tests are the automation: they run commands with arguments, and only those of this setting ask.
  'intuneAssignments.automation': 'allow',
  // Most tests are about one kind, whose rows they want to see at once.
  'intuneAssignments.kinds': ['deviceConfigurations'],
  'intuneAssignments.groupBy': 'platform',
}
