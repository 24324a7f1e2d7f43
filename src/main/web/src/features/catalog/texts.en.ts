import type zh from './texts.zh'

export default {
  title: 'About this matter',
  start: 'Start the application',
  promised: 'Promised within',
  legal: 'Legal limit',
  lead: 'Lead department',
  departments: 'Departments',
  departmentCount: '{n} department | {n} departments',
  departmentsTitle: 'Who works on it together',
  queriesTitle: 'What is asked of whom',
  queriesText:
    'What the government already knows you need not type. Nothing is asked before you agree, and each query is recorded with its time and purpose.',
  materialsTitle: 'The papers of before, and what became of them',
  diagramTitle: 'How it is done',
  limitsTitle: 'Time limits',
  documentsTitle: 'The documents you receive',
  unit: {
    wd: '{n} working day | {n} working days',
    d: '{n} day | {n} days',
    h: '{n} hour | {n} hours',
    min: '{n} minute | {n} minutes',
  },
  consent: { data: 'Asked', purpose: 'For' },
  diagram: {
    alternative: 'Process diagram: application, checks side by side, review, and the way to the result',
    caption: 'This is the very model that the system runs. Drag and zoom as you like.',
    larger: 'Larger',
    smaller: 'Smaller',
    fit: 'Fit',
  },
} satisfies typeof zh
