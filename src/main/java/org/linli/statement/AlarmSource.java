package org.linli.statement;

import java.util.List;
import org.linli.access.AreaPath;

/** Where open alarms come from: a module that has any contributes one as a bean. */
public interface AlarmSource {

    /** The open alarms in the subtree that whoever acts may open, the most urgent first; exercises are none. */
    List<Alarm> alarms(AreaPath area);
}
