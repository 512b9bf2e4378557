package org.linli.access;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** {@code linli token --user NAME}: prints a new API token for the account and ends, with 1 if there is no such one. */
@Component
@ConditionalOnProperty(name = "linli.command", havingValue = "token")
class TokenCommand implements ApplicationRunner, ExitCodeGenerator {

    private final Accounts accounts;
    private final ApiTokens tokens;
    private final TransactionTemplate transaction;
    private int exitCode;

    TokenCommand(Accounts accounts, ApiTokens tokens, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<String> users = arguments.getOptionValues("user");
        if (users == null || users.size() != 1) {
            refuse("Say whose token it is: linli token --user NAME");
            return;
        }
        issue(users.getFirst())
                .ifPresentOrElse(System.out::println, () -> refuse("There is no account " + users.getFirst()));
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }

    private Optional<String> issue(String username) {
        Optional<String> token = Acting.as(
                Actor.SYSTEM,
                () -> transaction.execute(
                        status -> accounts.byUsername(username).map(account -> tokens.issue(account, "linli token"))));
        return token;
    }

    private void refuse(String why) {
        System.err.println(why);
        exitCode = 1;
    }
}
