package org.linli.access;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.linli.platform.Problem;

/**
 * What is typed at the first run.
 *
 * @param code the one-time code of the console
 * @param subdistrict name of the sub-district
 * @param division its statistical division code
 */
record SetupForm(String code, String subdistrict, String division, String username, String name, String password) {

    private static final Pattern DIVISION = Pattern.compile("\\d{9}");
    private static final int LONGEST_NAME = 60;

    SetupForm {
        division = division.strip();
        subdistrict = subdistrict.strip();
    }

    static SetupForm blank() {
        return new SetupForm("", "", "", "", "", "");
    }

    /** Every problem of the form but the code's, in the order of its fields. */
    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        if (subdistrict.isEmpty() || subdistrict.length() > LONGEST_NAME) {
            problems.add(Problem.of("subdistrict", "access.setup.subdistrict.form"));
        }
        if (!DIVISION.matcher(division).matches()) {
            problems.add(Problem.of("division", "access.setup.division.form"));
        }
        problems.addAll(Accounts.problems(account("000000000")));
        if (password.isEmpty()) {
            problems.add(Problem.of("password", "access.password.short", Accounts.SHORTEST_PASSWORD));
        }
        return problems;
    }

    AccountForm account() {
        return account(division);
    }

    private AccountForm account(String area) {
        return new AccountForm(username, name, Role.ADMINISTRATOR, AreaPath.of(area), password);
    }
}
