package dev.regain.story;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Finds any of many short pieces in whatever is large, in one pass (Aho and Corasick, 1975). */
final class Needles {

    private static final int BYTES = 256;

    private final List<int[]> next = new ArrayList<>();
    private final List<List<String>> ending = new ArrayList<>();

    Needles() {
        node();
    }

    private int node() {
        int[] none = new int[BYTES];
        Arrays.fill(none, -1);
        next.add(none);
        ending.add(new ArrayList<>());
        return next.size() - 1;
    }

    void add(String name, byte[] piece) {
        int at = 0;
        for (byte one : piece) {
            int letter = one & 0xff;
            if (next.get(at)[letter] < 0) {
                next.get(at)[letter] = node();
            }
            at = next.get(at)[letter];
        }
        ending.get(at).add(name);
    }

    /** From now on no more pieces are added. */
    Search ready() {
        int[] shorter = new int[next.size()];
        Deque<Integer> queue = new ArrayDeque<>();
        for (int letter = 0; letter < BYTES; letter++) {
            int child = next.get(0)[letter];
            if (child < 0) {
                next.get(0)[letter] = 0;
            } else {
                queue.add(child);
            }
        }
        while (!queue.isEmpty()) {
            int at = queue.remove();
            ending.get(at).addAll(ending.get(shorter[at]));
            for (int letter = 0; letter < BYTES; letter++) {
                int child = next.get(at)[letter];
                int otherwise = next.get(shorter[at])[letter];
                if (child < 0) {
                    next.get(at)[letter] = otherwise;
                } else {
                    shorter[child] = otherwise;
                    queue.add(child);
                }
            }
        }
        return new Search(next.toArray(int[][]::new), ending);
    }

    record Search(int[][] next, List<List<String>> ending) {

        void in(byte[] content, Consumer<String> found) {
            int at = 0;
            for (byte one : content) {
                at = next[at][one & 0xff];
                if (!ending.get(at).isEmpty()) {
                    ending.get(at).forEach(found);
                }
            }
        }
    }
}
