package dev.regain.outside.directory.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Lines of small accounts. */
final class Told {

    private Told() {}

    static String account(long accountId) {
        return account(accountId, "名字" + accountId);
    }

    static String account(long accountId, String nickname) {
        String digits = Long.toString(accountId);
        String last = digits.substring(digits.length() - 5);
        return """
                {"accountId":"%s","nickname":"%s","registeredOn":"2019-03-14","verification":"NONE",\
                "loginMethods":[{"kind":"EMAIL","identifier":"a%s@example.com"}],\
                "clues":[{"kind":"PHONE","value":"+86138001%s"},\
                {"kind":"DOMAIN","value":"site-%s.example.cn","heldFrom":"2020-01-01","heldUntil":"2021-01-01"}]}\
                """.formatted(digits, nickname, last, last, last);
    }

    /** A file of accounts that are numbered on. */
    static Path file(Path file, int accounts) throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (int i = 0; i < accounts; i++) {
                lines.write(account(100_010_000_000L + i));
                lines.write('\n');
            }
        }
        return file;
    }
}
