import type zh from './texts.zh'

export default {
  title: 'Apply',
  heading: 'Application: {bundle}',
  back: '← About this matter',
  steps: 'Steps of the application',
  stepDone: ' (done)',
  step: { consent: 'Agree', prefill: 'Fetch', form: 'Fill in and sign' },
  consent: {
    title: 'Please agree to these queries',
    text: 'So that you need not submit it again, we ask the departments below. What was asked, when and for what is recorded, and you can see it in your case.',
    agree: 'I have read this and agree to these queries for this matter',
    reminder: 'Please tick the box first.',
    go: 'Agree and continue',
    otherwise: 'If you do not agree you can still apply: bring your papers to a service counter.',
  },
  prefill: {
    title: 'Fetching your data from the departments',
    text: 'Several departments are asked at once; this usually takes a few seconds.',
    earlier: 'Used again from your earlier case {caseNumber}',
    state: { WAITING: 'Asking', ANSWERED: 'Received', UNAVAILABLE: 'Not available now' },
  },
  form: {
    title: 'Check and fill in',
    text: 'Check what the departments supplied, fill in the few remaining fields, sign and submit.',
    missing: 'No answer yet from: {departments}. You can submit all the same; they are asked again automatically.',
    comma: ', ',
    send: 'Submit application',
    repeating: 'No answer yet; sending again with the same key, so that it cannot become two applications…',
  },
} satisfies typeof zh
