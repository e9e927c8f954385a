package org.deltarad.fhir.server;

import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.time.ZoneId;
import java.util.Optional;
import org.deltarad.fhir.R4;

/**
 * The node's FHIR R4 endpoint: read and search of DiagnosticReport, Observation, RiskAssessment, ImagingStudy,
 * BodyStructure, Provenance, Patient and Device, and the CapabilityStatement. Map it to {@code /fhir/*}. It asks for no credentials: put it behind the node's own.
 */
public final class FhirEndpoint extends RestfulServer {
    private static final long serialVersionUID = 1;

    private final transient ResourceIndex index;
    private final String version;
    private final transient Optional<String> publicBase;

    /**
     * @param store      the reports
     * @param zone       of dates in searches, as in {@code FhirSettings}
     * @param version    the node's software version, for the CapabilityStatement
     * @param publicBase base URL to name in links, where a proxy changes it; else that of the request
     */
    public FhirEndpoint(ResourceStore store, ZoneId zone, String version, Optional<String> publicBase) {
        super(R4.context());
        this.index = new ResourceIndex(store, zone);
        this.version = version;
        this.publicBase = publicBase;
    }

    @Override
    protected void initialize() {
        setServerName("DeltaRad");
        setServerVersion(version);
        setImplementationDescription("DeltaRad radiomics reports. Research use only.");
        setServerConformanceProvider(new Capabilities(this));
        registerInterceptor(new JsonAndXmlOnly());
        registerInterceptor(new IdentifierModifier());
        registerInterceptor(new Refusals());
        registerProvider(new DiagnosticReportProvider(index));
        registerProvider(new ObservationProvider(index));
        registerProvider(new RiskAssessmentProvider(index));
        registerProvider(new ImagingStudyProvider(index));
        registerProvider(new BodyStructureProvider(index));
        registerProvider(new ProvenanceProvider(index));
        registerProvider(new PatientProvider(index));
        registerProvider(new DeviceProvider(index));
        setDefaultPageSize(Page.SIZE);
        setMaximumPageSize(Page.LARGEST);
        publicBase.ifPresent(base -> setServerAddressStrategy(new HardcodedServerAddressStrategy(base)));
    }
}
