package org.deltarad.node.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * One mutated file, made from the seed and its number alone.
 *
 * @param number   from 0
 * @param kind     of the file
 * @param mutation what is done to it
 * @param bytes    the file
 */
record FuzzCase(int number, FuzzKind kind, Mutation mutation, byte[] bytes) {
    private static final List<Mutation> MUTATIONS = List.of(Mutation.values());
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};

    /**
     * Makes a case.
     *
     * @param corpus folder of {@link FuzzCorpus}
     * @param kinds  that the corpus has; they take turns
     */
    static FuzzCase of(Path corpus, List<FuzzKind> kinds, long seed, int number) throws IOException {
        FuzzKind kind = kinds.get(number % kinds.size());
        Random random = new Random(seed * 1_000_003 + number);
        Mutation mutation = MUTATIONS.get(random.nextInt(MUTATIONS.size()));
        byte[] file = Files.readAllBytes(corpus.resolve(kind.name()).resolve(FuzzCorpus.FILE));
        boolean inside = random.nextBoolean();
        return new FuzzCase(number, kind, mutation, mutate(file, kind, mutation, random, inside));
    }

    /** Files that were whole when they came: what a mask was drawn on, or the other slices. */
    List<Path> companions(Path corpus) throws IOException {
        try (Stream<Path> all = Files.list(corpus.resolve(kind.name()))) {
            return all.filter(p -> !p.getFileName().toString().equals(FuzzCorpus.FILE))
                    .sorted()
                    .toList();
        }
    }

    /** @param inside whether what is deflated is mutated before deflating */
    private static byte[] mutate(byte[] file, FuzzKind kind, Mutation mutation, Random random, boolean inside)
            throws IOException {
        if (inside && file[0] == GZIP[0] && file[1] == GZIP[1]) {
            byte[] plain = new GZIPInputStream(new ByteArrayInputStream(file)).readAllBytes();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (OutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(mutation.apply(plain, random));
            }
            return out.toByteArray();
        }
        if (inside && kind == FuzzKind.DEFLATED) {
            int meta = FuzzCorpus.metaLength(file);
            byte[] plain = new InflaterInputStream(
                            new ByteArrayInputStream(file, meta, file.length - meta), new Inflater(true))
                    .readAllBytes();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(file, 0, meta);
            try (OutputStream deflate = new DeflaterOutputStream(out, new Deflater(9, true))) {
                deflate.write(mutation.apply(plain, random));
            }
            return out.toByteArray();
        }
        return mutation.apply(file, random);
    }
}
