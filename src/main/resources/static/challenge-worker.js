/* Tries number after number behind the salt until the hash is the challenge: ALTCHA's protocol, version 1. */
'use strict';

// Asked for together: most of the time of a single hash is the way to it and back.
const AT_ONCE = 250;

onmessage = async ({ data: { algorithm, challenge, salt, most } }) => {
  const text = new TextEncoder();
  const wanted = challenge.match(/../g).map(byte => parseInt(byte, 16));
  const isWanted = hash => new Uint8Array(hash).every((byte, at) => byte === wanted[at]);

  for (let first = 0; first <= most; first += AT_ONCE) {
    const hashes = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, at) => crypto.subtle.digest(algorithm, text.encode(salt + (first + at)))));
    const found = hashes.findIndex(isWanted);
    postMessage(found < 0 ? { tried: first } : { tried: first + found, number: first + found });
    if (found >= 0) return;
  }
  throw new Error('no number solves the challenge');
};
