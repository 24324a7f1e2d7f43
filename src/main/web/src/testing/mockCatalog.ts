import type { BundleDetail, BundleSummary, FormSchema, Named, Season } from '@/features/catalog/types'
import type { Demo } from '@/features/home/types'
import type { PrefillSource } from '@/features/apply/types'

const named = (id: string, zh: string, en: string): Named => ({ id, names: { zh, en } })

export const departments = {
  hrss: named('hrss', '深圳市人力资源和社会保障局', 'Shenzhen Human Resources and Social Security Bureau'),
  police: named('police-sz', '深圳市公安局', 'Shenzhen Public Security Bureau'),
  education: named('education', '教育部学历学籍信息中心', 'Education credentials centre'),
  civil: named('civil-affairs', '深圳市民政局', 'Shenzhen Civil Affairs Bureau'),
  insurance: named('social-insurance', '深圳市社会保险基金管理局', 'Shenzhen Social Insurance Fund'),
  residency: named('residency', '户籍迁入管理中心', 'Household Move-in Centre'),
  origin: named('police-origin', '原籍公安机关', 'Police of the place of origin'),
}

export const summary: BundleSummary = {
  bundle: 'talent-residency',
  names: { zh: '人才引进入户', en: 'Settle in the city as a talent' },
  summary: {
    zh: '应届毕业生和留学回国人员一次申请，人才引进审核、入户指标卡、准予迁入、原籍迁出、落户登记一并办结，领取电子户口卡。',
    en: 'Fresh graduates and returnees apply once; review, quota card, permit, move-out and settlement follow, up to the electronic household card.',
  },
  leadDepartment: departments.hrss,
  departments: Object.values(departments),
  promised: '5wd',
  legal: '20wd',
}

const text = (key: string, label: string, extra: Record<string, unknown> = {}): Record<string, unknown> & { type: string } => ({
  type: 'textfield',
  id: `Field_${key}`,
  key,
  label,
  ...extra,
})

export const form: FormSchema = {
  type: 'default',
  id: 'application',
  schemaVersion: 16,
  components: [
    {
      type: 'group',
      id: 'Group_known',
      label: '已带出的信息',
      showOutline: true,
      components: [
        text('applicantName', '姓名', { readonly: true }),
        text('idNumber', '公民身份号码', { readonly: true }),
        text('ethnicity', '民族', { readonly: true }),
        text('maritalStatus', '婚姻状况', { readonly: true }),
        text('school', '毕业院校', { readonly: true }),
      ],
    },
    text('mobile', '手机号码', { validate: { required: true, pattern: '^1[3-9][0-9]{9}$' } }),
    {
      type: 'select',
      id: 'Field_settleType',
      key: 'settleType',
      label: '落户方式',
      values: [
        { value: 'TALENT_COLLECTIVE', label: '人才集体户' },
        { value: 'OWN_PROPERTY', label: '本人房产' },
      ],
      validate: { required: true },
    },
    text('signature', '签名（请输入本人姓名）', { validate: { required: true } }),
    {
      type: 'checkbox',
      id: 'Field_truthPledge',
      key: 'truthPledge',
      label: '我承诺所填内容真实',
      validate: { required: true },
    },
  ],
}

const field = (zh: string, en: string, type: string, source: string): BundleDetail['fields'][string] => ({
  names: { zh, en },
  type,
  source,
})

export const detail: BundleDetail = {
  ...summary,
  materials: [
    {
      id: 'household-book',
      names: { zh: '户口本和户籍证明', en: 'Household book' },
      obtained: 'query',
      obtainedNames: { zh: '部门共享，免交', en: 'asked of the department, nothing to hand in' },
      from: departments.police,
      trust: 'A',
    },
  ],
  consents: [
    {
      topic: 'police.identity',
      department: departments.police,
      data: { zh: '姓名、民族、户口性质、户籍地址、同户人员', en: 'Name, ethnicity, household type and address, household members' },
      purpose: { zh: '核验身份，免填户口信息', en: 'Verify who you are; no household register needed' },
    },
    {
      topic: 'education.degree',
      department: departments.education,
      data: { zh: '学历层次、毕业院校、毕业日期', en: 'Degree, school, date of graduation' },
      purpose: { zh: '判断是否符合引进条件', en: 'Decide whether you qualify' },
    },
    {
      topic: 'civil.marital',
      department: departments.civil,
      data: { zh: '婚姻登记状态', en: 'Marital status' },
      purpose: { zh: '免填婚姻状况', en: 'So that you need not type it' },
    },
  ],
  fields: {
    applicantName: field('姓名', 'Name', 'text', 'identity'),
    idNumber: field('公民身份号码', 'Citizen identity number', 'citizen-id', 'identity'),
    ethnicity: field('民族', 'Ethnicity', 'text', 'police.identity'),
    maritalStatus: field('婚姻状况', 'Marital status', 'code', 'civil.marital'),
    school: field('毕业院校', 'School', 'text', 'education.degree'),
    mobile: field('手机号码', 'Mobile number', 'mobile', 'applicant'),
    settleType: {
      ...field('落户方式', 'Way of settling', 'code', 'applicant'),
      values: {
        TALENT_COLLECTIVE: { zh: '人才集体户', en: 'Talent collective household' },
        OWN_PROPERTY: { zh: '本人房产', en: 'Own property' },
      },
    },
    signature: field('签名', 'Signature (type your own name)', 'text', 'applicant'),
    truthPledge: field('真实性承诺', 'Pledge of truth', 'boolean', 'applicant'),
    degreeCertNo: field('学历证书编号', 'Degree certificate number', 'text', 'applicant'),
  },
  form,
  documents: [
    named('acceptance-notice', '受理通知书', 'Notice of acceptance'),
    named('quota-card', '入户指标卡', 'Quota card'),
    named('move-in-permit', '准予迁入证明', 'Move-in permit'),
    named('household-card', '电子户口卡', 'Electronic household card'),
  ],
  clocks: [
    { ...named('case', '全程办结', 'Whole case'), limit: '20wd', basis: '行政许可法 第四十二条' },
    { ...named('checks', '并联核验', 'Checks side by side'), limit: '1wd' },
    { ...named('hrss-review', '人才引进审核', 'Review'), limit: '5wd' },
    { ...named('move-out', '原籍迁出', 'Move-out'), limit: '20wd' },
  ],
  seasons: [],
}

export const season: Season = {
  season: '2026',
  names: { zh: '小学一年级新生报名', en: 'First year' },
  bornFrom: '2019-09-01',
  bornTo: '2020-08-31',
  windows: [{ from: '2026-07-13T00:00:00Z', until: '2026-07-17T10:00:00Z' }],
  batch: {
    batch: 2,
    reviewEnd: '2026-07-20T10:00:00Z',
    closes: '2026-07-22T01:00:00Z',
    confirmEnd: '2026-07-25T10:00:00Z',
    standbyEnd: '2026-07-28T10:00:00Z',
    reportDay: '2026-08-31T00:30:00Z',
  },
  places: [{ code: 'A', names: { zh: '科苑小学', en: 'Keyuan' }, address: '科苑路88号', seats: 2 }],
}

const persona = (
  subject: string,
  name: string,
  nameEn: string,
  role: string,
  hint: Demo['personas'][number]['hint'],
  home: string,
): Demo['personas'][number] => ({ subject, name, role, names: { zh: name, en: nameEn }, hint, home })

const TASKLIST = '/camunda/app/tasklist/default/'

export const demo: Demo = {
  personas: [
    persona('liwen', '李文', 'Li Wen', 'applicant', { zh: '应届毕业生，信息齐全，自动通过', en: 'Fresh graduate: passes by itself' }, '/'),
    persona('sunhao', '孙浩', 'Sun Hao', 'applicant', { zh: '大专学历，转人工审核', en: 'Junior college: a clerk decides' }, '/'),
    persona('zhangmin', '张敏', 'Zhang Min', 'clerk', { zh: '人社局经办人，办理需要人工审核的件', en: 'HRSS clerk: decides what needs a person' }, TASKLIST),
    persona('zhoujie', '周杰', 'Zhou Jie', 'supervisor', { zh: '看哪一件临期、超期，在谁手里', en: 'Sees what is late and whose it is' }, TASKLIST),
    persona('linmo', '林默', 'Lin Mo', 'modeler', { zh: '看流程模型怎样一步步执行', en: 'Reads the model that runs' }, '/bundles/talent-residency'),
    persona('hanyun', '韩云', 'Han Yun', 'operator', { zh: '在运维台看实例、任务与异常', en: 'Watches instances, jobs and faults' }, '/camunda/app/cockpit/default/'),
  ],
  tries: [
    { zh: '点“李文”，提交。', en: 'Be 李文 and submit.' },
    { zh: '换成“张敏”。', en: 'Be 张敏.' },
  ],
  sandbox: 'http://localhost:8081',
}

export const sources: PrefillSource[] = detail.consents.map(({ topic, department }, index) => ({
  topic,
  department,
  names:
    [
      { zh: '核验身份与户籍', en: 'Verify identity and household' },
      { zh: '核验学历', en: 'Verify the degree' },
      { zh: '查询婚姻状况', en: 'Query marital status' },
    ][index] ?? department.names,
  state: 'WAITING',
}))

export const prefilled = {
  applicantName: '李文',
  idNumber: '440524200207150021',
  ethnicity: '汉族',
  namePinyin: 'LI WEN',
  gender: 'FEMALE',
  birthDate: '2002-07-15',
  hukouType: 'RESIDENT',
  hukouAddress: '广东省汕头市潮阳区棉城街道平和东社区中山路 118 号',
  originStationName: '汕头市公安局潮阳分局棉城派出所',
  householdChildren: 0,
  maritalStatus: 'SINGLE',
  degreeLevel: 'BACHELOR',
  graduationDate: '2026-06-24',
  school: '中山大学',
  major: '信息管理与信息系统',
  degreeCertNo: '105581202605000321',
}
