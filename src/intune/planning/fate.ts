/** What became of the write of one configuration. All that is said, undone, continued and shown of it follows from this. */
export type Fate =
  /** Nothing left for the service. */
  | 'notSent'
  /** The service did not carry it out: it said so, or it holds it back for an approval. */
  | 'refused'
  /** The service carried it out, or a part of it. */
  | 'accepted'
  /** It was sent, and nobody can say whether it was carried out, or still will be. */
  | 'unknown'

/** Whether the service may hold something else because of the write. */
export function mayHaveChanged(fate: Fate): boolean {
  return fate === 'accepted' || fate === 'unknown'
}
