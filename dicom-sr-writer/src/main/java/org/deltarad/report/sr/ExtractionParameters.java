package org.deltarad.report.sr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.report.ReportException;

/**
 * The extraction preset and settings as Algorithm Parameters of TID 4019: {@code extraction=S1}, then {@code name=value}
 * of each setting.
 */
record ExtractionParameters(String extraction, Map<String, String> settings) {
    private static final String EXTRACTION = "extraction=";

    /**
     * @throws ReportException when a setting's name holds {@code =}
     */
    List<String> toParameters() throws ReportException {
        List<String> parameters = new ArrayList<>();
        parameters.add(EXTRACTION + extraction);
        for (Map.Entry<String, String> s : settings.entrySet()) {
            if (s.getKey().indexOf('=') >= 0) {
                throw new ReportException("setting '" + s.getKey() + "' cannot be written: its name holds '='");
            }
            parameters.add(s.getKey() + "=" + s.getValue());
        }
        return parameters;
    }

    static ExtractionParameters of(List<String> parameters) throws SrFormatException {
        if (parameters.isEmpty() || !parameters.get(0).startsWith(EXTRACTION)) {
            throw new SrFormatException("the first algorithm parameter does not name the extraction preset");
        }
        Map<String, String> settings = new LinkedHashMap<>();
        for (String parameter : parameters.subList(1, parameters.size())) {
            int equals = parameter.indexOf('=');
            if (equals < 0) {
                throw new SrFormatException("algorithm parameter '" + parameter + "' is not name=value");
            }
            settings.put(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        return new ExtractionParameters(parameters.get(0).substring(EXTRACTION.length()), settings);
    }
}
