package org.linli.platform;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.linli.platform.sheet.TableWriter;
import org.linli.platform.sheet.Workbooks;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An answer that the browser keeps as a file, under a name of any letters. */
public final class Download {

    private static final String CSV = "text/csv;charset=UTF-8";

    private Download() {}

    /** @param name without its ending */
    public static ResponseEntity.BodyBuilder xlsx(String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(Workbooks.XLSX))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(name, "xlsx"));
    }

    /**
     * A list that is written while it is sent.
     *
     * @param form xlsx or csv
     * @param name of the file, without its ending
     * @param sheet name of the sheet, where the form has one
     */
    public static TableWriter table(
            HttpServletResponse response, String form, String name, String sheet, List<String> header) {
        return table(response, form, name, sheet, header, next -> "");
    }

    /**
     * The same of a list that may be longer than a sheet.
     *
     * @param goesOn what the last row of a full sheet says, from the name of the next
     */
    public static TableWriter table(
            HttpServletResponse response,
            String form,
            String name,
            String sheet,
            List<String> header,
            UnaryOperator<String> goesOn) {
        boolean csv = form.equals("csv");
        response.setContentType(csv ? CSV : Workbooks.XLSX);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(name, csv ? "csv" : "xlsx"));
        try {
            ServletOutputStream out = response.getOutputStream();
            return csv ? Workbooks.csv(out, header) : Workbooks.xlsx(out, sheet, header, goesOn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String disposition(String name, String ending) {
        return ContentDisposition.attachment()
                .filename(name + "." + ending, StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
