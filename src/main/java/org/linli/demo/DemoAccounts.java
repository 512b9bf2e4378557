package org.linli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.linli.access.AccountForm;
import org.linli.access.Accounts;
import org.linli.access.AreaPath;
import org.linli.access.Role;
import org.linli.access.SignInAccounts;
import org.linli.platform.Announcement;
import org.linli.territory.AreaKind;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The staff of the demo. One account for each role, and whoever is to relieve the lead of Xilou, can be signed in to by
 * anybody, and is shown on the sign-in page;
 * every other grid, cell and community has a named person who cannot sign in. None of them exists outside the demo.
 */
@Component
@Profile("demo")
class DemoAccounts implements SignInAccounts, Announcement {

    /** Long enough for the rule, easy enough for a phone. */
    private static final String PASSWORD = "jiangbei-2022";

    private static final AreaPath ROOT = AreaPath.of("330783005");
    static final AreaPath XIFAN = ROOT.child("xifan");
    private static final AreaPath CARE_GRID = XIFAN.child("g2");
    private static final AreaPath CARE_CELL = CARE_GRID.child("c08");

    /** An account that anybody may use; {@code place} is the words for its area. */
    private record Open(String username, String name, String phone, Role role, AreaPath area, String place) {}

    private static final List<Open> OPEN = List.of(
            new Open("admin", "系统管理员", "", Role.ADMINISTRATOR, ROOT, "江北街道"),
            new Open("command", "街道指挥部", "0579-80000110", Role.COMMAND, ROOT, "江北街道"),
            new Open("secretary", "西范书记", "0579-80000120", Role.SECRETARY, XIFAN, "西范小区"),
            new Open("ganxi", "甘溪书记", "0579-80000121", Role.SECRETARY, ROOT.child("ganxi"), "甘溪村"),
            new Open("leader", "西范网格长", "0579-80000122", Role.GRID_LEADER, CARE_GRID, "西范第二大网格"),
            new Open("worker", "西范网格员", "", Role.GRID_WORKER, CARE_CELL, "西范8组"),
            new Open("gate", "菜场卡口", "", Role.GATE_GUARD, ROOT.child("xiafan"), "下范小区"),
            new Open("volunteer", "西范志愿者", "", Role.VOLUNTEER, XIFAN, "西范小区"),
            new Open("health", "街道医护", "0579-80000130", Role.HEALTH_STAFF, ROOT, "江北街道"),
            new Open("auditor", "审计员", "", Role.AUDITOR, ROOT, "江北街道"));

    private final Accounts accounts;

    DemoAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    void appoint(Town town) {
        for (Open open : OPEN) {
            accounts.add(
                    new AccountForm(open.username(), open.name(), open.phone(), open.role(), open.area(), PASSWORD));
        }
        for (Town.Worker worker : town.workers) {
            Role role = role(town, worker.area());
            if (OPEN.stream().noneMatch(o -> o.role() == role && o.area().equals(worker.area()))) {
                String phone = "0579-8001%04d".formatted(town.workers.indexOf(worker) + 1);
                accounts.add(new AccountForm(worker.username(), worker.name(), phone, role, worker.area(), ""));
            }
        }
    }

    private static Role role(Town town, AreaPath area) {
        AreaKind kind = town.nodes.stream()
                .filter(n -> n.area().path().equals(area))
                .findFirst()
                .orElseThrow()
                .area()
                .kind();
        return switch (kind) {
            case SUBDISTRICT -> Role.COMMAND;
            case COMMUNITY -> Role.SECRETARY;
            case GRID -> Role.GRID_LEADER;
            case CELL -> Role.GRID_WORKER;
        };
    }

    @Override
    public List<ShownAccount> accounts() {
        return OPEN.stream()
                .map(o -> new ShownAccount(o.username(), PASSWORD, o.role(), o.place()))
                .toList();
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>(List.of("", "Demo accounts, password " + PASSWORD + ":"));
        OPEN.forEach(o -> lines.add(
                "  %-10s %-14s %s".formatted(o.username(), o.role().name().toLowerCase(Locale.ROOT), o.place())));
        return lines;
    }
}
