import type { FieldDescriptions } from '@/ui/sheet-form/relabel'

/**
 * What the applicant themselves said: fields the manifest leaves to them, and whatever differs from what the
 * departments supplied. The rest the server knows better than the browser.
 */
export function typedValues(
  form: Record<string, unknown>,
  supplied: Record<string, unknown>,
  fields: FieldDescriptions,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(form).filter(([key, value]) => {
      if (value === undefined || value === null || value === '') return false
      if (fields[key]?.source === 'applicant') return true
      return JSON.stringify(value) !== JSON.stringify(supplied[key])
    }),
  )
}
