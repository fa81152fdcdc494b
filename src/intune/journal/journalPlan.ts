import type { Plan } from '../planning/plan.ts'
import type { JournalPlan } from './journal.ts'

/** The plan as the journal keeps it. */
export function journalPlan(plan: Plan, about: Omit<JournalPlan, 'id' | 'entries'>): JournalPlan {
  return {
    ...about,
    id: plan.id,
    entries: plan.entries.map(({ assignable: { configuration, via }, before, after }) => ({
      kind: configuration.kind.id,
      configurationId: configuration.id,
      configurationName: configuration.displayName,
      via: via && { id: via.id, name: via.displayName },
      before: before.map(({ raw }) => raw),
      after: after.map(({ raw }) => raw),
    })),
  }
}
