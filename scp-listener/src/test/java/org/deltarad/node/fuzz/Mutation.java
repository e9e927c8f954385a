package org.deltarad.node.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** What is done to the bytes of a file. */
enum Mutation {
    /** One to 32 bits, in the first kilobytes, in the last ones, or anywhere. */
    BIT_FLIPS {
        @Override
        byte[] apply(byte[] file, Random random) {
            byte[] b = file.clone();
            int[] range = range(b.length, random);
            for (int n = 1 + random.nextInt(random.nextBoolean() ? 2 : 32); n > 0; n--) {
                b[range[0] + random.nextInt(range[1] - range[0])] ^= (byte) (1 << random.nextInt(8));
            }
            return b;
        }
    },
    /** Bytes that are all zero, all one, or random, in place of some. */
    OVERWRITE {
        @Override
        byte[] apply(byte[] file, Random random) {
            byte[] b = file.clone();
            int[] range = range(b.length, random);
            int from = range[0] + random.nextInt(range[1] - range[0]);
            int to = Math.min(b.length, from + 1 + random.nextInt(64));
            int kind = random.nextInt(3);
            for (int n = from; n < to; n++) {
                b[n] = (byte) (kind == 0 ? 0 : kind == 1 ? 0xff : random.nextInt());
            }
            return b;
        }
    },
    TRUNCATION {
        @Override
        byte[] apply(byte[] file, Random random) {
            return Arrays.copyOf(file, random.nextInt(file.length));
        }
    },
    /** Some bytes left out, or there twice. */
    SHIFT {
        @Override
        byte[] apply(byte[] file, Random random) {
            int[] range = range(file.length, random);
            int from = range[0] + random.nextInt(range[1] - range[0]);
            int length = Math.min(file.length - from, 1 + random.nextInt(200));
            boolean twice = random.nextBoolean();
            return join(
                    Arrays.copyOf(file, twice ? from + length : from),
                    Arrays.copyOfRange(file, twice ? from : from + length, file.length));
        }
    },
    /** Lengths of elements, items and fragments that are not theirs. */
    LENGTH_LIE {
        @Override
        byte[] apply(byte[] file, Random random) {
            byte[] b = file.clone();
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                int at = element(b, random);
                int lie = EXTREMES[random.nextInt(EXTREMES.length)];
                ByteBuffer buffer = ByteBuffer.wrap(b)
                        .order(random.nextInt(4) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
                if (at + 12 <= b.length) {
                    switch (random.nextInt(3)) {
                        case 0 -> buffer.putShort(at + 6, (short) lie);
                        case 1 -> buffer.putInt(at + 8, lie);
                        default -> buffer.putInt(at + 4, lie);
                    }
                }
            }
            return b;
        }
    },
    /** Sequences within sequences, of undefined or defined length, up to a hundred thousand deep. */
    NESTING {
        @Override
        byte[] apply(byte[] file, Random random) {
            int depth = 1 << random.nextInt(17);
            ByteBuffer nest = ByteBuffer.allocate(depth * 20).order(ByteOrder.LITTLE_ENDIAN);
            boolean undefined = random.nextBoolean();
            for (int n = 0; n < depth; n++) {
                int left = (depth - n) * 20;
                nest.putShort((short) 0x0008).putShort((short) 0x1140);
                nest.put((byte) 'S').put((byte) 'Q').putShort((short) 0);
                nest.putInt(undefined ? -1 : left - 12);
                nest.putShort((short) 0xfffe).putShort((short) 0xe000).putInt(undefined ? -1 : left - 20);
            }
            int at = element(file, random);
            return join(Arrays.copyOf(file, at), nest.array(), Arrays.copyOfRange(file, at, file.length));
        }
    },
    /** Sizes of images that the file does not hold, in attributes, in codestreams, or the same in both. */
    HUGE_SIZE {
        @Override
        byte[] apply(byte[] file, Random random) {
            byte[] b = file.clone();
            int rows = SIDES[random.nextInt(SIDES.length)];
            int columns = SIDES[random.nextInt(SIDES.length)];
            int which = 1 + random.nextInt(7);
            if ((which & 1) != 0) {
                ClaimedSizes.attributes(b, rows, columns);
            }
            if ((which & 2) != 0) {
                ClaimedSizes.codestream(b, rows, columns);
            }
            if ((which & 4) != 0) {
                b = ClaimedSizes.text(b, random);
            }
            return b;
        }
    },
    /** Numbers that are none, too large or too small, where characters are digits. */
    DIGITS {
        @Override
        byte[] apply(byte[] file, Random random) {
            byte[] b = file.clone();
            for (int n = 1 + random.nextInt(8); n > 0; n--) {
                int at = random.nextInt(b.length);
                for (int tries = 0; tries < b.length && !(b[at] >= '0' && b[at] <= '9'); tries++) {
                    at = (at + 1) % b.length;
                }
                b[at] = (byte) "0123456789-+.eE\\ N".charAt(random.nextInt(18));
            }
            return b;
        }
    },
    /** Within a text header: a word or number in another one's place. */
    TEXT {
        @Override
        byte[] apply(byte[] file, Random random) {
            int end = Math.min(file.length, 2000);
            String header = new String(file, 0, end, StandardCharsets.ISO_8859_1);
            String[] words = header.split("(?<=[ ,:()\\\\\\n])", -1);
            words[random.nextInt(words.length)] = random.nextBoolean()
                    ? words[random.nextInt(words.length)]
                    : NUMBERS[random.nextInt(NUMBERS.length)];
            return join(
                    String.join("", words).getBytes(StandardCharsets.ISO_8859_1),
                    Arrays.copyOfRange(file, end, file.length));
        }
    };

    private static final int[] EXTREMES = {
        -1, -2, 0, 1, 2, 3, 0x7fffffff, 0x80000000, 0x7ffffffe, 0xfffe, 0xffff, 0x10000, 100_000_000, 1 << 28, 1 << 30
    };
    private static final int[] SIDES = {1, 48, 4096, 11585, 16384, 32767, 32768, 65535};
    private static final String[] NUMBERS = {
        "0",
        "-1",
        "1e308",
        "-1e308",
        "NaN",
        "inf",
        "2147483647",
        "4294967296",
        "99999999999999999999",
        "1e-320",
        "",
        "x"
    };

    /** The mutated bytes. */
    abstract byte[] apply(byte[] file, Random random);

    /** From, inclusive, and to, exclusive: the head, the tail, or all. */
    private static int[] range(int length, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new int[] {0, Math.min(length, 3000)};
            case 1 -> new int[] {Math.max(0, length - 1500), length};
            default -> new int[] {0, length};
        };
    }

    /** Where an element with explicit VR, an item or a fragment may begin; any place where none is found. */
    private static int element(byte[] b, Random random) {
        int from = random.nextInt(b.length);
        for (int n = 0; n < b.length; n++) {
            int at = (from + n) % b.length;
            boolean vr = at + 6 < b.length && isUpper(b[at + 4]) && isUpper(b[at + 5]);
            boolean item = at + 4 < b.length && b[at] == (byte) 0xfe && b[at + 1] == (byte) 0xff;
            if (vr || item) {
                return at;
            }
        }
        return from;
    }

    private static boolean isUpper(byte b) {
        return b >= 'A' && b <= 'Z';
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
