package dev.regain.outside.directory.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.regain.outside.directory.AccountRecord;
import java.io.IOException;
import java.time.LocalDate;

/** An account as a JSON object: a line of NDJSON, the body of a request, and what is sealed. */
public final class AccountJson {

    private static final int LONGEST_NAME_SHOWN = 60;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final ObjectReader READER = MAPPER.readerFor(ToldAccount.class);

    private AccountJson() {}

    /**
     * @param json in UTF-8, well-formed
     * @throws BrokenAccount also where it is no JSON: then the field is empty and the rule {@code format}
     */
    public static AccountRecord read(byte[] json, LocalDate today) throws BrokenAccount {
        return ReadAccount.of(told(json), today);
    }

    /** What is told, unchecked; see {@link #read}. */
    public static ToldAccount told(byte[] json) throws BrokenAccount {
        ToldAccount usual = UsualJson.read(json, MAPPER.getFactory());
        return usual != null ? usual : mapped(json);
    }

    /** By the mapper; package-private so that a test sees that {@link #told} agrees. */
    static ToldAccount mapped(byte[] json) throws BrokenAccount {
        try {
            ToldAccount told = READER.readValue(json);
            if (told == null) {
                throw new BrokenAccount("", "format");
            }
            return told;
        } catch (UnrecognizedPropertyException unknown) {
            throw new BrokenAccount(path(unknown), "unknown-field");
        } catch (JsonMappingException mismatch) {
            boolean isNoJson = mismatch.getPath().isEmpty() || mismatch.getCause() instanceof JsonProcessingException;
            throw isNoJson ? new BrokenAccount("", "format") : new BrokenAccount(path(mismatch), "type");
        } catch (IOException notJson) {
            throw new BrokenAccount("", "format");
        }
    }

    private static String path(JsonMappingException where) {
        StringBuilder path = new StringBuilder();
        for (Reference step : where.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(cut(step.getFieldName()));
            }
        }
        return path.toString();
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_NAME_SHOWN ? name : name.substring(0, LONGEST_NAME_SHOWN) + "…";
    }

    /** The same record always gives the same text, in UTF-8. */
    public static byte[] write(AccountRecord account) {
        try {
            return UsualJson.write(ToldAccount.of(account), MAPPER.getFactory());
        } catch (IOException impossible) {
            throw new IllegalStateException("an account could not be written");
        }
    }

    /** Reads what {@link #write} wrote, by whatever rules it was told then. */
    public static AccountRecord readAgain(byte[] written) {
        try {
            return ReadAccount.again(told(written));
        } catch (BrokenAccount broken) {
            throw new IllegalStateException("the record of an account is not what we wrote");
        }
    }
}
