package dev.regain.story;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** How a secret may be written where nobody looks for it, by name; what is too short to be told from chance is left out. */
final class Disguises {

    private static final int SHORTEST = 6;
    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, Charset.forName("GBK"));

    private Disguises() {}

    static Map<String, byte[]> of(String secret) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        for (Charset charset : CHARSETS) {
            if (charset.newEncoder().canEncode(secret)) {
                add(all, charset.name(), secret.getBytes(charset));
            }
        }
        List.of("UTF-8", "GBK").stream()
                .map(Charset::forName)
                .filter(charset -> charset.newEncoder().canEncode(secret))
                .forEach(charset -> {
                    String percents = percents(secret.getBytes(charset));
                    put(all, charset + " in percents", percents);
                    put(all, charset + " in small percents", percents.toLowerCase(Locale.ROOT));
                });
        put(all, "JSON", escaped(secret, "\\u%04x"::formatted));
        put(all, "JSON in capitals", escaped(secret, "\\u%04X"::formatted));
        put(all, "HTML", escaped(secret, "&#%d;"::formatted));
        put(all, "HTML in hex", escaped(secret, "&#x%x;"::formatted));
        return all;
    }

    static Map<String, byte[]> of(byte[] content) {
        Map<String, byte[]> all = new LinkedHashMap<>();
        add(all, "bytes", content);
        return all;
    }

    private static void add(Map<String, byte[]> all, String name, byte[] content) {
        all.put(name, content);
        put(all, name + " in hex", HexFormat.of().formatHex(content));
        put(all, name + " in capital hex", HexFormat.of().withUpperCase().formatHex(content));
        for (int before = 0; before < 3; before++) {
            String base64 = base64(content, before);
            put(all, name + " in Base64, " + before + " bytes in", base64);
            put(
                    all,
                    name + " in Base64 for addresses, " + before + " bytes in",
                    base64.replace('+', '-').replace('/', '_'));
        }
        all.values().removeIf(bytes -> bytes.length < SHORTEST);
    }

    private static void put(Map<String, byte[]> all, String name, String text) {
        all.put(name, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Of that many bytes and these, the characters that these alone decide. */
    private static String base64(byte[] content, int before) {
        byte[] longer = new byte[before + content.length];
        System.arraycopy(content, 0, longer, before, content.length);
        return Base64.getEncoder().encodeToString(longer).substring((before * 8 + 5) / 6, longer.length * 8 / 6);
    }

    private static String percents(byte[] bytes) {
        StringBuilder percents = new StringBuilder();
        for (byte one : bytes) {
            boolean stays =
                    one >= '0' && one <= '9' || one >= 'A' && one <= 'Z' || one >= 'a' && one <= 'z' || one == '.';
            percents.append(stays ? String.valueOf((char) one) : "%%%02X".formatted(one & 0xff));
        }
        return percents.toString();
    }

    private static String escaped(String text, IntFunction<String> escape) {
        return text.chars()
                .mapToObj(letter -> letter < 128 ? String.valueOf((char) letter) : escape.apply(letter))
                .collect(Collectors.joining());
    }
}
