package org.linli.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Which browser a session was begun in, so that those of a phone that is lost can be ended. */
@Component
public class BrowserSessions {

    private static final String ATTRIBUTE = "browser";

    private final JdbcClient jdbc;
    private final TransactionOperations asProgram;

    BrowserSessions(JdbcClient jdbc, @Qualifier("springSessionTransactionOperations") TransactionOperations asProgram) {
        this.jdbc = jdbc;
        this.asProgram = asProgram;
    }

    static void begin(HttpServletRequest request, String browser) {
        request.getSession().setAttribute(ATTRIBUTE, browser);
    }

    /** The mark of the browser that the session was begun in; empty where it is not known. */
    public static Optional<String> browser(HttpSession session) {
        return Optional.ofNullable(session.getAttribute(ATTRIBUTE)).map(Object::toString);
    }

    /** Ends what an account has begun in this browser, at once. */
    public void end(String browser, UUID account) {
        asProgram.execute(status -> jdbc.sql("""
                        delete from access.session s
                         where exists (select 1
                                         from access.session_attributes a
                                        where a.session_primary_id = s.primary_id
                                          and a.attribute_name = 'browser' and a.attribute_bytes = :browser)
                           and exists (select 1
                                         from access.session_attributes a
                                        where a.session_primary_id = s.primary_id and a.attribute_name = 'account'
                                          and starts_with(convert_from(a.attribute_bytes, 'UTF8'), :account))
                        """)
                .param("browser", browser.getBytes(StandardCharsets.UTF_8))
                .param("account", account + " ")
                .update());
    }
}
