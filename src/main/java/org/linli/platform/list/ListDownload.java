package org.linli.platform.list;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.linli.platform.BusinessClock;
import org.linli.platform.Texts;
import org.linli.platform.sheet.Workbooks;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Sends a list as a file, written while it is sent. */
@Component
public class ListDownload {

    private final Lists lists;
    private final Texts words;
    private final BusinessClock clock;

    ListDownload(Lists lists, Texts words, BusinessClock clock) {
        this.lists = lists;
        this.words = words;
        this.clock = clock;
    }

    /** @param form xlsx or csv */
    public <R> void send(
            ListKind<R> kind, MultiValueMap<String, String> params, String form, HttpServletResponse response) {
        var name = words.of(kind.title()) + "-" + clock.today() + "." + form;
        response.setContentType(form.equals("csv") ? "text/csv;charset=UTF-8" : Workbooks.XLSX);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        try {
            lists.write(kind, params, form, response.getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
