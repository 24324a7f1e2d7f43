import { onBeforeUnmount, onMounted, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { fetchCase, openCaseEvents } from './track.api'
import type { CaseView } from './types'

const FIRST_PAUSE = 1_000
const LONGEST_PAUSE = 30_000

export interface FollowedCase {
  view: ShallowRef<CaseView | null>
  failure: Ref<unknown>
  /** Whether changes arrive by themselves at the moment. */
  live: Ref<boolean>
  refresh: () => Promise<void>
}

/** A case that keeps itself up to date: reads it, follows its events, and comes back after an interruption. */
export function useCase(caseNumber: string): FollowedCase {
  const view = shallowRef<CaseView | null>(null)
  const failure = ref<unknown>(null)
  const live = ref(true)
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let pause = FIRST_PAUSE
  let closed = false
  let reading: Promise<void> | undefined
  let again = false

  async function read(): Promise<void> {
    do {
      again = false
      try {
        const found = await fetchCase(caseNumber)
        if (!view.value || found.version >= view.value.version) view.value = found
        failure.value = null
      } catch (problem) {
        failure.value = problem
      }
    } while (again && !closed)
  }

  /** Reads once; a change that arrives meanwhile causes one more reading, not one per change. */
  function refresh(): Promise<void> {
    if (reading) again = true
    reading ??= read().finally(() => (reading = undefined))
    return reading
  }

  function follow(): void {
    if (closed) return
    source?.close()
    source = openCaseEvents(caseNumber)
    source.onopen = () => {
      live.value = true
      pause = FIRST_PAUSE
    }
    source.addEventListener('changed', () => void refresh())
    source.onerror = () => {
      live.value = false
      source?.close()
      clearTimeout(timer)
      timer = setTimeout(() => {
        void refresh()
        follow()
      }, pause)
      pause = Math.min(pause * 2, LONGEST_PAUSE)
    }
  }

  function whenVisible(): void {
    if (document.visibilityState === 'visible') void refresh()
  }

  onMounted(async () => {
    await refresh()
    if (view.value) follow()
    document.addEventListener('visibilitychange', whenVisible)
  })
  onBeforeUnmount(() => {
    closed = true
    source?.close()
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', whenVisible)
  })

  return { view, failure, live, refresh }
}
