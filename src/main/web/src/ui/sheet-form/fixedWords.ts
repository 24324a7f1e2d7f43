import { FIXED_WORDS } from './validationText'

const PLACES = '.fjs-select-placeholder, .fjs-dropdownlist-empty, .fjs-repeat-render-add, .fjs-table-nothing-to-show, button'

/** Keeps the fixed English words of form-js Chinese inside `root`; returns how to stop. */
export function translateFixedWords(root: HTMLElement): () => void {
  const translate = (): void => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const text = walker.currentNode as Text
      const word = FIXED_WORDS[text.data.trim()]
      if (word !== undefined && text.parentElement?.closest(PLACES)) text.data = word
    }
    root.querySelectorAll<HTMLInputElement>('input[placeholder]').forEach((input) => {
      const word = FIXED_WORDS[input.placeholder]
      if (word !== undefined) input.placeholder = word
    })
  }
  const observer = new MutationObserver(translate)
  observer.observe(root, { childList: true, subtree: true, characterData: true })
  translate()
  return () => observer.disconnect()
}
