import type { Language } from '@/app/language'
import type { FieldDescription, FieldValue, FormComponent, FormSchema } from '@/features/catalog/types'

export type FieldDescriptions = Record<string, FieldDescription>

/**
 * The schema as the portal shows it: its own send button left out (the page has one), and in English the labels and
 * choices named as the manifest names them, since a schema speaks one language only.
 */
export function relabel(schema: FormSchema, fields: FieldDescriptions, language: Language): FormSchema {
  const components = (schema.components ?? [])
    .filter((component) => component.type !== 'button')
    .map((component) => relabelComponent(component, fields, language))
  return { ...schema, components }
}

function relabelComponent(component: FormComponent, fields: FieldDescriptions, language: Language): FormComponent {
  const copy = { ...component }
  if (component.components) {
    copy.components = component.components.map((child) => relabelComponent(child, fields, language))
  }
  const field = component.key === undefined ? undefined : fields[component.key]
  if (language === 'zh' || !field) return copy
  if (component.type !== 'checkbox') copy.label = field.names.en
  if (component.values) {
    const names = valueNames(field)
    copy.values = component.values.map(({ value, label }) => ({ value, label: names.get(value) ?? label }))
  }
  return copy
}

/** Names of a code's values in English; tolerant of the ways a manifest may list them. */
function valueNames(field: FieldDescription): Map<string, string> {
  const names = new Map<string, string>()
  const add = (code: string | undefined, name: string | undefined): void => {
    if (code !== undefined && name !== undefined) names.set(code, name)
  }
  if (Array.isArray(field.values)) field.values.forEach((value) => addListed(value, add))
  else {
    for (const [code, value] of Object.entries(field.values ?? {})) {
      add(code, 'en' in value ? value.en : value.names?.en)
    }
  }
  return names
}

function addListed(value: FieldValue, add: (code?: string, name?: string) => void): void {
  if (typeof value === 'string') return
  add(value.code ?? value.value, value.names?.en)
}
