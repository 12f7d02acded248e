package dev.regain.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Seals personal data (AES-256-GCM, the place it belongs to as associated data) and makes the keyed hashes it is looked
 * up by (HMAC-SHA-256, 16 bytes). A sealed value opens only where it was sealed; a hash of one purpose never equals that
 * of another. Several keys may be in the sealing keyset: the primary seals, all of them open, so rotation keeps old data
 * readable. What is too large to be held at once is sealed piece by piece as it passes through (AES-256-GCM-HKDF in segments
 * of 4 KB): a piece that was changed, moved or left out is noticed.
 */
@Component
public class Keys {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Aead sealing;
    private final PrfSet hashing;
    private final StreamingAead streaming;

    Keys(KeySettings settings) throws GeneralSecurityException, IOException {
        AeadConfig.register();
        PrfConfig.register();
        StreamingAeadConfig.register();
        sealing = keyset(settings, KeyFile.SEALING).getPrimitive(RegistryConfiguration.get(), Aead.class);
        hashing = keyset(settings, KeyFile.HASHING).getPrimitive(RegistryConfiguration.get(), PrfSet.class);
        streaming = keyset(settings, KeyFile.STREAMING).getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
    }

    private static KeysetHandle keyset(KeySettings settings, KeyFile keys)
            throws GeneralSecurityException, IOException {
        Path file = settings.directory().resolve(keys.fileName());
        if (Files.notExists(file)) {
            if (!settings.makeMissing()) {
                throw new IllegalStateException("No key at " + file.toAbsolutePath() + ": set regain.keys.directory");
            }
            makeOnce(settings, keys, file);
        }
        return keys.read(settings.directory());
    }

    /** Of several nodes that start at once on one directory, one makes it. */
    private static void makeOnce(KeySettings settings, KeyFile keys, Path file)
            throws GeneralSecurityException, IOException {
        Files.createDirectories(settings.directory());
        try (FileChannel maker = FileChannel.open(
                        file.resolveSibling("maker.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = maker.lock()) {
            if (Files.notExists(file)) {
                keys.make(settings.directory());
            }
        }
    }

    /** @param place what the value belongs to, such as {@code account/<row id>}; needed again to open it */
    public byte[] seal(String text, String place) {
        return sealBytes(bytes(text), place);
    }

    /** The same for a text that is in UTF-8 already, and for what is no text. */
    public byte[] sealBytes(byte[] content, String place) {
        try {
            return sealing.encrypt(content, bytes(place));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("could not seal", broken);
        }
    }

    /** @throws IllegalStateException where the value was sealed for another place, changed, or by a key we do not have */
    public String open(byte[] sealed, String place) {
        return new String(openBytes(sealed, place), StandardCharsets.UTF_8);
    }

    /** @throws IllegalStateException as {@link #open} */
    public byte[] openBytes(byte[] sealed, String place) {
        try {
            return sealing.decrypt(sealed, bytes(place));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("could not open a value sealed for " + place, broken);
        }
    }

    /**
     * What is read from here is sealed.
     *
     * @param place what the content belongs to; needed again to open it
     */
    public InputStream sealing(InputStream clear, String place) {
        return new SealingStream(clear, out -> streaming.newEncryptingStream(out, bytes(place)));
    }

    /**
     * What is read from here is opened.
     *
     * @throws IllegalStateException where the stream cannot be read at all
     * @return a stream whose reading fails with an {@link IOException} where the content was sealed for another place or
     *     changed; what was read up to there is as it was sealed
     */
    public InputStream opening(InputStream sealed, String place) {
        try {
            return streaming.newDecryptingStream(sealed, bytes(place));
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("could not open a stream sealed for " + place, broken);
        }
    }

    /** How many bytes {@link #sealing} makes of this many. */
    public static long sizeSealed(long clear) {
        // Tink's format: a header of its length, a salt and a prefix (1 + 32 + 7), and a tag of 16 in each segment of
        // 4096.
        long header = 40;
        long tag = 16;
        long segment = 4096 - tag;
        long segments = Math.max(1, (clear + header + segment - 1) / segment);
        return header + clear + segments * tag;
    }

    /** A blind index: the same text gives the same value for the same purpose, and nobody without the key can tell. */
    public UUID hash(String purpose, String text) {
        return hash(purpose, bytes(text));
    }

    /** The same for a text that is in UTF-8 already. */
    public UUID hash(String purpose, byte[] text) {
        return hashing(purpose).of(text);
    }

    /** For who makes millions of one purpose. */
    public Hashing hashing(String purpose) {
        return new Hashing(bytes(purpose + '\0'));
    }

    /** Makes the hashes of one purpose, as {@link #hash(String, String)} does. */
    public final class Hashing {

        private final byte[] purpose;

        private Hashing(byte[] purpose) {
            this.purpose = purpose;
        }

        public UUID of(String text) {
            return of(bytes(text));
        }

        public UUID of(byte[] text) {
            byte[] both = Arrays.copyOf(purpose, purpose.length + text.length);
            System.arraycopy(text, 0, both, purpose.length, text.length);
            try {
                ByteBuffer hash = ByteBuffer.wrap(hashing.computePrimary(both, 16));
                return new UUID(hash.getLong(), hash.getLong());
            } catch (GeneralSecurityException broken) {
                throw new IllegalStateException("could not hash", broken);
            }
        }
    }

    /** A secret to hand out: 256 random bits, base64url without padding, 43 characters. */
    public static String randomSecret() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
