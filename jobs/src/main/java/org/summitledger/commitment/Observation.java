package org.summitledger.commitment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something observed, or claimed, about commitments.
 *
 * @param series the series or event it belongs to; empty for a claim about a commitment
 * @param commitmentId the commitment a claim is about; empty for a series
 * @param kind value, event or claim
 * @param periodStart first day of the period it is about; empty where none is stated
 * @param periodEnd the day after the last
 * @param value the flow over the period, in whole units; empty where missing
 * @param unit currency code or what is counted
 * @param outcome of an event (held, postponed, cancelled, not_held) or a claim (exceeded, achieved
 *     …)
 * @param saidBy self_declared, validated or reported
 * @param recordedOn the day it was known
 * @param place its file and line
 */
public record Observation(
    String series,
    String commitmentId,
    String kind,
    Optional<LocalDate> periodStart,
    Optional<LocalDate> periodEnd,
    Optional<BigDecimal> value,
    String unit,
    String outcome,
    String saidBy,
    LocalDate recordedOn,
    String place) {

  /** Whether it is a value of a stated period. */
  public boolean isMeasured() {
    return kind.equals("value")
        && value.isPresent()
        && periodStart.isPresent()
        && periodEnd.isPresent();
  }
}
