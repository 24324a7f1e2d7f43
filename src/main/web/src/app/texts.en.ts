import type zh from './texts.zh'

export default {
  name: 'OneThing 一件事',
  skip: 'Skip to content',
  navigation: 'Main navigation',
  home: 'Home',
  cases: 'My cases',
  verify: 'Verify',
  elder: 'Large print',
  signIn: 'Sign in',
  signOut: 'Sign out',
  loading: 'Loading…',
  retry: 'Try again',
  footer: {
    promise: 'One application, one form. The departments work together; you see every step and every time limit.',
    verify: 'Check whether a document is genuine',
  },
  missing: {
    title: 'This page was not found',
    text: 'The address may be mistyped, or the page has moved.',
    back: 'Back to the home page',
  },
  problem: {
    title: 'That did not work',
    connection: 'The server cannot be reached. Check your connection and try again; what you typed is still on this page.',
    notFound: 'Not found. Check the number; you can only see your own cases.',
    forbidden: 'The identity you are signed in with may not do this.',
    tooMany: 'Too many attempts. Please try again later.',
    server: 'The system could not do this just now. Please try again later.',
    fields: 'Please correct:',
  },
  provisional: ' (provisional)',
} satisfies typeof zh
