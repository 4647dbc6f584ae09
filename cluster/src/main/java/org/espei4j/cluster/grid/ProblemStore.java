package org.espei4j.cluster.grid;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.IgniteCompute;
import org.apache.ignite.cache.CacheAtomicityMode;
import org.apache.ignite.cache.CacheMode;
import org.apache.ignite.cache.affinity.rendezvous.RendezvousAffinityFunction;
import org.apache.ignite.configuration.CacheConfiguration;
import org.espei4j.cluster.problem.MalformedMessageException;
import org.espei4j.cluster.problem.ProblemDocuments;
import org.jspecify.annotations.Nullable;

/// The documents of problems, in the scheduler's memory outside the heap. A run puts them there once; each worker
/// takes them once. They survive the death of any worker and of the run.
final class ProblemStore {

    private static final String CACHE = "espei4j-problems";
    private static final int PIECE_BYTES = 1 << 20;
    private static final int PARTITIONS = 8;

    private final IgniteCache<String, byte[]> cache;

    private ProblemStore(IgniteCache<String, byte[]> cache) {
        this.cache = cache;
    }

    /// The store of a cluster; the scheduler's call makes it.
    static ProblemStore of(Ignite ignite) {
        CacheConfiguration<String, byte[]> configuration = new CacheConfiguration<String, byte[]>(CACHE)
                .setCacheMode(CacheMode.PARTITIONED)
                .setBackups(0)
                .setAtomicityMode(CacheAtomicityMode.ATOMIC)
                .setAffinity(new RendezvousAffinityFunction(false, PARTITIONS))
                .setStatisticsEnabled(false);
        return new ProblemStore(ignite.getOrCreateCache(configuration));
    }

    /// Puts documents into the store, unless it has them.
    void put(ProblemDocuments documents) {
        String digest = documents.digest();
        if (cache.containsKey(digest)) {
            return;
        }
        byte[] bytes = documents.toBytes();
        int pieces = (bytes.length + PIECE_BYTES - 1) / PIECE_BYTES;
        for (int i = 0; i < pieces; i++) {
            int from = i * PIECE_BYTES;
            int to = Math.min(bytes.length, from + PIECE_BYTES);
            cache.put(piece(digest, i), java.util.Arrays.copyOfRange(bytes, from, to));
        }
        // Last, so that whoever sees the entry finds all pieces.
        cache.put(digest, ByteBuffer.allocate(4).putInt(bytes.length).array());
    }

    /// Documents with a digest, as a worker gets them; empty if the store does not have them.
    ///
    /// Through a job on the scheduler and not through the cache: a client node that opens a cache tells all others, and
    /// takes longer to join.
    ///
    /// @throws MalformedMessageException if they are not what the digest says
    static Optional<ProblemDocuments> fetch(Ignite ignite, String digest) throws MalformedMessageException {
        IgniteCompute scheduler = ignite.compute(ignite.cluster().forServers()).withNoFailover();
        return assemble(digest, key -> scheduler.call(new DocumentJob(key)));
    }

    /// An entry of the store of a scheduler, for [DocumentJob].
    static byte @Nullable [] entry(Ignite scheduler, String key) {
        IgniteCache<String, byte[]> cache = scheduler.cache(CACHE);
        return cache == null ? null : cache.get(key);
    }

    private static Optional<ProblemDocuments> assemble(String digest, Function<String, byte @Nullable []> entries)
            throws MalformedMessageException {
        byte[] entry = entries.apply(digest);
        if (entry == null || entry.length != 4) {
            return Optional.empty();
        }
        int length = ByteBuffer.wrap(entry).getInt();
        if (length < 0 || length > ProblemDocuments.LARGEST) {
            throw new MalformedMessageException("documents of " + length + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        for (int i = 0; bytes.hasRemaining(); i++) {
            byte[] piece = entries.apply(piece(digest, i));
            if (piece == null || piece.length == 0 || piece.length > bytes.remaining()) {
                return Optional.empty();
            }
            bytes.put(piece);
        }
        ProblemDocuments documents = ProblemDocuments.ofBytes(bytes.array());
        if (!documents.digest().equals(digest)) {
            throw new MalformedMessageException("the documents have another digest than they were asked for by");
        }
        return Optional.of(documents);
    }

    /// Removes documents, if the store has them.
    void remove(String digest) {
        byte[] entry = cache.getAndRemove(digest);
        if (entry == null || entry.length != 4) {
            return;
        }
        int length = ByteBuffer.wrap(entry).getInt();
        for (int i = 0; (long) i * PIECE_BYTES < length; i++) {
            cache.remove(piece(digest, i));
        }
    }

    private static String piece(String digest, int number) {
        return digest + "/" + number;
    }
}
