/** `5wd` as amount and unit; `null` for anything the manifest does not know. */
export function parseLimit(limit: string | undefined): { amount: number; unit: 'wd' | 'd' | 'h' | 'min' } | null {
  const match = /^(\d+)(wd|d|h|min)$/.exec(limit ?? '')
  if (!match) return null
  return { amount: Number(match[1]), unit: match[2] as 'wd' | 'd' | 'h' | 'min' }
}
