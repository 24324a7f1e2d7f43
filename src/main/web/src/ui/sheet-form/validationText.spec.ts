import { describe, expect, it } from 'vitest'
import { validationText } from './validationText'

describe('validation texts of form-js', () => {
  it.each([
    ['Field is required.', '此项必填'],
    ['Field must have minimum length of 2.', '至少填写 2 个字'],
    ['Field must have maximum value of 3.', '不能大于 3'],
    ['Field must be a valid  international phone number. (e.g. +4930664040900)', '请填写有效的电话号码'],
    ['Value is expected to have at most 2 decimal digits.', '最多 2 位小数'],
    ['Please select a valid value, the two nearest valid values are 1 and 2.', '可填的最接近的值是 1 或 2'],
  ])('%s', (english, chinese) => {
    expect(validationText(english, 'zh')).toBe(chinese)
  })

  it('says what a mobile number looks like', () => {
    expect(validationText('Field must match pattern ^1.', 'zh', 'mobile')).toContain('11 位手机号码')
  })

  it('leaves what it does not know', () => {
    expect(validationText('Something new.', 'zh')).toBe('Something new.')
  })
})
