export default {
  title: '文书核验',
  text: '输入文书上的核验码，查看这份文书是否由本系统签发。任何人都可以核验，不需要登录。',
  code: '核验码',
  go: '核验',
  genuine: '核验通过：本系统签发的文书',
  unknown: '没有签发过这样的文书',
  revoked: '这份文书已作废',
  document: '文书',
  number: '文号',
  bundle: '事项',
  issuedAt: '签发时间',
  caseNumber: '办件编号',
  advice: {
    genuine: '请将以上内容与手中文书逐项核对；不一致的，以本页为准。',
    revoked: '这份文书确由本系统签发，但后来已经作废，不再有效。',
    unknown: '请核对核验码是否输入正确。如仍查不到，这份文书可能是伪造的，请勿采信。',
  },
}
