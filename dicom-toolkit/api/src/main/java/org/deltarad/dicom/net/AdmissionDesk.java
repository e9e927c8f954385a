package org.deltarad.dicom.net;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Applies an {@link Admission} and counts who is in. Thread safe; one per listener. */
public final class AdmissionDesk {
    private final Map<PeerKey, Integer> perPeer = new HashMap<>();
    private Admission admission;
    private int associations;
    private long accepted;
    private final Map<String, Long> rejected = new TreeMap<>();

    public AdmissionDesk(Admission admission) {
        this.admission = admission;
    }

    private record PeerKey(InetAddress address, String callingAet) {}

    /** The answer to an association request. */
    public sealed interface Answer {}

    /** Refused. */
    public record Rejected(Rejection rejection) implements Answer {}

    /** Let in; closed when the association ends, before the peer learns that it has. Closing twice counts once. */
    public static final class Admitted implements Answer, AutoCloseable {
        private final AdmissionDesk desk;
        private final PeerKey key;
        private final AtomicBoolean open = new AtomicBoolean(true);

        private Admitted(AdmissionDesk desk, PeerKey key) {
            this.desk = desk;
            this.key = key;
        }

        @Override
        public void close() {
            if (open.getAndSet(false)) {
                desk.leave(key);
            }
        }
    }

    /** Another policy for the requests to come; who is in stays in. */
    public synchronized void apply(Admission other) {
        this.admission = other;
    }

    /**
     * Judges a request: who is called, who calls, from where, and how many are in, in this order.
     *
     * @param calledAet  without the padding
     * @param callingAet without the padding
     */
    public synchronized Answer request(InetAddress address, String calledAet, String callingAet) {
        Answer answer = judge(address, calledAet, callingAet);
        if (answer instanceof Rejected r) {
            Rejection why = r.rejection();
            rejected.merge(Rejection.meaning(why.result(), why.source(), why.reason()), 1L, Long::sum);
        } else {
            accepted++;
        }
        return answer;
    }

    /**
     * Who is in, and who was.
     *
     * @param open     associations at the moment
     * @param accepted since the start
     * @param rejected since the start, by {@link Rejection#meaning}
     */
    public record Counts(int open, long accepted, Map<String, Long> rejected) {
        public Counts {
            rejected = Map.copyOf(rejected);
        }
    }

    public synchronized Counts counts() {
        return new Counts(associations, accepted, rejected);
    }

    private Answer judge(InetAddress address, String calledAet, String callingAet) {
        if (!calledAet.equals(admission.aet())) {
            return new Rejected(Rejection.calledAetNotRecognized(calledAet, admission.aet()));
        }
        if (callingAet.chars().anyMatch(c -> c < 0x20 || c == 0x7f || c == '\\')) {
            return new Rejected(Rejection.callingAetNotRecognized("called by a title that no AE title can be"));
        }
        if (!admission.callingAets().isEmpty() && !admission.callingAets().contains(callingAet)) {
            return new Rejected(
                    Rejection.callingAetNotRecognized("called as '" + callingAet + "', which is not on the list"));
        }
        if (!admission.addresses().isEmpty() && admission.addresses().stream().noneMatch(r -> r.contains(address))) {
            return new Rejected(Rejection.callingAetNotRecognized(
                    "called from " + address.getHostAddress() + ", which is not on the list"));
        }
        PeerKey key = new PeerKey(address, callingAet);
        if (associations >= admission.maxAssociations()) {
            return new Rejected(Rejection.localLimitExceeded(
                    "was one more than the " + admission.maxAssociations() + " associations allowed"));
        }
        if (perPeer.getOrDefault(key, 0) >= admission.maxPerPeer()) {
            return new Rejected(Rejection.localLimitExceeded(
                    "asked for more than the " + admission.maxPerPeer() + " associations allowed to one peer"));
        }
        associations++;
        perPeer.merge(key, 1, Integer::sum);
        return new Admitted(this, key);
    }

    private synchronized void leave(PeerKey key) {
        associations--;
        perPeer.computeIfPresent(key, (k, n) -> n == 1 ? null : n - 1);
    }
}
