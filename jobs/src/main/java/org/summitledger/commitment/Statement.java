package org.summitledger.commitment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What one page printed. Statements are kept as they were printed, right or wrong.
 *
 * @param id its id
 * @param summitId the summit it is about
 * @param commitmentId the commitment whose amount it prints, rightly or wrongly, where that does
 *     not rest on it; empty where it does, or where no single one is meant
 * @param recordedOn the day it was published
 * @param amount what was printed, in whole units; empty where no amount was
 * @param unit currency code, documents, companies …
 * @param assessment consistent, conflicting, printed_error or claim
 */
public record Statement(
    String id,
    String summitId,
    String commitmentId,
    LocalDate recordedOn,
    Optional<BigDecimal> amount,
    String unit,
    String assessment) {}
