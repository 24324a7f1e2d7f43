import type zh from './texts.zh'

export default {
  camera: 'Take a photograph',
  choose: 'Choose a photograph or PDF',
  rule: 'Photographs (JPEG, PNG) or PDFs, up to 20 MB each, at most {most}.',
  sending: 'Uploading {name}…',
  remove: 'Remove',
  removeNamed: 'Remove {name}',
  open: 'Open {name}',
  tooLarge: 'The file is larger than 20 MB; make it smaller or split it',
  most: 'At most {most} files; remove one first',
  lost: 'It did not arrive; check the network and try again',
  colon: ': ',
} satisfies typeof zh
