package dev.regain.outside.tencent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tencentcloudapi.common.CommonClient;
import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import dev.regain.outside.SafeAddress;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Pattern;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Asks one of Tencent Cloud's products by its API 3.0, signed with TC3-HMAC-SHA256. Each question goes out once: who asked
 * decides whether it is asked again.
 */
class TencentApi {

    /** {@code LimitExceeded.PhoneNumberDailyLimit}; what looks otherwise may be anything, a phone number too. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z]{1,60}(?:\\.[A-Za-z]{1,60})?");

    private static final String NONSENSE = "NonsenseAnswer";

    private static final int OK = 200;
    private static final long LONGEST_ANSWER = 256 * 1024;

    private final CommonClient client;
    private final ObjectMapper json;

    /**
     * @param product as the API calls it, with the version of its description
     * @param endpoint its address; {@code setting} is where it is set
     */
    TencentApi(
            String product, String version, String setting, URI endpoint, TencentSettings settings, ObjectMapper json) {
        SafeAddress.of(setting, endpoint);
        required("regain.outside.tencent.secret-id", settings.secretId());
        required("regain.outside.tencent.secret-key", settings.secretKey());
        this.json = json;
        HttpProfile http = new HttpProfile();
        http.setProtocol(endpoint.getScheme() + "://");
        http.setEndpoint(endpoint.getRawAuthority());
        http.setHttpClient(http(settings));
        ClientProfile profile = new ClientProfile();
        profile.setHttpProfile(http);
        client = new CommonClient(
                product,
                version,
                new Credential(settings.secretId(), settings.secretKey()),
                settings.region(),
                profile);
    }

    /** A setting without which an adapter cannot work. */
    static String required(String setting, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("Set " + setting + ": it is needed where Tencent Cloud is asked");
        }
        return value;
    }

    /** Not the client's own: that one asks a second time where a line breaks, and follows whoever says "elsewhere". */
    private static OkHttpClient http(TencentSettings settings) {
        return new OkHttpClient.Builder()
                .connectTimeout(settings.connectWithin())
                .readTimeout(settings.answerWithin())
                .writeTimeout(settings.answerWithin())
                .callTimeout(settings.connectWithin().plus(settings.answerWithin()))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .addInterceptor(TencentApi::whole)
                .build();
    }

    /** The client leaves an answer open that is not 200, and reads any other to its end, however long it is. */
    private static Response whole(Interceptor.Chain chain) throws IOException {
        try (Response answer = chain.proceed(chain.request())) {
            if (answer.code() != OK) {
                throw new Answered(answer.code());
            }
            ResponseBody read = answer.peekBody(LONGEST_ANSWER);
            return answer.newBuilder().body(read).build();
        }
    }

    /**
     * @return what is in the answer's {@code Response}
     * @throws NoAnswer where Tencent Cloud refused, could not be reached, or answered nonsense
     */
    JsonNode ask(String action, ObjectNode question) {
        try {
            JsonNode answer =
                    json.readTree(client.call(action, question.toString())).path("Response");
            if (!answer.isObject()) {
                throw new NoAnswer(action, NONSENSE);
            }
            return answer;
        } catch (TencentCloudSDKException refused) {
            throw new NoAnswer(action, code(refused));
        } catch (JsonProcessingException | NullPointerException | ClassCastException nonsense) {
            // The client stumbles over JSON that is not of its form.
            throw new NoAnswer(action, NONSENSE);
        }
    }

    /** Never its message: that may repeat what was asked. */
    private static String code(TencentCloudSDKException refused) {
        if (refused.getCause() instanceof Answered answered) {
            return answered.getMessage();
        }
        if (refused.getCause() instanceof IOException away) {
            return away.getClass().getSimpleName();
        }
        return code(refused.getErrorCode());
    }

    /** The code as it is, where it is one. */
    static String code(String told) {
        return told != null && CODE.matcher(told).matches() ? told : NONSENSE;
    }

    private static class Answered extends IOException {

        Answered(int status) {
            super("Answered" + status);
        }
    }

    /** Says which action and Tencent Cloud's code for the reason, never what was asked about whom. */
    static final class NoAnswer extends RuntimeException {

        private final String code;

        NoAnswer(String action, String code) {
            super("Tencent Cloud did not answer " + action + ": " + code);
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}
