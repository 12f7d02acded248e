package dev.regain.casefile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;

/** What a file is by its first bytes; its name is never asked, for a name can say anything. */
final class Contents {

    /** As far as the signatures of the types that we take, and of those that pretend to be one, reach. */
    static final int HEAD = 64 * 1024;

    private static final Set<String> TAKEN = Set.of("image/jpeg", "image/png", "application/pdf");
    private static final Detector DETECTOR = new DefaultDetector();

    private Contents() {}

    /** @throws NotTaken {@code type} where it is none that we take */
    static String typeOf(byte[] head) throws IOException {
        try (TikaInputStream content = TikaInputStream.get(new ByteArrayInputStream(head))) {
            String type = DETECTOR.detect(content, new Metadata()).getBaseType().toString();
            if (!TAKEN.contains(type)) {
                throw new NotTaken("type");
            }
            return type;
        }
    }
}
