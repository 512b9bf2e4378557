package org.linli.imports;

import java.util.List;
import org.linli.platform.Problem;
import org.linli.platform.Refused;

/**
 * What a row set aside is about has changed since it was shown. Nothing was done: the row waits on, shown with what
 * stands there now.
 */
public class ImportChanged extends Refused {

    private static final long serialVersionUID = 1L;

    private final transient Object detail;

    /** @param detail what is kept of the row from now on, of the class that its {@link ImportDecision} names */
    public ImportChanged(Object detail, Problem problem) {
        super(List.of(problem));
        this.detail = detail;
    }

    Object detail() {
        return detail;
    }
}
