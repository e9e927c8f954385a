package org.deltarad.node.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.dicom.DicomException;
import org.deltarad.feature.ExtractionException;
import org.deltarad.mask.MaskGrid;
import org.deltarad.node.batch.CaseMethod;
import org.deltarad.node.batch.CaseResult;
import org.deltarad.node.batch.CaseRow;
import org.deltarad.node.cohort.CohortCase;
import org.deltarad.node.cohort.CohortResult;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.series.AcquisitionReader;
import org.deltarad.volume.io.ImageFileException;

/** Measures cases of a cohort: features by the recipe of the sequence, and how the images were acquired. */
final class CohortMeasurement implements CaseMethod {
    private final LocalCaseReader reader;
    private final Map<String, Recipe> recipes;
    private final Map<String, CohortCase> cases = new HashMap<>();

    /**
     * @param recipes by sequence; that of "" where a sequence has none
     * @throws IllegalArgumentException when two cases are of the same image and mask and want different numbers
     */
    CohortMeasurement(LocalCaseReader reader, Map<String, Recipe> recipes, List<CohortCase> all) {
        this.reader = reader;
        this.recipes = Map.copyOf(recipes);
        for (CohortCase c : all) {
            CohortCase other = cases.putIfAbsent(c.row().key(), c);
            if (other != null
                    && (!recipe(c).equals(recipe(other)) || !c.maskSeries().equals(other.maskSeries()))) {
                throw new IllegalArgumentException(
                        c.label() + " and " + other.label() + " are of the same image and mask: "
                                + c.row().image() + ", " + c.row().mask());
            }
        }
    }

    private Recipe recipe(CohortCase c) {
        return recipes.getOrDefault(c.sequence(), recipes.get(""));
    }

    @Override
    public CaseResult extract(CaseRow row) {
        CohortCase c = cases.get(row.key());
        Optional<String> absent = absent("image", row.image()).or(() -> absent("mask", row.mask()));
        if (absent.isPresent()) {
            return CaseResult.failed(absent.get());
        }
        try {
            LocalCase input = read(c);
            Map<String, Double> features =
                    recipe(c).method().extract(input.image(), input.mask()).features();
            return CohortResult.of(
                    input.series().map(new AcquisitionReader()::read),
                    features,
                    c.reader().isEmpty() ? Optional.empty() : Optional.of(input.mask()));
        } catch (CommandException | ImagingException | ExtractionException | DicomException | ImageFileException e) {
            return CaseResult.failed(e.getMessage());
        } catch (IOException e) {
            return CaseResult.failed("cannot be read: " + e.getMessage());
        }
    }

    private LocalCase read(CohortCase c) throws CommandException, ImagingException, DicomException, IOException {
        CaseRow row = c.row();
        if (!c.files().isEmpty()) {
            return reader.read(c.files(), row.mask(), row.roi());
        }
        Recipe recipe = recipe(c);
        return new RegionRule(
                        c.maskSeries(), Optional.empty(), MaskGrid.Rule.NEAREST, Optional.empty(), RegionRule.VOLUME)
                .read(reader, row.image(), row.mask(), row.roi(), recipe.label(), recipe.labelChannel());
    }

    private static Optional<String> absent(String what, Path path) {
        return Files.isReadable(path)
                ? Optional.empty()
                : Optional.of(what + " " + path + (Files.exists(path) ? " cannot be read" : " does not exist"));
    }
}
