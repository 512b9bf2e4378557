package org.linli.access;

import java.util.List;

/** Accounts whose name and password the sign-in page shows; only the demo contributes any. */
public interface SignInAccounts {

    List<ShownAccount> accounts();

    /** An account that anybody may use. */
    record ShownAccount(String username, String password, Role role, String area) {}
}
