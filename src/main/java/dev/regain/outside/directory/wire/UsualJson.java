package dev.regain.outside.directory.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dev.regain.outside.directory.wire.ToldAccount.ToldClue;
import dev.regain.outside.directory.wire.ToldAccount.ToldEnterprise;
import dev.regain.outside.directory.wire.ToldAccount.ToldLoginMethod;
import dev.regain.outside.directory.wire.ToldAccount.ToldPerson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The JSON of an account by hand: a file has millions, and a mapper takes twice as long. What is not as nearly all are, such as
 * a number where a text should be, is left to the mapper, which also says what is wrong.
 */
final class UsualJson {

    private static final int USUAL_BYTES = 512;

    private UsualJson() {}

    /** @return null where the mapper is to read it */
    static ToldAccount read(byte[] json, JsonFactory factory) {
        try (JsonParser parser = factory.createParser(json)) {
            expect(JsonToken.START_OBJECT, parser.nextToken());
            ToldAccount told = account(parser);
            expect(null, parser.nextToken());
            return told;
        } catch (IOException mapperSaysWhatIsWrong) {
            return null;
        }
    }

    private static ToldAccount account(JsonParser json) throws IOException {
        String accountId = null;
        String nickname = null;
        String registeredOn = null;
        String verification = null;
        ToldPerson person = null;
        ToldEnterprise enterprise = null;
        List<ToldLoginMethod> loginMethods = null;
        List<ToldClue> clues = null;
        int told = 0;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "accountId" -> {
                    told = once(told, 1);
                    accountId = text(json);
                }
                case "nickname" -> {
                    told = once(told, 2);
                    nickname = text(json);
                }
                case "registeredOn" -> {
                    told = once(told, 3);
                    registeredOn = text(json);
                }
                case "verification" -> {
                    told = once(told, 4);
                    verification = text(json);
                }
                case "person" -> {
                    told = once(told, 5);
                    person = orNull(json, UsualJson::person);
                }
                case "enterprise" -> {
                    told = once(told, 6);
                    enterprise = orNull(json, UsualJson::enterprise);
                }
                case "loginMethods" -> {
                    told = once(told, 7);
                    loginMethods = list(json, UsualJson::loginMethod);
                }
                case "clues" -> {
                    told = once(told, 8);
                    clues = list(json, UsualJson::clue);
                }
                default -> throw new Unusual();
            }
        }
        expect(JsonToken.END_OBJECT, json.currentToken());
        return new ToldAccount(
                accountId, nickname, registeredOn, verification, person, enterprise, loginMethods, clues);
    }

    private static ToldPerson person(JsonParser json) throws IOException {
        String name = null;
        String idNumber = null;
        int told = 0;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "name" -> {
                    told = once(told, 1);
                    name = text(json);
                }
                case "idNumber" -> {
                    told = once(told, 2);
                    idNumber = text(json);
                }
                default -> throw new Unusual();
            }
        }
        return new ToldPerson(name, idNumber);
    }

    private static ToldEnterprise enterprise(JsonParser json) throws IOException {
        String name = null;
        String creditCode = null;
        int told = 0;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "name" -> {
                    told = once(told, 1);
                    name = text(json);
                }
                case "creditCode" -> {
                    told = once(told, 2);
                    creditCode = text(json);
                }
                default -> throw new Unusual();
            }
        }
        return new ToldEnterprise(name, creditCode);
    }

    private static ToldLoginMethod loginMethod(JsonParser json) throws IOException {
        String kind = null;
        String identifier = null;
        String heldFrom = null;
        String heldUntil = null;
        int told = 0;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "kind" -> {
                    told = once(told, 1);
                    kind = text(json);
                }
                case "identifier" -> {
                    told = once(told, 2);
                    identifier = text(json);
                }
                case "heldFrom" -> {
                    told = once(told, 3);
                    heldFrom = text(json);
                }
                case "heldUntil" -> {
                    told = once(told, 4);
                    heldUntil = text(json);
                }
                default -> throw new Unusual();
            }
        }
        return new ToldLoginMethod(kind, identifier, heldFrom, heldUntil);
    }

    private static ToldClue clue(JsonParser json) throws IOException {
        String kind = null;
        String value = null;
        String heldFrom = null;
        String heldUntil = null;
        int told = 0;
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            switch (field) {
                case "kind" -> {
                    told = once(told, 1);
                    kind = text(json);
                }
                case "value" -> {
                    told = once(told, 2);
                    value = text(json);
                }
                case "heldFrom" -> {
                    told = once(told, 3);
                    heldFrom = text(json);
                }
                case "heldUntil" -> {
                    told = once(told, 4);
                    heldUntil = text(json);
                }
                default -> throw new Unusual();
            }
        }
        return new ToldClue(kind, value, heldFrom, heldUntil);
    }

    /** What is told twice is not usual. */
    private static int once(int told, int field) throws Unusual {
        if ((told & 1 << field) != 0) {
            throw new Unusual();
        }
        return told | 1 << field;
    }

    private interface Part<T> {

        /** From its first brace, which has been read, to its last. */
        T of(JsonParser json) throws IOException;
    }

    private static <T> T orNull(JsonParser json, Part<T> part) throws IOException {
        if (json.nextToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        return object(json, part);
    }

    private static <T> T object(JsonParser json, Part<T> part) throws IOException {
        expect(JsonToken.START_OBJECT, json.currentToken());
        T object = part.of(json);
        expect(JsonToken.END_OBJECT, json.currentToken());
        return object;
    }

    private static <T> List<T> list(JsonParser json, Part<T> part) throws IOException {
        if (json.nextToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        expect(JsonToken.START_ARRAY, json.currentToken());
        List<T> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            list.add(object(json, part));
        }
        return list;
    }

    private static String text(JsonParser json) throws IOException {
        String text = json.nextTextValue();
        if (text == null) {
            expect(JsonToken.VALUE_NULL, json.currentToken());
        }
        return text;
    }

    private static void expect(JsonToken usual, JsonToken token) throws Unusual {
        if (token != usual) {
            throw new Unusual();
        }
    }

    /** Says nothing: the mapper will. */
    private static final class Unusual extends IOException {

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    /** As the mapper would write it, without what is null or empty: fingerprints are made of it, so not a byte may change. */
    static byte[] write(ToldAccount account, JsonFactory factory) throws IOException {
        ByteArrayBuilder bytes = new ByteArrayBuilder(USUAL_BYTES);
        try (JsonGenerator json = factory.createGenerator(bytes)) {
            json.writeStartObject();
            text("accountId", account.accountId(), json);
            text("nickname", account.nickname(), json);
            text("registeredOn", account.registeredOn(), json);
            text("verification", account.verification(), json);
            if (account.person() != null) {
                json.writeObjectFieldStart("person");
                text("name", account.person().name(), json);
                text("idNumber", account.person().idNumber(), json);
                json.writeEndObject();
            }
            if (account.enterprise() != null) {
                json.writeObjectFieldStart("enterprise");
                text("name", account.enterprise().name(), json);
                text("creditCode", account.enterprise().creditCode(), json);
                json.writeEndObject();
            }
            if (!account.loginMethods().isEmpty()) {
                json.writeArrayFieldStart("loginMethods");
                for (ToldLoginMethod method : account.loginMethods()) {
                    held(method.kind(), "identifier", method.identifier(), method.heldFrom(), method.heldUntil(), json);
                }
                json.writeEndArray();
            }
            if (!account.clues().isEmpty()) {
                json.writeArrayFieldStart("clues");
                for (ToldClue clue : account.clues()) {
                    held(clue.kind(), "value", clue.value(), clue.heldFrom(), clue.heldUntil(), json);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void held(String kind, String field, String value, String from, String until, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        text("kind", kind, json);
        text(field, value, json);
        text("heldFrom", from, json);
        text("heldUntil", until, json);
        json.writeEndObject();
    }

    private static void text(String field, String text, JsonGenerator json) throws IOException {
        if (text != null && !text.isEmpty()) {
            json.writeStringField(field, text);
        }
    }
}
