export default {
  title: 'After the end of a case',
  text: 'An office that finds something wrong after a case has ended begins it here by itself, without waiting for the applicant. Your department may begin:',
  of: '{names} ({bundle})',
  number: 'Case number',
  find: 'Find the case',
  ended: 'Ended on {at}',
  unknown: 'No such case was found. Only cases that your office had and that have ended are found here; please check the number.',
  none: 'Nothing may be begun for this case now: it is under way already, or the time for it is over.',
  begin: 'Begin it for the office',
  send: 'Begin',
  done: 'Begun; the task is in the list of those who handle it: {names} ({number}).',
}
