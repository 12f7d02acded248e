package dev.regain.keys;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyTemplates;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Path draft = Files.createTempFile(folder, "key", ".new");
        if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
        }
        KeysetHandle keys = KeysetHandle.generateNew(KeyTemplates.get(template));
        Files.writeString(
                draft,
                TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()),
                StandardOpenOption.SYNC);
        Files.move(draft, folder.resolve(fileName()));
    }
}
