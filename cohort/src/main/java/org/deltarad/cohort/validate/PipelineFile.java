package org.deltarad.cohort.validate;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deltarad.cohort.harmonise.FittedComBat;
import org.deltarad.cohort.harmonise.FittedHarmonisation;
import org.deltarad.cohort.harmonise.FittedOls;
import org.deltarad.cohort.harmonise.Scaling;
import org.deltarad.cohort.learn.ModelFile;
import org.deltarad.cohort.learn.ModelFileException;

/**
 * Fitted pipelines as JSON: the columns that a row begins with, the steps with all that they were fitted with, and the
 * model as {@link ModelFile} writes it. A pipeline that was read scores as the one that was written, to the last bit.
 */
public final class PipelineFile {
    private static final int FORMAT = 1;

    private final ModelFile models;
    private final ObjectMapper mapper = mapper();

    /** @param models that a pipeline may end with */
    public PipelineFile(ModelFile models) {
        this.models = models;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface OfKind {}

    private static ObjectMapper mapper() {
        ObjectMapper mapper = new ObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .addMixIn(FittedStep.class, OfKind.class)
                .addMixIn(FittedHarmonisation.class, OfKind.class)
                .registerModule(new SimpleModule()
                        .addSerializer(new OptionalWriter())
                        .addDeserializer(Optional.class, new OptionalReader()));
        mapper.registerSubtypes(
                new NamedType(FittedSelection.class, "selection"),
                new NamedType(FittedHarmonisationStep.class, "harmonisation"),
                new NamedType(FittedOls.class, "ols"),
                new NamedType(FittedComBat.class, "combat"),
                new NamedType(Scaling.class, "scaling"));
        return mapper;
    }

    /** A text, or null. */
    private static final class OptionalWriter extends StdSerializer<Optional<?>> {
        private static final long serialVersionUID = 1;

        OptionalWriter() {
            super(Optional.class, false);
        }

        @Override
        public void serialize(Optional<?> value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.map(Object::toString).orElse(null));
        }
    }

    private static final class OptionalReader extends StdDeserializer<Optional<String>> {
        private static final long serialVersionUID = 1;

        OptionalReader() {
            super(Optional.class);
        }

        @Override
        public Optional<String> deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return Optional.of(json.getText());
        }

        @Override
        public Optional<String> getNullValue(DeserializationContext context) {
            return Optional.empty();
        }
    }

    /**
     * The pipeline's JSON.
     *
     * @throws IllegalArgumentException when a step or the model is none that can be stored
     */
    public String write(FittedPipeline pipeline) {
        ObjectNode file = mapper.createObjectNode();
        file.put("format", FORMAT);
        file.set("columns", mapper.valueToTree(pipeline.columns()));
        ArrayNode steps = file.putArray("steps");
        for (FittedStep step : pipeline.steps()) {
            if (!(step instanceof FittedSelection || step instanceof FittedHarmonisationStep)) {
                throw new IllegalArgumentException(
                        step.getClass().getName() + " is none of the steps that can be stored");
            }
            steps.add(mapper.<JsonNode>valueToTree(step));
        }
        try {
            file.set("model", mapper.readTree(models.write(pipeline.model())));
            return mapper.writeValueAsString(file);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The pipeline of a file.
     *
     * @throws ModelFileException when it is not one of ours, or is damaged
     */
    public FittedPipeline read(String json) throws ModelFileException {
        try {
            JsonNode file = mapper.readTree(json);
            if (file.path("format").asInt() != FORMAT) {
                throw new ModelFileException(
                        "pipeline file: format " + file.path("format") + ", this version reads " + FORMAT);
            }
            List<String> columns = List.of(mapper.treeToValue(file.path("columns"), String[].class));
            List<FittedStep> steps = new ArrayList<>();
            for (JsonNode step : file.path("steps")) {
                steps.add(mapper.treeToValue(step, FittedStep.class));
            }
            return new FittedPipeline(
                    columns, steps, models.read(file.path("model").toString()));
        } catch (JsonProcessingException e) {
            throw new ModelFileException("pipeline file: " + e.getOriginalMessage());
        }
    }
}
