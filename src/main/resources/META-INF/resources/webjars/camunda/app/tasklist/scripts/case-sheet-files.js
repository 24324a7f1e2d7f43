// Files that the applicant has handed in: each is shown for a reason, which the server records before it shows anything, and
// with a watermark across it. Pictures are shown in the sheet, a PDF is saved.

import { element, pick, say, sendFor } from './page.js'

let lastReason = ''

/** A button for the file of this number, and the file once it may be seen. */
export function fileButton(task, field, file, number) {
  const place = element('div', { class: 'case-sheet-file' })
  const label = say(`查看文件 ${number}`, `Show file ${number}`)
  const button = element('button', { type: 'button', class: 'btn btn-link btn-xs', 'aria-label': `${label} ${pick(field.names)}` }, label)
  button.addEventListener('click', () => {
    if (!place.querySelector('form')) place.append(reasonForm(task, file, place, button))
    place.querySelector('input').focus()
  })
  place.append(button)
  return place
}

function reasonForm(task, file, place, button) {
  const reason = element('input', {
    type: 'text',
    class: 'form-control input-sm',
    required: '',
    minlength: '2',
    maxlength: '200',
    placeholder: say('查看理由（将留痕）', 'Why (it is recorded)'),
    'aria-label': say('查看理由', 'Reason'),
  })
  reason.value = lastReason
  const note = element('span', { class: 'case-sheet-note', role: 'alert' })
  const form = element('form', { class: 'case-sheet-reason' }, reason, element('button', { type: 'submit', class: 'btn btn-default btn-sm' }, say('确定', 'OK')), note)
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const answer = await sendFor(`/api/tasks/${encodeURIComponent(task)}/case-sheet/files/${encodeURIComponent(file)}`, { reason: reason.value })
    if (!answer.ok) {
      note.textContent = answer.problem
      return
    }
    lastReason = reason.value
    const shown = await view(answer.file, file)
    form.remove()
    button.remove()
    place.append(shown)
  })
  return form
}

/** Tasklist lets pages show pictures as data only. */
async function view(content, name) {
  if (content.type === 'application/pdf') {
    return element('a', { href: URL.createObjectURL(content), download: `${name}.pdf`, class: 'btn btn-default btn-sm' }, say('保存 PDF（带水印）', 'Save the PDF (with its watermark)'))
  }
  const reader = new FileReader()
  await new Promise((resolve) => {
    reader.addEventListener('load', resolve)
    reader.readAsDataURL(content)
  })
  return element('img', { src: reader.result, alt: say('申请人上传的照片', 'Photograph from the applicant') })
}
