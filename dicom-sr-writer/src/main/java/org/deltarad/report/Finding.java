package org.deltarad.report;

import java.util.List;
import java.util.Optional;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.Sct;

/**
 * What the lesion is and where.
 *
 * @param type       what, such as (108369006, SCT, "Neoplasm")
 * @param site       where, a concept of CID 4 or the like
 * @param laterality side of the site, of CID 244
 */
public record Finding(Code type, Optional<Code> site, Optional<Code> laterality) {
    /** A neoplasm, site not said. */
    public static final Finding NEOPLASM = new Finding(Sct.NEOPLASM, Optional.empty(), Optional.empty());

    /** @throws IllegalArgumentException when there is a side without a site */
    public Finding {
        if (laterality.isPresent() && site.isEmpty()) {
            throw new IllegalArgumentException("a finding with a laterality has a site");
        }
    }

    /** Where, in the order of TID 1411: the site, and its side where there is one. */
    public List<Code> siteCodes() {
        return site.map(s -> laterality.map(l -> List.of(s, l)).orElse(List.of(s)))
                .orElse(List.of());
    }
}
