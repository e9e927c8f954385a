package org.deltarad.fhir;

import java.math.BigDecimal;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.Ucum;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Quantity;

/** Numbers with UCUM units; what is not a number becomes a reason why there is none. */
final class Quantities {
    private static final String ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

    private Quantities() {}

    /** The finite value in the fewest decimal digits that give the same double back. */
    static Quantity of(double value, Code ucum) {
        Quantity quantity = new Quantity().setValue(new BigDecimal(Double.toString(value)));
        if (!ucum.equals(Ucum.NO_UNITS)) {
            quantity.setUnit(ucum.value().startsWith("[") ? ucum.meaning() : ucum.value());
        }
        return quantity.setSystem(FhirSystems.UCUM).setCode(ucum.value());
    }

    /** The finite value of something whose unit is not known. */
    static Quantity withoutUnit(double value) {
        return new Quantity().setValue(new BigDecimal(Double.toString(value)));
    }

    /** Why a value that is not finite cannot be given. */
    static CodeableConcept whyNotFinite(double value) {
        if (Double.isNaN(value)) {
            return absent("not-a-number", "Not a Number (NaN)", "undefined for this region of interest");
        }
        return value > 0
                ? absent("positive-infinity", "Positive Infinity (PINF)", "positive infinity")
                : absent("negative-infinity", "Negative Infinity (NINF)", "negative infinity");
    }

    /** A measurement that was not made. */
    static CodeableConcept notPerformed(String why) {
        return absent("not-performed", "Not Performed", why);
    }

    private static CodeableConcept absent(String code, String display, String text) {
        return Texts.concept(text, new Coding(ABSENT, code, display));
    }
}
