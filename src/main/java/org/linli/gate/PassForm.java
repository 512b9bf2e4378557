package org.linli.gate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.AreaPath;
import org.linli.identity.IdentityDocument;
import org.linli.platform.Ids;
import org.linli.platform.Problem;
import org.linli.platform.Refused;
import org.linli.platform.text.WrittenText;

/**
 * What was typed about whoever gets a pass, as text; the id is made with the empty form.
 *
 * @param document number of an ID card or passport, or empty
 */
record PassForm(
        @Nullable UUID id,
        @Nullable String place,
        @Nullable String kind,
        @Nullable String name,
        @Nullable String document,
        @Nullable String detail,
        @Nullable String vehicle,
        @Nullable String origin) {

    static PassForm blank() {
        return new PassForm(Ids.next(), "", PassKind.VISITOR.code(), "", "", "", "", "");
    }

    /** @throws Refused for what is no place or kind */
    Pass read(LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        Optional<UUID> of = GateForm.id(place);
        if (of.isEmpty()) {
            problems.add(Problem.of("place", "gate.place.choose"));
        }
        Optional<PassKind> whose = PassKind.of(WrittenText.typed(kind));
        if (whose.isEmpty()) {
            problems.add(Problem.of("kind", "gate.pass.kind.choose"));
        }
        Refused.ifAny(problems);
        boolean brings = whose.orElseThrow() == PassKind.SUPPLIER;
        return new Pass(
                Objects.requireNonNullElseGet(id, Ids::next),
                of.orElseThrow(),
                AreaPath.of("0"),
                whose.orElseThrow(),
                WrittenText.typed(name),
                WrittenText.typed(detail),
                null,
                brings ? WrittenText.typed(vehicle) : "",
                brings ? WrittenText.typed(origin) : "",
                1,
                "",
                today,
                null,
                0);
    }

    /**
     * The document; of type none where nothing was typed.
     *
     * @throws Refused for a number that cannot be, such as one whose check digit is wrong
     */
    IdentityDocument readDocument(LocalDate today) {
        String typed = WrittenText.typed(document);
        return typed.isEmpty()
                ? IdentityDocument.none()
                : IdentityDocument.read(typed, today).orRefused("document");
    }
}
