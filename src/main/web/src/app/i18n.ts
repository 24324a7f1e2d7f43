import { createI18n } from 'vue-i18n'
import appEn from './texts.en'
import appZh from './texts.zh'
import applyEn from '@/features/apply/texts.en'
import applyZh from '@/features/apply/texts.zh'
import calendarEn from '@/features/calendar/texts.en'
import calendarZh from '@/features/calendar/texts.zh'
import catalogEn from '@/features/catalog/texts.en'
import catalogZh from '@/features/catalog/texts.zh'
import clocksEn from '@/features/clocks/texts.en'
import clocksZh from '@/features/clocks/texts.zh'
import contestsEn from '@/features/contests/texts.en'
import contestsZh from '@/features/contests/texts.zh'
import followUpsEn from '@/features/follow-ups/texts.en'
import followUpsZh from '@/features/follow-ups/texts.zh'
import homeEn from '@/features/home/texts.en'
import homeZh from '@/features/home/texts.zh'
import organisationEn from '@/features/organisation/texts.en'
import organisationZh from '@/features/organisation/texts.zh'
import releasesEn from '@/features/releases/texts.en'
import releasesZh from '@/features/releases/texts.zh'
import statisticsEn from '@/features/statistics/texts.en'
import supervisionEn from '@/features/supervision/texts.en'
import statisticsZh from '@/features/statistics/texts.zh'
import supervisionZh from '@/features/supervision/texts.zh'
import trackEn from '@/features/track/texts.en'
import trackZh from '@/features/track/texts.zh'
import verifyEn from '@/features/verify/texts.en'
import verifyZh from '@/features/verify/texts.zh'
import uploadsEn from '@/ui/uploads/texts.en'
import uploadsZh from '@/ui/uploads/texts.zh'
import { stored } from './stored'
import type { Language } from './language'

export const texts = {
  zh: { app: appZh, home: homeZh, calendar: calendarZh, catalog: catalogZh, clocks: clocksZh, contests: contestsZh, followUps: followUpsZh, organisation: organisationZh, apply: applyZh, releases: releasesZh, statistics: statisticsZh, supervision: supervisionZh, track: trackZh, uploads: uploadsZh, verify: verifyZh },
  en: { app: appEn, home: homeEn, calendar: calendarEn, catalog: catalogEn, clocks: clocksEn, contests: contestsEn, followUps: followUpsEn, organisation: organisationEn, apply: applyEn, releases: releasesEn, statistics: statisticsEn, supervision: supervisionEn, track: trackEn, uploads: uploadsEn, verify: verifyEn },
}

const LANGUAGE_ENTRY = 'onething.language'

export const i18n = createI18n({
  legacy: false,
  locale: stored.read(LANGUAGE_ENTRY) === 'en' ? 'en' : 'zh',
  fallbackLocale: 'zh',
  messages: texts,
})

document.documentElement.lang = i18n.global.locale.value === 'en' ? 'en' : 'zh-CN'

export function applyLanguage(language: Language): void {
  i18n.global.locale.value = language
  stored.write(LANGUAGE_ENTRY, language)
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN'
}
