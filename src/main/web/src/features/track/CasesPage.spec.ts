import { screen } from '@testing-library/vue'
import { describe, expect, it, vi } from 'vitest'
import { leaveFor } from '@/app/leave'
import { CASE_NUMBER } from '@/testing/mockApi'
import { openPortal, signedInApi } from '@/testing/portal'

vi.mock('@/app/leave', async (original) => ({ ...(await original<object>()), leaveFor: vi.fn() }))

describe('my cases', () => {
  it('lists each with its state in words', async () => {
    await openPortal('/cases', signedInApi())
    const links = await screen.findAllByRole('link', { name: '人才引进入户' })
    expect(links[0]).toHaveAttribute('href', `/cases/${CASE_NUMBER}`)
    expect(screen.getByText('已提交')).toBeVisible()
    expect(screen.getByText('待补正')).toBeVisible()
  })

  it('leads a visitor to sign-in and back', async () => {
    await openPortal('/cases')
    expect(leaveFor).toHaveBeenCalledWith('/oauth2/authorization/identity?continue=%2Fcases')
  })
})
