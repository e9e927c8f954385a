package org.deltarad.fhir.server;

import ca.uhn.fhir.model.api.IQueryParameterAnd;
import ca.uhn.fhir.model.api.IQueryParameterOr;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.DateAndListParam;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.deltarad.fhir.R4;

/** Search parameters as conditions on index entries; a parameter that was not given (null) adds none. */
final class Criteria {
    private static final String BY_IDENTIFIER = "identifier";

    private final ResourceIndex index;
    private Predicate<Entry> all = entry -> true;

    Criteria(ResourceIndex index) {
        this.index = index;
    }

    Predicate<Entry> predicate() {
        return all;
    }

    Criteria id(TokenAndListParam ids) {
        return and(ids, (entry, id) -> entry.id().equals(plain(id).getValue()));
    }

    /** By identifier or code. */
    Criteria token(String parameter, TokenAndListParam asked) {
        return and(asked, (entry, token) -> anyMatch(entry.tokens(parameter), plain(token)));
    }

    /** By reference to a served resource, or chained: {@code patient.identifier}. */
    Criteria reference(String parameter, ReferenceAndListParam asked) {
        return and(asked, (entry, one) -> entry.references(parameter).stream().anyMatch(target -> is(target, one)));
    }

    /** By the identifier of an order, which is all that is known of it: {@code based-on.identifier}. */
    Criteria order(String parameter, ReferenceAndListParam asked) {
        return and(asked, (entry, order) -> {
            if (!BY_IDENTIFIER.equals(order.getChain())) {
                throw new InvalidRequestException("orders are known by their identifiers: search " + parameter
                        + ".identifier or " + parameter + ":identifier");
            }
            return anyMatch(entry.tokens(parameter), order.toTokenParam(R4.context()));
        });
    }

    /** By the time that the resource is about; what has none is not found. */
    Criteria date(DateAndListParam dates) {
        return and(dates, (entry, asked) -> entry.time() != null && satisfies(entry.time(), asked));
    }

    Criteria updated(DateAndListParam dates) {
        return and(dates, (entry, asked) -> satisfies(TimeSpan.of(entry.updated()), asked));
    }

    private <T extends IQueryParameterType, O extends IQueryParameterOr<T>> Criteria and(
            IQueryParameterAnd<O> asked, BiPredicate<Entry, T> matches) {
        if (asked != null) {
            for (O alternatives : asked.getValuesAsQueryTokens()) {
                List<T> values = alternatives.getValuesAsQueryTokens();
                all = all.and(entry -> values.stream().anyMatch(value -> matches.test(entry, value)));
            }
        }
        return this;
    }

    /** @param target {@code Type/id} */
    private boolean is(String target, ReferenceParam asked) {
        int slash = target.indexOf('/');
        String type = target.substring(0, slash);
        String id = target.substring(slash + 1);
        if (BY_IDENTIFIER.equals(asked.getChain())) {
            TokenParam token = asked.toTokenParam(R4.context());
            return index.find(type, id)
                    .filter(found -> anyMatch(found.tokens(BY_IDENTIFIER), token))
                    .isPresent();
        }
        return (asked.getResourceType() == null || asked.getResourceType().equals(type))
                && id.equals(asked.getIdPart());
    }

    /** Refuses what would otherwise be ignored, such as {@code :not}. */
    private static TokenParam plain(TokenParam token) {
        if (token.getModifier() != null || token.getMissing() != null) {
            throw new InvalidRequestException("search modifiers are not supported");
        }
        return token;
    }

    private static boolean anyMatch(List<Token> tokens, TokenParam asked) {
        return tokens.stream().anyMatch(token -> token.matches(asked));
    }

    private boolean satisfies(TimeSpan time, DateParam asked) {
        if (asked.getMissing() != null || asked.isEmpty()) {
            throw new InvalidRequestException("search modifiers are not supported");
        }
        return time.satisfies(asked.getPrefix(), TimeSpan.of(asked, index.zone()));
    }
}
