package org.linli.platform.sheet;

import java.util.List;
import org.linli.platform.Problem;
import org.linli.platform.Refused;

/**
 * A file that we do not read, or do not read on. The user can act on it: the one problem, on the field {@code file},
 * says in both languages what is wrong and what to do instead. The texts are in {@code messages/sheet_*.properties}.
 */
public final class SheetRefused extends Refused {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    SheetRefused(Reason reason, Object... args) {
        super(List.of(Problem.of("file", "sheet.refusal." + reason.key, args)));
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** Why a file is refused; the placeholders of each message are named in brackets. */
    public enum Reason {
        /** Neither a workbook nor a text table [file name]. */
        NOT_A_SPREADSHEET("not-a-spreadsheet"),
        /** A web page or XML under a spreadsheet's name, as some systems export them [file name]. */
        WEB_PAGE("web-page"),
        /** Another office format: ods, xlsb, docx… [file name]. */
        OTHER_FORMAT("other-format"),
        /** A text file under a workbook's name [file name]. */
        DISGUISED("disguised"),
        /** Written before Excel 97 [file name]. */
        TOO_OLD("too-old"),
        /** Protected with a password to open [file name]. */
        ENCRYPTED("encrypted"),
        /** Cannot be parsed [where]. */
        DAMAGED("damaged"),
        /** Nothing in it [file name]. */
        EMPTY("empty"),
        /** Text in no encoding that we know [file name]. */
        UNKNOWN_ENCODING("unknown-encoding"),
        /** The file as sent is too large [megabytes allowed]. */
        TOO_LARGE("too-large"),
        /** Unpacks to far more than it should: a zip bomb [file name]. */
        BOMB("bomb"),
        /** Too many parts [parts allowed]. */
        TOO_MANY_ENTRIES("too-many-entries"),
        /** A part with a path that leaves the file [name of the part]. */
        UNSAFE_ENTRY("unsafe-entry"),
        /** XML that declares or refers to entities [name of the part]. */
        EXTERNAL_ENTITY("external-entity"),
        /** More columns than allowed [row, columns allowed]. */
        TOO_MANY_COLUMNS("too-many-columns"),
        /** More rows than allowed [rows allowed]. */
        TOO_MANY_ROWS("too-many-rows"),
        /** A cell with too much text [row, characters allowed]. */
        CELL_TOO_LONG("cell-too-long");

        private final String key;

        Reason(String key) {
            this.key = key;
        }
    }
}
