/** What the browser remembers of the reader's display choices; works without storage too. */
export const stored = {
  read(entry: string): string | null {
    try {
      return localStorage.getItem(entry)
    } catch {
      return null
    }
  },
  write(entry: string, value: string): void {
    try {
      localStorage.setItem(entry, value)
    } catch {
      // A browser that keeps nothing still shows the page.
    }
  },
}
