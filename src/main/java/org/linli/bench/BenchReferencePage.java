package org.linli.bench;

import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * What every figure is compared with: an answer to somebody who is signed in that reads one row, the account's own. It
 * stays as it is, so that ratios of two versions and of two machines mean the same.
 */
@Controller
@Profile("bench")
class BenchReferencePage {

    static final String PATH = "/bench/reference";

    private final Accounts accounts;

    BenchReferencePage(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping(value = PATH, produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    @Allowed("access.profile")
    String reference() {
        Account me = accounts.get(Acting.now().account());
        return me.username() + "\n" + me.role() + "\n" + me.area().slug() + "\n";
    }
}
