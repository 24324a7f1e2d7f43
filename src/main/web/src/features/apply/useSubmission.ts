import { onBeforeUnmount, ref, type Ref } from 'vue'
import { ApiProblem } from '@/app/http'
import { postCase } from './apply.api'
import { pendings, type Pending } from './kept'

const PAUSES = [1_000, 3_000, 8_000]

export interface Submission {
  /** `sending`, or `repeating` while an answer is missing and the same request is sent again. */
  progress: Ref<'idle' | 'sending' | 'repeating'>
  failure: Ref<unknown>
  send: (bundle: string, pending: Pending) => Promise<string | null>
}

/**
 * Sends an application until it is answered. The key is kept first, so that neither a lost answer nor a reload can
 * make two cases; a refusal (4xx) is an answer and ends it.
 */
export function useSubmission(): Submission {
  const progress = ref<'idle' | 'sending' | 'repeating'>('idle')
  const failure = ref<unknown>(null)
  let stopped = false
  onBeforeUnmount(() => (stopped = true))

  async function send(bundle: string, pending: Pending): Promise<string | null> {
    pendings.write(bundle, pending)
    failure.value = null
    progress.value = 'sending'
    for (let attempt = 0; !stopped; attempt++) {
      try {
        const { caseNumber } = await postCase(pending.request, pending.key)
        pendings.drop(bundle)
        return caseNumber
      } catch (problem) {
        if (isRefusal(problem)) pendings.drop(bundle)
        const pause = PAUSES[attempt]
        if (isAnswer(problem) || pause === undefined) {
          failure.value = problem
          break
        }
        progress.value = 'repeating'
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    }
    progress.value = 'idle'
    return null
  }

  return { progress, failure, send }
}

const isAnswer = (problem: unknown): boolean => problem instanceof ApiProblem && problem.status < 500
/** Signed out or sent too fast: the same request may still go through later, with the same key. */
const isRefusal = (problem: unknown): boolean =>
  problem instanceof ApiProblem && problem.status < 500 && problem.status !== 401 && problem.status !== 429
