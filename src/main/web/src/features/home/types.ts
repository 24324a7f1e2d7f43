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
  /** What a visitor may try, step by step. */
  tries: Bilingual[]
  /** Address of the sandbox page where the departments are played. */
  sandbox?: string
}
