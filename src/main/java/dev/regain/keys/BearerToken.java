package dev.regain.keys;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** The bearer token of a request (RFC 6750). Of those that are let in a setting holds the SHA-256 and never the token itself. */
public final class BearerToken {

    private static final String SCHEME = "Bearer ";

    private final byte[] sha256;

    private BearerToken(byte[] sha256) {
        this.sha256 = sha256;
    }

    /** @param authorization the header, or null; empty where it brings no bearer token */
    public static Optional<BearerToken> of(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        return Optional.of(new BearerToken(Hashing.sha256()
                .hashString(authorization.substring(SCHEME.length()).strip(), StandardCharsets.UTF_8)
                .asBytes()));
    }

    /**
     * Takes as long for a near miss as for any other.
     *
     * @param sha256 in lower-case hex
     */
    public boolean is(String sha256) {
        return MessageDigest.isEqual(HexFormat.of().parseHex(sha256), this.sha256);
    }
}
