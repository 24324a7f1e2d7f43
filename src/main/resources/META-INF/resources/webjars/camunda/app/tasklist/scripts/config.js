// Tasklist in Chinese, unless the portal's reader has chosen English. Takes the place of the file that Camunda ships.
const english = (() => {
  try {
    return window.localStorage.getItem('onething.language') === 'en'
  } catch {
    return false
  }
})()

export default {
  app: english ? { name: 'Tasks', vendor: 'OneThing' } : { name: '待办', vendor: '一件事' },
  dateFormat: { normal: 'LLL', long: 'LLLL' },
  locales: english
    ? { availableLocales: ['en'], fallbackLocale: 'en' }
    : { availableLocales: ['zh'], fallbackLocale: 'zh' },
  customScripts: ['scripts/server-time.js', 'scripts/case-sheet.js'],
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: english ? 'claims the selected task' : '认领所选任务' },
    focusFilter: { key: 'ctrl+shift+f', description: english ? 'goes to the first list' : '定位到第一个任务列表' },
    focusList: { key: 'ctrl+alt+l', description: english ? 'goes to the first task' : '定位到第一个任务' },
    focusForm: { key: 'ctrl+alt+f', description: english ? 'goes to the first field' : '定位到表单的第一项' },
  },
}
