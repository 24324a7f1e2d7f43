// Unpacks Chromium, the libraries that it needs and its fonts into TMPDIR, and prints where it is.
import Chromium from '@sparticuz/chromium'

console.log(await Chromium.executablePath())
