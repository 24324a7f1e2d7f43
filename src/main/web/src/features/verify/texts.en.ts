import type zh from './texts.zh'

export default {
  title: 'Verify a document',
  text: 'Enter the verification code printed on a document to see whether it was issued here. Anyone may do so, without signing in.',
  code: 'Verification code',
  go: 'Verify',
  genuine: 'Genuine: this document was issued here',
  unknown: 'No such document was issued',
  revoked: 'This document has been revoked',
  document: 'Document',
  number: 'Number',
  bundle: 'Matter',
  issuedAt: 'Issued',
  caseNumber: 'Case number',
  advice: {
    genuine: 'Compare this with the document in your hand; if they differ, this page is right.',
    revoked: 'The document was issued here but revoked later; it is no longer valid.',
    unknown: 'Check the code for typing errors. If it still is not found, the document may be forged; do not rely on it.',
  },
} satisfies typeof zh
