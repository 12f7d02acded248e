package dev.regain.outside.tencent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.regain.outside.faces.FaceProvider;
import dev.regain.outside.faces.FaceResult;
import dev.regain.outside.faces.Identity;
import dev.regain.outside.tencent.TencentApi.NoAnswer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Tencent Cloud FaceID of 2018-03-01: {@code DetectAuth} gives the page for the phone, {@code GetDetectInfoEnhanced} the
 * result, asked for as text without pictures. Nobody calls us back, and the phone's coming back is not promised: who wants the
 * result asks again until it is there. A token is good for two hours, and until then whoever failed may try again on the page.
 */
@Component
@ConditionalOnProperty(name = "regain.outside.faces.by", havingValue = "tencent")
class TencentFaces implements FaceProvider {

    private static final String PLACE = "regain.outside.faces.tencent.";
    private static final String BEGIN = "DetectAuth";
    private static final String RESULT = "GetDetectInfoEnhanced";
    private static final String TEXT_ONLY = "1";
    private static final String TOKEN_IS_OLD = "InvalidParameterValue.BizTokenExpired";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}");

    private final TencentFaceSettings settings;
    private final TencentApi api;
    private final ObjectMapper json;

    TencentFaces(TencentFaceSettings settings, TencentSettings account, ObjectMapper json) {
        this.settings = settings;
        this.json = json;
        TencentApi.required(PLACE + "rule-id", settings.ruleId());
        api = new TencentApi("faceid", "2018-03-01", PLACE + "endpoint", settings.endpoint(), account, json);
    }

    @Override
    public Begun begin(Optional<Identity> claimed, URI returnTo) {
        ObjectNode question = json.createObjectNode();
        question.put("RuleId", settings.ruleId());
        question.put("RedirectUrl", returnTo.toString());
        claimed.ifPresent(person -> {
            question.put("IdCard", person.idNumber());
            question.put("Name", person.name());
        });
        JsonNode answer = api.ask(BEGIN, question);
        String token = answer.path("BizToken").asText();
        String page = answer.path("Url").asText();
        if (!TOKEN.matcher(token).matches() || !isPage(page)) {
            throw new NoAnswer(BEGIN, "NoPage");
        }
        return new Begun(token, page);
    }

    /** The phone is sent there, so it must be somewhere, and not a path of ours. */
    private static boolean isPage(String page) {
        try {
            URI address = new URI(page);
            return "https".equalsIgnoreCase(address.getScheme()) && address.getHost() != null;
        } catch (URISyntaxException none) {
            return false;
        }
    }

    @Override
    public FaceResult result(String reference) {
        ObjectNode question = json.createObjectNode();
        question.put("BizToken", reference);
        question.put("RuleId", settings.ruleId());
        question.put("InfoType", TEXT_ONLY);
        try {
            return result(api.ask(RESULT, question).path("Text"));
        } catch (NoAnswer refused) {
            if (refused.code().equals(TOKEN_IS_OLD)) {
                return new FaceResult.NotPassed();
            }
            throw refused;
        }
    }

    private static FaceResult result(JsonNode told) {
        String code = told.path("ErrCode").asText("");
        if (code.isEmpty()) {
            return new FaceResult.Pending();
        }
        if (!WHOLE_NUMBER.matcher(code).matches()) {
            throw new NoAnswer(RESULT, "NoResult");
        }
        return Integer.parseInt(code) == 0 ? new FaceResult.Passed(person(told)) : new FaceResult.NotPassedYet();
    }

    private static Identity person(JsonNode told) {
        String name = told.path("Name").asText("").strip();
        String idNumber = told.path("IdCard").asText("").strip().toUpperCase(Locale.ROOT);
        if (name.isEmpty() || idNumber.isEmpty()) {
            throw new NoAnswer(RESULT, "NoPerson");
        }
        return new Identity(name, idNumber);
    }
}
