/** A room is a folder of `src`; its files may import the rooms below it that are named here, types included. */
export interface Room {
  /** What is in it, as the README says. */
  readonly holds: string
  readonly imports: readonly string[]
}

const intune = [
  'intune/kinds',
  'intune/model',
  'intune/tenant',
  'intune/directory',
  'intune/planning',
  'intune/journal',
  'intune/applying',
  'intune/findings',
  'intune/documents',
]
const below = ['base', 'graph', 'auth', 'setup', ...intune, 'session', 'operations']
/** What every surface of the workbench may use; a surface never imports another. */
const shared = ['workbench/host', 'workbench/messages', 'workbench/prompts', 'workbench/status', 'workbench/plans']

/** The house, from the bottom up: which room may import which. The README's table is this one. */
export const rooms: Readonly<Record<string, Room>> = {
  base: { holds: 'what the language lacks: JSON, clock, log, events', imports: [] },
  graph: { holds: 'Microsoft Graph over HTTP: transport, paging, batches, retries, errors, clouds', imports: ['base'] },
  auth: { holds: 'who is calling: sign-in methods, token cache', imports: ['graph', 'base'] },
  setup: { holds: 'the setup check and the app registration, as facts', imports: ['auth', 'graph', 'base'] },
  'intune/kinds': { holds: 'what Intune assigns, as data: a row for each kind', imports: ['base'] },
  'intune/model': {
    holds: 'the nouns: target, assignment, set, configuration, differences',
    imports: ['intune/kinds', 'base'],
  },
  'intune/tenant': {
    holds: 'what was read, reading it, and what is being done to it',
    imports: ['intune/model', 'intune/kinds', 'graph', 'base'],
  },
  'intune/directory': { holds: 'groups and filters: names and membership', imports: ['intune/model', 'graph', 'base'] },
  'intune/planning': {
    holds: 'from a wish to before and after; what is valid',
    imports: ['intune/model', 'intune/kinds', 'base'],
  },
  'intune/journal': {
    holds: 'the record of plans, and the plans made from it',
    imports: ['intune/planning', 'intune/model', 'intune/kinds', 'base'],
  },
  'intune/applying': {
    holds: 'look again, merge, write, read back, approval',
    imports: ['intune/journal', 'intune/planning', 'intune/tenant', 'intune/model', 'intune/kinds', 'graph', 'base'],
  },
  'intune/findings': {
    holds: 'what is odd about assignments',
    imports: ['intune/directory', 'intune/model', 'intune/kinds', 'base'],
  },
  'intune/documents': {
    holds: 'assignment sets as text',
    imports: ['intune/planning', 'intune/model', 'intune/kinds', 'base'],
  },
  session: {
    holds: 'accounts, connections, and what lives as long as one sign-in',
    imports: ['base', 'graph', 'auth', ...intune],
  },
  operations: {
    holds: 'what can be done, whoever asks: arguments, plan, result',
    imports: ['session', 'base', 'graph', 'auth', ...intune],
  },
  'workbench/messages': { holds: 'what the user reads: names, errors, findings, outcomes in words', imports: below },
  'workbench/host': {
    holds: 'what VS Code gives: settings, secrets, network, accounts',
    imports: [...below, 'workbench/messages'],
  },
  'workbench/prompts': { holds: 'what the user is asked', imports: [...below, 'workbench/messages'] },
  'workbench/status': { holds: 'the status bar', imports: [...below, 'workbench/messages'] },
  'workbench/plans': {
    holds: 'asking about a plan, running it, telling what became of it',
    imports: [...below, ...shared],
  },
  'workbench/documents': { holds: "plans in VS Code's diff editor", imports: [...below, ...shared] },
  'workbench/signIn': { holds: 'signing in, and switching accounts', imports: [...below, ...shared] },
  'workbench/setup': { holds: 'the setup check and the registration, on the screen', imports: [...below, ...shared] },
  'workbench/views/configurations': { holds: 'the Configurations view', imports: [...below, ...shared] },
  'workbench/views/changes': { holds: 'the Changes view', imports: [...below, ...shared] },
  'workbench/commands': {
    holds: 'the commands, with what each needs',
    imports: [
      ...below,
      ...shared,
      'workbench/documents',
      'workbench/signIn',
      'workbench/setup',
      'workbench/views/configurations',
      'workbench/views/changes',
    ],
  },
  sampleTenant: { holds: 'an Intune tenant in a box: Graph over HTTP on loopback', imports: [] },
}

/** The composition root builds the parts of all rooms and hands them to each other. */
export const root = 'src/extension.ts'
