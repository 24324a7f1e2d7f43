import { createApp } from 'vue'
import App from './app/App.vue'
import { i18n } from './app/i18n'
import { router } from './app/router'
import './ui/element-plus'
import './ui/tokens.css'
import './ui/base.css'

createApp(App).use(i18n).use(router).mount('#app')
