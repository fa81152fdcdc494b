import * as vscode from 'vscode'
import { portalPath } from '../../intune/model/portalPath.ts'
import { linkPath } from '../../intune/model/configurationLink.ts'
import { type Rung, steps } from '../../intune/reach/ladder/rung.ts'
import type { WhyNotAnswer } from '../../operations/whyNot.ts'
import type { Connection } from '../../session/connection.ts'
import { configurationName } from '../messages/configurationName.ts'
import { evidenceText } from '../messages/evidenceText.ts'
import { kindText } from '../messages/kindText.ts'
import { ladderSentence } from '../messages/ladderSentence.ts'
import { markdownText } from '../messages/markdownText.ts'
import { rungText, stepTitle } from '../messages/rungText.ts'
import { shownName } from '../messages/shownName.ts'
import { tenantLabel } from '../messages/tenantLabel.ts'
import { usersText } from '../messages/usersText.ts'

/** Why a configuration reaches somebody or not, as a document: one sentence first, then each reason with its evidence. */
export function whyNotReport(answer: WhyNotAnswer, connection: Connection): string {
  const { t } = vscode.l10n
  const { subject, configuration, rungs } = answer
  const { kind, id, sort } = configuration
  const about = [
    t('Computed from assignments, groups and filters, of what this account may see.'),
    t('Tenant: {0}', markdownText(tenantLabel(connection))),
    ...(subject.device ? [markdownText(usersText(subject))] : []),
    `${t('{0}: {1}', markdownText(kindText(sort.title)), markdownText(`${kind.id}/${id}`))}${linksTo(answer, connection)}`,
    `${markdownText(shownName(subject.name, subject.id))}: ${markdownText(subject.id)}`,
  ]
  const part = (holds: Rung['holds'], title: string, instead: readonly string[] = []): readonly string[] => {
    const lines = rungs.filter((one) => one.holds === holds).flatMap((one) => rungLines(one, answer, connection))
    const shown = lines.length === 0 ? instead : lines
    return shown.length === 0 ? [] : ['', `## ${title}`, '', ...shown]
  }
  return [
    `# ${markdownText(shownName(subject.name, subject.id))} · ${markdownText(configurationName(configuration))}`,
    '',
    markdownText(ladderSentence(answer, connection)),
    ...part(true, t('Reasons that hold'), [t('None.')]),
    ...part('unknown', t('Not known')),
    ...part(false, t('Ruled out')),
    '',
    '---',
    '',
    ...about.map((line, index) => (index < about.length - 1 ? `${line}  ` : line)),
    '',
  ].join('\n')
}

/** Each with its place in the ladder, so that two answers can be compared; a numbered list would be counted anew. */
function rungLines(rung: Rung, answer: WhyNotAnswer, connection: Connection): readonly string[] {
  const number = steps.indexOf(rung.step) + 1
  // The sentence names both platforms.
  const evidence = rung.evidence.filter(({ fact }) => fact !== 'platform')
  const lines = evidence.map((one) => `    - ${markdownText(evidenceText(one, answer, connection))}`)
  return [`- ${number} · **${stepTitle(rung.step)}**: ${markdownText(rungText(rung, answer))}`, ...lines]
}

/** The sample tenant has no admin center, and nobody else can open a link to it. */
function linksTo({ configuration }: WhyNotAnswer, { cloud, sample, identity }: Connection): string {
  const { t } = vscode.l10n
  if (sample) return ''
  const { kind, id } = configuration
  const reveal = `${vscode.env.uriScheme}://intune-assignments.intune-assignments${linkPath({ tenantId: identity.tenantId, kind, id })}`
  const portal =
    cloud.portal === undefined ? [] : [[t('Intune admin center'), `${cloud.portal}/${portalPath(configuration)}`]]
  return [[t('Show in the tree'), reveal], ...portal].map(([title, uri]) => ` · [${title}](${uri})`).join('')
}
