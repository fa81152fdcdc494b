/** Groups of nodes that reach each other (Tarjan's strongly connected components), sorted; a lone node is no circle. */
export function circles(edges: Iterable<readonly [string, string]>): string[][] {
  const next = new Map<string, Set<string>>()
  for (const [from, to] of edges) {
    if (from === to) continue
    if (!next.has(to)) next.set(to, new Set())
    next.set(from, (next.get(from) ?? new Set()).add(to))
  }
  const found: string[][] = []
  const order = new Map<string, number>()
  const open: string[] = []

  function visit(node: string): number {
    const own = order.size
    let low = own
    order.set(node, own)
    open.push(node)
    for (const other of next.get(node) ?? []) {
      if (!order.has(other)) low = Math.min(low, visit(other))
      else if (open.includes(other)) low = Math.min(low, order.get(other) ?? own)
    }
    if (low === own) {
      const group = open.splice(open.indexOf(node))
      if (group.length > 1) found.push(group.toSorted())
    }
    return low
  }

  for (const node of next.keys()) if (!order.has(node)) visit(node)
  return found.toSorted(([a = ''], [b = '']) => a.localeCompare(b))
}
