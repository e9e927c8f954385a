package org.deltarad.dicom.provider;

import java.util.ArrayList;
import java.util.List;
import org.deltarad.dicom.AttributeException;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.net.StorageCommitment.Failure;
import org.deltarad.dicom.net.StorageCommitment.Request;
import org.deltarad.dicom.net.StorageCommitment.Result;
import org.deltarad.dicom.net.StorageCommitment.SopReference;

/** Action and Event Information of the Storage Commitment Push Model (PS3.4 tables J.3-1 and J.3-2), both ways. */
public final class CommitmentDataset {
    private static final int TRANSACTION_UID = 0x00081195;
    private static final int FAILURE_REASON = 0x00081197;
    private static final int FAILED_SOP_SEQUENCE = 0x00081198;

    private CommitmentDataset() {}

    /** Action Information. */
    public static Dataset of(Request request) {
        return Dataset.builder()
                .text(TRANSACTION_UID, request.transactionUid())
                .items(
                        Tag.ReferencedSOPSequence,
                        request.instances().stream()
                                .map(r -> reference(r).build())
                                .toList())
                .build();
    }

    /** Event Information; an empty list has no sequence. */
    public static Dataset of(Result result) {
        Dataset.Builder b = Dataset.builder().text(TRANSACTION_UID, result.transactionUid());
        if (!result.committed().isEmpty()) {
            b.items(
                    Tag.ReferencedSOPSequence,
                    result.committed().stream().map(r -> reference(r).build()).toList());
        }
        if (!result.failed().isEmpty()) {
            b.items(
                    FAILED_SOP_SEQUENCE,
                    result.failed().stream()
                            .map(f -> reference(f.instance())
                                    .numbers(FAILURE_REASON, f.reason())
                                    .build())
                            .toList());
        }
        return b.build();
    }

    private static Dataset.Builder reference(SopReference r) {
        return Dataset.builder()
                .text(Tag.ReferencedSOPClassUID, r.sopClassUid())
                .text(Tag.ReferencedSOPInstanceUID, r.sopInstanceUid());
    }

    /**
     * The request that Action Information holds.
     *
     * @throws AttributeException when an attribute is missing, no UID, or nothing is referenced
     */
    public static Request request(Dataset actionInformation) throws AttributeException {
        List<SopReference> instances = references(actionInformation);
        if (instances.isEmpty()) {
            throw new AttributeException(Tag.ReferencedSOPSequence, "must have an item");
        }
        return new Request(uid(actionInformation, TRANSACTION_UID), instances);
    }

    /**
     * The result that Event Information holds.
     *
     * @throws AttributeException when an attribute is missing or no UID
     */
    public static Result result(Dataset eventInformation) throws AttributeException {
        List<Failure> failures = new ArrayList<>();
        for (Dataset item : eventInformation.items(FAILED_SOP_SEQUENCE)) {
            failures.add(new Failure(reference(item), item.requireInt(FAILURE_REASON)));
        }
        return new Result(uid(eventInformation, TRANSACTION_UID), references(eventInformation), failures);
    }

    private static List<SopReference> references(Dataset d) throws AttributeException {
        List<SopReference> references = new ArrayList<>();
        for (Dataset item : d.items(Tag.ReferencedSOPSequence)) {
            references.add(reference(item));
        }
        return references;
    }

    private static SopReference reference(Dataset item) throws AttributeException {
        return new SopReference(uid(item, Tag.ReferencedSOPClassUID), uid(item, Tag.ReferencedSOPInstanceUID));
    }

    private static String uid(Dataset d, int tag) throws AttributeException {
        String uid = d.requireString(tag);
        if (!FileMetaInformation.isUid(uid)) {
            throw new AttributeException(tag, "must be a UID");
        }
        return uid;
    }
}
