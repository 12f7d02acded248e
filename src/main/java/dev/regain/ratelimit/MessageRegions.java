package dev.regain.ratelimit;

import dev.regain.formats.PhoneNumber;
import org.springframework.stereotype.Component;

/** The regions whose mobile numbers messages go to ([S12]); a number says by itself whether it is of one. */
@Component
public class MessageRegions {

    private final RateLimitSettings settings;

    MessageRegions(RateLimitSettings settings) {
        this.settings = settings;
    }

    public boolean include(PhoneNumber phone) {
        return settings.messageRegions().contains(phone.region());
    }
}
