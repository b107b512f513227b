package org.summitledger.commitment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What one page printed. Statements are kept as they were printed, right or wrong.
 *
 * @param id its id
 * @param summitId the summit it is about
 * @param recordedOn the day it was published
 * @param amount what was printed, in whole units; empty where no amount was
 * @param unit currency code, documents, companies …
 * @param assessment consistent, conflicting, printed_error or claim
 */
public record Statement(
    String id,
    String summitId,
    LocalDate recordedOn,
    Optional<BigDecimal> amount,
    String unit,
    String assessment) {}
