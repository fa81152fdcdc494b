import { applications } from './contosoApplications.ts'
import { compliance } from './contosoCompliance.ts'
import { enrollment } from './contosoEnrollment.ts'
import type { KindDrafts } from './kindDraft.ts'
import { policies } from './contosoPolicies.ts'

/** Everything of Contoso beside its device configurations. */
export const contosoKinds: KindDrafts = { ...policies, ...compliance, ...enrollment, ...applications }
