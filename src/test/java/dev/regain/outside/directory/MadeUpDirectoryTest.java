package dev.regain.outside.directory;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.formats.AccountId;
import dev.regain.formats.ChineseResidentId;
import dev.regain.formats.DomainName;
import dev.regain.formats.EnterpriseName;
import dev.regain.formats.IcpFiling;
import dev.regain.formats.PersonName;
import dev.regain.formats.PhoneNumber;
import dev.regain.formats.PublicIpAddress;
import dev.regain.formats.UnifiedSocialCreditCode;
import dev.regain.outside.directory.MadeUpDirectory.Held;
import dev.regain.outside.directory.MadeUpDirectory.Told;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MadeUpDirectoryTest {

    private static final int ACCOUNTS = 10_000;

    private final List<Told> directory = all(new MadeUpDirectory(1, ACCOUNTS));

    private static List<Told> all(MadeUpDirectory directory) {
        return IntStream.range(0, directory.size()).mapToObj(directory::account).toList();
    }

    @Test
    void the_same_seed_makes_the_same_directory_and_another_seed_another() {
        assertThat(all(new MadeUpDirectory(1, ACCOUNTS))).isEqualTo(directory);
        assertThat(all(new MadeUpDirectory(2, ACCOUNTS))).isNotEqualTo(directory);
    }

    @Test
    void every_value_is_one_that_an_applicant_can_type() {
        for (Told account : directory) {
            AccountId.of(account.accountId());
            if (account.person() != null) {
                PersonName.of(account.person().name());
                ChineseResidentId.of(account.person().idNumber());
            }
            if (account.enterprise() != null) {
                EnterpriseName.of(account.enterprise().name());
                UnifiedSocialCreditCode.of(account.enterprise().creditCode());
            }
            account.clues().forEach(held -> assertThat(read(held)).isEqualTo(held.value()));
        }
    }

    private static String read(Held held) {
        return switch (held.kind()) {
            case PHONE -> PhoneNumber.of(held.value()).e164();
            case DOMAIN, FILED_DOMAIN -> DomainName.of(held.value()).ascii();
            case FILING_NUMBER -> IcpFiling.of(held.value()).number();
            case CVM_IP, LIGHTHOUSE_IP -> PublicIpAddress.of(held.value()).text();
            case ACCOUNT_ID, LOGIN_METHOD, PERSON, ENTERPRISE ->
                throw new AssertionError(held.kind() + " is told elsewhere");
        };
    }

    @Test
    void no_number_is_given_to_two_accounts() {
        assertThat(directory).extracting(Told::accountId).doesNotHaveDuplicates();
    }

    @Test
    void an_address_is_held_by_three_accounts_one_after_the_other() {
        var holders = held(ClueKind.CVM_IP).collect(groupingBy(Held::value)).values();
        assertThat(holders).allSatisfy(held -> assertThat(held).hasSizeBetween(3, 4));
        assertThat(holders).allSatisfy(MadeUpDirectoryTest::assertOneAfterTheOther);
    }

    @Test
    void some_phone_numbers_went_to_a_later_account_after_ninety_days() {
        var recycled = held(ClueKind.PHONE).collect(groupingBy(Held::value)).values().stream()
                .filter(held -> held.stream().anyMatch(one -> one.heldUntil() != null))
                .toList();
        assertThat(recycled).hasSizeGreaterThan(ACCOUNTS / 10);
        assertThat(recycled).allSatisfy(held -> {
            LocalDate left = held.stream()
                    .map(Held::heldUntil)
                    .filter(until -> until != null)
                    .findFirst()
                    .orElseThrow();
            assertThat(held).filteredOn(one -> one.heldUntil() == null).anySatisfy(one -> assertThat(one.heldFrom())
                    .isAfter(left.plusDays(90)));
        });
    }

    private Stream<Held> held(ClueKind kind) {
        return directory.stream().flatMap(account -> account.clues().stream()).filter(held -> held.kind() == kind);
    }

    private static void assertOneAfterTheOther(List<Held> held) {
        List<Held> inOrder =
                held.stream().sorted(Comparator.comparing(Held::heldFrom)).toList();
        for (int next = 1; next < inOrder.size(); next++) {
            assertThat(inOrder.get(next).heldFrom())
                    .isAfterOrEqualTo(inOrder.get(next - 1).heldUntil());
        }
    }
}
