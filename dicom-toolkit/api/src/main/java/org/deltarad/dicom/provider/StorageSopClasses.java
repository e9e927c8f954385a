package org.deltarad.dicom.provider;

import java.util.List;
import java.util.Set;

/** Which SOP classes may be storage: those of the standard, and every one that the standard does not know. */
public final class StorageSopClasses {
    private static final String STANDARD_ROOT = "1.2.840.10008.";

    /** Roots of the standard's storage SOP classes (PS3.4 B.5, GG.3, PS3.6 table A-1, edition 2024). */
    private static final List<String> STORAGE_ROOTS = List.of(
            "1.2.840.10008.5.1.1.27",
            "1.2.840.10008.5.1.1.29",
            "1.2.840.10008.5.1.1.30",
            "1.2.840.10008.5.1.4.1.1.",
            "1.2.840.10008.5.1.4.34.7",
            "1.2.840.10008.5.1.4.34.10",
            "1.2.840.10008.5.1.4.38.1",
            "1.2.840.10008.5.1.4.39.1",
            "1.2.840.10008.5.1.4.43.1",
            "1.2.840.10008.5.1.4.44.1",
            "1.2.840.10008.5.1.4.45.1");

    /** Query/Retrieve classes among those roots: defined procedure protocols and protocol approvals. */
    private static final Set<String> NOT_STORAGE =
            Set.of("1.2.840.10008.5.1.4.1.1.200.4", "1.2.840.10008.5.1.4.1.1.200.5", "1.2.840.10008.5.1.4.1.1.200.6");

    private StorageSopClasses() {}

    /** Whether instances of the class may be sent by C-STORE; an empty UID is no class. */
    public static boolean contain(String sopClass) {
        boolean storage =
                !sopClass.startsWith(STANDARD_ROOT) || STORAGE_ROOTS.stream().anyMatch(sopClass::startsWith);
        return storage && !sopClass.isEmpty() && !NOT_STORAGE.contains(sopClass);
    }
}
