package org.summitledger.reference;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One thing that a school of dependency asks for.
 *
 * @param indicator what is compared, such as import_hhi
 * @param comparison how
 * @param threshold in the unit; empty where the school's threshold is not known
 * @param unit ratio: a plain ratio, for a Herfindahl-Hirschman index between 0 and 1; or unstated
 * @param reference author, year, work and section where known
 * @param note whether the threshold was confirmed, and what to keep in mind
 */
public record DependencyCondition(
    String indicator,
    Comparison comparison,
    Optional<BigDecimal> threshold,
    String unit,
    String reference,
    String note) {

  /** How an indicator is held against a threshold. */
  public enum Comparison {
    /** The condition holds above the threshold. */
    GT,
    /** The condition holds at the threshold or above it. */
    GE,
    /** The school has the condition, but its threshold was not found. */
    UNSTATED
  }
}
