import type zh from './texts.zh'

export default {
  title: 'Home',
  headline: 'One matter, one application',
  lead: 'Fill in one form and OneThing goes to every department for you: side by side wherever the law allows. Who has it, how many days are left and what it waits for stand on one page; the results are handed out in one place.',
  signIn: 'Sign in and see my cases',
  peopleTitle: 'Who you can be',
  peopleText: 'This is a demonstration. One click signs you in as that person, without a password; all people and data are made up.',
  enter: 'Enter as {name} →',
  catalogTitle: 'What can be done here',
  catalogEmpty: 'Nothing is open yet.',
  tryTitle: 'Try it in five minutes',
  tries: [
    'Be 李文, open “Settle in the city as a talent” and agree to the queries: name, ethnicity, marital status and degree come from the departments; you type two or three fields.',
    'Sign and submit, then just stay on the case page: one check after the other turns to “done” by itself.',
    'After the review the case waits for the move-out by the place of origin. Open the departments’ page and answer “moved out”, or refuse and watch everything being undone.',
    'Back on the case page download the PDF documents with their verification codes, and check one under “Verify”.',
    'Be 张敏 and decide a case that needs a person: she sees only what concerns her department.',
  ],
  sandbox: 'Open the departments’ page (play the departments)',
  role: {
    applicant: 'applicant',
    clerk: 'clerk',
    supervisor: 'supervisor',
    modeler: 'modeler',
    operator: 'operator',
  },
  path: {
    alternative: 'One form goes to police, education, civil affairs, human resources and others at once; one result comes back',
    form: 'One form',
    result: 'One result',
    departments: ['Police', 'Education', 'Civil affairs', 'Human resources'],
  },
} satisfies typeof zh
