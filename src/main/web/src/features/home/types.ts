import type { Bilingual } from '@/app/language'

export interface Persona {
  subject: string
  name: string
  role: string
  names: Bilingual
  hint: Bilingual
  /** Where this persona begins; a path of the server. */
  home: string
}

export interface Demo {
  personas: Persona[]
  /** Address of the sandbox page where the departments are played. */
  sandbox?: string
}
