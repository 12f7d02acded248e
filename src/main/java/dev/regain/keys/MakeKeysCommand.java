package dev.regain.keys;

import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;

/** {@code java -jar regain.jar make-keys FOLDER}: new keys for an installation, once. It never touches keys that are there. */
public final class MakeKeysCommand {

    public static final String NAME = "make-keys";

    private static final int MADE = 0;
    private static final int NOT_MADE = 2;

    private MakeKeysCommand() {}

    /** @return 0 where they were made, 2 where a key is there already or the folder cannot be written to */
    public static int run(List<String> arguments) {
        if (arguments.size() != 1 || arguments.get(0).startsWith("--")) {
            System.err.println("Usage: make-keys FOLDER");
            return NOT_MADE;
        }
        Path folder = Path.of(arguments.get(0));
        if (Arrays.stream(KeyFile.values()).anyMatch(file -> Files.exists(folder.resolve(file.fileName())))) {
            System.err.println("There are keys in " + folder + ": without them, what they sealed is lost.");
            return NOT_MADE;
        }
        try {
            AeadConfig.register();
            PrfConfig.register();
            StreamingAeadConfig.register();
            for (KeyFile file : KeyFile.values()) {
                file.make(folder);
            }
        } catch (IOException | GeneralSecurityException broken) {
            System.err.println("No keys could be made in " + folder + ": "
                    + broken.getClass().getSimpleName());
            return NOT_MADE;
        }
        System.out.println(
                "Keys are in " + folder + ": keep a copy somewhere else, and not beside a copy of the database.");
        return MADE;
    }
}
