package dev.regain.ratelimit;

/**
 * Some work for a browser: the number, from 0 to {@code most}, that makes with {@code salt} before it the hash {@code challenge}.
 * ALTCHA's protocol, version 1.
 *
 * @param algorithm of the hash, as browsers name it: {@code SHA-256}
 * @param challenge hexadecimal
 * @param salt with the time until which the solution is taken
 * @param signature of the challenge, by a key of ours; comes back with the solution
 */
public record Challenge(String algorithm, String challenge, String salt, String signature, long most) {}
