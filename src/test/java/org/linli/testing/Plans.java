package org.linli.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * How PostgreSQL plans what the program really asks, with its parameters and under its row-level security, statements
 * inside functions included: auto_explain sends each plan to the program with the answer.
 */
public final class Plans {

    private static final String PLAN = "NOTICE: duration: ";

    private Plans() {}

    /** Has the plans sent on connections that the program makes from now on. */
    static final String SENT = settings("set %s = %s");

    /** Has them sent no longer. */
    static final String SENT_NO_LONGER = settings("reset %s");

    private static String settings(String change) {
        var all = new StringBuilder("do $$ begin\n");
        for (String[] setting : new String[][] {
            {"session_preload_libraries", "auto_explain"},
            {"auto_explain.log_min_duration", "0"},
            {"auto_explain.log_nested_statements", "on"},
            {"auto_explain.log_level", "notice"}
        }) {
            all.append("execute format('alter role linli_app in database %I ")
                    .append(change.formatted((Object[]) setting))
                    .append("', current_database());\n");
        }
        return all.append("end $$").toString();
    }

    /** The plans of all statements that the program in this process has PostgreSQL execute meanwhile. */
    public static List<String> of(Runnable work) {
        var plans = new CopyOnWriteArrayList<String>();
        DriverLog.read(work, line -> {
            if (line.getMessage().startsWith(" <=BE NoticeResponse")) {
                String notice = String.valueOf(line.getParameters()[0]);
                if (notice.startsWith(PLAN)) {
                    plans.add(notice);
                }
            }
        });
        return plans;
    }
}
