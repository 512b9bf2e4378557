package org.linli.platform;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Whose word is taken for where a request comes from: {@code X-Forwarded-For} and {@code X-Forwarded-Proto} are
 * believed from the proxies that the setting {@code linli.proxies} names and from nobody else, since everybody can
 * write them.
 */
@Component
class TrustedProxies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Pattern NETWORK = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3})/(8|16|24)");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    private static final int BITS_OF_PART = 8;

    private final List<String> proxies;

    /**
     * @param proxies IP addresses, or IPv4 networks of 8, 16 or 24 bits such as {@code 172.17.0.0/16}
     * @throws IllegalArgumentException if one is neither
     */
    TrustedProxies(@Value("${linli.proxies:}") List<String> proxies) {
        this.proxies = proxies.stream()
                .map(String::strip)
                .filter(proxy -> !proxy.isEmpty())
                .map(TrustedProxies::pattern)
                .toList();
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        if (!proxies.isEmpty()) {
            var valve = new RemoteIpValve();
            valve.setInternalProxies(proxies.stream().collect(Collectors.joining("|")));
            valve.setProtocolHeader("X-Forwarded-Proto");
            server.addEngineValves(valve);
        }
    }

    static String pattern(String proxy) {
        Matcher network = NETWORK.matcher(proxy);
        if (network.matches()) {
            int parts = Integer.parseInt(network.group(2)) / BITS_OF_PART;
            String prefix =
                    String.join(".", List.of(network.group(1).split("\\.")).subList(0, parts));
            return Pattern.quote(prefix) + "(\\.\\d{1,3}){" + (4 - parts) + "}";
        }
        if (!ADDRESS.matcher(proxy).matches()) {
            throw new IllegalArgumentException("linli.proxies: '" + proxy
                    + "' is neither an IP address nor an IPv4 network of 8, 16 or 24 bits such as 172.17.0.0/16");
        }
        return Pattern.quote(proxy);
    }
}
