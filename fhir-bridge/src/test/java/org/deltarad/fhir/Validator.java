package org.deltarad.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;

/**
 * HAPI's instance validator with FHIR R4's definitions, our profiles and code systems, the codes of DICOM that we use, and
 * UCUM by ucum-essence. Slow to make: share it.
 */
final class Validator {
    /** Where profiles, code systems and value sets are. */
    static final Path PROFILES = Path.of("src/main/resources/org/deltarad/fhir/profiles");

    private static final Validator SHARED = new Validator();

    private final FhirValidator validator;
    private final ValidationSupportContext support;

    private Validator() {
        FhirContext context = R4.context();
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(context);
        definitions().forEach(ours::addResource);
        ours.addResource(CodeSystems.dicom());
        ValidationSupportChain chain = new ValidationSupportChain(
                ours,
                new DefaultProfileValidationSupport(context),
                new SnapshotGeneratingValidationSupport(context),
                new InMemoryTerminologyServerValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context));
        support = new ValidationSupportContext(chain);
        validator = context.newValidator().registerValidatorModule(new FhirInstanceValidator(chain));
    }

    static Validator get() {
        return SHARED;
    }

    List<SingleValidationMessage> validate(Resource resource) {
        return validator.validateWithResult(resource).getMessages();
    }

    /** A profile with its snapshot. */
    StructureDefinition snapshot(StructureDefinition profile) {
        return (StructureDefinition) support.getRootValidationSupport()
                .generateSnapshot(support, profile.copy(), profile.getUrl(), null, profile.getName());
    }

    /** The definitions in the repository. */
    static List<MetadataResource> definitions() {
        try (Stream<Path> files = Files.list(PROFILES)) {
            return files.sorted().map(Validator::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MetadataResource read(Path file) {
        try {
            return (MetadataResource) R4.context().newJsonParser().parseResource(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
