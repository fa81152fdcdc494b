/** What made a plan, as the journal keeps it: a command's name, or the plan that it undoes or restores; and the plan it goes on with. */
const form = /^(?:undo (?<undoes>\S+)|restore (?<restores>\S+)|\S*)(?: continue (?<continues>\S+))?$/

export function undoSource(plan: string): string {
  return `undo ${plan}`
}

/** A continuation counts as what it continues: that of an undo is an undo, too. */
export function continueSource(source: string, plan: string): string {
  return `${source.replace(/ continue \S+$/, '')} continue ${plan}`
}

/** The plan that this one undoes. */
export function undoneBy(source: string): string | undefined {
  return form.exec(source)?.groups?.['undoes']
}

/** Of a plan that puts back what the service did not keep of what another left alone. */
export function restoreSource(plan: string): string {
  return `restore ${plan}`
}

/** The plan whose losses this one puts back. */
export function restoredBy(source: string): string | undefined {
  return form.exec(source)?.groups?.['restores']
}

/** The plan that was cut short and that this one goes on with. */
export function continuedBy(source: string): string | undefined {
  return form.exec(source)?.groups?.['continues']
}
