import { Emitter } from '../../base/events.ts'
import { type Configuration, configurationKey } from '../model/configuration.ts'

/** What is being done to which configuration: a word for the user, such as "Removing…", until it is done. */
export class Activity {
  readonly #words = new Map<string, string>()
  readonly #changed = new Emitter<Configuration>()
  readonly onDidChange = this.#changed.event

  begin(configuration: Configuration, word: string): void {
    this.#words.set(configurationKey(configuration), word)
    this.#changed.fire(configuration)
  }

  end(configuration: Configuration): void {
    if (this.#words.delete(configurationKey(configuration))) this.#changed.fire(configuration)
  }

  /** Undefined: nothing is being done. */
  word(configuration: Configuration): string | undefined {
    return this.#words.get(configurationKey(configuration))
  }
}
