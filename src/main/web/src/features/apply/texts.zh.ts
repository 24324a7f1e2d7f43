export default {
  title: '申请',
  heading: '申请：{bundle}',
  back: '← 办事指南',
  steps: '申请步骤',
  stepDone: '（已完成）',
  step: { consent: '授权查询', prefill: '带出信息', form: '填写并签名' },
  consent: {
    title: '请授权查询',
    text: '为了不让您重复提交，我们将向以下部门查询。查询时间、内容和用途都会记录，您可以在办件中查看。',
    agree: '我已阅读，同意为办理此事查询以上信息',
    reminder: '请先勾选同意，再继续。',
    go: '同意并继续',
    otherwise: '不同意也可以办理：请带材料到政务服务窗口申请。',
  },
  prefill: {
    title: '正在从各部门取回您的信息',
    text: '几个部门同时在查，通常只要几秒钟。',
    state: { WAITING: '查询中', ANSWERED: '已取回', UNAVAILABLE: '暂时查不到' },
  },
  form: {
    title: '核对并填写',
    text: '请核对各部门带出的内容，填好其余几项，签名后提交。',
    missing: '{departments}暂时没有答复。您可以照常提交，收件后会自动再查。',
    comma: '、',
    send: '提交申请',
    repeating: '还没有收到答复，正在用同一编号重新提交，不会重复申请……',
  },
}
