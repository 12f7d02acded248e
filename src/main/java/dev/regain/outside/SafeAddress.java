package dev.regain.outside;

import java.net.URI;
import java.util.Set;

/** An address in the settings that people's data is sent to, or that people are sent to. */
public final class SafeAddress {

    private static final Set<String> OF_THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private SafeAddress() {}

    /**
     * @param setting its name, for whoever has to set it
     * @throws IllegalStateException in one line that does not repeat the address, where it is not set, has no host, carries a
     *     password or a fragment, or is not {@code https}; {@code http} is for this machine itself
     */
    public static URI of(String setting, URI address) {
        if (address == null || address.toString().isBlank()) {
            throw new IllegalStateException("Set " + setting + ": an address such as https://name.example.com");
        }
        boolean safe = "https".equalsIgnoreCase(address.getScheme())
                || "http".equalsIgnoreCase(address.getScheme()) && OF_THIS_MACHINE.contains(address.getHost());
        if (!safe
                || address.getHost() == null
                || address.getRawUserInfo() != null
                || address.getRawFragment() != null) {
            throw new IllegalStateException(
                    "Set " + setting + " to a whole address that begins with https:// and has no password in it");
        }
        return address;
    }
}
