package dev.regain.keys;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyTemplates;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Locale;

/** The files that keys are in, each a Tink keyset in JSON. */
enum KeyFile {
    SEALING("AES256_GCM"),
    HASHING("HMAC_SHA256_PRF"),
    STREAMING("AES256_GCM_HKDF_4KB");

    private final String template;

    KeyFile(String template) {
        this.template = template;
    }

    String fileName() {
        return name().toLowerCase(Locale.ROOT) + ".json";
    }

    /** @throws IllegalStateException in a line without what is in the file, where it cannot be read or is no keyset */
    KeysetHandle read(Path directory) {
        Path file = directory.resolve(fileName());
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
        } catch (IOException unreadable) {
            throw new IllegalStateException("The key at " + file.toAbsolutePath()
                    + " cannot be read: let the product's user read it, or set regain.keys.directory");
        } catch (GeneralSecurityException | RuntimeException noKeyset) {
            throw new IllegalStateException("The file " + file.toAbsolutePath()
                    + " is no keyset: put the right one back, or set regain.keys.directory");
        }
    }

    /** Appears whole or not at all, readable for its owner alone. */
    void make(Path directory) throws GeneralSecurityException, IOException {
        Path folder = Files.createDirectories(directory.toAbsolutePath());
        Path draft = written(KeysetHandle.generateNew(KeyTemplates.get(template)), folder);
        Files.move(draft, folder.resolve(fileName()));
    }

    /** Whether there is a key that opens and does not seal yet; new ones stand at the end. */
    boolean hasNewKey(Path directory) {
        KeysetHandle keys = read(directory);
        return !keys.getAt(keys.size() - 1).isPrimary();
    }

    /** From now on there is a key more, which opens. */
    void addKey(Path directory) throws GeneralSecurityException, IOException {
        KeysetHandle keys = read(directory);
        replace(
                directory,
                KeysetHandle.newBuilder(keys)
                        .addEntry(KeysetHandle.generateEntryFromParametersName(template)
                                .withRandomId())
                        .build());
    }

    /** From now on the last key seals. */
    void useNewKey(Path directory) throws GeneralSecurityException, IOException {
        KeysetHandle.Builder keys = KeysetHandle.newBuilder(read(directory));
        keys.getAt(keys.size() - 1).makePrimary();
        replace(directory, keys.build());
    }

    private void replace(Path directory, KeysetHandle keys) throws GeneralSecurityException, IOException {
        Path folder = directory.toAbsolutePath();
        Files.move(written(keys, folder), folder.resolve(fileName()), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path written(KeysetHandle keys, Path folder) throws GeneralSecurityException, IOException {
        Path draft = Files.createTempFile(folder, "key", ".new");
        if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(
                draft,
                TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()),
                StandardOpenOption.SYNC);
        return draft;
    }
}
