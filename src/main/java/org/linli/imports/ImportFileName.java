package org.linli.imports;

import org.linli.platform.text.WrittenText;

/** What somebody calls a file. */
final class ImportFileName {

    private static final int LONGEST_KEPT = 200;
    private static final int LONGEST_SHOWN = 60;
    private static final int LONGEST_EXTENSION = 8;
    private static final int END = 12;

    private ImportFileName() {}

    /** The last part of what a browser calls it, without what nobody sees and what turns the direction of writing. */
    static String kept(String written) {
        String last = WrittenText.clean(
                        written.substring(Math.max(written.lastIndexOf('/'), written.lastIndexOf('\\')) + 1))
                .replaceAll("\\s+", " ")
                .strip();
        return last.isEmpty() ? "–" : end(last, LONGEST_KEPT);
    }

    /** With its middle left out where it is long: how it begins and how it ends are what files are told apart by. */
    static String shortened(String name) {
        if (length(name) <= LONGEST_SHOWN) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        boolean hasExtension = dot > 0 && name.length() - dot <= LONGEST_EXTENSION;
        String extension = hasExtension ? name.substring(dot) : "";
        String stem = hasExtension ? name.substring(0, dot) : name;
        int beginning = LONGEST_SHOWN - END - length(extension) - 1;
        return stem.substring(0, stem.offsetByCodePoints(0, beginning)) + "…" + end(stem, END) + extension;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String end(String text, int most) {
        return length(text) <= most ? text : text.substring(text.offsetByCodePoints(text.length(), -most));
    }
}
