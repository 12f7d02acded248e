package dev.regain.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate for {@code localhost} that its owner made and nobody vouches for. */
public final class NobodysCertificate {

    private static final String PASSWORD = "password";

    private NobodysCertificate() {}

    /**
     * For a server.
     *
     * @param folder an empty one, for its key
     */
    public static SSLContext in(Path folder) throws Exception {
        Path store = made(folder);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /**
     * Another one, for who trusts it and nobody else.
     *
     * @param folder an empty one
     * @return in PEM
     */
    public static Path another(Path folder) throws Exception {
        Path pem = folder.resolve("certificate.pem");
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                "a",
                "-file",
                pem.toString(),
                "-keystore",
                made(folder).toString());
        return pem;
    }

    private static Path made(Path folder) throws Exception {
        Path store = folder.resolve("keys.p12");
        keytool(
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-keystore",
                store.toString());
        return store;
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD));
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }
}
