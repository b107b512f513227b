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
 * @param unit currency code or what is counted; {@link #TIMES_BASELINE} where the target is a
 *     multiple of the baseline; empty without a target
 * @param approximate whether the source says "about"
 * @param window the time it is to be kept in
 * @param baselineStart first day of the stated baseline period
 * @param baselineEnd the day after the last of the stated baseline period
 * @param baseline the stated level before, over the baseline period, in the target's unit; of a
 *     multiple in that of the measure, over as long a time as the window
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

  /** The unit of a target that is a multiple of the level before. */
  public static final String TIMES_BASELINE = "times_baseline";

  /** Whether the target is money. */
  public boolean isMoney() {
    return target.isPresent() && unit.matches("[A-Z]{3}");
  }

  /** Whether the target is a multiple of the level before. */
  public boolean isMultipleOfBaseline() {
    return target.isPresent() && unit.equals(TIMES_BASELINE);
  }

  /** Why a multiple of a baseline is no amount: nothing states the baseline; empty for others. */
  public Optional<String> missingBaseline() {
    if (!isMultipleOfBaseline() || baseline.isPresent()) {
      return Optional.empty();
    }
    BigDecimal times = target.orElseThrow();
    String change =
        times.compareTo(BigDecimal.valueOf(2)) == 0
            ? "doubled"
            : "multiplied by " + times.stripTrailingZeros().toPlainString();
    return Optional.of("no source states the baseline that is to be " + change);
  }

  /** The same commitment, resting on fewer statements. */
  Commitment withStatements(List<String> known) {
    return with(target, unit, known);
  }

  /** The same commitment, its target worked out. */
  Commitment withTarget(BigDecimal amount, String amountUnit) {
    return with(Optional.of(amount), amountUnit, statements);
  }

  private Commitment with(
      Optional<BigDecimal> newTarget, String newUnit, List<String> newStatements) {
    return new Commitment(
        id,
        summitId,
        announcedOn,
        title,
        kind,
        givers,
        receivers,
        newTarget,
        newUnit,
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
        newStatements);
  }
}
