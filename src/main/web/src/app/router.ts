import { createRouter, createWebHistory, type Router, type RouterHistory } from 'vue-router'
import { signInFor, whoAmI } from './session'

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the page's title in the texts. */
    title: string
    /** Only for signed-in people. */
    signedIn?: boolean
  }
}

export const routes = [
  { path: '/', component: () => import('@/features/home/HomePage.vue'), meta: { title: 'home.title' } },
  {
    path: '/bundles/:bundle',
    component: () => import('@/features/catalog/BundlePage.vue'),
    props: true,
    meta: { title: 'catalog.title' },
  },
  {
    path: '/bundles/:bundle/apply',
    component: () => import('@/features/apply/ApplyPage.vue'),
    props: true,
    meta: { title: 'apply.title', signedIn: true },
  },
  {
    path: '/cases',
    component: () => import('@/features/track/CasesPage.vue'),
    meta: { title: 'track.cases.title', signedIn: true },
  },
  {
    path: '/cases/:caseNumber',
    component: () => import('@/features/track/CasePage.vue'),
    props: true,
    meta: { title: 'track.title', signedIn: true },
  },
  {
    path: '/participations/:caseNumber',
    component: () => import('@/features/track/ParticipationPage.vue'),
    props: true,
    meta: { title: 'track.part.title', signedIn: true },
  },
  {
    path: '/supervision',
    component: () => import('@/features/supervision/SupervisionPage.vue'),
    meta: { title: 'supervision.title', signedIn: true },
  },
  {
    path: '/releases',
    component: () => import('@/features/releases/ReleasesPage.vue'),
    meta: { title: 'releases.title', signedIn: true },
  },
  {
    path: '/statistics',
    component: () => import('@/features/statistics/StatisticsPage.vue'),
    meta: { title: 'statistics.title', signedIn: true },
  },
  {
    path: '/calendar',
    component: () => import('@/features/calendar/CalendarPage.vue'),
    meta: { title: 'calendar.title', signedIn: true },
  },
  {
    path: '/organisation',
    component: () => import('@/features/organisation/OrganisationPage.vue'),
    meta: { title: 'organisation.title', signedIn: true },
  },
  {
    path: '/verify/:code?',
    component: () => import('@/features/verify/VerifyPage.vue'),
    props: true,
    meta: { title: 'verify.title' },
  },
  { path: '/:rest(.*)*', component: () => import('./MissingPage.vue'), meta: { title: 'app.missing.title' } },
]

export function createPortalRouter(history: RouterHistory): Router {
  const router = createRouter({
    history,
    routes,
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  })
  router.beforeEach(async (to) => {
    if (!to.meta.signedIn) return true
    const found = await whoAmI().catch(() => undefined)
    if (found !== null) return true
    signInFor(to.fullPath)
    return false
  })
  return router
}

export const router = createPortalRouter(createWebHistory())
