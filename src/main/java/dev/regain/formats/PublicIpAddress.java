package dev.regain.formats;

import com.google.common.net.InetAddresses;
import com.google.common.primitives.Ints;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The address of a server on the Internet, as text: four decimal numbers without leading zeros, or IPv6 (RFC 4291 2.2).
 * No name is looked up; no octal, hexadecimal or short IPv4, port, zone, prefix length or brackets. An IPv4-mapped
 * address reads as the IPv4 address in it.
 *
 * <p>Public is what a server can be given: for IPv4 all but multicast and the blocks of the IANA IPv4 Special-Purpose
 * Address Registry; for IPv6 2000::/3, all that IANA has opened for global unicast, but the blocks of the IPv6 registry.
 * Blocks that these registries (RFC 6890) call globally reachable, such as AS112's or Teredo's, are left out too: they
 * are services of the Internet, nobody's servers.
 *
 * @param text canonical: dotted decimal, or RFC 5952
 */
public record PublicIpAddress(String text) {

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f:.]{2,45}");

    private static final List<Block> IPV4_NOT_PUBLIC = blocks(
            "0.0.0.0/8", // this network, unspecified
            "10.0.0.0/8", // private
            "100.64.0.0/10", // shared by carriers
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local
            "172.16.0.0/12", // private
            "192.0.0.0/24", // IETF protocol assignments
            "192.0.2.0/24", // documentation
            "192.31.196.0/24", // AS112
            "192.52.193.0/24", // AMT
            "192.88.99.0/24", // 6to4 relays, deprecated
            "192.168.0.0/16", // private
            "192.175.48.0/24", // AS112
            "198.18.0.0/15", // benchmarking
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, limited broadcast

    /** The same blocks as numbers. */
    private static final int[] PREFIXES = IPV4_NOT_PUBLIC.stream()
            .mapToInt(block -> Ints.fromByteArray(block.prefix()))
            .toArray();

    private static final int[] MASKS =
            IPV4_NOT_PUBLIC.stream().mapToInt(block -> -1 << 32 - block.bits()).toArray();

    private static final long NOT_PLAIN = -1;

    private static final Block IPV6_GLOBAL_UNICAST = Block.of("2000::/3");
    private static final List<Block> IPV6_NOT_PUBLIC = blocks(
            "2001::/23", // IETF protocol assignments: Teredo, benchmarking, ORCHID, …
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4
            "2620:4f:8000::/48", // AS112
            "3fff::/20"); // documentation

    /** @throws BrokenRule {@code required}, {@code too-long}, {@code format}, {@code not-public} */
    public static PublicIpAddress of(String typed) {
        long ipv4 = typed == null ? NOT_PLAIN : plainIpv4(typed);
        return ipv4 != NOT_PLAIN && isPublic((int) ipv4) ? new PublicIpAddress(typed) : read(typed);
    }

    /** The number that four decimal numbers with dots between them and nothing else are, or {@link #NOT_PLAIN}. */
    private static long plainIpv4(String text) {
        long address = 0;
        int part = -1;
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (part < 0 || ++dots > 3) {
                    return NOT_PLAIN;
                }
                address = address << 8 | part;
                part = -1;
            } else if (c >= '0' && c <= '9' && part != 0) {
                part = part < 0 ? c - '0' : part * 10 + c - '0';
                if (part > 255) {
                    return NOT_PLAIN;
                }
            } else {
                return NOT_PLAIN;
            }
        }
        return dots == 3 && part >= 0 ? address << 8 | part : NOT_PLAIN;
    }

    private static boolean isPublic(int ipv4) {
        for (int block = 0; block < PREFIXES.length; block++) {
            if ((ipv4 & MASKS[block]) == PREFIXES[block]) {
                return false;
            }
        }
        return true;
    }

    /** By the whole way; package-private so that a test sees that {@link #of} agrees. */
    static PublicIpAddress read(String typed) {
        String text = Typed.normalise(typed).toLowerCase(Locale.ROOT);
        if (!SHAPE.matcher(text).matches() || !InetAddresses.isInetAddress(text)) {
            throw new BrokenRule("format");
        }
        InetAddress address = InetAddresses.forString(text);
        if (!isPublic(address)) {
            throw new BrokenRule("not-public");
        }
        return new PublicIpAddress(InetAddresses.toAddrString(address));
    }

    private static boolean isPublic(InetAddress address) {
        if (address instanceof Inet4Address) {
            return IPV4_NOT_PUBLIC.stream().noneMatch(block -> block.contains(address));
        }
        return IPV6_GLOBAL_UNICAST.contains(address)
                && IPV6_NOT_PUBLIC.stream().noneMatch(block -> block.contains(address));
    }

    private static List<Block> blocks(String... cidrs) {
        return Stream.of(cidrs).map(Block::of).toList();
    }

    private record Block(byte[] prefix, int bits) {

        static Block of(String cidr) {
            String[] parts = cidr.split("/");
            return new Block(InetAddresses.forString(parts[0]).getAddress(), Integer.parseInt(parts[1]));
        }

        boolean contains(InetAddress address) {
            byte[] bytes = address.getAddress();
            int whole = bits / 8;
            int mask = 0xFF00 >> bits % 8 & 0xFF;
            return Arrays.equals(bytes, 0, whole, prefix, 0, whole)
                    && (mask == 0 || (bytes[whole] & mask) == (prefix[whole] & mask));
        }
    }

    @Override
    public String toString() {
        return "PublicIpAddress[…]";
    }
}
