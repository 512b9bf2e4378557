package org.linli.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HomeAddressTest {

    @ParameterizedTest
    @CsvSource({
        "3组60号202室, 3组60号, 202",
        "３组 ６０号 ２０２室, 3组60号, 202",
        "第3小组060号202, 3组60号, 202",
        "3-60-202, 3组60号, 202",
        "3组60-202室, 3组60号, 202",
        "60号, 60号, ''",
        "60, 60号, ''",
        "12号楼2单元301室, 12号楼, 2单元301",
        "5幢502房间, 5幢, 502",
        "学士路12弄3号, 学士路12弄3号, ''",
        "村口小店, 村口小店, ''"
    })
    void readsGroupBuildingAndRoom(String text, String building, String room) {
        HomeAddress address = HomeAddress.read(text);
        assertThat(address.buildingAddress()).isEqualTo(building);
        assertThat(address.room()).isEqualTo(room);
    }

    @ParameterizedTest
    @CsvSource({"西范3组60号202室, 3组60号202室", "西范小区3组60号, 3组60号", "浙江省东阳市江北街道西范小区 3组60号, 3组60号", "3组60号, 3组60号"})
    void takesWhatStandsBehindTheCommunity(String text, String below) {
        assertThat(HomeAddress.below(text, List.of("西范小区", "西范"))).isEqualTo(below);
    }

    @Test
    void doesNotTakeGroupThirtyThreeForGroupThree() {
        assertThat(HomeAddress.read("33组45号103室").groupName()).contains("33组");
    }

    @Test
    void ordersRoomsAndHousesByTheirNumbers() {
        assertThat(HomeAddress.read("3组60号202室").buildingOrder()).isEqualTo(60);
        assertThat(HomeAddress.roomOrder("2单元301")).isEqualTo(301);
        assertThat(HomeAddress.roomOrder("东首")).isZero();
    }
}
