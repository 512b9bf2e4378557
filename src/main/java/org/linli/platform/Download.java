package org.linli.platform;

import java.nio.charset.StandardCharsets;
import org.linli.platform.sheet.Workbooks;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An answer that the browser keeps as a file. */
public final class Download {

    private Download() {}

    /** A workbook with a name of any letters. */
    public static ResponseEntity.BodyBuilder xlsx(String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(Workbooks.XLSX))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString());
    }
}
