package org.linli.platform.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.linli.platform.sheet.SheetRefused.Reason;

/** The zip file that an xlsx is: checked as a whole when opened, then read part by part. */
final class XlsxParts implements AutoCloseable {

    private final ZipFile zip;

    private XlsxParts(ZipFile zip) {
        this.zip = zip;
    }

    static XlsxParts open(Path file, String fileName, Limits limits) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new SheetRefused(Reason.DAMAGED, fileName);
        }
        try {
            check(zip, file.toFile().length(), fileName, limits);
        } catch (SheetRefused e) {
            zip.close();
            throw e;
        }
        return new XlsxParts(zip);
    }

    /** The declared sizes are a promise: {@link XmlPart} holds each part to its own. */
    private static void check(ZipFile zip, long packed, String fileName, Limits limits) {
        if (zip.size() > limits.maxEntries()) {
            throw new SheetRefused(Reason.TOO_MANY_ENTRIES, limits.maxEntries());
        }
        long unpacked = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (leavesTheFile(entry.getName())) {
                throw new SheetRefused(Reason.UNSAFE_ENTRY, entry.getName());
            }
            unpacked += Math.max(0, entry.getSize());
            if (unpacked > limits.maxUnpackedBytes()
                    || unpacked > Limits.RATIO_GRACE_BYTES && unpacked / Math.max(1, packed) > limits.maxRatio()) {
                throw new SheetRefused(Reason.BOMB, fileName);
            }
        }
    }

    private static boolean leavesTheFile(String name) {
        return name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.indexOf(':') >= 0
                || name.indexOf('\0') >= 0
                || List.of(name.split("/", -1)).contains("..");
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    /** Opens a part. */
    XmlPart part(String name) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new SheetRefused(Reason.DAMAGED, name);
        }
        try {
            return new XmlPart(name, zip.getInputStream(entry), entry.getSize());
        } catch (ZipException e) {
            throw new SheetRefused(Reason.DAMAGED, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a part ("" for the whole file) refers to. References out of the file are left out: nothing is ever fetched.
     */
    List<Relation> relations(String source) {
        int slash = source.lastIndexOf('/') + 1;
        String name = source.substring(0, slash) + "_rels/" + source.substring(slash) + ".rels";
        List<Relation> relations = new ArrayList<>();
        if (!has(name)) {
            return relations;
        }
        try (XmlPart part = part(name)) {
            while (part.next()) {
                if (part.isStart("Relationship") && !"External".equals(part.attribute("TargetMode"))) {
                    String id = part.attribute("Id");
                    String type = part.attribute("Type");
                    String target = part.attribute("Target");
                    if (id != null && type != null && target != null) {
                        relations.add(new Relation(id, type, resolve(source.substring(0, slash), target)));
                    }
                }
            }
        }
        return relations;
    }

    private static String resolve(String folder, String target) {
        Deque<String> path = new ArrayDeque<>();
        for (String step : (target.startsWith("/") ? target : folder + target).split("/", -1)) {
            if (step.equals("..")) {
                path.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                path.addLast(step);
            }
        }
        return String.join("/", path);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A reference to another part; the type is an address that ends in a word such as {@code worksheet}. */
    record Relation(String id, String type, String target) {
        boolean is(String word) {
            return type.endsWith("/" + word);
        }

        static @Nullable String first(List<Relation> relations, String word) {
            return relations.stream()
                    .filter(relation -> relation.is(word))
                    .map(Relation::target)
                    .findFirst()
                    .orElse(null);
        }

        static Map<String, Relation> byId(List<Relation> relations) {
            Map<String, Relation> byId = new HashMap<>();
            relations.forEach(relation -> byId.put(relation.id(), relation));
            return byId;
        }
    }
}
