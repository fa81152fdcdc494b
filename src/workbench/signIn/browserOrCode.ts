import { abortable } from '../../base/abortable.ts'
import { GraphError } from '../../graph/graphError.ts'
import { BrowserNotOpened } from '../host/browserNotOpened.ts'

/** Why a code may work better: the browser did not open, or has not answered yet. */
export type BrowserTrouble = 'notOpened' | 'silent'

export interface BrowserOrCode<T> {
  readonly signIn: (method: 'interactiveBrowser' | 'deviceCode', signal: AbortSignal) => Promise<T>
  /** Asks the user whether to take a code instead. */
  readonly offerCode: (trouble: BrowserTrouble) => Promise<boolean>
  /** Milliseconds to wait for the browser before a code is offered: nothing reports a lost answer. */
  readonly patience?: number
}

/**
 * Signs in with the browser. If it does not open or does not return to VS Code, the user is offered a code.
 * Rejects as the sign-in does; with `cancelled` where the user wants neither.
 */
export async function browserOrCode<T>(
  { signIn, offerCode, patience = 30_000 }: BrowserOrCode<T>,
  signal: AbortSignal,
): Promise<T> {
  const instead = new AbortController()
  const takeCode = (yes: boolean): void => (yes ? instead.abort() : undefined)
  const timer = setTimeout(() => void offerCode('silent').then(takeCode), patience)
  try {
    return await signIn('interactiveBrowser', AbortSignal.any([signal, instead.signal]))
  } catch (error) {
    clearTimeout(timer)
    if (signal.aborted) throw error
    if (!instead.signal.aborted) {
      if (!(error instanceof BrowserNotOpened)) throw error
      // Told with the offer: a second message would say the same.
      if (!(await abortable(offerCode('notOpened'), signal))) throw new GraphError('cancelled', 'Cancelled.')
    }
    return await signIn('deviceCode', signal)
  } finally {
    clearTimeout(timer)
  }
}
