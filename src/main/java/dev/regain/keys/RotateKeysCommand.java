package dev.regain.keys;

import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * {@code java -jar regain.jar rotate-keys FOLDER add}, then {@code … use}: new keys to seal with, in two steps, so that nodes may be
 * restarted one after the other. With {@code add} each opens what the new keys will seal, with {@code use} each seals with them. Old
 * keys stay, for what they sealed. The hashing key is not rotated: what is looked up by it would not be found any more.
 */
public final class RotateKeysCommand {

    public static final String NAME = "rotate-keys";

    private static final int ROTATED = 0;
    private static final int NOT_ROTATED = 2;
    private static final List<KeyFile> SEAL = List.of(KeyFile.SEALING, KeyFile.STREAMING);

    private RotateKeysCommand() {}

    /** @return 0 where it is done, 2 where it is not: the keys are as they were */
    public static int run(List<String> arguments) {
        if (arguments.size() != 2 || !List.of("add", "use").contains(arguments.get(1))) {
            System.err.println("Usage: rotate-keys FOLDER add, restart every node, rotate-keys FOLDER use");
            return NOT_ROTATED;
        }
        Path folder = Path.of(arguments.get(0));
        try {
            AeadConfig.register();
            StreamingAeadConfig.register();
            return arguments.get(1).equals("add") ? add(folder) : use(folder);
        } catch (IllegalStateException unreadable) {
            System.err.println(unreadable.getMessage());
        } catch (IOException | GeneralSecurityException broken) {
            System.err.println("The keys in " + folder + " could not be changed: "
                    + broken.getClass().getSimpleName());
        }
        return NOT_ROTATED;
    }

    /** A run that broke off in the middle is taken up again: a file that has its new key is left alone. */
    private static int add(Path folder) throws IOException, GeneralSecurityException {
        List<KeyFile> without =
                SEAL.stream().filter(file -> !file.hasNewKey(folder)).toList();
        if (without.isEmpty()) {
            System.err.println(
                    "New keys are in " + folder + " already: restart every node, then rotate-keys " + folder + " use.");
            return NOT_ROTATED;
        }
        for (KeyFile file : without) {
            file.addKey(folder);
        }
        System.out.println(
                "New keys are in " + folder + ", and seal nothing yet. Copy the folder to every node and to where"
                        + " its copy is kept, restart every node, then rotate-keys " + folder + " use.");
        return ROTATED;
    }

    private static int use(Path folder) throws IOException, GeneralSecurityException {
        List<KeyFile> with =
                SEAL.stream().filter(file -> file.hasNewKey(folder)).toList();
        if (with.isEmpty()) {
            System.err.println("There are no new keys in " + folder + ": rotate-keys " + folder + " add.");
            return NOT_ROTATED;
        }
        for (KeyFile file : with) {
            file.useNewKey(folder);
        }
        System.out.println(
                "The new keys in " + folder + " seal from each node's next start on. Copy the folder to every node"
                        + " and to where its copy is kept, and restart every node. The old keys stay: what they sealed is read with"
                        + " them.");
        return ROTATED;
    }
}
