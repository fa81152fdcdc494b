import type { Chart } from '../model/pageRow.ts'
import { element } from './element.ts'

/** The charts: each bar is a button that says its number, and sets the filter. */
export function chartsElement(charts: readonly Chart[], filter: (text: string) => void): readonly HTMLElement[] {
  return charts.map(({ title, bars }) => {
    const most = Math.max(1, ...bars.map(({ count, of }) => of ?? count))
    const chart = element('div', 'chart')
    chart.setAttribute('role', 'group')
    chart.setAttribute('aria-label', title)
    chart.append(element('div', 'chart-title', title))
    for (const { label, count, of, filter: text } of bars) {
      const bar = element('button', 'bar')
      const number = of === undefined ? `${count}` : `${count} / ${of}`
      bar.title = `${label}: ${number}`
      bar.append(element('span', 'bar-label', label), drawn(count, of, most), element('span', 'bar-number', number))
      bar.addEventListener('click', () => filter(text))
      chart.append(bar)
    }
    return chart
  })
}

function drawn(count: number, of: number | undefined, most: number): HTMLElement {
  const track = element('span', 'bar-track')
  const full = element('span', 'bar-full')
  full.style.width = `${(100 * (of ?? count)) / most}%`
  const part = element('span', 'bar-part')
  part.style.width = of === undefined ? '100%' : `${of === 0 ? 0 : (100 * count) / of}%`
  full.append(part)
  track.append(full)
  return track
}
