package org.linli.territory;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.linli.platform.sheet.TableWriter;
import org.linli.platform.sheet.Workbooks;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** A list sent as a file, row by row. */
final class Download {

    private Download() {}

    /** @param form xlsx or csv */
    static TableWriter table(HttpServletResponse response, String form, String name, List<String> header)
            throws IOException {
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name + "." + form, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        if (form.equals("csv")) {
            response.setContentType("text/csv;charset=UTF-8");
            return Workbooks.csv(response.getOutputStream(), header);
        }
        response.setContentType(Workbooks.XLSX);
        return Workbooks.xlsx(response.getOutputStream(), name, header);
    }
}
