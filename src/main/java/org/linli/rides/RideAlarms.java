package org.linli.rides;

import java.util.List;
import org.linli.access.AreaPath;
import org.linli.access.Permissions;
import org.linli.platform.Texts;
import org.linli.statement.Alarm;
import org.linli.statement.AlarmSource;
import org.springframework.stereotype.Component;

/** Gives the command view those who are at a site without a ride home; on the board somebody is sent. */
@Component
class RideAlarms implements AlarmSource {

    private final RideBoards boards;
    private final Permissions permissions;
    private final Texts texts;

    RideAlarms(RideBoards boards, Permissions permissions, Texts texts) {
        this.boards = boards;
        this.permissions = permissions;
        this.texts = texts;
    }

    @Override
    public List<Alarm> alarms(AreaPath area) {
        return permissions.held(Vehicles.KEEP)
                ? boards.left(false).stream()
                        .map(RideBoardStore.LeftBehind::ride)
                        .filter(ride -> area.covers(ride.path()))
                        .map(ride -> new Alarm(
                                texts.of("rides.alarm.left"), ride.path(), ride.begins(), RideBoardPages.PATH))
                        .toList()
                : List.of();
    }
}
