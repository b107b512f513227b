package org.summitledger.commitment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What was promised, resolved from statements. An empty value means that no source states it.
 *
 * @param id its id
 * @param summitId the summit at which it was made
 * @param announcedOn the summit's day
 * @param title what it is, in a few words
 * @param kind investment, trade, documents, event or quality
 * @param givers who promises, ISO3; both parties where they promise each other
 * @param receivers to whom, ISO3
 * @param target the amount or number promised, in whole units
 * @param unit currency code or what is counted; empty without a target
 * @param approximate whether the source says "about"
 * @param window the time it is to be kept in
 * @param baselineStart first day of the stated baseline period
 * @param baselineEnd the day after the last of the stated baseline period
 * @param baseline the stated level before, over the baseline period
 * @param sectors the stated scope; empty where no source states one
 * @param instrument private, public, public_private or unstated
 * @param measure what counts as the actual
 * @param measureRelation direct, proxy, context or not_observable
 * @param status where on the ladder from stated to completed it stands
 * @param statusSaidBy self_declared or validated
 * @param relation to the commitment in {@code relatedTo}
 * @param relatedTo another commitment; empty if it stands alone
 * @param additive whether it may be added to others without counting money twice
 * @param recordedOn the day it entered the ledger
 * @param statements the statements it was resolved from
 */
public record Commitment(
    String id,
    String summitId,
    LocalDate announcedOn,
    String title,
    String kind,
    List<String> givers,
    List<String> receivers,
    Optional<BigDecimal> target,
    String unit,
    boolean approximate,
    Window window,
    Optional<LocalDate> baselineStart,
    Optional<LocalDate> baselineEnd,
    Optional<BigDecimal> baseline,
    List<String> sectors,
    String instrument,
    Measure measure,
    String measureRelation,
    String status,
    String statusSaidBy,
    String relation,
    String relatedTo,
    boolean additive,
    LocalDate recordedOn,
    List<String> statements) {

  /** Whether the target is money. */
  public boolean isMoney() {
    return target.isPresent() && unit.matches("[A-Z]{3}");
  }

  /** The same commitment, resting on fewer statements. */
  Commitment withStatements(List<String> known) {
    return new Commitment(
        id,
        summitId,
        announcedOn,
        title,
        kind,
        givers,
        receivers,
        target,
        unit,
        approximate,
        window,
        baselineStart,
        baselineEnd,
        baseline,
        sectors,
        instrument,
        measure,
        measureRelation,
        status,
        statusSaidBy,
        relation,
        relatedTo,
        additive,
        recordedOn,
        known);
  }
}
