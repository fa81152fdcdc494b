import type { Kind } from '../kinds/kind.ts'

/** The query strings to ask for a kind's list with, the fastest first: all options, then the filter alone, then none. */
export function listQueries(kind: Kind): readonly string[] {
  const { expandOnList, top, listFilter } = kind
  const select = selectOf(kind)
  const filter = listFilter === undefined ? [] : [`$filter=${encodeURIComponent(listFilter)}`]
  const all = [
    ...(select === undefined ? [] : [`$select=${select}`]),
    ...(expandOnList ? ['$expand=assignments'] : []),
    ...(top === undefined ? [] : [`$top=${top}`]),
    ...filter,
  ]
  return [...new Set([all, filter, []].map((options) => (options.length === 0 ? '' : `?${options.join('&')}`)))]
}

/** Undefined: the list is asked without `$select`. */
export function selectOf({ select, nameProperty }: Kind): string | undefined {
  return select.length === 0 ? undefined : ['id', nameProperty, ...select].join(',')
}
