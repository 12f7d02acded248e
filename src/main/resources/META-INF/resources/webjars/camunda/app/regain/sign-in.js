// Where there is single sign-on, the webapps' own sign-in is of no use: the server leads to the provider, or out of it, when
// it is asked for the page anew. Whoever came for that sign-in (?password) stays.
async function leave() {
  if (!location.hash.startsWith('#/login') || location.search === '?password') {
    return;
  }
  const answer = await fetch('/staff/signed-out', { method: 'HEAD' });
  if (answer.ok) {
    location.replace(location.pathname);
  }
}

addEventListener('hashchange', leave);
leave();

export default [];
