/* Tasklist's settings; ours stand before the webapp's own file of this name. */
export default {
  customScripts: ['../regain/sign-in.js', 'scripts/regain/desk'],
  disableWelcomeMessage: true,
  locales: { availableLocales: ['en', 'zh'], fallbackLocale: 'en' },
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'claims the currently selected task' },
    focusFilter: { key: 'ctrl+shift+f', description: 'set the focus to the first filter in the list' },
    focusList: { key: 'ctrl+alt+l', description: 'sets the focus to the first task in the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'sets the focus to the first input field in a task form' },
  },
};
