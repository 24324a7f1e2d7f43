import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'

/** A text that is looked at before it counts. */
export interface Draft<Preview> {
  text: Ref<string>
  /** What was shown of the text as it stands; void as soon as it changes. */
  preview: ShallowRef<Preview | null>
  failure: Ref<unknown>
  busy: Ref<boolean>
  /** Does something with the text; what goes wrong is kept, to be shown. */
  attempt: (act: () => Promise<void>) => Promise<void>
}

export function useDraft<Preview>(): Draft<Preview> {
  const text = ref('')
  const preview = shallowRef<Preview | null>(null)
  const failure = ref<unknown>(null)
  const busy = ref(false)

  watch(text, () => {
    preview.value = null
  })

  async function attempt(act: () => Promise<void>): Promise<void> {
    busy.value = true
    failure.value = null
    try {
      await act()
    } catch (problem) {
      failure.value = problem
    } finally {
      busy.value = false
    }
  }

  return { text, preview, failure, busy, attempt }
}
