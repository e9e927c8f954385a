package org.deltarad.fhir.push;

import ca.uhn.fhir.parser.DataFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deltarad.fhir.R4;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.IdType;

/** Checks a transaction's response against the request (FHIR R4 3.1.0.11.2): same entries, same order, all 200 or 201. */
record TransactionAnswer(Bundle request) {

    PushResult read(int status, String body) {
        Bundle answer;
        try {
            answer = R4.context().newJsonParser().parseResource(Bundle.class, body);
        } catch (DataFormatException | ClassCastException e) {
            return new PushResult.TemporaryFailure(
                    "HTTP " + status
                            + ", but the answer is no FHIR Bundle; is this the base URL of a FHIR server, or is"
                            + " a login or maintenance page before it?",
                    Optional.empty());
        }
        List<BundleEntryComponent> asked = request.getEntry();
        List<BundleEntryComponent> answered = answer.getEntry();
        if (answer.getType() != Bundle.BundleType.TRANSACTIONRESPONSE || asked.size() != answered.size()) {
            return new PushResult.Refused(
                    status,
                    "the answer is a %s Bundle of %d entries, not a transaction-response of %d"
                            .formatted(answer.getType(), answered.size(), asked.size()));
        }
        List<PushResult.Stored> stored = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            String type = asked.get(i).getResource().fhirType();
            String entryStatus = String.valueOf(answered.get(i).getResponse().getStatus());
            if (!entryStatus.startsWith("200") && !entryStatus.startsWith("201")) {
                return new PushResult.Refused(status, "entry " + i + " (" + type + ") has status " + entryStatus);
            }
            Optional<String> id = id(type, answered.get(i));
            stored.add(new PushResult.Stored(type, id, entryStatus.startsWith("201")));
        }
        return new PushResult.Delivered(stored);
    }

    private static Optional<String> id(String type, BundleEntryComponent entry) {
        if (entry.getResponse().hasLocation()) {
            IdType location = new IdType(entry.getResponse().getLocation());
            if (type.equals(location.getResourceType()) && location.hasIdPart()) {
                return Optional.of(location.getIdPart());
            }
        }
        return Optional.ofNullable(entry.getResource())
                .filter(resource -> resource.fhirType().equals(type))
                .map(resource -> resource.getIdElement().getIdPart());
    }
}
