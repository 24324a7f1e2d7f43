import { describe, expect, it } from 'vitest'
import { caseTone } from './tones'

describe('the colour of a case', () => {
  it.each([
    ['good', 'green'],
    ['partly', 'yellow'],
    ['neutral', 'grey'],
    ['bad', 'red'],
    [undefined, 'grey'],
  ] as const)('of a case whose outcome its bundle calls %s is %s', (outcomeTone, tone) => {
    expect(caseTone({ state: 'CLOSED', outcome: 'WHATEVER_A_BUNDLE_CALLS_IT', outcomeTone })).toBe(tone)
  })

  it('follows the state while the case is open', () => {
    expect(caseTone({ state: 'CORRECTION_REQUESTED', outcome: undefined })).toBe('yellow')
  })
})
