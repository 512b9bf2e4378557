package org.linli.imports;

import java.util.Locale;

/** How far a file has come. */
public enum ImportState {
    /** Waits for a person to check what its columns mean. */
    MAPPING,
    /** Its rows are being read; after a crash it goes on where it was. */
    RUNNING,
    DONE,
    /** Stopped by something that somebody must attend to; can go on from there. */
    FAILED,
    /** Stopped by a person. What was stored until then stays. */
    CANCELLED,
    /** Done, and taken back as a whole. */
    UNDONE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ImportState ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Message key of its name. */
    public String key() {
        return "imports.state." + code();
    }
}
