package org.linli.platform.sheet;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.linli.platform.sheet.SheetRefused.Reason;

/**
 * The texts of a workbook, which xlsx keeps apart from its sheets, each once: in a list of a million people there are
 * millions of them. They are unpacked into a temporary file beside the workbook and read from there through the page
 * cache, so that the heap holds eight bytes for every sixteen texts. The file goes when this is closed; it lies beside
 * the workbook because whoever may read the one may read the other.
 */
final class SharedTexts implements AutoCloseable {

    static final SharedTexts NONE = new SharedTexts(Arena.global(), MemorySegment.NULL, new long[0], 0);

    /** Every so many texts one position is remembered; the others are found by walking on from there. */
    private static final int STRIDE = 16;

    private static final ValueLayout.OfInt LENGTH =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN); // what DataOutputStream writes

    private final Arena arena;
    private final MemorySegment texts;
    private final long[] positions;
    private final int size;

    private SharedTexts(Arena arena, MemorySegment texts, long[] positions, int size) {
        this.arena = arena;
        this.texts = texts;
        this.positions = positions;
        this.size = size;
    }

    @SuppressWarnings("MustBeClosedChecker") // lives as long as what is returned; close() ends it
    static SharedTexts read(XmlPart part, Path folder, int maxChars) {
        Arena arena = Arena.ofShared();
        try {
            Path file = Files.createTempFile(folder, "texts", null);
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
                var unpacking = new Unpacking();
                try (var out =
                        new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16))) {
                    unpacking.unpack(part, out, maxChars);
                    out.flush();
                    // A mapping outlives its channel, and on Unix also the name of the file.
                    MemorySegment texts = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
                    return new SharedTexts(arena, texts, unpacking.positions, unpacking.size);
                }
            }
        } catch (IOException e) {
            arena.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /** The text with a 0-based number. */
    String get(int index) {
        if (index < 0 || index >= size) {
            throw new SheetRefused(Reason.DAMAGED, "sharedStrings");
        }
        long position = positions[index / STRIDE];
        for (int i = 0; i < index % STRIDE; i++) {
            position += LENGTH.byteSize() + texts.get(LENGTH, position);
        }
        byte[] bytes = texts.asSlice(position + LENGTH.byteSize(), texts.get(LENGTH, position))
                .toArray(ValueLayout.JAVA_BYTE);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        if (this != NONE) {
            arena.close();
        }
    }

    private static final class Unpacking {
        private long[] positions = new long[64];
        private int size;
        private long written;

        void unpack(XmlPart part, DataOutputStream out, int maxChars) throws IOException {
            var text = new StringBuilder();
            while (part.next()) {
                if (part.isStart("rPh")) {
                    part.text(new StringBuilder(), 0); // how the text is pronounced, not part of it
                } else if (part.isStart("t")) {
                    part.text(text, maxChars);
                } else if (part.isEnd("si")) {
                    add(text.toString().getBytes(StandardCharsets.UTF_8), out);
                    text.setLength(0);
                }
            }
        }

        private void add(byte[] text, DataOutputStream out) throws IOException {
            if (size % STRIDE == 0) {
                if (size / STRIDE == positions.length) {
                    positions = Arrays.copyOf(positions, positions.length * 2);
                }
                positions[size / STRIDE] = written;
            }
            size++;
            out.writeInt(text.length);
            out.write(text);
            written += LENGTH.byteSize() + text.length;
        }
    }
}
