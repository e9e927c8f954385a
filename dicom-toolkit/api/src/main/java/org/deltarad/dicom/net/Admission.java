package org.deltarad.dicom.net;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a listener lets in. Decided at the association request, before any data set; {@link AdmissionDesk} applies it.
 *
 * @param aet            our AE title; associations that call another are rejected
 * @param callingAets    AE titles that may call; empty for any
 * @param addresses      where they may call from; empty for anywhere
 * @param maxAssociations at once
 * @param maxPerPeer     at once from one address under one AE title
 * @param tls            DICOM TLS; empty for plain TCP. With {@link Tls#requireClientAuth} a peer without a trusted
 *                       certificate gets no further than the handshake
 */
public record Admission(
        String aet,
        Set<String> callingAets,
        List<AddressRange> addresses,
        int maxAssociations,
        int maxPerPeer,
        Optional<Tls> tls) {
    public Admission {
        RemoteAe.requireAeTitle(aet);
        callingAets.forEach(RemoteAe::requireAeTitle);
        callingAets = Set.copyOf(callingAets);
        addresses = List.copyOf(addresses);
        if (maxAssociations < 1 || maxPerPeer < 1) {
            throw new IllegalArgumentException(
                    "at least one association must be allowed, not " + Math.min(maxAssociations, maxPerPeer));
        }
    }

    /** Anybody who calls us by our title, over plain TCP. */
    public static Admission of(String aet, int maxAssociations) {
        return new Admission(aet, Set.of(), List.of(), maxAssociations, maxAssociations, Optional.empty());
    }
}
