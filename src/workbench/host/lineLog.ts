import type { LogOutputChannel } from 'vscode'
import type { Log } from '../../base/log.ts'
import { plainLine } from '../messages/plainLine.ts'

/** More than a notice shows, and still an end. */
const longest = 4_000

/** The channel as a log in which one call is one line: what a service said can't look like another entry. */
export function lineLog(channel: LogOutputChannel): Log {
  return {
    trace: (message) => channel.trace(plainLine(message, longest)),
    debug: (message) => channel.debug(plainLine(message, longest)),
    info: (message) => channel.info(plainLine(message, longest)),
    warn: (message) => channel.warn(plainLine(message, longest)),
    error: (message) => channel.error(plainLine(message, longest)),
  }
}
