import type { Language } from '@/app/language'

type Pattern = [english: RegExp, zh: (match: RegExpExecArray) => string, en: (match: RegExpExecArray) => string]

/** What a field of this type must look like, for the "does not match" message; keyed by the manifest's field types. */
const SHAPES: Record<string, { zh: string; en: string }> = {
  mobile: { zh: '请填写 11 位手机号码，例如 13800138000', en: 'Enter a mobile number of 11 digits, such as 13800138000' },
  'citizen-id': { zh: '请填写 18 位公民身份号码', en: 'Enter a citizen identity number of 18 characters' },
  uscc: { zh: '请填写 18 位统一社会信用代码', en: 'Enter a unified social credit code of 18 characters' },
}

const one = (match: RegExpExecArray): string => match[1] ?? ''

/** The English sentences of form-js 1.8.7, which has no texts of its own to configure, and what we say instead. */
const PATTERNS: Pattern[] = [
  [/^Field is required\.$/, () => '此项必填', () => 'This field is required'],
  [/^Field must match pattern/, () => '格式不正确，请核对', () => 'This does not have the expected format'],
  [/^Field must have minimum value of (.+)\.$/, (m) => `不能小于 ${one(m)}`, (m) => `Must be at least ${one(m)}`],
  [/^Field must have maximum value of (.+)\.$/, (m) => `不能大于 ${one(m)}`, (m) => `Must be at most ${one(m)}`],
  [
    /^Field must have minimum length of (.+)\.$/,
    (m) => `至少填写 ${one(m)} 个字`,
    (m) => `Must have at least ${one(m)} characters`,
  ],
  [
    /^Field must have maximum length of (.+)\.$/,
    (m) => `最多填写 ${one(m)} 个字`,
    (m) => `Must have at most ${one(m)} characters`,
  ],
  [/valid\s+international phone number/, () => '请填写有效的电话号码', () => 'Enter a valid phone number'],
  [/valid email/, () => '请填写有效的电子邮箱', () => 'Enter a valid e-mail address'],
  [/^Value is not a number\.$/, () => '请填写数字', () => 'Enter a number'],
  [/be an integer\.$/, () => '请填写整数', () => 'Enter a whole number'],
  [
    /at most (\d+) decimal digits?\.$/,
    (m) => `最多 ${one(m)} 位小数`,
    (m) => `Use at most ${one(m)} digits after the point`,
  ],
  [
    /the two nearest valid values are (.+) and (.+)\.$/,
    (m) => `可填的最接近的值是 ${one(m)} 或 ${m[2] ?? ''}`,
    (m) => `The nearest possible values are ${one(m)} and ${m[2] ?? ''}`,
  ],
]

/** A built-in validation message of form-js in the reader's language; unknown text stays as it is. */
export function validationText(english: string, language: Language, fieldType?: string): string {
  const shape = fieldType === undefined ? undefined : SHAPES[fieldType]
  if (shape && english.startsWith('Field must match pattern')) return shape[language]
  for (const [pattern, zh, en] of PATTERNS) {
    const match = pattern.exec(english)
    if (match) return language === 'zh' ? zh(match) : en(match)
  }
  return english
}

/** Other fixed words of form-js. */
export const FIXED_WORDS: Record<string, string> = {
  Select: '请选择',
  Search: '搜索',
  'Nothing found': '没有匹配的选项',
  'Nothing to show.': '暂无内容',
  'Add new': '新增一项',
  'Show all': '全部显示',
  'Show less': '收起',
}
