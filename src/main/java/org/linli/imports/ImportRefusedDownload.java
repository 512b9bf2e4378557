package org.linli.imports;

import java.util.Locale;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.Download;
import org.linli.platform.Texts;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The workbook of refused rows as an answer that is written while it is sent. */
final class ImportRefusedDownload {

    private ImportRefusedDownload() {}

    /** Looks for the import first, so that one that is not there is answered as such. */
    static ResponseEntity<StreamingResponseBody> of(Imports imports, String kind, ImportId id, Texts texts) {
        Import job = imports.get(kind, id);
        String base = job.fileName().replaceFirst("\\.[A-Za-z]{2,4}$", "");
        // The body is written on another thread, which knows neither user nor language.
        Actor actor = Acting.now();
        Locale locale = LocaleContextHolder.getLocale();
        return Download.xlsx(base + "-" + texts.of("imports.refused.file")).body(out -> {
            LocaleContextHolder.setLocale(locale);
            try {
                Acting.run(actor, () -> imports.writeRefused(id, out));
            } finally {
                LocaleContextHolder.resetLocaleContext();
            }
        });
    }
}
