import { type Configuration, configurationKey, type ConfigurationRef } from '../../../intune/model/configuration.ts'
import type { Grouping } from './grouping.ts'
import { NameOrder } from './nameOrder.ts'
import { type Section, sectionsOf } from './section.ts'

/** The configurations that the view shows, sorted by name, under their headings. */
export class ConfigurationIndex {
  readonly sections: readonly Section[]
  /** Under no heading. */
  readonly configurations: readonly Configuration[]
  readonly shown: number
  readonly #sections = new Map<string, Section>()
  readonly #places = new Map<string, { readonly configuration: Configuration; readonly above: readonly Section[] }>()

  /** `path`: what the ids of the headings begin with. `order`: that of an earlier index, which spares comparing again. */
  constructor(configurations: Iterable<Configuration>, grouping: Grouping, path = '', order = new NameOrder()) {
    const sorted = order.sorted(configurations)
    const top = sectionsOf(sorted, grouping, path)
    this.sections = top.sections
    this.configurations = top.configurations
    this.shown = sorted.length
    this.#place(top, [])
  }

  section(id: string): Section | undefined {
    return this.#sections.get(id)
  }

  /** The configuration as the list has it, with the headings over it; undefined where the view does not show it. */
  place(
    ref: ConfigurationRef,
  ): { readonly configuration: Configuration; readonly above: readonly Section[] } | undefined {
    return this.#places.get(configurationKey(ref))
  }

  #place({ sections, configurations }: Pick<Section, 'sections' | 'configurations'>, above: readonly Section[]): void {
    for (const configuration of configurations) {
      this.#places.set(configurationKey(configuration), { configuration, above })
    }
    for (const section of sections) {
      this.#sections.set(section.id, section)
      this.#place(section, [...above, section])
    }
  }
}
