import { h, type JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** The type that `relabel` gives to the text field of a file; form-js 1.8 has none of its own. */
export const FILE_TYPE = 'onething-file'

/** A place in the form for the files of a field, and what form-js says of it. */
export interface FilePlace {
  id: string
  element: HTMLElement
  field: string
  label: string
  description?: string
  required: boolean
  value: string[]
  errors: string[]
  change: (ids: string[]) => void
}

interface FieldProps {
  domId: string
  field: { key?: string; label?: string; description?: string; validate?: { required?: boolean } }
  value?: unknown
  errors?: string[]
  onChange: (change: { value: string[] | null }) => void
}

/** What form-js needs to know a field of files: it keeps the value and its errors, the page shows the place. */
export function fileFields(show: (place: FilePlace) => void, hide: (id: string) => void): object {
  function FileField(props: FieldProps): JSX.Element {
    const place = useRef<HTMLDivElement>(null)
    useEffect(() => {
      if (!place.current || props.field.key === undefined) return
      show({
        id: props.domId,
        element: place.current,
        field: props.field.key,
        label: props.field.label ?? '',
        description: props.field.description,
        required: props.field.validate?.required === true,
        value: Array.isArray(props.value) ? (props.value as string[]) : [],
        errors: props.errors ?? [],
        change: (ids) => props.onChange({ value: ids.length > 0 ? ids : null }),
      })
    })
    useEffect(() => () => hide(props.domId), [props.domId])
    return h('div', { class: `fjs-form-field ${props.errors?.length ? 'fjs-has-errors' : ''}`, ref: place })
  }
  FileField.config = {
    type: FILE_TYPE,
    keyed: true,
    emptyValue: null,
    sanitizeValue: ({ value }: { value: unknown }) => (Array.isArray(value) ? (value as unknown) : null),
    create: (options: object = {}) => ({ ...options }),
  }

  const register = (known: { register: (type: string, field: unknown) => void }): object => {
    known.register(FILE_TYPE, FileField)
    return {}
  }
  register.$inject = ['formFields']
  return { __init__: ['fileFields'], fileFields: ['factory', register] }
}
