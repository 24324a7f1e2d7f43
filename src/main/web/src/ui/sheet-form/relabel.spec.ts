import { describe, expect, it } from 'vitest'
import type { FormSchema } from '@/features/catalog/types'
import { relabel, type FieldDescriptions } from './relabel'

const fields: FieldDescriptions = {
  settleType: {
    names: { zh: '落户方式', en: 'Way of settling' },
    type: 'code',
    source: 'applicant',
    values: { OWN_PROPERTY: { zh: '自有房屋', en: 'Own property' } },
  },
}

const schema: FormSchema = {
  components: [
    {
      type: 'group',
      label: '落户',
      properties: { en: 'Where you settle' },
      components: [
        {
          type: 'radio',
          key: 'settleType',
          label: '您希望怎样落户',
          properties: { 'en:OTHER': 'Otherwise' },
          values: [
            { value: 'OWN_PROPERTY', label: '自有房屋' },
            { value: 'OTHER', label: '其他' },
          ],
        },
        { type: 'textfield', key: 'hukouAddress', label: '原户籍地址', readonly: true },
      ],
    },
    { type: 'button', label: 'Submit' },
  ],
}

describe('a schema as the portal shows it', () => {
  it('speaks the words of the manifest and of its custom properties in English', () => {
    const group = relabel(schema, fields, {}, 'en').components?.[0]
    expect(group?.label).toBe('Where you settle')
    expect(group?.components?.[0]).toMatchObject({
      label: 'Way of settling',
      values: [
        { value: 'OWN_PROPERTY', label: 'Own property' },
        { value: 'OTHER', label: 'Otherwise' },
      ],
    })
  })

  it('names what stands in a list by the columns of the manifest', () => {
    const list: FormSchema = {
      components: [
        {
          type: 'dynamiclist',
          path: 'partners',
          label: '合伙人',
          components: [
            { type: 'textfield', key: 'name', label: '姓名' },
            { type: 'select', key: 'part', label: '分工', values: [{ value: 'MANAGER', label: '店长' }] },
          ],
        },
      ],
    }
    const partners: FieldDescriptions = {
      name: { names: { zh: '申请人', en: 'Applicant' }, type: 'text', source: 'identity' },
      partners: {
        names: { zh: '合伙人', en: 'Partners' },
        type: 'list',
        source: 'applicant',
        columns: {
          name: { names: { zh: '姓名', en: 'Name' }, type: 'text' },
          part: { names: { zh: '分工', en: 'Part' }, type: 'code', values: { MANAGER: { zh: '店长', en: 'Manager' } } },
        },
      },
    }
    expect(relabel(list, partners, {}, 'en').components?.[0]?.components).toMatchObject([
      { label: 'Name' },
      { label: 'Part', values: [{ value: 'MANAGER', label: 'Manager' }] },
    ])
    expect(relabel(list, partners, {}, 'zh').components?.[0]?.components?.[0]?.label).toBe('姓名')
  })

  it('keeps its own words in Chinese and leaves its send button to the page', () => {
    const shown = relabel(schema, fields, {}, 'zh').components
    expect(shown).toHaveLength(1)
    expect(shown?.[0]?.components?.[0]?.label).toBe('您希望怎样落户')
  })

  it('lets a long supplied text wrap', () => {
    const typeOf = (address: string): string | undefined =>
      relabel(schema, fields, { hukouAddress: address }, 'zh').components?.[0]?.components?.[1]?.type
    expect(typeOf('440524200207150021')).toBe('textfield')
    expect(typeOf('广东省汕头市潮阳区棉城街道中山路 118 号')).toBe('textarea')
  })
})
