import { cleanup, render, screen } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { i18n } from '@/app/i18n'
import UploadField from './UploadField.vue'

const upload = { id: 'u1', field: 'photo', name: '证书.jpg', kind: 'PDF', bytes: 2048 }

function show(value: string[] = []): { emitted: () => Record<string, unknown[][]> } {
  return render(UploadField, {
    global: { plugins: [i18n] },
    props: { id: 'f', of: { draft: 'd1' }, field: 'photo', label: '证书照片', required: false, most: 2, value, errors: [] },
  })
}

function answering(status: number, body: unknown): ReturnType<typeof vi.fn> {
  const server = vi.fn(() => Promise.resolve(new Response(JSON.stringify(body), { status })))
  vi.stubGlobal('fetch', server)
  return server
}

const chooser = (): HTMLElement => screen.getByLabelText(/选择照片或 PDF/, { selector: 'input' })

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

describe('a field of files', () => {
  it('sends a file as it is and keeps its id', async () => {
    const server = answering(201, upload)
    const { emitted } = show()
    await userEvent.upload(chooser(), new File(['x'], '证书.jpg', { type: 'image/jpeg' }))
    expect(await screen.findByText(/证书\.jpg/)).toBeVisible()
    expect(emitted()['changed']).toEqual([[['u1']]])
    const [path, request] = server.mock.lastCall as [string, RequestInit]
    expect(path).toBe('/api/uploads?draft=d1&field=photo')
    expect(request.body).toBeInstanceOf(File)
    expect(request.headers).toMatchObject({ 'X-File-Name': encodeURIComponent('证书.jpg') })
  })

  it('says what the server refused, and why', async () => {
    answering(422, { errors: [{ field: 'photo', problem: { zh: '文件是空的', en: 'empty' } }] })
    const { emitted } = show()
    await userEvent.upload(chooser(), new File([''], 'a.pdf', { type: 'application/pdf' }))
    expect(await screen.findByText(/a\.pdf：文件是空的/)).toBeVisible()
    expect(emitted()['changed']).toBeUndefined()
  })

  it('does not send what is too large', async () => {
    const server = answering(201, upload)
    show()
    const large = new File(['x'], 'a.pdf', { type: 'application/pdf' })
    Object.defineProperty(large, 'size', { value: 21 * 1024 * 1024 })
    await userEvent.upload(chooser(), large)
    expect(await screen.findByText(/a\.pdf：文件超过 20 MB/)).toBeVisible()
    expect(server).not.toHaveBeenCalled()
  })

  it('shows again what was uploaded before a reload, and removes it', async () => {
    answering(200, [upload, { ...upload, id: 'other', name: 'other.pdf' }])
    const { emitted } = show(['u1'])
    await userEvent.click(await screen.findByRole('button', { name: '删除 证书.jpg' }))
    expect(emitted()['changed']).toEqual([[[]]])
    expect(screen.queryByText(/other\.pdf/)).toBeNull()
  })
})
