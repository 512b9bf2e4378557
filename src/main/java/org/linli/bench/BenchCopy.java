package org.linli.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows on their way into a table by PostgreSQL's COPY. */
final class BenchCopy {

    private static final int FULL = 60_000;
    private static final HexFormat HEX = HexFormat.of();

    private final CopyIn copy;
    private final StringBuilder rows = new StringBuilder(FULL + 2000);
    private long count;

    private BenchCopy(CopyIn copy) {
        this.copy = copy;
    }

    /** @param columns of the table, separated by commas */
    static BenchCopy into(Connection connection, String table, String columns) throws SQLException {
        return new BenchCopy(connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + table + " (" + columns + ") from stdin"));
    }

    /** Adds a row; bytes and everything that is as its text. */
    void row(@Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                rows.append('\t');
            }
            value(values[i]);
        }
        rows.append('\n');
        count++;
        if (rows.length() >= FULL) {
            flush();
        }
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> rows.append("\\N");
            case byte[] bytes -> rows.append("\\\\x").append(HEX.formatHex(bytes));
            default -> text(value.toString());
        }
    }

    private void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == '\\' || sign == '\t' || sign == '\n' || sign == '\r') {
                throw new IllegalArgumentException("A text of the bench with a sign that COPY reads otherwise");
            }
            rows.append(sign);
        }
    }

    private void flush() throws SQLException {
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        rows.setLength(0);
    }

    /** Ends it; answers how many rows there were. */
    long end() throws SQLException {
        flush();
        copy.endCopy();
        return count;
    }
}
