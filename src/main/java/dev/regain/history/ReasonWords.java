package dev.regain.history;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Why appeals are rejected, in the words that applicants read and reviewers choose from; there are no others. */
@Component
class ReasonWords {

    private final MessageSource words;

    ReasonWords(MessageSource words) {
        this.words = words;
    }

    record InBoth(String chinese, String english) {}

    /** From R01 on, without a gap. */
    Map<String, InBoth> all() {
        Map<String, InBoth> all = new TreeMap<>();
        for (int number = 1; ; number++) {
            String reason = "R%02d".formatted(number);
            String chinese = words.getMessage("reason." + reason, null, null, Locale.SIMPLIFIED_CHINESE);
            if (chinese == null) {
                return all;
            }
            all.put(reason, new InBoth(chinese, words.getMessage("reason." + reason, null, Locale.ENGLISH)));
        }
    }
}
