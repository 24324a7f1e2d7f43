import { describe, expect, it } from 'vitest'
import { caseTone } from './tones'

describe('the colour of a case', () => {
  it.each([
    ['APPROVED', 'green'],
    ['COMPLETED', 'green'],
    ['REPORTED', 'green'],
    ['PARTIAL', 'yellow'],
    ['REGISTRATION_WITHDRAWN', 'grey'],
    ['NOTARY_REFUSED', 'red'],
  ])('of a case that ended as %s is %s', (outcome, tone) => {
    expect(caseTone({ state: 'CLOSED', outcome })).toBe(tone)
  })

  it('follows the state while the case is open', () => {
    expect(caseTone({ state: 'CORRECTION_REQUESTED', outcome: undefined })).toBe('yellow')
  })
})
