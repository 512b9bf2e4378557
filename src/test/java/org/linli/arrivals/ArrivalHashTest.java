package org.linli.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.identity.DocumentType;
import org.linli.identity.IdentityDocument;
import org.linli.identity.Phone;
import org.linli.policy.HealthCode;
import org.linli.territory.Landlord;
import org.linli.testing.Fixture;

/** What is hashed of an arrival: in databases stand the hashes of earlier releases, and a repeat is known by them. */
class ArrivalHashTest {

    @Test
    void whatWasStoredBeforeADetailWasAddedIsKnownAgain() {
        ArrivalDetails details = ArrivalDetails.NONE
                .with(ArrivalDetail.TRANSPORT_NO, "G1386")
                .with(ArrivalDetail.COMPANIONS, "妻子")
                .with(ArrivalDetail.NOTE, "怕狗");

        assertThat(arrival(details).said()).isEqualTo("""
                %s
                徐素珍
                RESIDENT_ID
                360424197407286378

                13915326595
                西范3组60号202室
                罗某

                421182
                湖北省黄冈市武穴市
                2022-02-07
                14:30
                TRAIN
                G1386
                2022-02-05


                GREEN
                2
                [PriorTest[takenAt=2022-02-06T04:00:00Z, result=NEGATIVE]]
                妻子
                怕狗""".formatted(Fixture.XIFAN));
        assertThat(arrival(details.with(ArrivalDetail.VEHICLE_PLATE, "浙G12345")).said())
                .isEqualTo(arrival(details).said() + "\nvehiclePlate=浙G·12345");
        assertThat(arrival(ArrivalDetails.NONE).said()).endsWith("result=NEGATIVE]]\n\n");
    }

    private static NewArrival arrival(ArrivalDetails details) {
        return new NewArrival(
                ArrivalId.next(),
                Fixture.XIFAN,
                new Traveller(
                        "徐素珍",
                        IdentityDocument.read(DocumentType.RESIDENT_ID, "360424197407286378", LocalDate.of(2022, 2, 7))
                                .orThrow(),
                        Phone.read("13915326595").orThrow()),
                "西范3组60号202室",
                new Landlord("罗某", null),
                "421182",
                "湖北省黄冈市武穴市",
                LocalDate.of(2022, 2, 7),
                LocalTime.of(14, 30),
                Transport.TRAIN,
                LocalDate.of(2022, 2, 5),
                null,
                null,
                HealthCode.GREEN,
                2,
                List.of(new PriorTest(Instant.parse("2022-02-06T04:00:00Z"), PriorTest.Result.NEGATIVE)),
                details,
                ArrivalSource.PAGE);
    }
}
