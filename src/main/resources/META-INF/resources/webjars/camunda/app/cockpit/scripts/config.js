export default {
  customScripts: ['../regain/sign-in.js', 'scripts/regain/history.js']
};
