import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from '@tanstack/virtual-core'

/** Pixels; the style has the same. */
export const rowHeight = 22

export interface Window {
  /** So many there are now. */
  count(count: number): void
  /** Those in sight, and a few around. */
  places(): readonly VirtualItem[]
  /** Scrolls one into sight. */
  show(index: number): void
}

/** Which rows of a long list are in sight. `draw` is called when others are. */
export function verticalWindow(scroller: HTMLElement, content: HTMLElement, draw: () => void): Window {
  return windowOf(scroller, draw, false, rowHeight, (size) => (content.style.height = `${size}px`))
}

/** The same for columns of one width. */
export function horizontalWindow(scroller: HTMLElement, content: HTMLElement, width: number, draw: () => void): Window {
  return windowOf(scroller, draw, true, width, (size) => (content.style.width = `${size}px`))
}

function windowOf(
  scroller: HTMLElement,
  draw: () => void,
  horizontal: boolean,
  size: number,
  resize: (size: number) => void,
): Window {
  const options = (count: number) => ({
    count,
    horizontal,
    getScrollElement: () => scroller,
    estimateSize: () => size,
    overscan: 8,
    // The header stays over the first ones.
    scrollPaddingStart: rowHeight,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: draw,
  })
  const virtualizer = new Virtualizer<HTMLElement, HTMLElement>(options(0))
  virtualizer._didMount()
  virtualizer._willUpdate()
  return {
    count: (count) => {
      virtualizer.setOptions(options(count))
      virtualizer._willUpdate()
      resize(virtualizer.getTotalSize())
      draw()
    },
    places: () => virtualizer.getVirtualItems(),
    show: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  }
}
