// Texts in both languages, the language switch, the notice of a page, and a way to build elements without writing markup.
'use strict';

const texts = {
  zh: {
    title: '沙箱部门', subtitle: '演示用：这里扮演各部门和原籍派出所，数据均为虚构',
    toPortal: '打开办事大厅', description: '接口说明', switchTo: 'English',
    originTitle: '原籍派出所 · 待办迁出', originHint: '请您替原籍民警作出决定，结果以签名回调送达服务器。',
    noRequests: '暂无待办。申请人的件走到“等待原籍迁出”后会出现在这里。',
    moveOut: '迁出', refuse: '不予迁出', runOut: '任其逾期', resend: '再次送达',
    runOutHint: '服务器时钟前进 21 个工作日', confirmRunOut: '服务器时钟将前进 21 个工作日，其他在办件也会受影响。继续？',
    reasonLabel: '不予迁出的原因', answersAlone: '稍后自动答复', answered: '已答复或已结束（{n}）', since: '收到',
    'reason.DEBT_DISPUTE': '纠纷未了结', 'reason.COLLECTIVE_LAND': '集体土地权益未处理', 'reason.IDENTITY_DOUBT': '身份存疑',
    'state.PENDING': '待答复', 'state.MOVED_OUT': '已迁出', 'state.REFUSED': '不予迁出', 'state.RUN_OUT': '任其逾期',
    'state.CANCELLED': '已撤回',
    'delivery.SENDING': '送达中…', 'delivery.UNREACHABLE': '服务器未应答', 'delivery.200': '已送达（重复）',
    'delivery.202': '已送达', 'delivery.401': '签名被拒', 'delivery.404': '服务器不认识该件', 'delivery.409': '案件已结束，未生效',
    delivered: '服务器答复 {n}',
    knobsTitle: '各部门', knobsHint: '调一调，看看申请会怎样：变慢、繁忙、出错、离线、拒绝、答复丢失或走样。', reset: '全部复位',
    latency: '延迟', errorRate: '出错率', offline: '离线', refuse1: '一律拒绝', loseAnswers: '丢失答复',
    loseHint: '接下来几次：事办了，答复没送到', offlineHint: '连接直接断开',
    busy: '繁忙', busyHint: '答复 503，请过这么久再来', answers: '答复', answersHint: '事办了，送到的答复是什么样',
    'answers.normal': '正常', 'answers.html': '维护网页', 'answers.truncated': '只有一半', 'answers.oversized': '超长（2 MB）',
    'answers.someone-else': '张冠李戴',
    seconds: '{n} 秒', percent: '{n}%', times: '{n} 次',
    ledger: '办理台账（{n}）', noEffects: '尚无办理记录', kind: '事项', reference: '编号', subject: '对象', state: '状态', at: '时间',
    'kind.talent-result': '人才引进审核结果', 'kind.quota-card': '入户指标卡', 'kind.move-in-permit': '准予迁入',
    'kind.seat': '学位', 'kind.review': '审查', 'kind.notice': '告知',
    'kind.move-out': '迁出请求', 'kind.settlement': '落户登记', 'kind.household-card': '电子户口卡',
    'kind.student': '学籍', 'kind.assessment': '税款核定', 'kind.registration': '登记受理', 'kind.certificate': '不动产权证书',
    'row.ACTIVE': '有效', 'row.USED': '已使用', 'row.VOIDED': '已作废', 'row.REVOKED': '已撤销', 'row.REOPENED': '已撤回',
    'row.WAITLISTED': '候补', 'row.RELEASED': '已退回', 'row.APPROVED': '已通过', 'row.REFUSED': '已拒绝', 'row.CANCELLED': '已取消',
    unreachable: '沙箱没有应答，稍后自动重试。', failed: '没有办成：{n}',
    footer: '演示环境 · 任何人都可以操作本页 · 数据均为虚构',
    identityTitle: '统一身份认证（演示）', identitySubtitle: '选一个人登录，不需要密码', startAtServer: '请先从办事大厅点“登录”，再回到这里选人。',
    timeTitle: '时间机器', timeSubtitle: '演示用：把服务器的时间往前拨，看在办件的时限怎样变黄、变红、提级',
    timeNow: '演示时间', timeHint: '拨到若干个工作日之后的下班时刻；所有在办件一起前进，不能往回拨，登录不受影响。',
    oneDay: '前进 1 个工作日', days: '{n} 个工作日', watchedTitle: '在办件', watchedHint: '绿灯正常、黄灯临近期限、红灯已超期、灰灯暂停计时。本页自动刷新。',
    noCases: '暂无在办件。先到办事大厅申请一件，例如以孙浩的身份。', due: '{n} 到期', left: '剩余 {n} 个工作日',
    provisional: '（暂定）', climbed: '提醒与督办',
    'role.applicant': '申请人', 'role.clerk': '窗口与审核人员', 'role.head-of-authority': '局领导', 'role.head-of-government': '政府领导', 'role.supervisor': '督查员', 'role.modeler': '流程建模员',
    'role.operator': '运维员',
  },
  en: {
    title: 'Sandbox departments', subtitle: 'Demo: plays the departments and the police at the origin; all data is invented',
    toPortal: 'Open the portal', description: 'OpenAPI', switchTo: '中文',
    originTitle: 'Police at the origin · move-outs', originHint: 'Decide for the officer at the origin; the answer goes to the server as a signed callback.',
    noRequests: 'Nothing to do. A case that waits for the move-out shows up here.',
    moveOut: 'Move out', refuse: 'Refuse', runOut: 'Let it run out', resend: 'Send again',
    runOutHint: "Moves the server's clock 21 working days on", confirmRunOut: "The server's clock moves 21 working days on, for all open cases. Go on?",
    reasonLabel: 'Reason of the refusal', answersAlone: 'answers by itself soon', answered: 'Answered or ended ({n})', since: 'since',
    'reason.DEBT_DISPUTE': 'Dispute not settled', 'reason.COLLECTIVE_LAND': 'Collective land not settled', 'reason.IDENTITY_DOUBT': 'Identity in doubt',
    'state.PENDING': 'pending', 'state.MOVED_OUT': 'moved out', 'state.REFUSED': 'refused', 'state.RUN_OUT': 'left to run out',
    'state.CANCELLED': 'taken back',
    'delivery.SENDING': 'sending…', 'delivery.UNREACHABLE': 'server not reached', 'delivery.200': 'delivered (duplicate)',
    'delivery.202': 'delivered', 'delivery.401': 'signature refused', 'delivery.404': 'unknown to the server', 'delivery.409': 'case closed, not applied',
    delivered: 'server answered {n}',
    knobsTitle: 'Departments', knobsHint: 'Turn the knobs and watch the case: slow, busy, failing, offline, refusing, losing or garbling answers.', reset: 'Reset all',
    latency: 'Latency', errorRate: 'Errors', offline: 'Offline', refuse1: 'Refuse all', loseAnswers: 'Lose answers',
    loseHint: 'The next effects are done, but the answer is lost', offlineHint: 'Connections are dropped',
    busy: 'Busy', busyHint: 'Answers 503: come back after so long', answers: 'Answers', answersHint: 'The thing is done; this is how the answer arrives',
    'answers.normal': 'as given', 'answers.html': 'a web page', 'answers.truncated': 'cut in half', 'answers.oversized': '2 MB long',
    'answers.someone-else': 'about somebody else',
    seconds: '{n} s', percent: '{n}%', times: '{n}×',
    ledger: 'Ledger ({n})', noEffects: 'Nothing done yet', kind: 'What', reference: 'Number', subject: 'For', state: 'State', at: 'At',
    'kind.talent-result': 'Talent review result', 'kind.quota-card': 'Quota card', 'kind.move-in-permit': 'Move-in permit',
    'kind.seat': 'Seat', 'kind.review': 'Review', 'kind.notice': 'Notice',
    'kind.move-out': 'Move-out request', 'kind.settlement': 'Settlement', 'kind.household-card': 'Household card',
    'kind.student': 'School roll', 'kind.assessment': 'Tax assessment', 'kind.registration': 'Registration', 'kind.certificate': 'Property certificate',
    'row.ACTIVE': 'active', 'row.USED': 'used', 'row.VOIDED': 'voided', 'row.REVOKED': 'revoked', 'row.REOPENED': 'reopened',
    'row.WAITLISTED': 'on the waiting list', 'row.RELEASED': 'given back', 'row.APPROVED': 'approved', 'row.REFUSED': 'refused', 'row.CANCELLED': 'cancelled',
    unreachable: 'The sandbox does not answer; trying again.', failed: 'Not done: {n}',
    footer: 'Demo · anybody may use this page · all data is invented',
    identityTitle: 'Unified identity (demo)', identitySubtitle: 'Choose who you are; no password needed', startAtServer: 'Start from "Sign in" in the portal, then choose a person here.',
    timeTitle: 'Time machine', timeSubtitle: "Demo: moves the server's time on; watch open cases turn yellow, red, and climb",
    timeNow: 'Time in the demo', timeHint: 'To closing time so many working days ahead, for all open cases; never back. Sign-in stays on real time.',
    oneDay: '1 working day on', days: '{n} working days', watchedTitle: 'Open cases', watchedHint: 'Green: there is time; yellow: nearly up; red: overdue; grey: stands still. The page looks again by itself.',
    noCases: 'No open case. Apply in the portal first, for example as Sun Hao.', due: 'due {n}', left: '{n} working days left',
    provisional: ' (provisional)', climbed: 'Reminders and supervision',
    'role.applicant': 'Applicants', 'role.clerk': 'Clerks', 'role.head-of-authority': 'Head of an authority', 'role.head-of-government': 'Head of the government', 'role.supervisor': 'Supervisor', 'role.modeler': 'Modeler',
    'role.operator': 'Operator',
  },
};

let language = localStorage.getItem('sandbox.language') === 'en' ? 'en' : 'zh';
const listeners = [];

function text(key, value) {
  const found = texts[language][key];
  return found === undefined ? key : found.replace('{n}', value);
}

function known(key) {
  return texts[language][key] !== undefined;
}

function inLanguage(names) {
  return names[language];
}

function element(tag, className, content) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (content !== undefined) made.textContent = content;
  return made;
}

function warn(message) {
  const notice = document.getElementById('notice');
  notice.hidden = message === '';
  notice.textContent = message;
}

function timeOf(instant) {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB',
    { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: 'Asia/Shanghai' })
    .format(new Date(instant));
}

function applyLanguage() {
  document.documentElement.lang = language;
  for (const marked of document.querySelectorAll('[data-text]')) marked.textContent = text(marked.dataset.text);
  document.getElementById('language').textContent = text('switchTo');
  listeners.forEach((listener) => listener());
}

function whenLanguageChanges(listener) {
  listeners.push(listener);
  applyLanguage();
}

document.getElementById('language').addEventListener('click', () => {
  language = language === 'zh' ? 'en' : 'zh';
  localStorage.setItem('sandbox.language', language);
  applyLanguage();
});
