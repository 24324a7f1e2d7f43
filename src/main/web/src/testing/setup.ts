import '@testing-library/jest-dom/vitest'
import { configure } from '@testing-library/vue'

// A form needs its renderer loaded first, which takes a while on a busy machine.
configure({ asyncUtilTimeout: 10_000 })

// jsdom lays nothing out, so it has no scrolling; form-js scrolls to the focused choice of a list.
Element.prototype.scrollIntoView = () => undefined
