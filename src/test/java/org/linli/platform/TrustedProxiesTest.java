package org.linli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Which proxies are believed. */
class TrustedProxiesTest {

    @Test
    void anAddressIsThatAddressAndANetworkAllOfItsOwn() {
        assertThat("10.0.0.1").matches(TrustedProxies.pattern("10.0.0.1"));
        assertThat("10.0.0.11").doesNotMatch(TrustedProxies.pattern("10.0.0.1"));
        assertThat("10a0b0c1").doesNotMatch(TrustedProxies.pattern("10.0.0.1"));
        assertThat("172.17.3.4").matches(TrustedProxies.pattern("172.17.0.0/16"));
        assertThat("172.18.3.4").doesNotMatch(TrustedProxies.pattern("172.17.0.0/16"));
        assertThat("::1").matches(TrustedProxies.pattern("::1"));
    }

    @Test
    void whatIsNoAddressKeepsTheProgramFromStarting() {
        assertThatThrownBy(() -> TrustedProxies.pattern("proxy.example"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("proxy.example");
        assertThatThrownBy(() -> TrustedProxies.pattern(".*")).isInstanceOf(IllegalArgumentException.class);
    }
}
