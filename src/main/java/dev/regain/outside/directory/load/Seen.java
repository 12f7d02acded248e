package dev.regain.outside.directory.load;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The accounts that a file has told so far. A file may tell any number of them, and the heap is small: so they are in
 * mapped temporary files that have no name any more, eight bytes each, multiplied by a random number. Open addressing; a
 * table that is full moves to one of twice the size. For one thread.
 */
final class Seen {

    private static final int PARTS = 64;
    private static final int FIRST_SIZE = 1 << 12;

    /** Odd, so that no two accounts become one, and none becomes zero, which marks an empty place. */
    private final long factor = ThreadLocalRandom.current().nextLong() | 1;

    private final Part[] parts = new Part[PARTS];

    /**
     * @param account above zero
     * @return whether it is told for the first time
     */
    boolean add(long account) throws IOException {
        long disguised = account * factor;
        int part = (int) (spread(disguised) >>> 58);
        if (parts[part] == null) {
            parts[part] = new Part(FIRST_SIZE);
        } else if (parts[part].isFull()) {
            parts[part] = parts[part].twice();
        }
        return parts[part].add(disguised);
    }

    private static long spread(long number) {
        long mixed = (number ^ number >>> 32) * 0x9E3779B97F4A7C15L;
        return mixed ^ mixed >>> 29;
    }

    private static final class Part {

        private final LongBuffer places;
        private final int size;
        private int taken;

        Part(int size) throws IOException {
            this.size = size;
            this.places = mapped(size);
        }

        private static LongBuffer mapped(int size) throws IOException {
            Path file = Files.createTempFile("regain-import", ".seen");
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                return channel.map(MapMode.READ_WRITE, 0, (long) size * Long.BYTES)
                        .order(ByteOrder.nativeOrder())
                        .asLongBuffer();
            } finally {
                delete(file);
            }
        }

        private static void delete(Path file) {
            try {
                Files.delete(file);
            } catch (IOException stillMapped) {
                // Windows lets it go only afterwards.
                file.toFile().deleteOnExit();
            }
        }

        boolean isFull() {
            return taken > size / 8 * 5;
        }

        Part twice() throws IOException {
            Part larger = new Part(size * 2);
            for (int place = 0; place < size; place++) {
                if (places.get(place) != 0) {
                    larger.add(places.get(place));
                }
            }
            return larger;
        }

        boolean add(long account) {
            int place = (int) spread(account) & size - 1;
            while (places.get(place) != 0) {
                if (places.get(place) == account) {
                    return false;
                }
                place = place + 1 & size - 1;
            }
            places.put(place, account);
            taken++;
            return true;
        }
    }
}
