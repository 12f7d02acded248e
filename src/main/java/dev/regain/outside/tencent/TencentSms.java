package dev.regain.outside.tencent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.regain.formats.PhoneNumber;
import dev.regain.outside.sms.Message;
import dev.regain.outside.sms.Message.Template;
import dev.regain.outside.sms.SmsGateway;
import dev.regain.outside.tencent.TencentApi.NoAnswer;
import dev.regain.outside.tencent.TencentSmsSettings.Approved;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Tencent Cloud SMS, {@code SendSms} of 2021-01-11. It has no key against repeats: what is tried again after a line broke may
 * come twice. Our key goes along as the session's context, which its records and call-backs repeat.
 *
 * <p>Whatever is refused is tried again, for limits pass, and an operator can mend templates, rights and balances; but what is
 * the number's own fault nobody can mend.
 */
@Component
@ConditionalOnProperty(name = "regain.outside.sms.by", havingValue = "tencent")
class TencentSms implements SmsGateway {

    private static final Logger LOG = LoggerFactory.getLogger(TencentSms.class);

    private static final String PROVIDER = "Tencent Cloud";
    private static final String PLACE = "regain.outside.sms.tencent.";
    private static final String MAINLAND = "+86";
    private static final String TAKEN = "Ok";

    private static final Set<String> OF_THE_NUMBER = Set.of(
            "FailedOperation.PhoneNumberInBlacklist",
            "InvalidParameterValue.IncorrectPhoneNumber",
            "UnsupportedOperation.UnsupportedRegion");

    private final TencentSmsSettings settings;
    private final TencentApi api;
    private final ObjectMapper json;

    TencentSms(TencentSmsSettings settings, TencentSettings account, ObjectMapper json) {
        this.settings = settings;
        this.json = json;
        TencentApi.required(PLACE + "app-id", settings.appId());
        TencentApi.required(PLACE + "mainland.sign-name", settings.mainland().signName());
        everyKind("mainland", settings.mainland());
        if (!settings.abroad().templates().isEmpty()) {
            everyKind("abroad", settings.abroad());
        }
        api = new TencentApi("sms", "2021-01-11", PLACE + "endpoint", settings.endpoint(), account, json);
    }

    /** A kind that was forgotten would be noticed by the first person who waits for it. */
    private static void everyKind(String where, Approved approved) {
        for (Template kind : Template.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            TencentApi.required(
                    PLACE + where + ".templates." + name + ".zh",
                    approved.template(kind, Locale.CHINESE).orElse(null));
        }
    }

    @Override
    public void send(Message message) {
        String code = answer(question(message));
        if (OF_THE_NUMBER.contains(code)) {
            LOG.warn("{} delivers no {} to a number: {}", PROVIDER, message.template(), code);
        } else if (!code.equals(TAKEN)) {
            throw new NotHandedOver(PROVIDER, code);
        }
    }

    private ObjectNode question(Message message) {
        Approved approved = isMainland(message.to()) ? settings.mainland() : settings.abroad();
        ObjectNode question = json.createObjectNode();
        question.putArray("PhoneNumberSet").add(message.to().e164());
        question.put("SmsSdkAppId", settings.appId());
        question.put(
                "TemplateId",
                approved.template(message.template(), message.language())
                        .orElseThrow(() -> new NotHandedOver(PROVIDER, "no template for numbers abroad")));
        if (approved.signName() != null) {
            question.put("SignName", approved.signName());
        }
        ArrayNode parameters = question.putArray("TemplateParamSet");
        message.parameters().values().forEach(value -> parameters.add(withoutPrefix(value)));
        question.put("SessionContext", message.key().toString());
        return question;
    }

    private static boolean isMainland(PhoneNumber number) {
        return number.e164().startsWith(MAINLAND);
    }

    private String withoutPrefix(String value) {
        return value.startsWith(settings.linkPrefix())
                ? value.substring(settings.linkPrefix().length())
                : value;
    }

    /** @return the code of the one number that was asked for, or of the whole where it was refused for the number's sake */
    private String answer(ObjectNode question) {
        try {
            JsonNode numbers = api.ask("SendSms", question).path("SendStatusSet");
            return TencentApi.code(
                    numbers.size() == 1 ? numbers.get(0).path("Code").textValue() : null);
        } catch (NoAnswer refused) {
            return refused.code();
        }
    }
}
