package org.linli.arrivals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The name of a file is no reason to call it too large. */
@LinliTest
class LongFileNameTest {

    private static final byte[] LIST =
            "姓名,身份证号,电话,来源地,到达日期,住址\n李小明,11010519491231002X,13800138000,湖北武穴,2022-02-07,1组2号\n"
                    .getBytes(StandardCharsets.UTF_8);

    @Autowired
    Fixture fixture;

    @LocalServerPort
    int port;

    @Test
    void aNameOfThreeHundredCharactersIsTaken() throws Exception {
        var state = caller().bring("330783005.xifan", "来东人员".repeat(75) + ".csv", LIST);
        assertThat(state.at("/stored").asInt()).isEqualTo(1);
    }

    @Test
    void aNameOfTenThousandCharactersIsRefusedAsWhatItIs() throws Exception {
        var answer = caller().upload("330783005.xifan", "名".repeat(10_000) + ".csv", LIST);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"file\"").contains("文件名").doesNotContain("200 MB");
    }

    private ApiCaller caller() {
        return new ApiCaller(port, fixture.token("secretary"), "zh-CN");
    }
}
