package org.deltarad.report.measurement;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.code.Code;

/**
 * A measurement report as JSON: an object with the model's names; what is empty is left out, a missing value is null,
 * numbers have as many digits as their doubles need, infinities are texts.
 */
public final class ReportJson {
    private final JsonGenerator json;

    private ReportJson(JsonGenerator json) {
        this.json = json;
    }

    /** The JSON text, with a line break at its end. */
    public static String of(MeasurementReportContent report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            new ReportJson(json).report(report);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text + "\n";
    }

    private void report(MeasurementReportContent report) throws IOException {
        json.writeStartObject();
        header(report.header());
        code("title", Optional.of(report.title()));
        codes("procedures", report.procedures());
        texts("observers", report.observers());
        instances("images", report.images());
        json.writeArrayFieldStart("groups");
        for (MeasurementGroup group : report.groups()) {
            group(group);
        }
        json.writeEndArray();
        evaluations("evaluations", report.evaluations());
        instances("related", report.related());
        texts("problems", report.problems());
        json.writeEndObject();
    }

    private void header(ReportHeader header) throws IOException {
        text("sopInstanceUid", header.instance().sopInstanceUid());
        text("sopClassUid", header.instance().sopClassUid());
        text("seriesInstanceUid", header.instance().seriesInstanceUid());
        text("studyInstanceUid", header.instance().studyInstanceUid());
        text("patientId", header.subject().patientId());
        text("issuerOfPatientId", header.subject().issuerOfPatientId().orElse(""));
        text("patientName", header.subject().patientName().orElse(""));
        text("contentDate", header.contentDate());
        text("contentTime", header.contentTime());
        text("seriesDescription", header.seriesDescription());
        text("manufacturer", header.manufacturer());
        text("model", header.model());
        texts("software", header.software());
        json.writeBooleanField("complete", header.complete());
        json.writeBooleanField("verified", header.verified());
        instances("supersedes", header.supersedes());
    }

    private void group(MeasurementGroup g) throws IOException {
        json.writeStartObject();
        code("name", Optional.of(g.name()));
        text("template", g.template());
        text("trackingIdentifier", g.trackingIdentifier());
        text("trackingUid", g.trackingUid());
        text("session", g.session());
        code("category", g.category());
        code("finding", g.finding());
        if (!g.sites().isEmpty()) {
            json.writeArrayFieldStart("sites");
            for (MeasurementGroup.Modified site : g.sites()) {
                json.writeStartObject();
                code("code", Optional.of(site.code()));
                codes("modifiers", site.modifiers());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        code("method", g.method());
        timePoint(g.timePoint());
        text("algorithm", g.algorithm());
        regions("regions", g.regions());
        measurements("measurements", g.measurements());
        evaluations("evaluations", g.evaluations());
        json.writeEndObject();
    }

    private void timePoint(MeasurementGroup.TimePointNames t) throws IOException {
        json.writeObjectFieldStart("timePoint");
        text("name", t.name());
        text("subject", t.subject());
        text("protocol", t.protocol());
        codes("types", t.types());
        if (t.order().isPresent()) {
            number("order", t.order().get());
        }
        if (t.offset().isPresent()) {
            number("offset", t.offset().get());
        }
        code("event", t.event());
        json.writeEndObject();
    }

    private void measurements(String name, List<Measurement> measurements) throws IOException {
        if (measurements.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (Measurement m : measurements) {
            json.writeStartObject();
            code("name", Optional.of(m.name()));
            text("alias", m.alias());
            if (m.value().isPresent()) {
                number("value", m.value().get());
                text("unit", m.unit().value());
            } else {
                json.writeNullField("value");
            }
            code("qualifier", m.qualifier());
            evaluations("modifiers", m.modifiers());
            evaluations("notes", m.notes());
            measurements("parameters", m.parameters());
            sources(m.sources());
            regions("images", m.images());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void sources(List<Measurement.Source> sources) throws IOException {
        if (sources.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("sources");
        for (Measurement.Source s : sources) {
            json.writeStartObject();
            json.writeFieldName("path");
            json.writeArray(
                    s.path().stream().mapToInt(n -> n).toArray(), 0, s.path().size());
            code("name", s.name());
            text("alias", s.alias());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void evaluations(String name, List<Evaluation> evaluations) throws IOException {
        if (evaluations.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (Evaluation e : evaluations) {
            json.writeStartObject();
            code("name", Optional.of(e.name()));
            code("code", e.code());
            text("text", e.text());
            evaluations("below", e.below());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void regions(String name, List<RegionReference> regions) throws IOException {
        if (regions.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (RegionReference r : regions) {
            json.writeStartObject();
            code("name", r.name());
            text("kind", r.kind().name());
            if (r.instance().isPresent()) {
                json.writeFieldName("instance");
                instance(r.instance().get());
            }
            text("series", r.series());
            integers("segments", r.segments());
            integers("frames", r.frames());
            if (r.graphic().isPresent()) {
                RegionReference.Graphic g = r.graphic().get();
                text("graphicType", g.type());
                json.writeFieldName("points");
                json.writeArray(
                        g.points().stream().mapToDouble(v -> v).toArray(),
                        0,
                        g.points().size());
                text("frameOfReferenceUid", g.frameOfReferenceUid());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void instances(String name, List<InstanceReference> instances) throws IOException {
        if (instances.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (InstanceReference i : instances) {
            instance(i);
        }
        json.writeEndArray();
    }

    private void instance(InstanceReference i) throws IOException {
        json.writeStartObject();
        text("studyInstanceUid", i.studyInstanceUid());
        text("seriesInstanceUid", i.seriesInstanceUid());
        text("sopClassUid", i.sopClassUid());
        text("sopInstanceUid", i.sopInstanceUid());
        json.writeEndObject();
    }

    private void code(String name, Optional<Code> code) throws IOException {
        if (code.isPresent()) {
            json.writeFieldName(name);
            code(code.get());
        }
    }

    private void codes(String name, List<Code> codes) throws IOException {
        if (codes.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (Code code : codes) {
            code(code);
        }
        json.writeEndArray();
    }

    private void code(Code code) throws IOException {
        json.writeStartObject();
        json.writeStringField("value", code.value());
        json.writeStringField("scheme", code.scheme());
        json.writeStringField("meaning", code.meaning());
        json.writeEndObject();
    }

    private void number(String name, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(name, value);
        } else {
            json.writeStringField(name, Double.toString(value));
        }
    }

    private void integers(String name, List<Integer> values) throws IOException {
        if (!values.isEmpty()) {
            json.writeFieldName(name);
            json.writeArray(values.stream().mapToInt(n -> n).toArray(), 0, values.size());
        }
    }

    private void text(String name, String text) throws IOException {
        if (!text.isEmpty()) {
            json.writeStringField(name, text);
        }
    }

    private void texts(String name, List<String> texts) throws IOException {
        if (texts.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
