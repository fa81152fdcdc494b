/** How deep anything that we read from outside may be nested; the documented answers stay below 20. */
export const maxJsonDepth = 100

/**
 * Whether a JSON text is nested deeper than `limit`. It looks at brackets outside of strings only, in linear time and
 * without recursion, and is asked before parsing: what is nested deep stops the host, or overflows the stack later.
 */
export function isDeeperThan(text: string, limit = maxJsonDepth): boolean {
  let depth = 0
  for (let place = 0; place < text.length; place++) {
    switch (text.charCodeAt(place)) {
      case 0x22: // "
        place = endOfString(text, place)
        break
      case 0x5b: // [
      case 0x7b: // {
        if (++depth > limit) return true
        break
      case 0x5d: // ]
      case 0x7d: // }
        depth--
    }
  }
  return false
}

/** The place of the quote that ends the string which begins at `start`, or the end of the text. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end !== -1) {
    let backslashes = 0
    while (text.charCodeAt(end - 1 - backslashes) === 0x5c) backslashes++
    if (backslashes % 2 === 0) return end
    end = text.indexOf('"', end + 1)
  }
  return text.length
}
