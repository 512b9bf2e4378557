package org.linli.imports;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.linli.platform.NotFound;
import org.springframework.stereotype.Component;

/** The kinds of lists that the modules declared, by their keys. */
@Component
class ImportKinds {

    private final Map<String, ImportKind<?>> byKey;

    ImportKinds(List<ImportKind<?>> declared) {
        this.byKey = declared.stream()
                .collect(Collectors.toMap(
                        ImportKind::key,
                        kind -> kind,
                        (a, b) -> {
                            throw new IllegalStateException("Kind " + a.key() + " is declared twice");
                        },
                        TreeMap::new));
    }

    /** {@link NotFound} where there is none. */
    ImportKind<?> get(String key) {
        ImportKind<?> kind = byKey.get(key);
        if (kind == null) {
            throw new NotFound("kind of list", key);
        }
        return kind;
    }

    ImportKind<?> of(Import job) {
        return get(job.kind());
    }

    List<ImportKind<?>> all() {
        return List.copyOf(byKey.values());
    }
}
