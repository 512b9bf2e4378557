package org.linli.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at the door.
 *
 * @param username as accounts have it, whatever was typed, at a length that is still one
 * @param origin where it comes from: the address, of IPv6 the network of 64 bits that one customer has
 * @param device the number of a device on which this account has signed in before; null for a strange one
 */
record SignInAttempt(
        String username, String origin, @Nullable String device) {

    private static final int LONGEST_NAME = 100;
    private static final int BYTES_OF_NETWORK = 8;

    static SignInAttempt of(@Nullable String typedName, String address, @Nullable String device) {
        return new SignInAttempt(plain(typedName == null ? "" : typedName), origin(address), device);
    }

    static String plain(String typed) {
        String name = typed.strip().toLowerCase(Locale.ROOT);
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    private static String origin(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), BYTES_OF_NETWORK))
                    : address;
        } catch (IllegalArgumentException noLiteral) {
            return address;
        }
    }
}
