/** A folder of `src`. Its files may import each other and what is named here, types included. */
export interface Room {
  /** What is in it, as the README says. */
  readonly holds: string
  /** Rooms; `intune` stands for each room in that folder. */
  readonly imports: readonly string[]
  /** Rooms that come with all that they may import. */
  readonly below?: readonly string[]
}

const workbench = (holds: string, imports: readonly string[]): Room => ({ holds, below: ['operations'], imports })
/** A surface never imports another. */
const surface = (holds: string, imports: readonly string[] = []): Room => ({
  holds,
  below: ['workbench/plans'],
  imports,
})

/** The house, from the bottom up: the one place that says which room may import which. The README's table is made of it. */
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
    imports: ['intune/reach/filterRule', 'intune/directory', 'intune/model', 'intune/kinds', 'base'],
  },
  'intune/audit': {
    holds: 'who changed assignments, by the audit log',
    imports: ['graph', 'base'],
  },
  'intune/reports': {
    holds: 'tables over the tenant, and their formats',
    imports: ['intune/tenant', 'intune/model', 'intune/kinds', 'base'],
  },
  'intune/search': {
    holds: 'the words by which configurations are found',
    imports: ['intune/model', 'intune/kinds', 'base'],
  },
  'intune/reach': {
    holds: 'who gets what, and why',
    imports: ['intune/reach/filterRule', 'intune/directory', 'intune/tenant', 'intune/model', 'intune/kinds', 'base'],
  },
  'intune/reach/filterRule': { holds: 'the language in which assignment filters are written', imports: ['base'] },
  'intune/status': {
    holds: 'what Intune reports of devices',
    imports: ['intune/kinds', 'graph', 'base'],
  },
  'intune/reach/ladder': {
    holds: 'why something reaches somebody or not: every reason, in order',
    imports: [
      'intune/reach',
      'intune/reach/filterRule',
      'intune/audit',
      'intune/status',
      'intune/directory',
      'intune/model',
      'intune/kinds',
      'base',
    ],
  },
  'intune/documents': {
    holds: 'assignment sets as text',
    imports: ['intune/planning', 'intune/model', 'intune/kinds', 'base'],
  },
  'intune/comparison': {
    holds: 'what differs between two states, two subjects, or before and after',
    imports: ['intune/documents', 'intune/reach', 'intune/model', 'intune/kinds', 'base'],
  },
  session: {
    holds: 'accounts, connections, and what lives as long as one sign-in',
    imports: ['intune', 'auth', 'graph', 'base'],
  },
  operations: { holds: 'what can be done, whoever asks: arguments, plan, result', below: ['session'], imports: [] },
  'workbench/messages': workbench('what the user reads: names, errors, findings, outcomes in words', ['setup']),
  'workbench/host': workbench('what VS Code gives: settings, secrets, network, accounts', ['workbench/messages']),
  'workbench/prompts': workbench('what the user is asked', ['workbench/messages']),
  'workbench/status': workbench('the status bar', ['workbench/messages']),
  'workbench/plans': workbench('asking about a plan, running it, telling what became of it', [
    'workbench/host',
    'workbench/messages',
    'workbench/prompts',
    'workbench/status',
  ]),
  'workbench/documents': surface("plans in VS Code's diff editor"),
  'workbench/signIn': surface('signing in, and switching accounts'),
  'workbench/setup': surface('the setup check and the registration, on the screen', ['setup']),
  'workbench/links': surface('links to configurations, which reveal and never act'),
  'workbench/overview/model': {
    holds: "the overview's table without a screen: rows, order, selection, messages",
    imports: ['base'],
  },
  'workbench/overview/page': {
    holds: "the overview's page, a script of its own",
    imports: ['workbench/overview/model'],
  },
  'workbench/overview': surface('the table of everything', ['workbench/overview/model', 'workbench/rows']),
  'workbench/reports': surface('what was worked out, as documents'),
  'workbench/rows': {
    holds: 'what rows of several views have in common',
    below: ['workbench/plans'],
    imports: [],
  },
  'workbench/views/configurations': surface('the Configurations view', ['workbench/rows']),
  'workbench/views/groups': surface('the Groups view', ['workbench/rows']),
  'workbench/views/changes': surface('the Changes view'),
  'workbench/commands': surface('the commands, with what each needs', [
    'workbench/documents',
    'workbench/signIn',
    'workbench/setup',
    'workbench/reports',
    'workbench/overview',
    'workbench/rows',
    'workbench/views/configurations',
    'workbench/views/groups',
    'workbench/views/changes',
  ]),
  'sampleTenant/model': { holds: 'what its rooms share: entities, ids, requests', imports: [] },
  'sampleTenant/data': { holds: 'the made-up tenants', imports: ['sampleTenant/kinds', 'sampleTenant/model'] },
  'sampleTenant/kinds': {
    holds: 'everything else that can be assigned, by a table of collections',
    imports: ['sampleTenant/directory', 'sampleTenant/approvals', 'sampleTenant/http', 'sampleTenant/model'],
  },
  'sampleTenant/http': { holds: "HTTP with Graph's manners: routes, pages, batches", imports: ['sampleTenant/model'] },
  'sampleTenant/faults': { holds: 'trouble on demand', imports: ['sampleTenant/http', 'sampleTenant/model'] },
  'sampleTenant/directory': {
    holds: 'its groups and filters',
    imports: ['sampleTenant/http', 'sampleTenant/model'],
  },
  'sampleTenant/approvals': {
    holds: 'approval by another administrator',
    imports: ['sampleTenant/http', 'sampleTenant/model'],
  },
  'sampleTenant/configurations': {
    holds: 'its configurations and their assignments',
    imports: ['sampleTenant/directory', 'sampleTenant/approvals', 'sampleTenant/http', 'sampleTenant/model'],
  },
  'sampleTenant/service': {
    holds: 'the rooms put together as one service',
    below: ['sampleTenant/configurations'],
    imports: ['sampleTenant/faults', 'sampleTenant/kinds'],
  },
  sampleTenant: {
    holds: 'an Intune tenant in a box, Graph over HTTP on loopback: its front door',
    below: ['sampleTenant/service'],
    imports: ['sampleTenant/data', 'sampleTenant/kinds'],
  },
}

/** The composition root builds the parts of all rooms and hands them to each other, so it may import everything. */
export const root = 'extension.ts'
