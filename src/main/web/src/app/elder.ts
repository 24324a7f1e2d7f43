import { ref, watchEffect } from 'vue'
import { stored } from './stored'

const ENTRY = 'onething.elder'

/** Large-print mode (大字版): everything is sized in rem, so the root size carries it. */
export const elderMode = ref(stored.read(ENTRY) === 'on')

watchEffect(() => {
  document.documentElement.toggleAttribute('data-elder', elderMode.value)
  stored.write(ENTRY, elderMode.value ? 'on' : 'off')
})
