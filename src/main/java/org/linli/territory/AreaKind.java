package org.linli.territory;

import java.util.Locale;

/** What a node of the area tree is. */
public enum AreaKind {
    /** 街道: the top of the tree. */
    SUBDISTRICT,
    /** 社区, 小区 or 村; a natural village (自然村) under an administrative one is a community under a community. */
    COMMUNITY,
    /** 大网格: a part of a community, led by a grid leader. */
    GRID,
    /** 小网格: ten to twenty households or some rented homes, looked after by one worker. */
    CELL;

    /** Message key of the word for it. */
    public String key() {
        return "territory.kind." + code();
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a node of the other kind may lie directly under one of this kind. */
    boolean mayHold(AreaKind child) {
        return switch (this) {
            case SUBDISTRICT -> child == COMMUNITY;
            case COMMUNITY -> child == COMMUNITY || child == GRID || child == CELL;
            case GRID -> child == CELL;
            case CELL -> false;
        };
    }
}
