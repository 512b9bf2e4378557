package org.linli.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says areas in the reader's language; implemented by the module that knows the tree. */
public interface AreaNames {

    /** From the community down, as 西范小区 · 第二大网格 · 8组; the sub-district itself for the topmost node. */
    Map<AreaPath, String> of(Collection<AreaPath> paths);

    /** Whether there is such a node, seen or not. */
    boolean exists(AreaPath path);

    /** The nodes that whoever acts may see, from the top down. */
    List<Choice> choices();

    /**
     * As {@link #choices}, of a large tree only so much as one can choose from: its upper levels, and what lies around
     * and under the node that is chosen already.
     *
     * @param chosen null for none
     */
    List<Choice> opened(@Nullable AreaPath chosen);

    /**
     * A node to choose in a form.
     *
     * @param slug its path as it stands in addresses
     * @param name set in by how deep it lies
     */
    record Choice(String slug, String name) {}
}
