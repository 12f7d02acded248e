export default {
  customScripts: ['../regain/sign-in.js']
};
