import { describe, expect, it } from 'vitest'
import { texts } from './i18n'

function entries(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]]
  return Object.entries(node as Record<string, unknown>).flatMap(([key, child]) =>
    entries(child, path === '' ? key : `${path}.${key}`),
  )
}

const placeholders = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()

describe('texts', () => {
  const zh = new Map(entries(texts.zh))
  const en = new Map(entries(texts.en))

  it('have the same keys in both languages', () => {
    expect([...en.keys()]).toEqual([...zh.keys()])
  })

  it('have the same placeholders in both languages', () => {
    for (const [key, text] of zh) expect([key, placeholders(en.get(key) ?? '')]).toEqual([key, placeholders(text)])
  })

  it('are never empty', () => {
    for (const [key, text] of [...zh, ...en]) expect([key, text.trim() === '']).toEqual([key, false])
  })
})
