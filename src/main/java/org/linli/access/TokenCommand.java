package org.linli.access;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** {@code linli token --user NAME}: prints a new API token for the account and ends. */
@Component
@ConditionalOnProperty(name = "linli.command", havingValue = "token")
class TokenCommand implements ApplicationRunner {

    private final Accounts accounts;
    private final ApiTokens tokens;
    private final TransactionTemplate transaction;

    TokenCommand(Accounts accounts, ApiTokens tokens, TransactionTemplate transaction) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var users = arguments.getOptionValues("user");
        if (users == null || users.size() != 1) {
            throw new IllegalArgumentException("Say whose token it is: linli token --user NAME");
        }
        var token = Acting.as(
                Actor.SYSTEM,
                () -> transaction.execute(status -> accounts.byUsername(users.getFirst())
                        .map(account -> tokens.issue(account, "linli token"))
                        .orElseThrow(() -> new IllegalArgumentException("There is no account " + users.getFirst()))));
        System.out.println(token);
    }
}
