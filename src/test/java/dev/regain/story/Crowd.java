package dev.regain.story;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many who do the same in one moment. */
public final class Crowd {

    private Crowd() {}

    /** What each of them got, in their order; whoever fails, fails the test. */
    public static <T> List<T> atOnce(int people, IntFunction<Callable<T>> deed) throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(people);
        try {
            List<T> got = new ArrayList<>();
            for (Future<T> one :
                    crowd.invokeAll(IntStream.range(0, people).mapToObj(deed).toList())) {
                got.add(one.get());
            }
            return got;
        } finally {
            crowd.shutdownNow();
        }
    }
}
