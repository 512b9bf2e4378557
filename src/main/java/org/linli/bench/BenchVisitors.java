package org.linli.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.linli.access.Role;
import org.linli.bench.BenchSamples.Account;

/** Chooses who asks for a page, roles mixed as they are among staff, and signs them in when they are first needed. */
final class BenchVisitors {

    /** Of every twelve. */
    private static final List<Role> MIX = List.of(
            Role.GRID_WORKER,
            Role.COMMAND,
            Role.GRID_LEADER,
            Role.SECRETARY,
            Role.HEALTH_STAFF,
            Role.GRID_WORKER,
            Role.AUDITOR,
            Role.GRID_LEADER,
            Role.ADMINISTRATOR,
            Role.SECRETARY,
            Role.GATE_GUARD,
            Role.GRID_WORKER);

    private final URI server;
    private final BenchSamples samples;
    private final Executor threads;
    private final Map<Account, BenchVisitor> signedIn = new HashMap<>();
    private final Map<String, List<String>> links = new ConcurrentHashMap<>();
    private final Map<String, String> pages = new ConcurrentHashMap<>();

    BenchVisitors(URI server, BenchSamples samples, Executor threads) {
        this.server = server;
        this.samples = samples;
        this.threads = threads;
    }

    /** So many different accounts that may see the page, as far as there are as many. */
    List<BenchVisitor> of(BenchPage page, int wanted) throws IOException, InterruptedException {
        List<BenchVisitor> visitors = new ArrayList<>();
        for (Account account : accounts(page, wanted)) {
            BenchVisitor visitor = signedIn.get(account);
            if (visitor == null) {
                visitor = new BenchVisitor(server, account, samples.people(), links, pages, threads);
                visitor.signIn();
                signedIn.put(account, visitor);
            }
            visitors.add(visitor);
        }
        return visitors;
    }

    int signedIn() {
        return signedIn.size();
    }

    private List<Account> accounts(BenchPage page, int wanted) {
        Map<Role, List<Account>> byRole = samples.accounts().stream()
                .filter(a -> page.roles().contains(a.role()))
                .filter(a -> !page.district() || a.area().equals(BenchDistrict.ROOT))
                .filter(a -> samples.people().stream().anyMatch(p -> a.area().covers(p.path())))
                .collect(Collectors.groupingBy(Account::role, LinkedHashMap::new, Collectors.toList()));
        byRole.replaceAll((role, accounts) -> spread(accounts));
        Map<Role, Integer> used = new HashMap<>();
        List<Account> chosen = new ArrayList<>();
        int size = byRole.values().stream().mapToInt(List::size).sum();
        for (int i = 0; chosen.size() < Math.min(wanted, size); i++) {
            Role role = MIX.get(i % MIX.size());
            List<Account> accounts = Optional.ofNullable(byRole.get(role)).orElse(List.of());
            int next = used.merge(role, 1, Integer::sum) - 1;
            if (next < accounts.size()) {
                chosen.add(accounts.get(next));
            }
        }
        return chosen;
    }

    /** Those of the whole district and those of parts in turn, the parts from all over it. */
    private static List<Account> spread(List<Account> accounts) {
        List<Account> whole = accounts.stream()
                .filter(a -> a.area().equals(BenchDistrict.ROOT))
                .toList();
        List<Account> parts = accounts.stream()
                .filter(a -> !a.area().equals(BenchDistrict.ROOT))
                .toList();
        List<Account> spread = new ArrayList<>();
        int stride = 7919; // a prime, so that every one comes up once
        while (!parts.isEmpty() && parts.size() % stride == 0) {
            stride += 2;
        }
        for (int i = 0; i < Math.max(whole.size(), parts.size()); i++) {
            if (i < whole.size()) {
                spread.add(whole.get(i));
            }
            if (i < parts.size()) {
                spread.add(parts.get((int) ((long) i * stride % parts.size())));
            }
        }
        return spread;
    }
}
