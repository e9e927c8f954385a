package org.deltarad.dicom.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** IP addresses that begin alike, written as {@code 10.1.0.0/16}, {@code fd00::/8}, or one address. */
public final class AddressRange {
    private final byte[] network;
    private final int prefixLength;

    private AddressRange(byte[] network, int prefixLength) {
        this.network = network;
        this.prefixLength = prefixLength;
    }

    /** @throws IllegalArgumentException when it is neither an address nor a range; names are not looked up */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = literal(text, slash < 0 ? text : text.substring(0, slash));
        int bits = address.length * 8;
        int prefix = slash < 0 ? bits : prefix(text, text.substring(slash + 1), bits);
        AddressRange range = new AddressRange(address, prefix);
        byte[] masked = range.masked(address);
        if (!Arrays.equals(masked, address)) {
            throw new IllegalArgumentException("'" + text + "' has bits set beyond its prefix of " + prefix);
        }
        return range;
    }

    private static byte[] literal(String text, String host) {
        boolean v4 = host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
        if (!v4 && !(host.contains(":") && host.matches("[0-9a-fA-F:.]+"))) {
            throw new IllegalArgumentException("'" + text + "' is no IP address or range such as 10.1.0.0/16");
        }
        try {
            return InetAddress.getByName(host).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + text + "' is no IP address or range such as 10.1.0.0/16", e);
        }
    }

    private static int prefix(String text, String length, int bits) {
        if (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > bits) {
            throw new IllegalArgumentException("'" + text + "' needs a prefix length of 0 to " + bits);
        }
        return Integer.parseInt(length);
    }

    /** Whether the address lies in the range; an IPv4 address never lies in an IPv6 range. */
    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == network.length && Arrays.equals(masked(bytes), network);
    }

    private byte[] masked(byte[] address) {
        byte[] masked = new byte[address.length];
        for (int n = 0; n < masked.length; n++) {
            int kept = Math.max(0, Math.min(8, prefixLength - 8 * n));
            masked[n] = (byte) (address[n] & (0xff << (8 - kept)));
        }
        return masked;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof AddressRange r && prefixLength == r.prefixLength && Arrays.equals(network, r.network);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(network) + prefixLength;
    }

    @Override
    public String toString() {
        try {
            return InetAddress.getByAddress(network).getHostAddress() + "/" + prefixLength;
        } catch (UnknownHostException e) {
            return HexFormat.of().formatHex(network) + "/" + prefixLength;
        }
    }
}
