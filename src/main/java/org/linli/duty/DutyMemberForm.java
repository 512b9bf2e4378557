package org.linli.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.identity.Phone;
import org.linli.platform.Ids;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.text.WrittenText;

/**
 * What was typed about somebody who does duty, as text; the id is made with the empty form.
 *
 * @param account id of an account, or empty
 * @param kinds codes; null for none
 * @param team id of a team, or empty
 */
record DutyMemberForm(
        @Nullable UUID id,
        @Nullable String area,
        @Nullable String account,
        @Nullable String name,
        @Nullable String phone,
        @Nullable List<String> kinds,
        @Nullable String team,
        @Nullable String newTeam,
        @Nullable String noNights,
        @Nullable String since,
        @Nullable String until,
        @Nullable String version) {

    static DutyMemberForm blank(AreaPath area, LocalDate today) {
        return new DutyMemberForm(
                Ids.next(), area.slug(), "", "", "", List.of(), "", "", "", today.toString(), "", "0");
    }

    static DutyMemberForm of(DutyMember member) {
        return new DutyMemberForm(
                member.id(),
                member.path().slug(),
                member.account() == null ? "" : member.account().toString(),
                member.name(),
                "",
                member.kinds().stream().map(DutyKind::code).toList(),
                member.team() == null ? "" : member.team().toString(),
                "",
                member.noNights() == null ? "" : member.noNights().code(),
                member.since().toString(),
                member.until() == null ? "" : member.until().toString(),
                Integer.toString(member.version()));
    }

    /** @throws Refused for an area or day that is none */
    DutyMember read() {
        List<Problem> problems = new ArrayList<>();
        Optional<AreaPath> path = AreaPath.parse(WrittenText.typed(area));
        if (path.isEmpty()) {
            problems.add(Problem.of("area", "duty.area.choose"));
        }
        LocalDate first = DutyTexts.day("since", since, problems);
        LocalDate last = WrittenText.typed(until).isEmpty() ? null : DutyTexts.day("until", until, problems);
        Refused.ifAny(problems);
        return new DutyMember(
                Objects.requireNonNullElseGet(id, Ids::next),
                path.orElseThrow(),
                uuid(account),
                WrittenText.typed(name),
                chosen(),
                uuid(team),
                DutyMember.NoNights.of(WrittenText.typed(noNights)).orElse(null),
                first,
                last,
                DutyTexts.version(version));
    }

    private Set<DutyKind> chosen() {
        Set<String> codes = Set.copyOf(Objects.requireNonNullElse(kinds, List.of()));
        return Arrays.stream(DutyKind.values())
                .filter(kind -> codes.contains(kind.code()))
                .collect(Collectors.toSet());
    }

    /**
     * The number; null where none was typed.
     *
     * @throws Refused for what is none
     */
    @Nullable
    Phone readPhone() {
        String typed = WrittenText.typed(phone);
        return typed.isEmpty() ? null : Phone.read(typed).orRefused("phone");
    }

    private static @Nullable UUID uuid(@Nullable String typed) {
        try {
            return WrittenText.typed(typed).isEmpty() ? null : UUID.fromString(WrittenText.typed(typed));
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
