import type { Language } from '@/app/language'
import { FILE_TYPE } from './fileField'
import type { FieldDescription, FormComponent, FormSchema } from '@/features/catalog/types'

export type FieldDescriptions = Record<string, FieldDescription>

/**
 * The schema as the portal shows it: its own send button left out (the page has one), and in English the labels and
 * choices named as the manifest names them, in a list as it names the columns, since a schema speaks one language only. Other English words of a component
 * stand in its custom properties `en` and `enDescription`.
 */
export function relabel(
  schema: FormSchema,
  fields: FieldDescriptions,
  data: Record<string, unknown>,
  language: Language,
): FormSchema {
  const components = (schema.components ?? [])
    .filter((component) => component.type !== 'button')
    .map((component) => relabelComponent(component, fields, data, language))
  return { ...schema, components }
}

function relabelComponent(
  component: FormComponent,
  fields: FieldDescriptions,
  data: Record<string, unknown>,
  language: Language,
): FormComponent {
  const copy = { ...component }
  if (component.components) {
    const list = listOf(component, fields)
    copy.components = component.components.map((child) =>
      list ? relabelComponent(child, columnsOf(list), {}, language) : relabelComponent(child, fields, data, language),
    )
  }
  if (isLongReading(component, data)) copy.type = 'textarea'
  const field = component.key === undefined ? undefined : fields[component.key]
  if (field?.type === 'file') {
    copy.type = FILE_TYPE
    copy.validate = { required: isRequired(component) }
  }
  if (language === 'zh') return copy
  const english = component.properties?.en ?? field?.names.en
  if (english !== undefined) copy[component.type === 'text' ? 'text' : 'label'] = english
  if (component.properties?.enDescription !== undefined) copy.description = component.properties.enDescription
  copy.values = component.values?.map(({ value, label }) => ({ value, label: field?.values?.[value]?.en ?? component.properties?.[`en:${value}`] ?? label }))
  return copy
}

/** The field whose entries a dynamic list holds. */
const listOf = (component: FormComponent, fields: FieldDescriptions): FieldDescription | undefined =>
  component.type === 'dynamiclist' && typeof component.path === 'string' ? fields[component.path] : undefined

/** What stands in each entry of a list is named by its columns. */
const columnsOf = (list: FieldDescription): FieldDescriptions =>
  Object.fromEntries(
    Object.entries(list.columns ?? {}).map(([key, column]) => [
      key,
      { ...column, source: list.source, values: { ...list.values, ...column.values } },
    ]),
  )

const isRequired = (component: FormComponent): boolean =>
  (component.validate as { required?: boolean } | undefined)?.required === true

const ONE_LINE = 24

/** How wide a text prints, in Latin letters; a Chinese character is as wide as two. */
const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0)

/** A supplied text that one line of a phone cannot show must be able to wrap. */
function isLongReading(component: FormComponent, data: Record<string, unknown>): boolean {
  const value = component.key === undefined ? undefined : data[component.key]
  if (component.type !== 'textfield' || component.readonly !== true) return false
  return typeof value === 'string' && widthOf(value) > ONE_LINE
}
