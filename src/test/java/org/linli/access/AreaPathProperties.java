package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AreaPathProperties {

    @Property
    void aPathIsReadBackFromItsAddress(@ForAll("paths") AreaPath path) {
        assertThat(AreaPath.of(path.slug())).isEqualTo(path);
        assertThat(AreaPath.of(path.value())).isEqualTo(path);
    }

    @Property
    void aSubtreeIsExactlyTheTextRangeThatSqlAsksFor(@ForAll("paths") AreaPath node, @ForAll("paths") AreaPath other) {
        boolean inRange =
                other.value().compareTo(node.value()) >= 0 && other.value().compareTo(node.end()) < 0;
        assertThat(inRange).isEqualTo(node.covers(other));
    }

    @Property
    void aNodeCoversItselfAndItsChildrenAndNoSibling(
            @ForAll("paths") AreaPath node, @ForAll("codes") String one, @ForAll("codes") String two) {
        Assume.that(node.depth() < 8 && !one.equals(two));
        assertThat(node.covers(node)).isTrue();
        assertThat(node.covers(node.child(one))).isTrue();
        assertThat(node.child(one).covers(node.child(two))).isFalse();
        assertThat(node.child(one).covers(node)).isFalse();
    }

    @Property
    void theLineageLeadsFromTheTopToTheNode(@ForAll("paths") AreaPath path) {
        List<AreaPath> line = path.lineage();
        assertThat(line).hasSize(path.depth());
        assertThat(line.getLast()).isEqualTo(path);
        for (int i = 1; i < line.size(); i++) {
            assertThat(line.get(i).parent()).contains(line.get(i - 1));
        }
    }

    @Property
    void whatIsNoPathIsRefused(@ForAll String text) {
        Assume.that(!text.matches("([a-z0-9-]{1,32}\\.){0,7}[a-z0-9-]{1,32}\\.?"));
        assertThat(AreaPath.parse(text)).isEmpty();
    }

    @Provide
    Arbitrary<String> codes() {
        return Arbitraries.strings().withChars("abc019-").ofMinLength(1).ofMaxLength(4);
    }

    @Provide
    Arbitrary<AreaPath> paths() {
        return codes().list().ofMinSize(1).ofMaxSize(8).map(AreaPathProperties::path);
    }

    private static AreaPath path(List<String> codes) {
        return AreaPath.of(String.join(".", codes));
    }
}
