import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'

export type Language = 'zh' | 'en'

/** A text in both languages, as the server sends it. */
export interface Bilingual {
  zh: string
  en: string
}

const ZONE = 'Asia/Shanghai'

const yearOf = (instant: string | number): string => {
  const date = new Date(instant)
  if (Number.isNaN(date.getTime())) return ''
  return new Intl.DateTimeFormat('en', { timeZone: ZONE, year: 'numeric' }).format(date)
}

export interface LanguageTools {
  language: ComputedRef<Language>
  /** The text in the language of the reader; Chinese when the other is missing. */
  say: (text: Bilingual | null | undefined) => string
  /** An instant as date and time in city time; the year only when it is not this one. */
  moment: (instant: string) => string
  /** An instant as a date in city time. */
  day: (instant: string) => string
  /** A due date as `moment`, marked when the holidays of its year are not published yet. */
  dueMoment: (instant: string, provisional?: boolean) => string
}

export function useLanguage(): LanguageTools {
  const { locale, t } = useI18n()
  const language = computed<Language>(() => (locale.value === 'en' ? 'en' : 'zh'))
  const format = (instant: string, options: Intl.DateTimeFormatOptions): string => {
    const date = new Date(instant)
    if (Number.isNaN(date.getTime())) return instant
    const tag = language.value === 'en' ? 'en-GB' : 'zh-CN'
    return new Intl.DateTimeFormat(tag, { timeZone: ZONE, ...options }).format(date)
  }
  const moment = (instant: string): string =>
    format(instant, {
      ...(yearOf(instant) === yearOf(Date.now()) ? {} : { year: 'numeric' }),
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    })
  return {
    language,
    say: (text) => (text ? text[language.value] || text.zh : ''),
    moment,
    dueMoment: (instant, provisional = false) => moment(instant) + (provisional ? t('app.provisional') : ''),
    day: (instant) => format(instant, { year: 'numeric', month: 'short', day: 'numeric' }),
  }
}
