import type { CommandRow } from './commandRow.ts'

/**
 * Whether a command stands in the menu of rows and in a view's title too. VS Code passes `undefined` from both while it
 * reads rows anew, so the title has a command of its own, and a menu whose row is gone is never taken for the title.
 */
export function hasTitleTwin({ menus = [] }: CommandRow): boolean {
  return menus.some(({ menu }) => menu === 'row') && menus.some(({ menu }) => menu === 'title')
}

/** The command of the title: it does the same for no row. */
export function titleTwin<Id extends string>(id: Id): `${Id}FromTitle` {
  return `${id}FromTitle`
}
