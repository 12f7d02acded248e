package dev.regain.ratelimit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a request comes from, as far as limits go: an IPv4 address, or the /64 of an IPv6 address, which is what one
 * customer has.
 */
public record ClientAddress(String text) {

    /** @param literal an IP address in text, as the socket has it; anything else is taken as it is, and never looked up */
    public static ClientAddress of(String literal) {
        if (literal.indexOf(':') < 0) {
            return new ClientAddress(literal);
        }
        try {
            byte[] address = InetAddress.getByName(literal).getAddress();
            return new ClientAddress(
                    address.length == 4 ? literal : HexFormat.of().formatHex(Arrays.copyOf(address, 8)));
        } catch (UnknownHostException notAnAddress) {
            return new ClientAddress(literal);
        }
    }
}
