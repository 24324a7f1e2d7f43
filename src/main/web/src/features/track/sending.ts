import { onMounted, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { ApiProblem, type FieldProblem } from '@/app/http'
import { useLanguage } from '@/app/language'
import { fetchBundle } from '@/features/catalog/catalog.api'
import type { SheetData } from '@/ui/sheet-form/SheetForm.vue'
import type { FieldDescriptions } from '@/ui/sheet-form/relabel'

interface Sending {
  /** The bundle's fields, for the labels; null until they are there. */
  fields: ShallowRef<FieldDescriptions | null>
  failure: Ref<unknown>
  busy: Ref<boolean>
  fieldName: (field: string) => string
  send: (form: SheetData) => Promise<void>
}

/** Sends a form of the case's page; what is refused is shown at its fields. */
export function useSending(
  bundle: string,
  sheet: Readonly<Ref<{ showProblems: (problems: FieldProblem[]) => void } | null>>,
  post: (form: SheetData) => Promise<unknown>,
): Sending {
  const { say } = useLanguage()
  const fields = shallowRef<FieldDescriptions | null>(null)
  const failure = ref<unknown>(null)
  const busy = ref(false)

  async function send(form: SheetData): Promise<void> {
    busy.value = true
    failure.value = null
    try {
      await post(form)
    } catch (problem) {
      failure.value = problem
      if (problem instanceof ApiProblem) sheet.value?.showProblems(problem.errors)
    } finally {
      busy.value = false
    }
  }

  onMounted(async () => {
    fields.value = await fetchBundle(bundle)
      .then((detail) => detail.fields)
      .catch(() => ({}))
  })

  return { fields, failure, busy, fieldName: (field) => say(fields.value?.[field]?.names) || field, send }
}
