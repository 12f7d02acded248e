package dev.regain.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class PublicIpAddressTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/formats/ip-addresses.csv", useHeadersInDisplayName = true)
    void a_servers_address_is_read_strictly_or_says_what_is_wrong(String typed, String expected) {
        Examples.hold(text -> PublicIpAddress.of(text).text(), typed, expected);
    }

    @Test
    void nothing_is_written_by_accident() {
        assertThat(PublicIpAddress.of("8.8.8.8").toString()).doesNotContain("8.8");
    }

    @Property(seed = "1", tries = 300)
    void an_ipv4_address_reads_the_same_in_every_dress_and_mapped(@ForAll("ipv4") String address) {
        PublicIpAddress read = PublicIpAddress.of(address);
        assertThat(read.text()).isEqualTo(address);
        assertThat(PublicIpAddress.of("::ffff:" + address)).isEqualTo(read);
        Dresses.of(Arbitraries.just(address)).sampleStream().limit(3).forEach(dressed -> assertThat(
                        PublicIpAddress.of(dressed))
                .isEqualTo(read));
    }

    @Property(seed = "2", tries = 300)
    void an_ipv6_address_reads_the_same_with_and_without_its_zeros(@ForAll("ipv6") List<Integer> groups) {
        PublicIpAddress read = PublicIpAddress.of(joined(groups, "%x"));
        assertThat(PublicIpAddress.of(joined(groups, "%04X"))).isEqualTo(read);
        assertThat(PublicIpAddress.of(read.text())).isEqualTo(read);
        assertThat(read.text()).doesNotMatch(".*(^|:)0[0-9a-f].*");
    }

    private static String joined(List<Integer> groups, String format) {
        return groups.stream().map(format::formatted).collect(Collectors.joining(":"));
    }

    @Provide
    Arbitrary<String> ipv4() {
        Arbitrary<Integer> first = Arbitraries.integers().between(11, 99);
        Arbitrary<Integer> other = Arbitraries.integers().between(0, 255);
        return Combinators.combine(first, other, other, other).as((a, b, c, d) -> "%d.%d.%d.%d".formatted(a, b, c, d));
    }

    @Provide
    Arbitrary<List<Integer>> ipv6() {
        Arbitrary<Integer> group =
                Arbitraries.oneOf(Arbitraries.just(0), Arbitraries.integers().between(0, 0xFFFF));
        return Combinators.combine(
                        Arbitraries.integers().between(0x2400, 0x25FF),
                        group.list().ofSize(7))
                .as((first, others) -> {
                    List<Integer> all = new ArrayList<>(others);
                    all.add(0, first);
                    return all;
                });
    }
}
