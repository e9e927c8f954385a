package org.deltarad.node.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.deltarad.dicom.DicomException;
import org.deltarad.feature.Extraction;
import org.deltarad.feature.ExtractionException;
import org.deltarad.node.batch.CaseMethod;
import org.deltarad.node.batch.CaseResult;
import org.deltarad.node.batch.CaseRow;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.volume.io.ImageFileException;

/** Reads a case and extracts its features by a recipe; what a reader of the numbers should know is in the notes. */
final class CaseExtraction implements CaseMethod {
    private static final String NOTES = "diagnostics_Notes";
    /** What was measured, where it is not the mask. */
    private static final String REGION = "diagnostics_Region";

    private final LocalCaseReader reader;
    private final Recipe recipe;
    private final RegionRule rule;

    /** @param rule which region is measured, unless a row names another shell */
    CaseExtraction(LocalCaseReader reader, Recipe recipe, RegionRule rule) {
        this.reader = reader;
        this.recipe = recipe;
        this.rule = rule;
    }

    @Override
    public CaseResult extract(CaseRow row) {
        Optional<String> absent = absent("Image", row.image()).or(() -> absent("Mask", row.mask()));
        if (absent.isPresent()) {
            return CaseResult.failed(absent.get());
        }
        try {
            RegionRule own = row.shell().map(rule::with).orElse(rule);
            return CaseResult.of(extract(own, row.image(), row.mask(), row.roi(), row.channel(), remark -> {}));
        } catch (CommandException | ImagingException | ExtractionException | DicomException | ImageFileException e) {
            return CaseResult.failed(e.getMessage());
        } catch (IOException e) {
            return CaseResult.failed("cannot be read: " + e.getMessage());
        }
    }

    private static Optional<String> absent(String column, Path path) {
        return Files.isReadable(path)
                ? Optional.empty()
                : Optional.of(column + " " + path + (Files.exists(path) ? " cannot be read" : " does not exist"));
    }

    /**
     * The features; with the diagnostics, what the reader of the files remarked and which features are not defined.
     *
     * @param remarks gets what the reader remarked
     */
    Extraction extract(Path image, Path mask, Optional<String> roi, OptionalInt channel, Consumer<String> remarks)
            throws CommandException, ImagingException, ExtractionException, DicomException, IOException {
        return extract(rule, image, mask, roi, channel, remarks);
    }

    private Extraction extract(
            RegionRule own, Path image, Path mask, Optional<String> roi, OptionalInt channel, Consumer<String> remarks)
            throws CommandException, ImagingException, ExtractionException, DicomException, IOException {
        LocalCase input = own.read(reader, image, mask, roi, recipe.label(), channel.orElse(recipe.labelChannel()));
        List<String> all = new ArrayList<>(input.remarks());
        if (recipe.scalesByImage()) {
            input.series().flatMap(s -> s.values().paddingInScaling()).ifPresent(all::add);
        }
        all.forEach(remarks);
        Extraction extraction = recipe.method().extract(input.image(), input.mask());
        return noted(extraction, all, own);
    }

    private static Extraction noted(Extraction extraction, List<String> remarks, RegionRule rule) {
        Map<String, Object> diagnostics = new LinkedHashMap<>(extraction.diagnostics());
        if (diagnostics.isEmpty()) {
            return extraction;
        }
        rule.description().ifPresent(region -> diagnostics.put(REGION, region));
        List<Object> notes = new ArrayList<>(remarks);
        if (diagnostics.get(NOTES) instanceof List<?> own) {
            notes.addAll(own);
        } else {
            undefined(extraction).ifPresent(notes::add);
        }
        if (!notes.isEmpty()) {
            diagnostics.put(NOTES, notes);
        }
        return new Extraction(extraction.features(), diagnostics);
    }

    private static Optional<String> undefined(Extraction extraction) {
        List<String> names = extraction.features().entrySet().stream()
                .filter(e -> e.getValue().isNaN())
                .map(Map.Entry::getKey)
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("not defined for this region (NaN): " + String.join(", ", names));
    }
}
